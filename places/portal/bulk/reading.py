"""What the cells of one row say: values for fields, times, and what cannot be used.

An empty cell leaves what is there; ``-`` empties it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from gis.packs.cells import TURNING, words
from gis.packs.refusals import RowRefused
from places.enums import HoursKnownChoice, LocationVisibility
from places.importers.contacts import phone_from
from places.importers.hours import HoursShape, read_hours
from places.importers.timetables import why_not_held
from places.models import Listing
from places.portal.bulk.cells import unguarded
from places.portal.bulk.columns import (
    AGES,
    CHOICES,
    CODES,
    DAYS,
    EMPTIES,
    FIELDS,
    LISTS,
    LONG,
    NEVER_EMPTY,
    WHERE,
)
from places.recurrence import SessionRule

OLDEST_PERSON = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be used, and what to write instead.

    ``quoted`` is what the reader of hours says, in English.
    """

    column: str
    reason: str
    instead: str
    quoted: str = ""


@dataclass(slots=True)
class RowRead:
    """What a row says. ``rules`` is None where it says nothing of times."""

    id: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    rules: tuple[SessionRule, ...] | None = None
    by_days: bool = False
    faults: list[Fault] = field(default_factory=list)


class _Wrong(Exception):
    def __init__(self, reason: str, instead: str) -> None:
        super().__init__(reason)
        self.reason, self.instead = reason, instead


def read_row(cells: Mapping[str, str]) -> RowRead:
    """Read one row; never raises for what is in it."""
    found = RowRead(id=cells.get("id", "").strip())
    for name in (*FIELDS, *WHERE):
        if cells.get(name, "").strip():
            _try(found, name, cells[name], found.where if name in WHERE else found.fields)
    first, last = found.fields.get("age_from"), found.fields.get("age_to")
    if first is not None and last is not None and last < first:
        _fault(found, "age_to", _("The upper age is below the lower one."), _a_number())
    _read_hours(found, cells)
    return found


def _fault(found: RowRead, column: str, reason: str, instead: str, quoted: str = "") -> None:
    found.faults.append(Fault(column, reason, instead, quoted))


def _try(found: RowRead, name: str, cell: str, into: dict[str, Any]) -> None:
    try:
        into[name] = _value(name, cell)
    except _Wrong as wrong:
        _fault(found, name, wrong.reason, wrong.instead)


def _value(name: str, cell: str) -> Any:
    text = unguarded(cell.strip())
    if TURNING.search(text):
        raise _Wrong(_("It holds marks that turn the direction of writing."), _plain_words())
    # Behind the guard that our own files put there it is somebody's text.
    if cell.strip().startswith("="):
        raise _Wrong(_("It is a formula."), _plain_words())
    if text == EMPTIES:
        if name in NEVER_EMPTY:
            raise _Wrong(_("It cannot be empty."), _plain_words())
        return _nothing(name)
    try:
        text = words(text, name, lines=name in LONG)
    except RowRefused:
        raise _Wrong(_("It holds markup that cannot be read."), _plain_words()) from None
    return _reader(name)(name, text)


def _nothing(name: str) -> Any:
    return Listing._meta.get_field(name).get_default() if name in FIELDS else ""


def _reader(name: str) -> Callable[[str, str], Any]:
    if name in CHOICES or name == "location_visibility":
        return _choice
    if name in LISTS:
        return _choices
    if name in CODES:
        return _codes
    if name in AGES:
        return _age
    if name in ("phone", "text_number"):
        return _phone
    return {"email": _email, "website": _website}.get(name, _text)


def _text(name: str, text: str) -> str:
    longest = 8 if name == "postcode" else 300
    if name != "address" and name != "postcode":
        longest = getattr(Listing._meta.get_field(name), "max_length", None) or 0
    if longest and len(text) > longest:
        raise _Wrong(
            _("It is too long."), _("Write at most %(most)s characters.") % {"most": longest}
        )
    return text


