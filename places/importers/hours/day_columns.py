"""One column per day: ``HH:MM-HH:MM[,HH:MM-HH:MM]``, ``CLOSED``, or a cell in plain English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from places.importers.hours.clock_doubts import check_clock, shows_24_hours
from places.importers.hours.clock_words import DASHES, SPACES, minute_of
from places.importers.hours.free_text import parse_free_text
from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import Days, Stretch, WrittenRule, stretch_of

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIME = re.compile(r"\d{1,2}:\d{2}")
TIMES = re.compile(rf"{TIME.pattern} ?- ?{TIME.pattern}")


def parse_columns(cells: Sequence[str]) -> list[WrittenRule]:
    """The rules of seven cells, Monday first. Raises ``NotUnderstood`` naming the cell.

    An empty cell is not a closed day: it is a day about which nothing is known.
    """
    if len(cells) != len(WEEKDAY_NAMES):
        raise NotUnderstood(f"there are {len(cells)} days in the week's columns, not 7")
    times = [time for cell in cells for time in TIME.findall(_plain(cell))]
    on_24_hours = shows_24_hours(times)
    return [_rule(weekday, cell, on_24_hours) for weekday, cell in enumerate(cells)]


def columns_text(cells: Sequence[str]) -> str:
    """The cells as one text, to be kept."""
    named = zip(WEEKDAY_NAMES, cells, strict=False)
    return "; ".join(f"{name} {cell.strip()}" for name, cell in named if cell.strip())


def _rule(weekday: int, cell: str, on_24_hours: bool) -> WrittenRule:
    plain = _plain(cell)
    source = f"{WEEKDAY_NAMES[weekday]} {plain}".strip()
    if not plain:
        raise NotUnderstood(f"{source} is empty, which does not say closed")
    if plain.lower() == "closed":
        return WrittenRule(_days(weekday), off=True, source=source)
    parts = [part.strip() for part in plain.split(",")]
    if not any(TIMES.fullmatch(part) for part in parts):
        return _spoken(weekday, source)
    stretches = tuple(_stretch(part, source, on_24_hours) for part in parts)
    return WrittenRule(_days(weekday), stretches, source=source)


def _plain(cell: str) -> str:
    return " ".join(cell.translate(DASHES).translate(SPACES).split())


def _days(weekday: int) -> Days:
    return Days(weekdays=frozenset({(weekday, None)}))


def _stretch(part: str, source: str, on_24_hours: bool) -> Stretch:
    if not TIMES.fullmatch(part):
        raise NotUnderstood(f"“{part}” in “{source}” is not HH:MM-HH:MM or CLOSED")
    opens, closes = (time.strip() for time in part.split("-"))
    check_clock(opens, closes, on_24_hours=on_24_hours)
    return stretch_of(_minute(opens, part), _minute(closes, part), part)


def _minute(text: str, part: str) -> int:
    hour, minute = text.split(":")
    return minute_of(int(hour), int(minute), part)


def _spoken(weekday: int, source: str) -> WrittenRule:
    """A cell in words, such as "8pm - 2am" or "24 hours", if it is about its own day only."""
    try:
        rules, _readings = parse_free_text(source)
    except NotUnderstood as error:
        raise NotUnderstood(f"“{source}” is not HH:MM-HH:MM or CLOSED: {error}") from error
    if len(rules) != 1 or rules[0].days != _days(weekday) or rules[0].always:
        raise NotUnderstood(f"“{source}” says more than the hours of its day")
    return replace(rules[0], adds=False, source=source)
