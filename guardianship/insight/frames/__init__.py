"""Rows of the database as the frames that analysis asks for."""
