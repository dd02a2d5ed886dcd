"""Dated exceptions win over everything: closed, changed, extra, and those that contradict."""

import pytest

from places.recurrence import DateSpan, OnBankHolidays
from places.timetable import Calendars, DateException, ExceptionKind, HoursKnown, Reason
from tests.places.timetable.builders import SAT, hours, london, on, session, state, word

SATURDAYS = [session(SAT, "10:00-16:00", on_bank_holidays=OnBankHolidays.NORMAL)]
DAY = DateSpan(on("2026-06-13"), on("2026-06-13"))


def closed(days=DAY):
    return DateException(ExceptionKind.CLOSED, days)


def changed(text, days=DAY):
    return DateException(ExceptionKind.CHANGED, days, hours(text))


def extra(text, days=DAY):
    return DateException(ExceptionKind.EXTRA, days, hours(text))


@pytest.mark.parametrize(
    ("exceptions", "at", "expected"),
    [
        pytest.param([closed()], "2026-06-13 12:00", "closed", id="closed"),
        pytest.param([closed()], "2026-06-20 12:00", "open", id="closed is one day only"),
        pytest.param([changed("14:00-15:00")], "2026-06-13 12:00", "closed", id="changed, usual"),
        pytest.param([changed("14:00-15:00")], "2026-06-13 14:30", "open", id="changed, new"),
        pytest.param([extra("18:00-20:00")], "2026-06-13 12:00", "open", id="extra, usual"),
        pytest.param([extra("18:00-20:00")], "2026-06-13 19:00", "open", id="extra, new"),
        pytest.param(
            [changed("10:00-11:00"), changed("14:00-15:00")],
            "2026-06-13 14:30",
            "open",
            id="changed to two stretches",
        ),
        pytest.param([extra("22:00-02:00")], "2026-06-14 01:30", "open", id="extra past midnight"),
        pytest.param(
            [closed(DateSpan(on("2026-06-01"), on("2026-06-30")))],
            "2026-06-27 12:00",
            "closed",
            id="closed for refit",
        ),
        pytest.param(
            [closed(DateSpan(on("2026-06-01")))], "2026-09-05 12:00", "closed", id="for good"
        ),
    ],
)
def test_an_exception_on_a_saturday(exceptions, at, expected):
    assert word(SATURDAYS, london(at), exceptions=exceptions) == expected


@pytest.mark.parametrize(
    "other", [changed("14:00-15:00"), extra("14:00-15:00")], ids=["changed", "extra"]
)
@pytest.mark.parametrize("at", ["2026-06-13 12:00", "2026-06-13 14:30"])
def test_closed_and_open_at_once_is_not_sure(other, at):
    found = state(SATURDAYS, london(at), exceptions=[closed(), other])
    assert (found.word, found.reason) == ("not_sure", Reason.CONFLICT)


def test_a_contradiction_leaves_the_rest_of_the_day_closed():
    both = [closed(), extra("18:00-19:00")]
    assert word(SATURDAYS, london("2026-06-13 17:00"), exceptions=both) == "closed"


def test_a_closed_day_leaves_the_night_before():
    friday = [session(4, "20:00-02:00")]
    assert word(friday, london("2026-06-13 01:00"), exceptions=[closed()]) == "open"


def test_an_exception_wins_over_the_bank_holiday():
    calendars = Calendars(bank_holidays=frozenset({on("2026-06-13")}))
    rules = [session(SAT, "10:00-16:00", on_bank_holidays=OnBankHolidays.CLOSED)]
    at = london("2026-06-13 12:00")
    assert word(rules, at, calendars) == "closed"
    assert word(rules, at, calendars, [changed("11:00-13:00")]) == "open"


@pytest.mark.parametrize("known", [HoursKnown.NOT_KNOWN, HoursKnown.BY_APPOINTMENT])
def test_an_exception_is_known_even_where_the_hours_are_not(known):
    at = london("2026-06-13 12:00")
    assert word([], at, hours_known=known) == "not_sure"
    assert word([], at, exceptions=[closed()], hours_known=known) == "closed"
    assert word([], at, exceptions=[extra("11:00-13:00")], hours_known=known) == "open"


@pytest.mark.parametrize(
    ("kind", "times"),
    [(ExceptionKind.CLOSED, hours("10:00-12:00")), (ExceptionKind.EXTRA, None)],
)
def test_half_an_exception_is_refused(kind, times):
    with pytest.raises(ValueError, match="have hours"):
        DateException(kind, DAY, times)
