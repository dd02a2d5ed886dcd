"""When a session happens: its repeating rule against one calendar day.

Pure: no Django, no clock. Weeks start on Monday and fortnights are counted from the week
that holds ``valid_from``, as RFC 5545 does with ``DTSTART`` and ``WKST=MO``.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum


class Repeat(StrEnum):
    """How a session comes back."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    ONCE = "once"


class Season(StrEnum):
    """Which part of the school year a session belongs to."""

    ALWAYS = "always"
    TERM = "term"
    HOLIDAYS = "holidays"
    DATES = "dates"


class OnBankHolidays(StrEnum):
    """What happens to a session on a bank holiday.

    ``SPECIAL`` sessions run on bank holidays only, in place of the others. ``NOT_SAID``
    is what an import says when its source is silent: the day is then not sure.
    """

    CLOSED = "closed"
    NORMAL = "normal"
    SPECIAL = "special"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from ``first`` to ``last``, both included; ``None`` is open-ended."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        after_start = self.first is None or self.first <= day
        return after_start and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of wall-clock time that begins on a given day.

    ``ends_next_day`` marks an end after midnight; ``00:00`` the next day is "24:00".
    A stretch lasts more than nothing and at most 24 hours, else ``ValueError``.
    """

    starts_at: time
    ends_at: time
    ends_next_day: bool = False

    def __post_init__(self) -> None:
        if self.ends_next_day == (self.ends_at > self.starts_at):
            raise ValueError(
                f"{self.starts_at:%H:%M} to {self.ends_at:%H:%M} must last more than nothing "
                "and at most 24 hours; say whether it ends on the next day"
            )


@dataclass(frozen=True, slots=True)
class SessionRule:
    """One recurring time: which days, and from when to when.

    ``weekday`` is 0 for Monday; ``None`` means every day. ``nth`` counts a weekday within
    its month, from the end when negative. ``yearly_from`` and ``yearly_to`` are month and
    day as one number (``401`` is 1 April), may wrap over the new year, and come every year.
    """

    hours: Hours
    weekday: int | None = None
    repeat: Repeat = Repeat.WEEKLY
    interval_weeks: int = 1
    nth: int | None = None
    on_date: date | None = None
    season: Season = Season.ALWAYS
    valid: DateSpan = field(default_factory=DateSpan)
    yearly_from: int | None = None
    yearly_to: int | None = None
    on_bank_holidays: OnBankHolidays = OnBankHolidays.CLOSED
    by_appointment: bool = False

    def __post_init__(self) -> None:
        if self.repeat is Repeat.ONCE and self.on_date is None:
            raise ValueError("a dated session needs its date")
        if self.repeat is Repeat.MONTHLY and (self.nth is None or self.weekday is None):
            raise ValueError("a monthly session needs a weekday and which one of the month")
        if self.interval_weeks < 1:
            raise ValueError("interval_weeks counts from 1")
        if self.interval_weeks > 1 and self.valid.first is None:
            raise ValueError("a fortnightly session needs a first day to count from")

    def falls_on(self, day: date) -> bool:
        """Whether the rule names this day, before seasons, bank holidays and exceptions."""
        if self.repeat is Repeat.ONCE:
            return day == self.on_date
        # The weekday first: it turns most days away.
        if self.weekday is not None and day.weekday() != self.weekday:
            return False
        if day not in self.valid or not self._in_yearly_span(day):
            return False
        if self.repeat is Repeat.MONTHLY:
            return self.nth in (nth_of_month(day), nth_from_end(day))
        return self._week_counts(day)

    def _week_counts(self, day: date) -> bool:
        if self.interval_weeks == 1 or self.valid.first is None:
            return True
        weeks = (monday_of(day) - monday_of(self.valid.first)).days // 7
        return weeks % self.interval_weeks == 0

    def _in_yearly_span(self, day: date) -> bool:
        if self.yearly_from is None or self.yearly_to is None:
            return True
        month_day = day.month * 100 + day.day
        if self.yearly_from <= self.yearly_to:
            return self.yearly_from <= month_day <= self.yearly_to
        return month_day >= self.yearly_from or month_day <= self.yearly_to


@dataclass(frozen=True, slots=True)
class TermCalendar:
    """School terms of one area; ``known`` are the days for which they were published."""

    known: tuple[DateSpan, ...]
    terms: tuple[DateSpan, ...]

    def is_term(self, day: date) -> bool | None:
        """True in term, False in the holidays, None where nothing was published."""
        if not any(day in span for span in self.known):
            return None
        return any(day in span for span in self.terms)


def monday_of(day: date) -> date:
    """The Monday that begins the week of ``day``."""
    return day - timedelta(days=day.weekday())


def nth_of_month(day: date) -> int:
    """1 for the first such weekday of its month, up to 5."""
    return (day.day - 1) // 7 + 1


def nth_from_end(day: date) -> int:
    """-1 for the last such weekday of its month, down to -5."""
    last_day = calendar.monthrange(day.year, day.month)[1]
    return -((last_day - day.day) // 7 + 1)


def days_between(first: date, last: date) -> Iterable[date]:
    """Every day from ``first`` to ``last``, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
