"""Texts that a listing has in both languages."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
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


def marked(row: Any, name: str) -> SafeString:
    """The text of ``in_language``, marked as English where a Welsh reader gets English."""
    text = in_language(row, name)
    return in_english(text) if is_in_english_only(row, name) else format_html("{}", text)


def in_english(text: str) -> SafeString:
    """A text that exists in English only, marked so for a Welsh reader; nothing stays nothing."""
    if text and get_language() == WELSH:
        return format_html('<span lang="en">{}</span>', text)
    return format_html("{}", text)
