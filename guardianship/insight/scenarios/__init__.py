"""What if: other hours, other room, something new or something that ends, on top of a run."""
