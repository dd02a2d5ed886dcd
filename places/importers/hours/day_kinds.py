"""The sorts of day that a text tells apart, so that every one can be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import WrittenRule
from places.recurrence import DateSpan

WHOLE_YEAR = (101, 1231)
LEAP_YEAR = 2024  # its calendar holds every month and day there can be
MOST_PIECES = 400
# First to fifth of the month against last to fifth from last: the pairs that can happen.
NTH_PAIRS = tuple((nth, nth - of - 1) for of in (4, 5) for nth in range(1, of + 1))


def yearly_pieces(rules: Iterable[WrittenRule]) -> list[tuple[int, int]]:
    """The year cut wherever a rule begins or ends, as (first, last) month-day numbers."""
    starts = {WHOLE_YEAR[0]}
    for rule in rules:
        for first, last in rule.days.yearly:
            starts |= {first, _next_month_day(last)}
    ordered = sorted(starts)
    ends = [_month_day_before(start) for start in ordered[1:]] + [WHOLE_YEAR[1]]
    return list(zip(ordered, ends, strict=True))


def dated_pieces(rules: Iterable[WrittenRule]) -> list[DateSpan]:
    """All time cut wherever a dated rule begins or ends."""
    cuts: set[date] = set()
    for rule in rules:
        for span in rule.days.dated:
            cuts |= {day for day in (span.first, _after(span.last)) if day}
    ordered = sorted(cuts)
    firsts: list[date | None] = [None, *ordered]
    lasts: list[date | None] = [day - timedelta(days=1) for day in ordered] + [None]
    return [DateSpan(first, last) for first, last in zip(firsts, lasts, strict=True)]


def counted_weekdays(rules: Sequence[WrittenRule]) -> frozenset[int]:
    """The weekdays of which some rule names only the nth of a month."""
    pairs = (pair for rule in rules for pair in rule.days.weekdays)
    return frozenset(weekday for weekday, nth in pairs if nth is not None)


def refuse_too_many(pieces: int) -> None:
    """Raises ``NotUnderstood`` for a text that cuts the calendar into too many pieces."""
    if pieces > MOST_PIECES:
        raise NotUnderstood("there are too many different dates to keep as sessions")


def _next_month_day(month_day: int) -> int:
    return _number(_as_date(month_day) + timedelta(days=1))


def _month_day_before(month_day: int) -> int:
    return _number(_as_date(month_day) - timedelta(days=1))


def _as_date(month_day: int) -> date:
    return date(LEAP_YEAR, *divmod(month_day, 100))


def _number(day: date) -> int:
    return day.month * 100 + day.day


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None
