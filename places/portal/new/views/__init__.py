"""The five pages, the look at all of it, and what can be done with it."""
