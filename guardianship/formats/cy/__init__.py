"""Formats of Welsh."""
