"""One column per day: ``HH:MM-HH:MM[,HH:MM-HH:MM]`` or ``CLOSED``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from places.importers.hours.clock_words import DASHES, SPACES, minute_of
from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import Days, Stretch, WrittenRule, stretch_of

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIMES = re.compile(r"(\d{1,2}):(\d{2}) ?- ?(\d{1,2}):(\d{2})")


def parse_columns(cells: Sequence[str]) -> list[WrittenRule]:
    """The rules of seven cells, Monday first. Raises ``NotUnderstood`` naming the cell.

    An empty cell is not a closed day: it is a day about which nothing is known.
    """
    if len(cells) != len(WEEKDAY_NAMES):
        raise NotUnderstood(f"there are {len(cells)} days in the week's columns, not 7")
    return [_rule(weekday, cell) for weekday, cell in enumerate(cells)]


def columns_text(cells: Sequence[str]) -> str:
    """The cells as one text, to be kept."""
    named = zip(WEEKDAY_NAMES, cells, strict=False)
    return "; ".join(f"{name} {cell.strip()}" for name, cell in named if cell.strip())


def _rule(weekday: int, cell: str) -> WrittenRule:
    days = Days(weekdays=frozenset({(weekday, None)}))
    plain = " ".join(cell.translate(DASHES).translate(SPACES).split())
    source = f"{WEEKDAY_NAMES[weekday]} {plain}".strip()
    if plain.lower() == "closed":
        return WrittenRule(days, off=True, source=source)
    if not plain:
        raise NotUnderstood(f"{source} is empty, which does not say closed")
    stretches = tuple(_stretch(part.strip(), source) for part in plain.split(","))
    return WrittenRule(days, stretches, source=source)


def _stretch(part: str, source: str) -> Stretch:
    found = TIMES.fullmatch(part)
    if not found:
        raise NotUnderstood(f"“{part}” in “{source}” is not HH:MM-HH:MM or CLOSED")
    starts, ends = found.group(1, 2), found.group(3, 4)
    return stretch_of(
        minute_of(int(starts[0]), int(starts[1]), part),
        minute_of(int(ends[0]), int(ends[1]), part),
        part,
    )
