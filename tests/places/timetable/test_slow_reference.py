"""Random timetables around interesting days against the minute-by-minute reference."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.recurrence import (
    DateSpan,
    Hours,
    OnBankHolidays,
    Repeat,
    Season,
    SessionRule,
    TermCalendar,
)
from places.timetable import (
    Calendars,
    Certainty,
    DateException,
    ExceptionKind,
    HoursKnown,
    Timetable,
    day_bounds,
    open_intervals,
)
from tests.places.timetable.slow_reference import MINUTE, words_by_minute

# Days around which calendars are hard: both clock changes, the leap day, the new year, and a
# plain one. Windows of three days begin up to two days before.
HARD_DAYS = [
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2028, 2, 29),
    date(2026, 12, 31),
    date(2026, 6, 13),
]
DAYS = st.sampled_from(HARD_DAYS).flatmap(
    lambda day: st.integers(-3, 3).map(lambda n: day + timedelta(days=n))
)
MINUTES = st.integers(0, 24 * 12 - 1).map(lambda n: time(*divmod(n * 5, 60)))
NIGHT_MINUTES = st.sampled_from([time(0), time(0, 30), time(1), time(1, 30), time(2), time(2, 30)])
TIMES = MINUTES | NIGHT_MINUTES


@st.composite
def hours(draw):
    starts_at, ends_at = draw(TIMES), draw(TIMES)
    return Hours(starts_at, ends_at, ends_next_day=ends_at <= starts_at)


@st.composite
def spans(draw):
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first and last and last < first:
        first, last = last, first
    return DateSpan(first, last)


@st.composite
def sessions(draw):
    repeat = draw(st.sampled_from(Repeat))
    weekday = draw(st.integers(0, 6) if repeat is Repeat.MONTHLY else st.none() | st.integers(0, 6))
    valid = draw(spans())
    yearly = draw(st.booleans())
    return SessionRule(
        hours=draw(hours()),
        weekday=weekday,
        repeat=repeat,
        interval_weeks=draw(st.integers(1, 3)) if valid.first else 1,
        nth=draw(st.sampled_from([-2, -1, 1, 2, 4, 5])) if repeat is Repeat.MONTHLY else None,
        on_date=draw(DAYS) if repeat is Repeat.ONCE else None,
        season=draw(st.sampled_from(Season)),
        valid=valid,
        yearly_from=draw(DAYS.map(_month_day)) if yearly else None,
        yearly_to=draw(DAYS.map(_month_day)) if yearly else None,
        on_bank_holidays=draw(st.sampled_from(OnBankHolidays)),
        by_appointment=draw(st.booleans()),
    )


@st.composite
def exceptions(draw):
    kind, day = draw(st.sampled_from(ExceptionKind)), draw(DAYS)
    days = DateSpan(day, day + timedelta(days=draw(st.integers(0, 2))))
    return DateException(kind, days, None if kind is ExceptionKind.CLOSED else draw(hours()))


@st.composite
def calendars(draw):
    year = DateSpan(date(2026, 1, 1), date(2027, 12, 31))
    known = draw(st.none() | st.just((year,)) | st.just(()))
    first = draw(DAYS)
    terms = (DateSpan(first, first + timedelta(days=2)),)
    return Calendars(
        TermCalendar(known, terms) if known is not None else None,
        frozenset(draw(st.lists(DAYS.filter(_never_moved), max_size=2))),
        frozenset(draw(st.lists(DAYS.filter(_never_moved), max_size=2))),
    )


TIMETABLES = st.builds(
    Timetable,
    st.lists(sessions(), max_size=4).map(tuple),
    st.lists(exceptions(), max_size=2).map(tuple),
    st.sampled_from([HoursKnown.KNOWN] * 4 + [HoursKnown.NOT_KNOWN, HoursKnown.BY_APPOINTMENT]),
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TIMETABLES, calendars(), st.sampled_from(HARD_DAYS), st.integers(-2, 0))
def test_every_minute_of_three_days(timetable, given_calendars, hard_day, offset):
    first = hard_day + timedelta(days=offset)
    last = first + timedelta(days=2)
    intervals = open_intervals(timetable, given_calendars, first - timedelta(days=1), last)
    words = {Certainty.OPEN: "open", Certainty.UNSURE: "unsure"}
    reference = dict(words_by_minute(timetable, given_calendars, first - timedelta(days=1), last))
    found: dict[datetime, list[str]] = {at: [] for at in reference}
    for interval in intervals:
        at = interval.start
        while at < interval.end:
            found.get(at, []).append(words[interval.certainty])
            at += MINUTE
    said = {at: some or ["closed"] for at, some in found.items()}
    assert [at for at, expected in reference.items() if said[at] != [expected]] == []


@settings(max_examples=200, deadline=None)
@given(TIMETABLES, calendars(), DAYS)
def test_intervals_are_sorted_apart_and_whole_minutes(timetable, given_calendars, day):
    intervals = open_intervals(timetable, given_calendars, day, day + timedelta(days=3))
    for interval in intervals:
        assert interval.start < interval.end
        assert interval.start.second == interval.end.second == 0
        assert bool(interval.reason) is (interval.certainty is Certainty.UNSURE)
    for before, after in pairwise(intervals):
        assert before.end <= after.start
        assert before.end < after.start or before.certainty is not after.certainty


@given(st.sampled_from(HARD_DAYS), st.integers(-3, 3))
def test_days_follow_each_other_without_gap(hard_day, offset):
    day = hard_day + timedelta(days=offset)
    assert day_bounds(day)[1] == day_bounds(day + timedelta(days=1))[0]


def _month_day(day):
    return day.month * 100 + day.day


def _never_moved(day):
    """Days beside the fixed holidays, whose weekends have a test of their own."""
    return not (day.month == 12 and day.day > 20) and not (day.month == 1 and day.day < 6)
