"""Pages of the feeds on the editors' site."""
