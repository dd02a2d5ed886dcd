"""Demand: how often nothing was open for a question of the finder, as counts and nothing more."""
