"""Who the answers reach: by deprivation everywhere, by group of people for an authority alone."""
