"""Young people short of a place, by area and time: what support is missing, never who is worst."""