def _labels(name: str) -> dict[str, str]:
    """Values by what somebody may write for them: the value, or its words in either language."""
    of = Listing._meta.get_field(name)
    pairs = of.base_field.flatchoices if name in LISTS else of.flatchoices
    found: dict[str, str] = {}
    for value, label in pairs:
        found[_key(str(value))] = str(value)
        for language in ("en", "cy"):
            with override(language):
                found.setdefault(_key(str(label)), str(value))
    return found


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _choice(name: str, text: str) -> str:
    labels = _labels(name)
    if _key(text) not in labels:
        raise _one_of(labels)
    return labels[_key(text)]


def _one_of(labels: dict[str, str]) -> _Wrong:
    choices = ", ".join(dict.fromkeys(labels.values()))
    return _Wrong(
        _("We do not know this word here."), _("Write one of: %(choices)s.") % {"choices": choices}
    )


def _choices(name: str, text: str) -> list[str]:
    labels = _labels(name)
    parts = [_key(part) for part in text.split(";") if part.strip()]
    if not set(parts) <= set(labels):
        raise _one_of(labels)
    chosen = {labels[part] for part in parts}
    return [value for value in dict.fromkeys(labels.values()) if value in chosen]


def _codes(name: str, text: str) -> list[str]:
    codes = [part.strip().lower() for part in text.split(";") if part.strip()]
    if any(not code.isascii() or not code.isalpha() or not 2 <= len(code) <= 8 for code in codes):
        raise _Wrong(_("This is no code of a language."), _("Write codes such as en; cy; bsl."))
    return list(dict.fromkeys(codes))


def _age(name: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= OLDEST_PERSON):
        raise _Wrong(_("This is no age."), _a_number())
    return int(text)


def _phone(name: str, text: str) -> str:
    number, note = phone_from(text)
    if note:
        raise _Wrong(
            _("This is no telephone number."), _("Write one number, such as 01633 496 0000.")
        )
    return number


def _email(name: str, text: str) -> str:
    try:
        return str(forms.EmailField(max_length=254).clean(text))
    except ValidationError:
        raise _Wrong(
            _("This is no e-mail address."), _("Write one address, such as club@example.org.")
        ) from None


def _website(name: str, text: str) -> str:
    try:
        return str(forms.URLField(max_length=300, assume_scheme="https").clean(text))
    except ValidationError:
        raise _Wrong(
            _("This is no web address."), _("Write it whole, such as https://example.org.")
        ) from None


def _a_number() -> str:
    return _("Write whole years, such as 11.")


def _plain_words() -> str:
    return _("Write plain words.")


def _times() -> str:
    return _("Write times such as 18:00-21:00 or CLOSED for each of the seven days.")


def _read_hours(found: RowRead, cells: Mapping[str, str]) -> None:
    days = [name for name in DAYS if name in cells]
    ways = [*days[:1], *(name for name in ("hours_osm", "hours_text") if name in cells)]
    if not ways:
        return
    column = ways[0]
    if len(ways) > 1:
        _fault(found, column, _("The times are written in more than one way."), _times())
        return
    shape = {"hours_osm": HoursShape.OSM, "hours_text": HoursShape.FREE_TEXT}.get(
        column, HoursShape.DAY_COLUMNS
    )
    value = [cells.get(name, "").strip() for name in DAYS] if days else cells[column]
    read = read_hours(shape, value)
    why = read.refused or why_not_held(read.sessions)
    if why:
        _fault(found, column, _("We do not understand it to the last word."), _times(), why)
    elif read.exceptions:
        dates = _("Single dates go onto the listing’s own page.")
        _fault(found, column, _("It names single dates."), dates)
    else:
        found.rules, found.by_days = read.sessions, bool(days)
        found.fields.setdefault("hours_known", HoursKnownChoice(read.hours_known.value).value)


def shows_exactly(where: Mapping[str, str]) -> bool:
    """Whether a new row shows its address."""
    return where.get("location_visibility", LocationVisibility.EXACT) == LocationVisibility.EXACT
