"""Tags of the public pages: texts in two languages, the language switch, helplines."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString

from places.languages import WELSH, in_english, in_language, is_in_english_only, marked
from places.spoken_time import date_with_year

register = template.Library()
WELSH_ROOT = f"/{WELSH}"


@register.simple_tag
def told(row: Any, name: str) -> SafeString:
    """A listing's own text as paragraphs; marked as English where a Welsh reader gets English."""
    paragraphs = SafeString(linebreaks(in_language(row, name), autoescape=True))
    if is_in_english_only(row, name):
        return format_html('<div lang="en">{}</div>', paragraphs)
    return paragraphs


@register.simple_tag
def named(row: Any, name: str = "name") -> SafeString:
    """A short text of a row; marked as English where a Welsh reader gets English."""
    return marked(row, name)


@register.simple_tag
def in_other_language(request: HttpRequest | None) -> str:
    """The address of this page in the other language, with the same question."""
    address = request.get_full_path() if request else "/"
    is_welsh = address == WELSH_ROOT or address.startswith((f"{WELSH_ROOT}/", f"{WELSH_ROOT}?"))
    if is_welsh:
        # One slash only: with two the browser would go to another site.
        return "/" + address.removeprefix(WELSH_ROOT).lstrip("/")
    return WELSH_ROOT + address


@register.filter
def only_english(text: str) -> SafeString:
    """A text that exists in English only, marked so on a Welsh page."""
    return in_english(text)


@register.filter
def with_year(day: Any) -> str:
    """A date as "3 November 2026", in the reader's language."""
    return date_with_year(day) if day else ""
