"""Which fields of a listing young people read as text, and the hints for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from places.plain_language.hints import Hint, hints

if TYPE_CHECKING:
    from places.models import Listing

IN_ENGLISH = ("summary", "walk_in", "who_you_meet", "recognise", "stay_note", "access_note")
READ_AS_TEXT = (*IN_ENGLISH, *(f"{name}_cy" for name in IN_ENGLISH if name != "access_note"))


def language_of(field: str) -> str:
    """The language in which a field is written, by its name."""
    return "cy" if field.endswith("_cy") else "en"


def hints_for(field: str, text: object) -> list[Hint]:
    """The hints for what stands in a field; none for a field that is no text."""
    if field not in READ_AS_TEXT or not isinstance(text, str):
        return []
    return hints(text, language_of(field))


def hints_of(listing: Listing, name_of: Callable[[str], str]) -> list[tuple[str, list[Hint]]]:
    """All hints for a version of a listing, with the name of each field that has some."""
    found = ((field, hints_for(field, getattr(listing, field))) for field in READ_AS_TEXT)
    return [(name_of(field), some) for field, some in found if some]
