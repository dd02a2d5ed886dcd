"""What organisations fill in."""
