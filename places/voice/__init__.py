"""What people say of places: concerns, corrections, views."""
