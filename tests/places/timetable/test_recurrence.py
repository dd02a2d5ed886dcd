"""Which days a session names, against python-dateutil's RFC 5545 rules as the oracle."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from places.recurrence import DateSpan, Hours, Repeat, SessionRule
from tests.places.timetable.builders import FRI, SAT, TUE, hours, london, on, session, word

ANY_HOURS = hours("19:00-21:00")
FIRST_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SEEN_DAYS = 400


def named(rule, first, days=SEEN_DAYS):
    return [d for n in range(days) if rule.falls_on(d := first + timedelta(days=n))]


def expected(first, days=SEEN_DAYS, **rule):
    start = datetime.combine(first, datetime.min.time())
    found = rrule.rrule(dtstart=start, until=start + timedelta(days=days - 1), **rule)
    return [moment.date() for moment in found]


@given(FIRST_DAYS, st.integers(0, 6), st.integers(1, 6))
def test_every_so_many_weeks(first, weekday, interval):
    """Fortnights are counted from the week of the first day, weeks beginning on Monday."""
    rule = SessionRule(ANY_HOURS, weekday, interval_weeks=interval, valid=DateSpan(first=first))
    oracle = expected(first, freq=rrule.WEEKLY, interval=interval, byweekday=weekday, wkst=rrule.MO)
    assert named(rule, first) == oracle


@given(FIRST_DAYS, st.integers(0, 6), st.sampled_from([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]))
def test_nth_weekday_of_the_month(first, weekday, nth):
    rule = SessionRule(ANY_HOURS, weekday, repeat=Repeat.MONTHLY, nth=nth)
    oracle = expected(first, freq=rrule.MONTHLY, byweekday=rrule.weekday(weekday, nth))
    assert named(rule, first) == oracle


def test_first_and_third_friday():
    """D5: MONTHLY;BYDAY=1FR,3FR, both of them."""
    rules = [session(FRI, "19:00-21:00", repeat=Repeat.MONTHLY, nth=nth) for nth in (1, 3)]
    fridays = [f"2026-05-{day:02} 20:00" for day in (1, 8, 15, 22, 29)]
    words = [word(rules, london(at)) for at in fridays]
    assert words == ["open", "closed", "open", "closed", "closed"]


@pytest.mark.parametrize(
    ("at", "expected_word"),
    [("2026-05-29 20:00", "open"), ("2026-05-22 20:00", "closed"), ("2026-02-27 20:00", "open")],
)
def test_last_friday(at, expected_word):
    rule = session(FRI, "19:00-21:00", repeat=Repeat.MONTHLY, nth=-1)
    assert word([rule], london(at)) == expected_word


def test_a_fifth_friday_does_not_come_every_month():
    rule = SessionRule(ANY_HOURS, FRI, repeat=Repeat.MONTHLY, nth=5)
    assert named(rule, on("2026-01-01"), 181) == [
        on("2026-01-30"),
        on("2026-05-29"),
    ]


def test_fortnight_over_the_new_year():
    rule = SessionRule(ANY_HOURS, TUE, interval_weeks=2, valid=DateSpan(on("2026-12-08")))
    assert named(rule, on("2026-12-08"), 45) == [
        on("2026-12-08"),
        on("2026-12-22"),
        on("2027-01-05"),
        on("2027-01-19"),
    ]


@pytest.mark.parametrize(
    ("day", "falls"), [("2028-02-29", True), ("2028-02-28", False), ("2026-03-01", False)]
)
def test_leap_day_of_every_year(day, falls):
    rule = SessionRule(ANY_HOURS, yearly_from=229, yearly_to=229)
    assert rule.falls_on(on(day)) is falls


@pytest.mark.parametrize(
    ("day", "falls"),
    [
        ("2026-10-31", False),
        ("2026-11-01", True),
        ("2026-12-31", True),
        ("2027-01-01", True),
        ("2027-02-28", True),
        ("2028-02-29", True),
        ("2027-03-01", False),
    ],
)
def test_yearly_stretch_over_the_new_year(day, falls):
    rule = SessionRule(ANY_HOURS, yearly_from=1101, yearly_to=229)
    assert rule.falls_on(on(day)) is falls


def test_once_is_on_its_date_alone():
    rule = SessionRule(ANY_HOURS, repeat=Repeat.ONCE, on_date=on("2026-07-18"))
    assert named(rule, on("2026-07-01"), 60) == [on("2026-07-18")]


def test_valid_days_are_both_included():
    rule = SessionRule(ANY_HOURS, SAT, valid=DateSpan(on("2026-06-06"), on("2026-06-20")))
    assert named(rule, on("2026-05-01"), 90) == [
        on("2026-06-06"),
        on("2026-06-13"),
        on("2026-06-20"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"repeat": Repeat.ONCE}, id="once without its date"),
        pytest.param({"repeat": Repeat.MONTHLY, "weekday": FRI}, id="monthly without which"),
        pytest.param({"repeat": Repeat.MONTHLY, "nth": 1}, id="monthly without a weekday"),
        pytest.param({"interval_weeks": 0}, id="every nought weeks"),
        pytest.param({"interval_weeks": 2}, id="fortnight from no day"),
    ],
)
def test_half_a_rule_is_refused(wrong):
    with pytest.raises(ValueError, match=r"session|count|monthly"):
        SessionRule(ANY_HOURS, **wrong)


@pytest.mark.parametrize("text", ["10:00-10:00", "22:00-21:00"])
def test_an_end_before_the_start_must_say_next_day(text):
    first, last = (time.fromisoformat(part) for part in text.split("-"))
    with pytest.raises(ValueError, match="last more than nothing"):
        Hours(first, last, ends_next_day=False)


def test_more_than_a_day_is_refused():
    with pytest.raises(ValueError, match="at most 24 hours"):
        Hours(time(10), time(11), ends_next_day=True)
