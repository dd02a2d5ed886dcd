"""The dates of an OpenStreetMap rule: months, days of the year, years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from places.importers.hours.osm_cursor import Cursor
from places.importers.hours.osm_words import Sort
from places.importers.hours.reading import NotUnderstood
from places.recurrence import DateSpan

FIRST_YEAR, LAST_YEAR = 1900, 2200
LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class _Day:
    """A date as written; what was left out is None."""

    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class WrittenDates:
    """Spans of every year as month-day numbers, and spans of full dates."""

    yearly: tuple[tuple[int, int], ...] = ()
    dated: tuple[DateSpan, ...] = ()


def read_dates(cursor: Cursor) -> WrittenDates:
    """Reads the dates at the cursor, if there are any, and a colon behind them."""
    yearly: list[tuple[int, int]] = []
    dated: list[DateSpan] = []
    previous: _Day | None = None
    while _at_year(cursor) or cursor.sees(Sort.MONTH) or (previous and _at_day(cursor)):
        start = cursor.at
        first = _read_day(cursor, previous)
        last = _read_day(cursor, first) if _took_range(cursor) else first
        if cursor.sees(Sort.SIGN, "+") or cursor.sees(Sort.SIGN, "/"):
            raise cursor.refuse(start, "has no plain first and last day")
        source = cursor.source(start)
        if first.year is None and last.year is None:
            yearly.append(_yearly(first, last, source))
        else:
            dated.append(_dated(first, last, source))
        previous = last if last.day is not None else None
        if not (cursor.sees(Sort.SIGN, ",") and _date_follows(cursor, previous)):
            break
        cursor.take()
    if yearly or dated:
        cursor.took(":")
    return WrittenDates(tuple(yearly), tuple(dated))


def _at_year(cursor: Cursor) -> bool:
    return cursor.sees(Sort.NUMBER) and FIRST_YEAR <= cursor.word.number <= LAST_YEAR


def _at_day(cursor: Cursor) -> bool:
    return cursor.sees(Sort.NUMBER) and 1 <= cursor.word.number <= 31


def _date_follows(cursor: Cursor, previous: _Day | None) -> bool:
    ahead = cursor.peek()
    if ahead.sort is Sort.MONTH:
        return True
    if ahead.sort is not Sort.NUMBER:
        return False
    return ahead.number >= FIRST_YEAR or previous is not None


def _took_range(cursor: Cursor) -> bool:
    ahead = cursor.peek()
    if cursor.sees(Sort.SIGN, "-") and ahead.sort in (Sort.MONTH, Sort.NUMBER):
        cursor.take()
        return True
    return False


def _read_day(cursor: Cursor, before: _Day | None) -> _Day:
    """One date; a bare number is a day of the month of the date ``before``."""
    year = cursor.take().number if _at_year(cursor) else None
    if cursor.sees(Sort.MONTH):
        month = cursor.take().number
        return _Day(year, month, cursor.take().number if _at_day(cursor) else None)
    if year is not None:
        return _Day(year, None, None)
    if before is None or before.day is None or not _at_day(cursor):
        raise NotUnderstood(f"“{cursor.word.text}” is not a date")
    return _Day(before.year, before.month, cursor.take().number)


def _yearly(first: _Day, last: _Day, source: str) -> tuple[int, int]:
    if first.month is None or last.month is None or (first.day is None) != (last.day is None):
        raise NotUnderstood(f"“{source}” has no plain first and last day")
    starts = _date(LEAP_YEAR, first.month, first.day or 1, source)
    ends = (
        _date(LEAP_YEAR, last.month, last.day, source)
        if last.day
        else _month_end(LEAP_YEAR, last.month)
    )
    if ends < starts and (starts - ends).days == 1:
        raise NotUnderstood(f"“{source}” may mean the whole year or no day at all")
    return starts.month * 100 + starts.day, ends.month * 100 + ends.day


def _dated(first: _Day, last: _Day, source: str) -> DateSpan:
    if first.year is None or (first.day is None) != (last.day is None):
        raise NotUnderstood(f"“{source}” has no plain first and last day")
    if (first.month is None) != (last.month is None):
        raise NotUnderstood(f"“{source}” has no plain first and last day")
    starts = _date(first.year, first.month or 1, first.day or 1, source)
    year = last.year or first.year
    last_month = last.month or 12
    ends = _date(year, last_month, last.day, source) if last.day else _month_end(year, last_month)
    if ends < starts:
        raise NotUnderstood(f"“{source}” ends before it begins")
    return DateSpan(starts, ends)


def _date(year: int, month: int, day: int, source: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotUnderstood(f"“{source}” names a day that does not exist") from None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
