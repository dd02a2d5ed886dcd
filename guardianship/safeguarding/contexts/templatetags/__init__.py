"""Tags of the pages of contexts."""
