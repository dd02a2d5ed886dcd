"""A timetable cut into stretches that a weekly or monthly rule can say without exceptions.

The standard knows neither terms nor bank holidays nor exceptions. So each rule is asked for
every day that it names, and where the timetable engine says that it does not run, or that nobody
can be sure, the stretch ends; a new one begins with the next day on which it does.

Pure: no Django, no clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from places.recurrence import Hours, OnBankHolidays, Repeat, Season, SessionRule, days_between
from places.timetable import (
    Calendars,
    DateException,
    ExceptionKind,
    HoursKnown,
    Reason,
    Timetable,
    sessions_running,
)

DAY = timedelta(days=1)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Listings share timetables: most are open at the same hours as some other.
TIMETABLES_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch: the rule on its days from ``first`` to ``last``, both included.

    ``session`` is the place of the rule in the timetable, ``exception`` that of dated hours;
    one of them is None. With a ``doubt`` nobody knows the days, and there are none.
    """

    session: int | None
    exception: int | None
    hours: Hours
    byday: str = ""
    first: date | None = None
    last: date | None = None
    first_time: date | None = None
    monthly: bool = False
    interval_weeks: int = 1
    doubt: Reason = Reason.NONE


@lru_cache(maxsize=TIMETABLES_KEPT)
def segments(
    timetable: Timetable, calendars: Calendars, first_day: date, today: date, last_day: date
) -> tuple[Segment, ...]:
    """Every stretch that has not ended before ``today``.

    Days from ``first_day`` to ``last_day`` are looked at; what has run since before the first
    and goes on after the last is said without that end, as its owner said it.
    """
    if timetable.hours_known is not HoursKnown.KNOWN:
        usual: list[Segment] = []
    else:
        usual = list(_usual(timetable, calendars, first_day, today, last_day))
    dated = _dated(timetable.exceptions, today)
    return tuple(s for s in (*usual, *dated) if s.last is None or s.last >= today)


def _usual(
    timetable: Timetable, calendars: Calendars, first_day: date, today: date, last_day: date
) -> Iterator[Segment]:
    rules = timetable.sessions
    named: dict[date, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for day in _days_named(rule, first_day, last_day):
            named[day].append(number)
    runs: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    doubts: dict[int, Reason] = {}
    for day in sorted(named):
        kept = not _is_replaced(timetable.exceptions, day)
        running = sessions_running([rules[n] for n in named[day]], calendars, day) if kept else []
        reasons = {id(rule): reason for rule, reason in running}
        for number in named[day]:
            reason = reasons.get(id(rules[number]))
            runs[number].append((day, reason is Reason.NONE))
            if reason and day >= today:
                doubts.setdefault(number, reason)
    for number, rule in enumerate(rules):
        found = list(_stretches(number, rule, runs[number], today))
        if not any(s.last is None or s.last >= today for s in found) and number in doubts:
            yield Segment(number, None, rule.hours, doubt=doubts[number])
        yield from found


def _days_named(rule: SessionRule, first_day: date, last_day: date) -> Iterator[date]:
    """The days that a rule names in any part of the year: of a weekday, every seventh is asked.

    Those outside its own part are named, too, and it does not run on them: a stretch has to end
    there, and not go on to the next year.
    """
    rule = replace(rule, yearly_from=None, yearly_to=None)
    if rule.repeat is Repeat.ONCE:
        if rule.on_date:
            yield rule.on_date
        return
    step = DAY
    if rule.weekday is not None:
        first_day += timedelta(days=(rule.weekday - first_day.weekday()) % 7)
        step = 7 * DAY
    day = first_day
    while day <= last_day:
        if rule.falls_on(day):
            yield day
        day += step


def _is_replaced(exceptions: tuple[DateException, ...], day: date) -> bool:
    """Whether exceptions take the usual sessions of a day away, or contradict each other."""
    return any(e.kind is not ExceptionKind.EXTRA and day in e.days for e in exceptions)


def _stretches(
    number: int, rule: SessionRule, asked: list[tuple[date, bool]], today: date
) -> Iterator[Segment]:
    """The stretches of days that follow one another and on all of which the rule runs."""
    steady = rule.season in (Season.ALWAYS, Season.DATES) and rule.yearly_from is None
    special = rule.on_bank_holidays is OnBankHolidays.SPECIAL
    steady = steady and not special and rule.repeat is not Repeat.ONCE
    done = 0
    for running, group in groupby(asked, key=lambda pair: pair[1]):
        days = [day for day, _running in group]
        begins, done = done == 0, done + len(days)
        if not running or (days[-1] < today and done < len(asked)):
            continue
        yield Segment(
            session=number,
            exception=None,
            hours=rule.hours,
            byday=_byday(rule, days),
            first=rule.valid.first if begins and steady else days[0],
            last=rule.valid.last if done == len(asked) and steady else days[-1],
            first_time=days[0],
            monthly=rule.repeat is Repeat.MONTHLY,
            interval_weeks=rule.interval_weeks,
        )


def _byday(rule: SessionRule, days: list[date]) -> str:
    if rule.repeat is Repeat.MONTHLY and rule.weekday is not None:
        return f"{rule.nth}{CODES[rule.weekday]}"
    return ",".join(CODES[n] for n in sorted({day.weekday() for day in days}))


def _dated(exceptions: tuple[DateException, ...], today: date) -> Iterator[Segment]:
    """The hours of exceptions on their own days; where they contradict each other, none."""
    closed = [e for e in exceptions if e.kind is ExceptionKind.CLOSED]
    for number, exception in enumerate(exceptions):
        hours, first, last = exception.hours, exception.days.first, exception.days.last
        if hours is None or first is None or last is None or last < today:
            continue
        days = [(d, not any(d in e.days for e in closed)) for d in days_between(first, last)]
        for sure, group in groupby(days, key=lambda pair: pair[1]):
            stretch = [day for day, _sure in group]
            if sure:
                codes = ",".join(CODES[n] for n in sorted({d.weekday() for d in stretch}))
                ends = stretch[0], stretch[-1], stretch[0]
                yield Segment(None, number, hours, codes, *ends)
