"""Hours as schema.org says them: usual weeks where they are true, and dates for all else.

A week is given only where nothing in sight is unsure; every day on which the stored hours differ
from it gets a specification of its own. Where something is unsure, known times are given by date
and the unsure days are passed over in silence: neither open nor closed.
Source: https://schema.org/OpeningHoursSpecification; an end at or before the start is on the next
day, and opening and closing at 00:00 is closed (Google Search Central, Local business).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from guardianship.lib import clock
from places.finder.states import hides_where, is_unconfirmed
from places.recurrence import Repeat, Season, SessionRule
from places.rules import timetable_of
from places.spoken_time import in_london
from places.timetable import (
    Calendars,
    Certainty,
    HoursKnown,
    Interval,
    Timetable,
    day_bounds,
    local_day,
    open_intervals,
)

if TYPE_CHECKING:
    from places.models import Listing

AHEAD = timedelta(days=28)
DAY = timedelta(days=1)
MIDNIGHT = time(0)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ByDay = dict[date, list[Interval]]


def opening_specs(
    listing: Listing, intervals: Sequence[Interval]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Usual and special specifications for the next four weeks, from the stored ``intervals``.

    Nothing for what hides its hours, was not confirmed, or has no hours that anybody knows.
    """
    if hides_where(listing) or is_unconfirmed(listing):
        return [], []
    first, last = clock.today(), clock.today() + AHEAD
    start, end = day_bounds(first)[0], day_bounds(last)[1]
    ahead = [i for i in intervals if start < i.end and i.start < end]
    actual = _by_day([i for i in ahead if i.certainty is Certainty.OPEN], first, last)
    rules = _weekly(listing)
    doubted = any(i.certainty is not Certainty.OPEN for i in ahead)
    if doubted or not rules:
        return [_dated(i) for day in sorted(actual) for i in actual[day]], []
    week = Timetable(tuple(rules), (), HoursKnown.KNOWN)
    expected = _by_day(open_intervals(week, Calendars(), first, last), first, last)
    usual = [_weekday(rule, first, last) for rule in sorted(rules, key=_order)]
    return usual, _special(expected, actual)


def _weekly(listing: Listing) -> list[SessionRule]:
    """Sessions of every week and the whole year; a rule for each of its weekdays."""
    plain = [
        rule
        for rule in timetable_of(listing).sessions
        if rule.repeat is Repeat.WEEKLY
        and rule.interval_weeks == 1
        and rule.season is Season.ALWAYS
        and not (rule.yearly_from or rule.valid.first or rule.valid.last or rule.by_appointment)
        and rule.on_bank_holidays.value != "special"
    ]
    return [
        replace(rule, weekday=weekday)
        for rule in plain
        for weekday in (range(7) if rule.weekday is None else (rule.weekday,))
    ]


def _order(rule: SessionRule) -> tuple[int, time]:
    return (rule.weekday or 0, rule.hours.starts_at)


def _by_day(intervals: Iterable[Interval], first: date, last: date) -> ByDay:
    """By the day on which they begin; what lasts longer than a day is cut at midnight."""
    found: ByDay = defaultdict(list)
    for interval in intervals:
        for piece in _pieces(interval):
            if first <= local_day(piece.start) <= last:
                found[local_day(piece.start)].append(piece)
    return found


def _pieces(interval: Interval) -> Iterator[Interval]:
    start = interval.start
    while interval.end - start > DAY:
        midnight = day_bounds(local_day(start))[1]
        yield Interval(start, midnight)
        start = midnight
    if start < interval.end:
        yield Interval(start, interval.end)


def _special(expected: ByDay, actual: ByDay) -> list[dict[str, Any]]:
    """One for each day that is not as usual; without times it is closed."""
    special = []
    for day in sorted(expected.keys() | actual.keys()):
        times = actual.get(day, [])
        if times != expected.get(day, []):
            special += [_dated(interval) for interval in times] or [_closed(day)]
    return special


def _weekday(rule: SessionRule, first: date, last: date) -> dict[str, Any]:
    opens, closes = rule.hours.starts_at, rule.hours.ends_at
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{WEEKDAYS[rule.weekday or 0]}",
        **_times(opens, closes),
        "validFrom": first.isoformat(),
        "validThrough": last.isoformat(),
    }


def _dated(interval: Interval) -> dict[str, Any]:
    day = local_day(interval.start).isoformat()
    return {
        "@type": "OpeningHoursSpecification",
        **_times(_wall(interval.start), _wall(interval.end)),
        "validFrom": day,
        "validThrough": day,
    }


def _closed(day: date) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "opens": "00:00",
        "closes": "00:00",
        "validFrom": day.isoformat(),
        "validThrough": day.isoformat(),
    }


def _times(opens: time, closes: time) -> dict[str, str]:
    """A whole day ends at 23:59, since 00:00 to 00:00 is closed."""
    ends = "23:59" if opens == closes == MIDNIGHT else f"{closes:%H:%M}"
    return {"opens": f"{opens:%H:%M}", "closes": ends}


def _wall(moment: datetime) -> time:
    return in_london(moment).time()
