"""The weekdays and holidays of an OpenStreetMap rule."""

from __future__ import annotations

from dataclasses import dataclass

from places.importers.hours.osm_cursor import Cursor
from places.importers.hours.osm_words import Sort
from places.importers.hours.written import Holiday

MOST_OF_A_WEEKDAY = 5  # in one month


@dataclass(frozen=True, slots=True)
class WrittenDays:
    """Weekdays (with which one of the month) and holidays, as ``written.Days`` has them."""

    weekdays: frozenset[tuple[int, int | None]]
    holidays: frozenset[Holiday]
    holidays_on_weekdays: bool


def read_days(cursor: Cursor) -> WrittenDays:
    """Reads the weekdays and holidays at the cursor, if there are any."""
    weekdays: set[tuple[int, int | None]] = set()
    holidays: set[Holiday] = set()
    holidays_on_weekdays = False
    while cursor.sees(Sort.WEEKDAY) or cursor.sees(Sort.HOLIDAY):
        if cursor.sees(Sort.HOLIDAY):
            holidays.add(_read_holiday(cursor))
        else:
            weekdays |= _read_weekdays(cursor)
        if cursor.sees(Sort.SIGN, ",") and cursor.peek().sort in (Sort.WEEKDAY, Sort.HOLIDAY):
            cursor.take()
        elif cursor.sees(Sort.WEEKDAY) and holidays and not weekdays:
            holidays_on_weekdays = True  # "SH Mo-Fr": weekdays of the school holidays
        else:
            break
    return WrittenDays(frozenset(weekdays), frozenset(holidays), holidays_on_weekdays)


def _read_holiday(cursor: Cursor) -> Holiday:
    start = cursor.at
    holiday = Holiday(cursor.take().text)
    if cursor.sees(Sort.SIGN, "+") or cursor.sees(Sort.SIGN, "-"):
        raise cursor.refuse(start, "counts days from another day")
    return holiday


def _read_weekdays(cursor: Cursor) -> set[tuple[int, int | None]]:
    start = cursor.at
    first = cursor.take().number
    if cursor.sees(Sort.SIGN, "["):
        return {(first, nth) for nth in _read_nths(cursor, start)}
    if not cursor.took("-"):
        return {(first, None)}
    if not cursor.sees(Sort.WEEKDAY):
        raise cursor.refuse(start, "is not a span of weekdays")
    last = cursor.take().number
    if cursor.sees(Sort.SIGN, "[") or first == last:
        raise cursor.refuse(start, "is not a plain span of weekdays")
    return {((first + step) % 7, None) for step in range((last - first) % 7 + 1)}


def _read_nths(cursor: Cursor, start: int) -> set[int]:
    """``[1]``, ``[1,3]``, ``[2-4]``, ``[-1]``."""
    cursor.take()
    nths: set[int] = set()
    while True:
        sign = -1 if cursor.took("-") else 1
        first = last = _read_nth(cursor, start)
        if sign > 0 and cursor.took("-"):
            last = _read_nth(cursor, start)
        nths |= {sign * nth for nth in range(first, last + 1)}
        if cursor.took("]"):
            break
        if not cursor.took(",") or last < first:
            raise cursor.refuse(start, "does not say which one of the month")
    if cursor.sees(Sort.SIGN, "+") or cursor.sees(Sort.SIGN, "-"):
        raise cursor.refuse(start, "counts days from another day")
    if not nths:
        raise cursor.refuse(start, "does not say which one of the month")
    return nths


def _read_nth(cursor: Cursor, start: int) -> int:
    if not cursor.sees(Sort.NUMBER) or not 1 <= cursor.word.number <= MOST_OF_A_WEEKDAY:
        raise cursor.refuse(start, "does not say which one of the month")
    return cursor.take().number
