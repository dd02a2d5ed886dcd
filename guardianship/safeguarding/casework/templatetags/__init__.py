"""Tags of casework pages."""
