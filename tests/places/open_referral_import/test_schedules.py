"""Schedules become the sessions that they say, and "not known" where sessions cannot say it."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from places.importers.hours import NotUnderstood
from places.importers.open_referral.hours import hours_at
from places.importers.open_referral.schedules import rules_of
from places.importers.open_referral.values import Record
from places.recurrence import OnBankHolidays, Season, days_between
from places.timetable import HoursKnown
from tests.places.open_referral_import.feeds import weekly

TODAY = date(2026, 3, 10)
EVENING = {"opens_at": "18:00", "closes_at": "21:00"}


def read(**schedule: Any) -> Any:
    """Hours of a service with this one schedule."""
    return hours_of([schedule])


def hours_of(schedules: list[dict[str, Any]], **members: Any) -> Any:
    """Hours of a service with these schedules."""
    service = Record({"schedules": schedules, **members}, [])
    return hours_at(service, (), only_place=True, patches={}, today=TODAY)


def said(hours: Any) -> list[str]:
    """Sessions in a few characters, ``+`` for an end on the next day."""
    return [
        f"{s.rule.nth or ''}{['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][s.rule.weekday]} "
        f"{s.rule.hours.starts_at:%H:%M}-{s.rule.hours.ends_at:%H:%M}"
        f"{'+' if s.rule.hours.ends_next_day else ''}"
        for s in hours.sessions
    ]


UNDERSTOOD = {
    "plain": (weekly("FR", "18:00", "21:00"), ["FR 18:00-21:00"]),
    "several days": (weekly("MO,WE", "10:00", "12:00"), ["MO 10:00-12:00", "WE 10:00-12:00"]),
    "days in a list": (weekly("MO", "10:00", "12:00") | {"byday": ["MO", "WE"]}, None),
    "names of days": (weekly("Monday, Wednesday", "10:00", "12:00"), None),
    "seconds": (weekly("FR", "18:00:00", "21:00:00.000"), ["FR 18:00-21:00"]),
    "over midnight": (weekly("FR", "19:00", "01:00"), ["FR 19:00-01:00+"]),
    "to midnight": (weekly("FR", "19:00", "00:00"), ["FR 19:00-00:00+"]),
    "to 24:00": (weekly("FR", "19:00", "24:00"), ["FR 19:00-00:00+"]),
    "all day": (weekly("SA", "00:00", "23:59"), ["SA 00:00-00:00+"]),
    "am and pm": (weekly("SA", "9:30 am", "5:00 pm"), ["SA 09:30-17:00"]),
    "no freq": ({"byday": "TU", **EVENING}, ["TU 18:00-21:00"]),
    "weekday of version 1.0": ({"weekday": "Tuesday", **EVENING}, ["TU 18:00-21:00"]),
    "day of dtstart": ({"freq": "WEEKLY", "dtstart": "2026-03-13", **EVENING}, ["FR 18:00-21:00"]),
    "first of the month": (
        {"freq": "MONTHLY", "byday": "1MO,-1FR", **EVENING},
        ["1MO 18:00-21:00", "-1FR 18:00-21:00"],
    ),
    "daily": (
        {"freq": "DAILY", **EVENING},
        [f"{day} 18:00-21:00" for day in ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]],
    ),
    "winter's offset in winter": (
        weekly("FR", "18:00Z", "21:00Z", valid_from="2026-01-02", valid_to="2026-03-20"),
        ["FR 18:00-21:00"],
    ),
}


@pytest.mark.parametrize(("schedule", "expected"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_what_sessions_can_say(schedule, expected):
    hours = read(**schedule)

    assert hours.doubt == ""
    assert hours.known is HoursKnown.KNOWN
    assert said(hours) == (expected or ["MO 10:00-12:00", "WE 10:00-12:00"])


DOUBTED = {
    "day of the month": ({"freq": "MONTHLY", "bymonthday": "15", **EVENING}, "without an end"),
    "every Monday of a month": (
        {"freq": "MONTHLY", "byday": "MO", **EVENING},
        "every week or once",
    ),
    "yearly": ({"freq": "YEARLY", **EVENING}, "neither weekly"),
    "every other month": ({"freq": "MONTHLY", "interval": 2, "byday": "1MO", **EVENING}, "months"),
    "fortnight from nowhere": (weekly("FR", "18:00", "21:00", interval=2), "which week"),
    "no day": ({"freq": "WEEKLY", **EVENING}, "which day of the week"),
    "no times": ({"freq": "WEEKLY", "byday": "FR"}, "no times"),
    "half a time": ({"freq": "WEEKLY", "byday": "FR", "opens_at": "18:00"}, "not both"),
    "midnight to midnight": (weekly("FR", "00:00", "00:00"), "whole day or no time"),
    "am or pm": (weekly("FR", "09:00", "05:00"), "am and what is pm"),
    "no time at all": (weekly("FR", "25:00", "26:00"), "not a time"),
    "a word for a day": (weekly("Whenever", "18:00", "21:00"), "not a day"),
    "an offset": (weekly("FR", "18:00Z", "21:00Z"), "half of the year"),
    "a count": (weekly("FR", "18:00", "21:00", count=5), "count"),
    "another zone": (weekly("FR", "18:00", "21:00", timezone=-5), "time zone"),
    "ends before it begins": (
        weekly("FR", "18:00", "21:00", valid_from="2026-09-01", valid_to="2026-05-01"),
        "before it begins",
    ),
    "words that narrow it": (
        weekly("FR", "18:00", "21:00", description="Not every week, closed in August"),
        "says more than the rule",
    ),
    "a date that is none": (weekly("FR", "18:00", "21:00", valid_from="soon"), "not a date"),
    "all ended": (weekly("FR", "18:00", "21:00", valid_to="2025-12-31"), "have ended"),
    "a list for a time": ({**weekly("FR", "18:00", "21:00"), "opens_at": ["18:00"]}, "not both"),
}


@pytest.mark.parametrize(("schedule", "why"), DOUBTED.values(), ids=DOUBTED)
def test_what_they_cannot_say_is_not_known_and_kept_as_text(schedule, why):
    hours = read(**schedule)

    assert hours.known is HoursKnown.NOT_KNOWN
    assert not hours.sessions
    assert why in hours.doubt
    assert hours.text


def test_one_doubtful_schedule_makes_all_hours_not_known():
    hours = hours_of([weekly("MO", "18:00", "21:00"), {"freq": "YEARLY", **EVENING}])

    assert not hours.sessions


def test_ended_schedules_do_not_spoil_the_others():
    ended = weekly("MO", "10:00", "12:00", valid_to="2026-03-09")

    assert said(hours_of([ended, weekly("FR", "18:00", "21:00")])) == ["FR 18:00-21:00"]


def test_the_same_schedule_twice_is_one_session():
    assert said(hours_of([weekly("FR", "18:00", "21:00")] * 3)) == ["FR 18:00-21:00"]


def test_words_that_we_know():
    (term,) = read(**weekly("FR", "18:00", "21:00", description="Term-time only")).sessions
    (asked,) = read(**weekly("FR", "18:00", "21:00", notes="By appointment")).sessions

    assert term.rule.season is Season.TERM
    assert asked.rule.by_appointment


def test_bank_holidays_are_not_said():
    (session,) = read(**weekly("FR", "18:00", "21:00")).sessions

    assert session.rule.on_bank_holidays is OnBankHolidays.NOT_SAID


def test_what_is_online_opens_no_door():
    online = weekly("MO", "10:00", "12:00", attending_type="online")

    assert said(hours_of([online, weekly("FR", "18:00", "21:00")])) == ["FR 18:00-21:00"]
    assert hours_of([online]).doubt == "its schedules are not about a place"


def test_closed_for_now_is_not_open():
    hours = hours_of([weekly("FR", "18:00", "21:00")], status="temporarily closed")

    assert not hours.sessions
    assert hours.doubt == "the source says that it is closed for now"


def test_no_schedules_are_no_doubt():
    hours = hours_of([])

    assert (hours.known, hours.doubt) == (HoursKnown.NOT_KNOWN, "")


def test_holidays_of_version_1():
    closed = {"closed": True, "start_date": "2026-12-24", "end_date": "2026-12-26"}
    hours = hours_of([weekly("FR", "18:00", "21:00")], holiday_schedules=[closed])

    (planned,) = hours.exceptions
    assert (planned.exception.days.first, planned.exception.days.last) == (
        date(2026, 12, 24),
        date(2026, 12, 26),
    )


DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 6, 1))
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@given(
    dtstart=DAYS,
    valid_from=st.none() | DAYS,
    interval=st.integers(min_value=1, max_value=4),
    weekday=st.integers(min_value=0, max_value=6),
)
def test_weeks_are_counted_as_rfc_5545_counts_them(dtstart, valid_from, interval, weekday):
    schedule = weekly(CODES[weekday], "18:00", "21:00", interval=interval)
    schedule |= {"dtstart": dtstart.isoformat()}
    schedule |= {"valid_from": valid_from.isoformat()} if valid_from else {}
    (rule,) = rules_of(Record(schedule, []), TODAY)

    last = date(2027, 12, 31)
    first = max(dtstart, valid_from or dtstart)
    wanted = rrule.rrule(
        rrule.WEEKLY,
        dtstart=_noon(dtstart),
        interval=interval,
        byweekday=weekday,
        until=_noon(last),
    )
    expected = [moment.date() for moment in wanted if moment.date() >= first]
    assert [day for day in days_between(date(2026, 1, 1), last) if rule.falls_on(day)] == expected


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


@given(
    numbers=st.lists(st.integers(min_value=-31, max_value=31).filter(bool), min_size=1, max_size=3),
    days=st.integers(min_value=40, max_value=360),
)
def test_days_of_the_month_are_spelt_out_within_a_year(numbers, days):
    last = TODAY + timedelta(days=days)
    schedule = {
        "freq": "MONTHLY",
        "bymonthday": ",".join(map(str, numbers)),
        "valid_to": last.isoformat(),
        **EVENING,
    }
    wanted = rrule.rrule(rrule.MONTHLY, dtstart=_noon(TODAY), until=_noon(last), bymonthday=numbers)
    expected = [moment.date() for moment in wanted]
    if not expected or len(expected) > 60:
        with pytest.raises(NotUnderstood):
            rules_of(Record(schedule, []), TODAY)
        return
    assert [rule.on_date for rule in rules_of(Record(schedule, []), TODAY)] == expected
