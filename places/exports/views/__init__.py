"""Answers to requests for lists in other forms."""
