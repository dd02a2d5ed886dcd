"""The forms of the five pages."""
