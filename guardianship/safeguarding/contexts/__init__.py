"""Contexts: places and settings that are assessed and changed, never people (ledger C1)."""
