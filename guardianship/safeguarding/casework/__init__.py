"""Casework: the pages under ``/casework/``, and drafts of half-written forms."""
