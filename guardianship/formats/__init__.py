"""Dates and times as they are written here, by language; Django's own English is American."""
