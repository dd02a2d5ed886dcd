"""Session times as a person would jot them down, read into the rows of ``sessions.csv``.

``term tue,thu 18:00-21:00`` · ``hols mon-fri 10:00-15:00`` · ``first fri 19:00-22:00`` ·
``fortnightly wed 18:00-20:00 from 2026-09-09`` · ``once 2026-12-24 14:00-17:00`` ·
``daily 00:00-24:00 bh=normal`` · ``mon-fri 09:00-17:00 appointment`` ·
``fri 20:00-01:00 patch=PW-C01`` · ``sat 10:00-14:00 from 2026-06-06 to 2026-08-29``
"""

import re
from dataclasses import dataclass, field

HEADER = [
    "listing_id", "repeat", "weekday", "interval_weeks", "nth", "on_date", "starts_at", "ends_at",
    "season", "valid_from", "valid_to", "on_bank_holidays", "by_appointment", "coverage_area",
]  # fmt: skip
EXCEPTION_HEADER = [
    "listing_id", "kind", "first_day", "last_day", "starts_at", "ends_at", "note", "note_cy",
]  # fmt: skip

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT = {day[:3]: number for number, day in enumerate(DAYS)}
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
MEANINGS: dict[str, tuple[str, object]] = {
    "term": ("season", "term"),
    "hols": ("season", "holidays"),
    "fortnightly": ("weeks", 2),
    "once": ("repeat", "once"),
    "appointment": ("appointment", True),
}
SETTINGS = {"bh": "bank_holidays", "patch": "patch"}
DATED = {"from": "first", "to": "last", "once": "on_date"}
TIMES = re.compile(r"^(\d\d:\d\d)-(\d\d:\d\d)$")
DATE = re.compile(r"^\d{4}-\d\d-\d\d$")


class Unreadable(ValueError):
    """Raised for a jotting that says nothing, or something unknown."""


@dataclass
class Jotting:
    """One jotting, taken apart."""

    days: list[int] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    repeat: str = "weekly"
    weeks: int = 1
    nth: str = ""
    on_date: str = ""
    season: str = "always"
    first: str = ""
    last: str = ""
    bank_holidays: str = "closed"
    appointment: bool = False
    patch: str = ""


def session_rows(listing_id: str, jottings: list[str]) -> list[list[object]]:
    """The rows of ``sessions.csv`` for one listing; a row for each day and stretch of time."""
    rows: list[list[object]] = []
    for text in jottings:
        jotting = read_jotting(text)
        season = "dates" if jotting.first and jotting.last else jotting.season
        for day in jotting.days or [-1]:
            for start, end in jotting.times:
                rows.append([
                    listing_id, jotting.repeat, DAYS[day] if day >= 0 else "", jotting.weeks,
                    jotting.nth, jotting.on_date, start, end, season, jotting.first, jotting.last,
                    jotting.bank_holidays, "yes" if jotting.appointment else "no", jotting.patch,
                ])  # fmt: skip
    return rows


def exception_rows(listing_id: str, written: list[dict[str, str]]) -> list[list[object]]:
    """The rows of ``exceptions.csv`` for one listing."""
    rows: list[list[object]] = []
    for one in written:
        first, last = (one["days"].split("/") * 2)[:2]
        start, end = one["times"].split("-") if "times" in one else ("", "")
        note, note_cy = one.get("note", ""), one.get("note_cy", "")
        rows.append([listing_id, one["kind"], first, last, start, end, note, note_cy])
    return rows


def read_jotting(text: str) -> Jotting:
    """Take a jotting apart; raises ``Unreadable`` on any word that is not understood."""
    jotting = Jotting()
    words = text.split()
    for number, word in enumerate(words):
        if not _read_word(jotting, word, words[number - 1] if number else ""):
            raise Unreadable(f"{word!r} in {text!r}")
    if not jotting.times:
        raise Unreadable(f"no times in {text!r}")
    return jotting


def _read_word(jotting: Jotting, word: str, before: str) -> bool:
    """Read one word into the jotting; False when it means nothing."""
    times, setting = TIMES.match(word), SETTINGS.get(word.split("=")[0])
    if times:
        jotting.times.append((times[1], times[2]))
    elif DATE.match(word):
        if before not in DATED:
            return False
        setattr(jotting, DATED[before], word)
    elif word in NTH:
        jotting.repeat, jotting.nth = "monthly", str(NTH[word])
    elif word in MEANINGS:
        name, value = MEANINGS[word]
        setattr(jotting, name, value)
    elif setting and "=" in word:
        setattr(jotting, setting, word.split("=")[1])
    elif word not in DATED:
        return _read_days(jotting, word)
    return True


def _read_days(jotting: Jotting, word: str) -> bool:
    """``mon``, ``mon,wed``, ``mon-fri`` or ``daily``."""
    if word == "daily":
        jotting.days = list(range(7))
        return True
    for part in word.split(","):
        ends = part.split("-")
        if any(end not in SHORT for end in ends) or len(ends) > 2:
            return False
        jotting.days.extend(range(SHORT[ends[0]], SHORT[ends[-1]] + 1))
    return True
