"""Hours in plain English cut into words; a word that is not known ends the reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from places.importers.hours.clock_words import BY_APPOINTMENT, DASHES, SPACES, WEEKDAYS
from places.importers.hours.reading import NotUnderstood


class Part(StrEnum):
    """What part a word plays."""

    DAYS = "days"
    NTH = "nth"
    MONTHLY = "monthly"
    BANK_HOLIDAYS = "bank holidays"
    TERM = "term"
    SCHOOL_HOLIDAYS = "school holidays"
    TIME = "time"
    WHOLE_DAY = "24 hours"
    APPOINTMENT = "appointment"
    CLOSED = "closed"
    CLOSED_ON_BANK_HOLIDAYS = "closed on bank holidays"
    WITH_BANK_HOLIDAYS = "with bank holidays"
    AND = "and"
    TO = "to"
    COLON = "colon"
    FILLER = "filler"
    STOP = "stop"
    END = "end"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word with its part; ``text`` as found, ``groups`` what its pattern caught."""

    part: Part
    text: str
    weekdays: tuple[int, ...] = ()
    nth: int = 0


NTHS = {
    name: number
    for number, names in {
        1: "1st first",
        2: "2nd second",
        3: "3rd third",
        4: "4th fourth",
        5: "5th fifth",
        -1: "last",
    }.items()
    for name in names.split()
}
DAY_SETS = {
    "weekdays": range(5),
    "weekday": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
    "daily": range(7),
    "every day": range(7),
    "everyday": range(7),
    "7 days a week": range(7),
    "seven days a week": range(7),
}
BANK = r"(?:bank|public) holidays?"
PATTERNS: list[tuple[Part | None, str]] = [
    (None, r"[ ]+"),
    (
        Part.CLOSED_ON_BANK_HOLIDAYS,
        rf"\(?(?:closed|not open|except|excluding|excl?\.?)(?: on| for)?(?: all)? {BANK}\)?",
    ),
    (Part.WITH_BANK_HOLIDAYS, rf"\(?(?:including|incl?\.?|and on)(?: all)? {BANK}\)?"),
    (Part.BANK_HOLIDAYS, BANK),
    (
        Part.TERM,
        r"\(?(?:during |in )?(?:local )?(?:school )?term(?:[ -]?times?|s)(?: only)?\)?",
    ),
    (Part.SCHOOL_HOLIDAYS, r"\(?(?:during |in )?(?:the )?school holidays?(?: only)?\)?"),
    (Part.WHOLE_DAY, r"24 ?(?:hours|hrs)(?: a day)?"),
    (Part.DAYS, "|".join(sorted(map(re.escape, DAY_SETS), key=len, reverse=True))),
    (Part.MONTHLY, r"(?:of|in|each|every)(?: the| each| every)? month|monthly"),
    (Part.NTH, "|".join(sorted(NTHS, key=len, reverse=True))),
    (Part.DAYS, "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r"(?:\.(?= ))?"),
    (Part.TIME, r"12 ?noon|noon|12 ?midnight|midnight"),
    (Part.TIME, r"\d{1,2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m\.?|p\.m\.?))?"),
    (Part.CLOSED, r"closed(?: on)?|off"),
    (Part.APPOINTMENT, rf"\(?(?:{BY_APPOINTMENT.pattern})\)?"),
    (Part.AND, r"and|&|,|/|\+"),
    (Part.TO, r"to|till|until|through|-"),
    (Part.COLON, r":"),
    (Part.FILLER, r"opening (?:times|hours)|open|from|on|every|each|between"),
    (Part.STOP, r"[;.\n]"),
]
COMPILED = [
    # A word that ends in a letter or a figure ends there: "mon" is not the start of "monkey".
    (part, re.compile(rf"(?:{pattern})(?:(?<![a-z0-9])|(?![a-z0-9]))"))
    for part, pattern in PATTERNS
]


def spoken_words(text: str) -> list[Spoken]:
    """The words of the text with END behind them. Raises ``NotUnderstood`` at a strange one."""
    lines = re.split(r"\s*\n\s*", text.strip().translate(DASHES))
    plain = "\n".join(" ".join(line.translate(SPACES).split()) for line in lines).lower()
    words: list[Spoken] = []
    at = 0
    while at < len(plain):
        part, found = _next_word(plain, at)
        at += len(found)
        if part:
            words.append(_spoken(part, found))
    return [*words, Spoken(Part.END, "")]


def _next_word(plain: str, at: int) -> tuple[Part | None, str]:
    for part, pattern in COMPILED:
        found = pattern.match(plain, at)
        if found:
            return part, found[0]
    strange = re.match(r"\w+|.", plain[at:])
    raise NotUnderstood(f"“{strange[0] if strange else plain[at]}” is not understood")


def _spoken(part: Part, text: str) -> Spoken:
    if part is Part.DAYS:
        weekdays = DAY_SETS.get(text)
        found = tuple(weekdays) if weekdays else (WEEKDAYS[text.rstrip(".")],)
        return Spoken(part, text, found)
    return Spoken(part, text, nth=NTHS[text]) if part is Part.NTH else Spoken(part, text)
