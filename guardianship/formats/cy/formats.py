"""Dates and times in Welsh; names of months and days come from the catalogue."""

from guardianship.formats.british import *  # noqa: F403
