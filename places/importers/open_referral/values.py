"""Members of a record by name, whatever types their publisher gave them."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import nh3

from gis.packs.cells import BREAKS, is_missing, shown, words

Notes = list[tuple[str, str]]
NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,20})?", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.ASCII)
# The reference server of version 1.0 writes 31/12/2021 00:00:00.
BRITISH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", re.ASCII)
CLOCK_BEHIND = re.compile(r" (\d{1,2}):(\d\d)(?::(\d\d))?$", re.ASCII)
SCRIPTS = {"script", "style"}
# What begins a line right behind words, where nobody ended the line before.
BEGINS = re.compile(r"(?<=[^\s>])<\s*(p|li|div|h\d|tr|dt|dd|ul|ol)\b[^>]*>", re.IGNORECASE)
# Days outside these are what programs write where nobody gave one: 0001-01-01, 9999-12-31.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
# A UUID however it is spelt; ids that differ in that alone are one.
UUID_TEXT = re.compile(
    r"(?:urn:uuid:|\{)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.ASCII | re.IGNORECASE
)
# What programs write where nobody gave an id.
NO_IDS = {"0", "00000000-0000-0000-0000-000000000000"}


class Record:
    """An object of a feed. ``path`` is how a report names it; ``notes`` gathers what to tell."""

    def __init__(self, raw: Mapping[str, Any], notes: Notes, path: str = "") -> None:
        self.raw, self.notes, self.path = raw, notes, path

    def field(self, key: str) -> str:
        """A member's name in reports."""
        return f"{self.path}.{key}" if self.path else key

    def note(self, key: str, reason: str) -> None:
        """Something to tell about a member that is used or left out."""
        self.notes.append((self.field(key), reason))

    def text(self, key: str, *, lines: bool = False, most_chars: int = 0) -> str:
        """Words without markup; empty when absent. Longer ones are cut, and that is told."""
        value = self.raw.get(key)
        if value is None:
            return ""
        if isinstance(value, bool | list | Mapping):
            self.note(key, "is no text and was left out")
            return ""
        found = words(without_markup(str(value)), self.field(key), lines=lines)
        if most_chars and len(found) > most_chars:
            self.note(key, f"was cut to {most_chars} characters")
            found = f"{found[: most_chars - 1].rstrip()}…"
        return found

    def id(self, key: str = "id") -> str:
        """An identifier (see ``known_as``); empty when there is none."""
        return known_as(self.raw.get(key))

    def number(self, key: str) -> float | None:
        """A number, also from a text that is one; None when absent or, with a note, none."""
        value = self.raw.get(key)
        if value is None or (isinstance(value, str) and is_missing(value)):
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            found = float(value) if abs(value) < 1e15 else math.nan
        elif isinstance(value, str) and NUMBER.fullmatch(value.strip()):
            found = float(value.strip())
        else:
            found = math.nan
        if math.isfinite(found):
            return found
        self.note(key, f"{shown(str(value)[:200])} is not a number and was left out")
        return None

    def day(self, key: str) -> date | None:
        """A date, ISO or British; None when absent. Raises ``ValueError`` for anything else."""
        text = self.text(key)
        if not text:
            return None
        found = day_in(text)
        if found is None:
            raise ValueError(f"{shown(text)} is not a date")
        return found

    def child(self, key: str) -> Record:
        """The object that is a member; an empty one when there is none."""
        value = self.raw.get(key)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if not isinstance(value, Mapping):
            value = {}
        return Record(value, self.notes, self.field(key))

    def children(self, *keys: str) -> list[Record]:
        """The objects of the lists by these names; one object alone is a list of one."""
        return list(self._children(keys))

    def _children(self, keys: tuple[str, ...]) -> Iterator[Record]:
        for key in keys:
            value = self.raw.get(key)
            parts = value if isinstance(value, list) else [value]
            for number, part in enumerate(parts, start=1):
                if isinstance(part, Mapping):
                    yield Record(part, self.notes, f"{self.field(key)} {number}")
                elif part is not None:
                    self.note(key, "is no object and was left out")

    def __bool__(self) -> bool:
        return bool(self.raw)


def known_as(value: object) -> str:
    """An identifier as text: 12 and 12.0 are one, and so are UUIDs in small and large letters."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = " ".join(str(value).split())
    found = UUID_TEXT.fullmatch(text)
    text = found[1].lower() if found else text
    return "" if is_missing(text) or text in NO_IDS else text


def day_in(text: str) -> date | None:
    """The date that a text is, ISO or British, a time behind it or not; None when it is none."""
    if found := ISO_DAY.fullmatch(text):
        parts = (found[1], found[2], found[3])
    elif found := BRITISH_DAY.fullmatch(text):
        parts = (found[3], found[2], found[1])
    else:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def moment_in(value: object) -> datetime | None:
    """The moment that a publisher wrote in one of many ways; without a zone it is in UTC."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not 0 < value < 1e14:  # an integer of JSON may be larger than any float
            return None
        return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
    text = str(value).strip() if isinstance(value, str) else ""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        day = day_in(text)
        if day is None:
            return None
        clock = CLOCK_BEHIND.search(text)
        hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
        if hour > 23 or minute > 59 or second > 59:
            return None
        found = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def without_markup(text: str) -> str:
    """The words of HTML; breaks of lines and paragraphs stay, scripts go with what they hold."""
    if "<" not in text and "&" not in text:
        return text
    broken = BEGINS.sub("\n", BREAKS.sub("\n", text))
    clean = nh3.clean(broken, tags=set(), clean_content_tags=SCRIPTS)
    return html.unescape(clean)
