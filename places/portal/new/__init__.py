"""A new listing in five short pages, each of which is kept before the next one."""
