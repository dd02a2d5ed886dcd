"""Whoever reads the schedules as the standard says is open exactly when the engine says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule, weekday
from hypothesis import given, settings

from places.open_referral.schedules import rule_members
from places.open_referral.segments import segments
from places.recurrence import DateSpan, OnBankHolidays, Season, SessionRule, TermCalendar
from places.timetable import (
    Calendars,
    Certainty,
    DateException,
    ExceptionKind,
    HoursKnown,
    Timetable,
    open_intervals,
)
from tests.places.timetable.builders import FRI, MON, SUN, hours, session
from tests.places.timetable.test_slow_reference import TIMETABLES, calendars

LONDON = ZoneInfo("Europe/London")
DAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}
FIRST, TODAY, LAST = date(2026, 1, 1), date(2026, 3, 20), date(2027, 3, 20)
WATCHED_DAYS = 300


def read(told: list[dict], first: date, last: date) -> set[tuple[date, str, str]]:
    """Day, opening and closing of every time, as another program reads the schedules."""
    found = set()
    for row in told:
        if "opens_at" not in row:
            continue
        begins = date.fromisoformat(row.get("dtstart") or row.get("valid_from") or str(first))
        until = min(date.fromisoformat(row.get("valid_to", "9999-12-31")), last)
        since = max(date.fromisoformat(row.get("valid_from", "0001-01-01")), first)
        rule = rrule(
            {"WEEKLY": WEEKLY, "MONTHLY": MONTHLY}[row["freq"]],
            dtstart=datetime.combine(begins, time(0)),
            until=datetime.combine(until, time(0)),
            interval=row.get("interval", 1),
            byweekday=[_weekday(code) for code in row["byday"].split(",")],
            wkst=MO,
        )
        days = (moment.date() for moment in rule)
        found |= {(day, row["opens_at"], row["closes_at"]) for day in days if day >= since}
    return found


def _weekday(code: str) -> weekday:
    number = code[:-2]
    return DAYS[code[-2:]](int(number)) if number else DAYS[code]


def minutes(times: set[tuple[date, str, str]]) -> set[datetime]:
    """The moments, five minutes apart, at which some of the times hold."""
    found: set[datetime] = set()
    for day, opens_at, closes_at in times:
        opens, closes = time.fromisoformat(opens_at), time.fromisoformat(closes_at)
        last = day if closes > opens else day + timedelta(days=1)
        start, end = (
            datetime.combine(d, t, tzinfo=LONDON).astimezone(UTC)
            for d, t in ((day, opens), (last, closes))
        )
        while start < end:
            found.add(start)
            start += timedelta(minutes=5)
    return found


def told(timetable: Timetable, known: Calendars, today: date = TODAY) -> list[dict]:
    """The schedules of a timetable, as the feed writes them."""
    return [rule_members(segment) for segment in segments(timetable, known, FIRST, today, LAST)]


def engine(timetable: Timetable, known: Calendars, first: date, last: date) -> set[datetime]:
    """The same moments from the timetable engine."""
    found: set[datetime] = set()
    for interval in open_intervals(timetable, known, first, last):
        start = interval.start
        while interval.certainty is Certainty.OPEN and start < interval.end:
            found.add(start)
            start += timedelta(minutes=5)
    return found


@settings(max_examples=60)
@given(TIMETABLES, calendars())
def test_a_reader_of_the_standard_knows_what_the_engine_knows(timetable, known) -> None:
    last = TODAY + timedelta(days=WATCHED_DAYS)
    by_day = {
        (day, opens, "23:55" if (opens, closes) == ("00:00", "23:59") else closes)
        for day, opens, closes in read(told(timetable, known), TODAY, last)
    }
    ours, theirs = minutes(by_day), engine(timetable, known, TODAY, last)
    never_closing = timedelta(minutes=5)
    changes = {date(2026, 3, 29), date(2026, 10, 25)}
    differing = {
        moment
        for moment in ours ^ theirs
        if moment.astimezone(LONDON).date() not in changes
        and (moment + never_closing).astimezone(LONDON).time() != time(0)
    }
    assert differing == set()


TERM = TermCalendar(
    (DateSpan(date(2026, 1, 1), date(2026, 12, 31)),),
    (DateSpan(date(2026, 1, 5), date(2026, 3, 27)), DateSpan(date(2026, 4, 13), date(2026, 7, 17))),
)
EASTER_MONDAY = date(2026, 4, 6)
KNOWN = Calendars(TERM, frozenset({EASTER_MONDAY}))


def _stretches(*rules: SessionRule, exceptions: tuple[DateException, ...] = ()) -> list[tuple]:
    rows = told(Timetable(rules, exceptions), KNOWN)
    return [(r.get("valid_from"), r.get("valid_to"), r["byday"]) for r in rows if "byday" in r]


def _normal(weekday_number: int, text: str = "18:00-20:00", **more) -> SessionRule:
    return session(weekday_number, text, on_bank_holidays=OnBankHolidays.NORMAL, **more)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([_normal(FRI)], [(None, None, "FR")]),
        (
            [session(MON, "18:00-20:00")],
            [(None, "2026-03-30", "MO"), ("2026-04-13", None, "MO")],
        ),
        (
            [_normal(FRI, season=Season.TERM)],
            [("2026-01-09", "2026-03-27", "FR"), ("2026-04-17", "2026-07-17", "FR")],
        ),
        (
            [_normal(FRI, valid=DateSpan(date(2026, 3, 1), date(2026, 5, 31)))],
            [("2026-03-01", "2026-05-31", "FR")],
        ),
        ([_normal(FRI, valid=DateSpan(None, date(2026, 3, 1)))], []),
        (
            [_normal(SUN, yearly_from=401, yearly_to=430)],
            [("2026-04-05", "2026-04-26", "SU")],
        ),
    ],
    ids=["all year", "bank holiday cut out", "terms", "two dates", "over", "each April"],
)
def test_stretches(rules, expected) -> None:
    assert _stretches(*rules) == expected


def test_a_part_of_the_year_is_not_said_of_the_rest_of_it() -> None:
    """From November to the end of March: nothing in the summer between."""
    winter = _normal(2, yearly_from=1101, yearly_to=331)
    assert _stretches(winter) == [
        ("2026-01-07", "2026-03-25", "WE"),
        ("2026-11-04", "2027-03-17", "WE"),
    ]


def test_exceptions_are_cut_out_and_put_in() -> None:
    closed = DateException(ExceptionKind.CLOSED, DateSpan(date(2026, 5, 1), date(2026, 5, 10)))
    days = DateSpan(date(2026, 6, 5), date(2026, 6, 6))
    changed = DateException(ExceptionKind.CHANGED, days, hours("10:00-12:00"))
    assert _stretches(_normal(FRI), exceptions=(closed, changed)) == [
        (None, "2026-04-24", "FR"),
        ("2026-05-15", "2026-05-29", "FR"),
        ("2026-06-12", None, "FR"),
        ("2026-06-05", "2026-06-06", "FR,SA"),
    ]


def test_what_contradicts_itself_is_told_by_no_rule() -> None:
    day = DateSpan(date(2026, 5, 1), date(2026, 5, 1))
    both = (
        DateException(ExceptionKind.CLOSED, day),
        DateException(ExceptionKind.EXTRA, day, hours("10:00-12:00")),
    )
    assert _stretches(_normal(FRI), exceptions=both) == [
        (None, "2026-04-24", "FR"),
        ("2026-05-08", None, "FR"),
    ]


@pytest.mark.parametrize(
    ("text", "opens_at", "closes_at"),
    [
        ("19:00-01:00", "19:00", "01:00"),
        ("19:00-24:00", "19:00", "00:00"),
        ("00:00-24:00", "00:00", "23:59"),
    ],
)
def test_past_midnight_and_round_the_clock(text, opens_at, closes_at) -> None:
    (row,) = told(Timetable((_normal(FRI, text),)), KNOWN)
    assert (row["opens_at"], row["closes_at"]) == (opens_at, closes_at)


def test_every_other_week_keeps_its_week_after_a_cut() -> None:
    fortnightly = session(MON, "18:00-20:00", interval_weeks=2, valid=DateSpan(date(2026, 1, 12)))
    rows = told(Timetable((fortnightly,)), KNOWN)
    assert [(r["dtstart"], r["interval"]) for r in rows] == [("2026-01-12", 2), ("2026-04-20", 2)]


@pytest.mark.parametrize(
    "timetable",
    [
        Timetable((_normal(FRI),), hours_known=HoursKnown.NOT_KNOWN),
        Timetable((_normal(FRI),), hours_known=HoursKnown.BY_APPOINTMENT),
        Timetable((_normal(FRI, by_appointment=True),)),
        Timetable((_normal(FRI, season=Season.TERM),)),
    ],
    ids=["not known", "by appointment", "one by appointment", "terms not known"],
)
def test_what_nobody_knows_is_no_rule(timetable) -> None:
    assert [row for row in told(timetable, Calendars()) if "opens_at" in row] == []


def test_the_zone_is_told_where_it_is_the_same_throughout() -> None:
    rows = told(Timetable((session(MON, "18:00-20:00"), _normal(FRI, season=Season.TERM))), KNOWN)
    zones = {(row.get("valid_from"), row.get("timezone")) for row in rows}
    assert zones == {
        (None, None),
        ("2026-04-13", None),
        ("2026-01-09", 0),
        ("2026-04-17", 1),
    }
    assert {row["x_timezone"] for row in rows} == {"Europe/London"}
