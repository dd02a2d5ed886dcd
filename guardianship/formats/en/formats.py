"""Dates and times in English; names of months and days come from the catalogue."""

from guardianship.formats.british import *  # noqa: F403
