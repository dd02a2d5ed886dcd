"""Harm counts: numbers by area, month, time band, category and source. No person, no point."""
