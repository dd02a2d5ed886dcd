"""A picture of a listing: agreed to by whoever is in it, looked at before it is public."""
