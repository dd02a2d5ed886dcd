"""Template tags of people's own accounts."""
