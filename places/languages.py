"""Texts that a listing has in both languages."""

from typing import Any

from django.utils.translation import get_language

WELSH = "cy"


def in_language(row: Any, name: str) -> str:
    """The text of the field ``name`` in the reader's language, else in English."""
    if get_language() == WELSH:
        welsh: str = getattr(row, f"{name}_{WELSH}", "")
        if welsh:
            return welsh
    text: str = getattr(row, name)
    return text


def is_in_english_only(row: Any, name: str) -> bool:
    """Whether a Welsh reader gets this text in English, which the page then has to say."""
    return (
        get_language() == WELSH
        and bool(getattr(row, name))
        and not getattr(row, f"{name}_{WELSH}", "")
    )
