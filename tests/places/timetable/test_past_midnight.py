"""An evening belongs to the day on which it begins, wherever midnight falls."""

import pytest

from places.recurrence import DateSpan
from tests.places.timetable.builders import FRI, MON, SAT, SUN, london, on, session, state, word

FRIDAY_NIGHT = [session(FRI, "19:00-01:00")]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-06-12 17:59", "closed", id="more than an hour before"),
        pytest.param("2026-06-12 18:00", "opens_soon", id="an hour before"),
        pytest.param("2026-06-12 18:59", "opens_soon", id="a minute before"),
        pytest.param("2026-06-12 19:00", "open", id="at the minute it opens"),
        pytest.param("2026-06-12 23:59", "open", id="before midnight"),
        pytest.param("2026-06-13 00:00", "open", id="at midnight"),
        pytest.param("2026-06-13 00:30", "open", id="D1: Saturday 00:30"),
        pytest.param("2026-06-13 00:59", "open", id="last minute"),
        pytest.param("2026-06-13 01:00", "closed", id="D1: Saturday 01:00"),
        pytest.param("2026-06-12 00:30", "closed", id="Friday 00:30 is Thursday's night"),
        pytest.param("2026-06-13 19:30", "closed", id="Saturday evening"),
    ],
)
def test_friday_night_to_one(at, expected):
    assert word(FRIDAY_NIGHT, london(at)) == expected


def test_it_closes_on_the_next_day():
    assert state(FRIDAY_NIGHT, london("2026-06-12 23:00")).closes_at == london("2026-06-13 01:00")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-06-12 23:59", "open"),
        ("2026-06-13 00:00", "closed"),
        ("2026-06-12 00:00", "closed"),
    ],
)
def test_until_24_00_is_the_end_of_the_day(at, expected):
    """D12: "until midnight" without having to say 23:59."""
    assert word([session(FRI, "20:00-24:00")], london(at)) == expected


def test_midnight_to_midnight_joins_the_next_morning():
    sessions = [session(FRI, "20:00-24:00"), session(SAT, "00:00-02:00")]
    assert state(sessions, london("2026-06-12 22:00")).closes_at == london("2026-06-13 02:00")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-06-08 20:00", "closed", id="Monday at Saturday's hour"),
        pytest.param("2026-06-08 11:00", "open", id="Monday morning"),
        pytest.param("2026-06-13 11:00", "closed", id="Saturday at Monday's hour"),
        pytest.param("2026-06-13 20:00", "open", id="Saturday evening"),
    ],
)
def test_day_and_hour_are_of_one_session(at, expected):
    """D2: Monday 10-12 and Saturday 18-22 do not make a Monday 20:00."""
    sessions = [session(MON, "10:00-12:00"), session(SAT, "18:00-22:00")]
    assert word(sessions, london(at)) == expected


def test_the_night_into_the_new_year():
    new_years_eve = [session(None, "21:00-03:00", valid=_only("2026-12-31"))]
    assert word(new_years_eve, london("2027-01-01 02:30")) == "open"
    assert word(new_years_eve, london("2027-01-01 22:00")) == "closed"


def test_whole_days_run_into_each_other():
    always = [session(day, "00:00-24:00") for day in range(7)]
    found = state(always, london("2026-06-12 03:00"))
    assert (found.word, found.closes_at) == ("open", None)


def test_sunday_night_is_open_on_monday_morning():
    assert word([session(SUN, "22:00-02:00")], london("2026-06-15 01:59")) == "open"


def _only(day):
    return DateSpan(on(day), on(day))
