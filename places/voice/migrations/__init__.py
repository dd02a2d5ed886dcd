"""Migrations of what people say."""
