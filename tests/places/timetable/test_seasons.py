"""Term time and school holidays, and what is said where nobody published the dates."""

import pytest

from places.recurrence import DateSpan, Season, TermCalendar
from places.timetable import Calendars, Reason
from tests.places.timetable.builders import WED, london, on, session, state, word

# A school year: two half terms before Christmas and one after, published up to Easter.
PUBLISHED = Calendars(
    TermCalendar(
        known=(DateSpan(on("2026-09-01"), on("2027-03-31")),),
        terms=(
            DateSpan(on("2026-09-02"), on("2026-10-23")),
            DateSpan(on("2026-11-02"), on("2026-12-18")),
            DateSpan(on("2027-01-04"), on("2027-03-31")),
        ),
    )
)
TERM = [session(WED, "16:00-18:00", season=Season.TERM)]
HOLIDAYS = [session(WED, "10:00-15:00", season=Season.HOLIDAYS)]


@pytest.mark.parametrize(
    ("at", "in_term"),
    [
        pytest.param("2026-09-02 17:00", True, id="first day of term"),
        pytest.param("2026-10-21 17:00", True, id="last week of half term"),
        pytest.param("2026-10-28 17:00", False, id="half-term holiday"),
        pytest.param("2026-11-04 17:00", True, id="after the holiday"),
        pytest.param("2026-12-23 17:00", False, id="Christmas holiday"),
    ],
)
def test_term_time(at, in_term):
    assert word(TERM, london(at), PUBLISHED) == ("open" if in_term else "closed")


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2026-10-28 12:00", "open"), ("2026-11-04 12:00", "closed"), ("2026-12-23 12:00", "open")],
)
def test_school_holidays(at, expected):
    assert word(HOLIDAYS, london(at), PUBLISHED) == expected


@pytest.mark.parametrize("sessions", [TERM, HOLIDAYS], ids=["term", "holidays"])
@pytest.mark.parametrize(
    ("calendars", "day"),
    [
        pytest.param(Calendars(), "2026-11-04", id="no dates for the area"),
        pytest.param(PUBLISHED, "2027-04-07", id="year not published yet"),
    ],
)
def test_missing_term_dates_are_not_sure(sessions, calendars, day):
    hour = sessions[0].hours.starts_at
    found = state(sessions, london(f"{day} {hour:%H:%M}"), calendars)
    assert (found.word, found.reason) == ("not_sure", Reason.TERM_DATES_MISSING)


def test_missing_term_dates_do_not_touch_other_hours():
    assert word(TERM, london("2026-11-04 12:00")) == "closed"
    assert word([*TERM, session(WED, "16:00-18:00")], london("2026-11-04 17:00")) == "open"


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2026-07-29 12:00", "open"), ("2026-07-22 12:00", "closed"), ("2026-09-02 12:00", "closed")],
)
def test_between_two_dates_needs_no_term_dates(at, expected):
    summer = DateSpan(on("2026-07-27"), on("2026-08-31"))
    rules = [session(WED, "10:00-15:00", season=Season.DATES, valid=summer)]
    assert word(rules, london(at)) == expected
