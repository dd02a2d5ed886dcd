"""Who is found for a time: known to be open then, and nobody else."""

from datetime import UTC, date, datetime

import pytest

from tests.builders import town
from tests.builders.places import a_listing, closed_on, hours, instead_on
from tests.places.finder.asking import SATURDAY_EVENING, features, found, london

pytestmark = pytest.mark.django_db
WHOLE_WEEKEND = {"Afternoon", "Early Evening", "Late", "Sunday", "Sunday Night"}


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        pytest.param("2026-11-27T18:59", False, id="a minute early"),
        pytest.param("2026-11-27T19:00", True, id="as the door opens"),
        pytest.param("2026-11-28T00:30", True, id="past midnight (D1)"),
        pytest.param("2026-11-28T01:00", False, id="as the door closes"),
        pytest.param("2026-11-28T19:30", False, id="the next evening"),
    ],
)
def test_a_session_past_midnight(client, freeze, at, is_open) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Late Club", hours("friday", "19:00", "01:00"))
    assert found(client, f"?at={at}") == (["Late Club"] if is_open else [])


def test_day_and_hours_come_from_one_session(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Both", hours("monday", "10:00", "12:00"), hours("saturday", "18:00", "22:00"))
    assert found(client, "?at=2026-11-30T20:00") == []
    assert found(client, "?at=2026-11-30T11:00") == ["Both"]


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        pytest.param(datetime(2026, 7, 4, 20, 45, tzinfo=UTC), False, id="21:45 in London"),
        pytest.param(datetime(2026, 7, 4, 21, 30, tzinfo=UTC), True, id="22:30 in London"),
        pytest.param(datetime(2026, 7, 4, 23, 30, tzinfo=UTC), False, id="Sunday 00:30 in London"),
    ],
)
def test_now_is_london_s_now_while_servers_keep_utc(client, freeze, now, is_open) -> None:
    freeze(now)
    a_listing("Summer Club", hours("saturday", "22:00", "23:00"))
    assert found(client, "?when=now") == (["Summer Club"] if is_open else [])


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        pytest.param("2027-03-28T00:59", True, id="before the clock goes forward"),
        pytest.param("2027-03-28T01:30", True, id="a time that does not exist is the jump"),
        pytest.param("2027-03-28T02:59", True, id="after it"),
        pytest.param("2027-03-28T03:00", False, id="closed by the new clock"),
    ],
)
def test_the_night_on_which_the_clock_goes_forward(client, freeze, at, is_open) -> None:
    freeze(london("2027-01-15 12:00"))
    a_listing("Night Café", hours("saturday", "22:00", "03:00"))
    assert found(client, f"?at={at}") == (["Night Café"] if is_open else [])


def test_the_hour_that_comes_twice_is_the_first_of_the_two(client, freeze) -> None:
    freeze(london("2026-10-01 12:00"))
    a_listing("Night Café", hours("saturday", "22:00", "01:30"))
    assert found(client, "?at=2026-10-25T01:15") == ["Night Café"]
    assert found(client, "?at=2026-10-25T01:30") == []


def test_exceptions_win(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    a_listing(
        "Refit Hall",
        hours("saturday", "18:00", "22:00"),
        exceptions=(closed_on(date(2026, 12, 5)), instead_on(date(2026, 12, 12), "14:00", "17:00")),
    )
    assert found(client, "?at=2026-12-05T19:00") == []
    assert found(client, "?at=2026-12-12T19:00") == []
    assert found(client, "?at=2026-12-12T15:00") == ["Refit Hall"]


def test_term_time_only(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    known = (date(2026, 9, 1), date(2027, 8, 31))
    town.term_dates(town.an_authority(), known, (date(2026, 9, 2), date(2026, 12, 18)))
    a_listing("Term Club", hours("tuesday", "18:00", "21:00", season="term"))
    assert found(client, "?at=2026-12-15T19:00") == ["Term Club"]
    assert found(client, "?at=2026-12-22T19:00") == []


@pytest.mark.parametrize(
    ("now", "when", "expected"),
    [
        ("2026-11-28 12:00", "tonight", {"Early Evening", "Late"}),
        ("2026-11-28 17:29", "tonight", {"Early Evening", "Late"}),
        ("2026-11-28 17:30", "tonight", {"Late"}),
        ("2026-11-29 00:10", "tonight", {"Late"}),
        ("2026-11-29 02:00", "tonight", set()),
        ("2026-11-29 04:00", "tonight", {"Sunday Night"}),
        ("2026-11-25 12:00", "weekend", WHOLE_WEEKEND),
        ("2026-11-28 18:00", "weekend", {"Late", "Sunday", "Sunday Night"}),
        ("2026-11-29 11:59", "weekend", {"Sunday", "Sunday Night"}),
        ("2026-11-29 12:00", "weekend", {"Sunday Night"}),
        ("2026-11-30 00:30", "weekend", WHOLE_WEEKEND),
        ("2026-11-30 00:30", "now", {"Sunday Night", "Monday"}),
    ],
)
def test_words_for_times(client, freeze, now, when, expected) -> None:
    freeze(london(now))
    _build_a_week()
    assert set(found(client, f"?when={when}")) == expected


def _build_a_week() -> None:
    a_listing("Afternoon", hours("saturday", "13:00", "17:00"))
    a_listing("Early Evening", hours("saturday", "16:00", "17:30"))
    a_listing("Late", hours("saturday", "23:30", "02:00"))
    a_listing("Sunday", hours("sunday", "10:00", "12:00"))
    a_listing("Sunday Night", hours("sunday", "22:00", "01:00"))
    a_listing("Monday", hours("monday", "00:00", "06:00"))


def test_states_without_a_time(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    a_listing("Open", hours("saturday", "18:00", "22:00"))
    a_listing("Always", *[hours(day, "00:00", "24:00") for day in days])
    a_listing("Soon", hours("saturday", "21:00", "23:00"))
    a_listing("Closed", hours("friday", "18:00", "21:00"))
    a_listing("Not Sure", hours_known="not_known")
    seen = {f["properties"]["name"]: f["properties"] for f in features(client)}
    assert {name: p["state"] for name, p in seen.items()} == {
        "Open": "open",
        "Always": "open",
        "Soon": "opens_soon",
        "Closed": "closed",
        "Not Sure": "not_sure",
    }
    assert seen["Open"]["closes_at"] == "2026-11-28T22:00:00+00:00"
    assert seen["Always"]["closes_at"] is None
    assert seen["Soon"]["opens_at"] == "2026-11-28T21:00:00+00:00"
    assert seen["Closed"]["opens_at"] == "2026-12-04T18:00:00+00:00"
