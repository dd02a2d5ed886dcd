"""Times and days of a schedule. What has no certain meaning raises ``NotUnderstood``."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from gis.packs.cells import shown
from places.importers.hours import NotUnderstood
from places.importers.hours.clock_doubts import check_clock
from places.importers.hours.written import hours_of, stretch_of
from places.importers.open_referral.values import FIRST_DAY, LAST_DAY, Record
from places.recurrence import DateSpan, Hours, days_between
from places.timetable import instant

DAY_MIN = 24 * 60
LAST_MIN = DAY_MIN - 1
NOON = time(12)
CLOCK = re.compile(
    r"(\d{1,2})(?:[:.](\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(am|pm)?\s*(z|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
# "to" between two days.
STRETCH = re.compile(r"(?<=[a-z])\s*(?:[-–]|\bto\b)\s*(?=[a-z])", re.IGNORECASE)
BYDAY = re.compile(r"([+-]?\d{1,2})?\s*([a-z]+)", re.ASCII | re.IGNORECASE)
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_CHECKED_DAYS = 400


class _Clock:
    """A time of day as written: minutes after midnight, and minutes ahead of UTC if said."""

    def __init__(self, text: str) -> None:
        found = CLOCK.fullmatch(text.strip())
        if not found or not (found[2] or found[4]):
            raise NotUnderstood(f"{shown(text)} is not a time like 18:30")
        hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        half = (found[4] or "").lower()
        if half:
            if not 1 <= hour <= 12:
                raise NotUnderstood(f"{shown(text)} is not a time like 18:30")
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour > 24 or minute > 59 or (hour == 24 and minute) or second not in (0, 59):
            raise NotUnderstood(f"{shown(text)} is not a time like 18:30")
        self.minute = hour * 60 + minute
        self.ahead_min = _ahead_min(found[5])
        self.bare = f"{found[1]}:{minute:02}{half}"


def _ahead_min(text: str | None) -> int | None:
    if text is None:
        return None
    if text.lower() == "z":
        return 0
    digits = text[1:].replace(":", "")
    return (-1 if text[0] == "-" else 1) * (int(digits[:2]) * 60 + int(digits[2:]))


def hours(schedule: Record, span: DateSpan) -> Hours | None:
    """Opening and closing time; None when neither is said.

    A time with an offset counts where London's clocks have that offset on all days of ``span``.
    """
    # Holidays of version 1.0 begin at "open_at".
    opens = schedule.text("opens_at") or schedule.text("open_at")
    closes = schedule.text("closes_at")
    if not opens and not closes:
        return None
    if not opens or not closes:
        raise NotUnderstood("it says when it opens or closes and not both")
    first, last = _Clock(opens), _Clock(closes)
    for clock in (first, last):
        if clock.ahead_min is not None:
            _check_offset(clock.ahead_min, span, f"{opens}–{closes}")
    check_clock(first.bare, last.bare, on_24_hours=_is_machines(opens, closes))
    if first.minute == 0 and last.minute in (LAST_MIN, DAY_MIN):
        return hours_of(stretch_of(0, DAY_MIN, "24 hours"))
    return hours_of(stretch_of(first.minute, last.minute, f"{first.bare}–{last.bare}"))


def _is_machines(*texts: str) -> bool:
    """Whether each time has two digits or more for its hour, as a program writes them."""
    return all(re.match(r"\d\d[:.]", text.strip()) for text in texts)


def _check_offset(ahead_min: int, span: DateSpan, text: str) -> None:
    doubt = NotUnderstood(f"{shown(text)} has an offset that is wrong for half of the year")
    if span.first is None or span.last is None:
        raise doubt
    if (span.last - span.first).days > LONGEST_CHECKED_DAYS:
        raise doubt
    for day in days_between(span.first, span.last):
        noon = instant(day, NOON)
        if NOON.hour * 60 - (noon.hour * 60 + noon.minute) != ahead_min:
            raise doubt


def span(schedule: Record) -> DateSpan:
    """The first and last day on which a schedule holds."""
    try:
        first, last = schedule.day("valid_from"), schedule.day("valid_to")
        until = schedule.day("until")
    except ValueError as error:
        raise NotUnderstood(str(error)) from None
    first = first if first and first >= FIRST_DAY else None
    ends = [day for day in (last, until) if day is not None and day <= LAST_DAY]
    last = min(ends) if ends else None
    if first and last and last < first:
        raise NotUnderstood(f"it ends on {last}, before it begins on {first}")
    return DateSpan(first, last)


def weekdays(schedule: Record) -> list[tuple[int | None, int]]:
    """Pairs of which one of the month (None for every one) and weekday, Monday being 0."""
    found: dict[tuple[int | None, int], None] = {}
    for word in _day_words(schedule):
        part = BYDAY.fullmatch(word)
        weekday = _weekday(part[2]) if part else None
        if part is None or weekday is None:
            raise NotUnderstood(f"{shown(word)} is not a day such as MO or 2MO")
        found[int(part[1]) if part[1] else None, weekday] = None
    return list(found)


def _day_words(schedule: Record) -> list[str]:
    for key in ("byday", "weekday"):
        value = schedule.raw.get(key)
        if isinstance(value, list):
            return [str(part) for part in value if str(part).strip()]
        text = schedule.text(key)
        if text:
            parts = re.split(r"[,;&\s]+", STRETCH.sub("-", text.strip("[] ")))
            return [word for part in parts if part not in ("", "and") for word in _each_day(part)]
    return []


def _each_day(part: str) -> list[str]:
    """MO-WE as MO, TU and WE; anything else as it is."""
    first, _, last = part.partition("-")
    begins, ends = _weekday(first), _weekday(last)
    if begins is None or ends is None:
        return [part]
    return [DAY_NAMES[(begins + n) % 7] for n in range((ends - begins) % 7 + 1)]


def _weekday(word: str) -> int | None:
    """The weekday of MO, Mon, Monday or Mondays."""
    low = {"tues": "tue", "thur": "thu", "thurs": "thu"}.get(word.lower(), word.lower())
    for number, name in enumerate(DAY_NAMES):
        if low in (name, name[:2], name[:3], f"{name}s"):
            return number
    return None


def monday_on_or_after(day: date) -> date:
    """The first Monday that is not before ``day``."""
    return day + timedelta(days=-day.weekday() % 7)
