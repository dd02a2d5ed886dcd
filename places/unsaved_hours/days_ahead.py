"""The next days one by one, from the intervals that would be stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from places.enums import ExceptionChoice
from places.finder.cards import reason_words
from places.spoken_time import clock_time, long_date, long_day, wall_range
from places.timetable import Interval, day_bounds, local_day

if TYPE_CHECKING:
    from places.models import ListingException
    from places.unsaved_hours.outlook import Outlook

DAYS_AHEAD = 14
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimeAhead:
    """A stretch of one day in words, and why it is not sure (empty where it is)."""

    words: str
    doubt: str


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One of the next days: what is open on it, and what makes it unlike others."""

    day: date
    label: str
    times: list[TimeAhead]
    notes: list[str]


def days_ahead(outlook: Outlook) -> list[DayAhead]:
    """Today and the thirteen days after it."""
    days = [outlook.today + timedelta(days=n) for n in range(DAYS_AHEAD)]
    return [
        DayAhead(
            day,
            long_date(day, outlook.today),
            [_time(i, day) for i in outlook.intervals if _is_told(i, day, outlook.today)],
            list(_notes(outlook, day)),
        )
        for day in days
    ]


def _is_told(interval: Interval, day: date, today: date) -> bool:
    """Told on the day it begins; today, and past a whole day, also where it goes on."""
    begins, ends = day_bounds(day)
    if interval.end <= begins or interval.start >= ends:
        return False
    goes_on = day == today or interval.end - interval.start > A_DAY
    return interval.start >= begins or goes_on


def _time(interval: Interval, day: date) -> TimeAhead:
    return TimeAhead(_words(interval, day), reason_words(interval.reason))


def _words(interval: Interval, day: date) -> str:
    begins, ends = day_bounds(day)
    times = {"start": clock_time(interval.start), "end": clock_time(interval.end)}
    if interval.start <= begins and interval.end >= ends:
        return _("all day")
    if interval.start < begins:
        return _("until %(end)s") % times
    if interval.end - interval.start > A_DAY:
        return _("from %(start)s, day and night") % times
    span = f"{times['start']}–{times['end']}"
    last = local_day(interval.end)
    if last == day or interval.end == ends:
        return span
    return _("%(span)s (%(day)s)") % {"span": span, "day": long_day(last)}


def _notes(outlook: Outlook, day: date) -> Iterator[str]:
    """Bank holiday, school holidays, exceptions and the change of the clocks."""
    calendars = outlook.calendars
    if day in calendars.bank_holidays:
        yield _("bank holiday")
    elif calendars.may_be_bank_holiday(day):
        yield _("perhaps a bank holiday")
    if calendars.terms is not None and calendars.terms.is_term(day) is False:
        yield _("school holidays")
    for row in outlook.hours.exceptions:
        if row.first_day <= day <= row.last_day:
            yield _exception_words(row)
    begins, ends = day_bounds(day)
    if ends - begins < A_DAY:
        yield _("the clocks go forward")
    elif ends - begins > A_DAY:
        yield _("the clocks go back")


def _exception_words(row: ListingException) -> str:
    if row.kind == ExceptionChoice.CLOSED or row.starts_at is None or row.ends_at is None:
        said = _("closed on this date")
    else:
        hours = {"hours": wall_range(row.starts_at, row.ends_at)}
        said = _("%(hours)s instead") % hours
        if row.kind == ExceptionChoice.EXTRA:
            said = _("also open %(hours)s") % hours
    return f"{said}: {row.note}" if row.note else said
