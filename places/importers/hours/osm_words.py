"""An OpenStreetMap ``opening_hours`` value cut into words, sloppy spellings put right.

Only what can be read in one way is put right, and every repair is noted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from places.importers.hours.clock_words import (
    DASHES,
    MONTHS,
    SPACES,
    WEEKDAYS,
    minute_of,
    minute_of_half,
)
from places.importers.hours.reading import NotUnderstood

LAST_HOUR = 48  # the specification lets an end be written as 26:00
SPOKEN_FOR = {
    "sunrise": "depends on the sun",
    "sunset": "depends on the sun",
    "dawn": "depends on the sun",
    "dusk": "depends on the sun",
    "easter": "moves from year to year",
    "week": "counts the weeks of the year",
    "day": "counts days from another day",
    "days": "counts days from another day",
}
SHORT_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SHORT_MONTHS = tuple(name.title() for name in MONTHS if len(name) == 3)
MARKS = {"open": "open", "off": "off", "closed": "off", "unknown": "unknown"}
PATTERN = re.compile(
    r"""(?P<space>\s+)
    |(?P<comment>"[^"]*")
    |(?P<always>24\s*/\s*7(?!\d))
    |(?P<half>(?<![\d:.])\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)\b)
    |(?P<clock>(?<![\d:.])\d{1,2}[:.]\d{2}(?![\d:.]))
    |(?P<number>\d+)
    |(?P<word>[^\W\d_]+\.?)
    |(?P<fallback>\|\|)
    |(?P<sign>.)""",
    re.VERBOSE | re.IGNORECASE,
)


class Sort(StrEnum):
    """What sort of word a word is."""

    COMMENT = "comment"
    ALWAYS = "24/7"
    TIME = "time"
    NUMBER = "number"
    WEEKDAY = "weekday"
    MONTH = "month"
    HOLIDAY = "holiday"
    MARK = "mark"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Word:
    """A word; ``number`` is minutes, a weekday, a month or a number, ``text`` as normalised.

    ``first`` and ``last`` are its place in the text.
    """

    sort: Sort
    text: str
    number: int
    first: int
    last: int


def words_of(text: str) -> tuple[list[Word], list[str]]:
    """The words of a value, with an END behind them, and the repairs made on the way."""
    plain = text.translate(DASHES).translate(SPACES)
    repairs = ["other dashes read as “-”"] if text.translate(DASHES) != text else []
    for quote in "“”„":
        plain = plain.replace(quote, '"')
    words: list[Word] = []
    for match in PATTERN.finditer(plain):
        kind, found = str(match.lastgroup), match.group()
        if kind == "space":
            continue
        sort, normal, number = _sorted_word(kind, found)
        if kind in ("word", "half", "clock") and found != normal:
            repairs.append(f"“{found}” read as “{normal}”")
        words.append(Word(sort, normal, number, match.start(), match.end()))
    words.append(Word(Sort.END, "", 0, len(plain), len(plain)))
    return words, list(dict.fromkeys(repairs))


def _sorted_word(kind: str, found: str) -> tuple[Sort, str, int]:
    if kind == "comment":
        return Sort.COMMENT, found.strip('"').strip(), 0
    if kind == "always":
        return Sort.ALWAYS, "24/7", 0
    if kind == "number":
        return Sort.NUMBER, found, int(found[:9])
    if kind == "word":
        return _named(found)
    if kind in ("half", "clock"):
        minute = _half(found) if kind == "half" else _clock(found)
        return Sort.TIME, f"{minute // 60:02}:{minute % 60:02}", minute
    return Sort.SIGN, found, 0


def _named(found: str) -> tuple[Sort, str, int]:
    key = found.rstrip(".").lower()
    if key in WEEKDAYS:
        return Sort.WEEKDAY, SHORT_DAYS[WEEKDAYS[key]], WEEKDAYS[key]
    if key in MONTHS:
        number = MONTHS[key]
        return Sort.MONTH, SHORT_MONTHS[number - 1], number
    if key in ("ph", "sh"):
        return Sort.HOLIDAY, key.upper(), 0
    if key in MARKS:
        # "closed" is the specification's own other word for "off": nothing to report.
        return Sort.MARK, "closed" if found == "closed" else MARKS[key], 0
    reason = SPOKEN_FOR.get(key, "is not a word of opening hours")
    raise NotUnderstood(f"“{found}” {reason}")


def _clock(found: str) -> int:
    hour, minute = re.split("[:.]", found)
    return minute_of(int(hour), int(minute), found, LAST_HOUR)


def _half(found: str) -> int:
    parts = re.match(r"(\d+)(?:[:.](\d+))?\s?(am|pm)", found, re.IGNORECASE)
    if parts is None:
        raise NotUnderstood(f"“{found}” is not a time of day")
    return minute_of_half(int(parts[1]), int(parts[2] or 0), parts[3].lower(), found)
