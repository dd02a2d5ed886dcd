"""The weekday and the hour are London's, wherever and in whatever zone the question is asked."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from guardianship.lib import clock
from tests.places.timetable.builders import SAT, SUN, session, word

SATURDAY_NIGHT = [session(SAT, "20:00-01:00")]


@pytest.mark.parametrize(
    ("utc", "expected"),
    [
        pytest.param("2026-06-13 23:30", "open", id="D9: Sunday 00:30 in summer, UTC Saturday"),
        pytest.param("2026-06-14 00:00", "closed", id="D9: Sunday 01:00 in summer"),
        pytest.param("2026-01-18 00:30", "open", id="D9: Sunday 00:30 in winter"),
        pytest.param("2026-01-18 01:00", "closed", id="D9: Sunday 01:00 in winter"),
        pytest.param("2026-06-13 19:00", "open", id="D7: 20:00 in summer is 19:00 UTC"),
        pytest.param("2026-06-13 18:59", "opens_soon", id="D7: a minute before"),
        pytest.param("2026-01-17 19:30", "opens_soon", id="D7: 19:30 in winter"),
    ],
)
def test_server_in_utc(utc, expected, freeze):
    freeze(datetime.fromisoformat(utc).replace(tzinfo=UTC))
    assert word(SATURDAY_NIGHT, clock.now()) == expected


def test_the_same_moment_asked_from_far_away():
    at = datetime(2026, 6, 13, 23, 30, tzinfo=UTC)
    for hours_off in (-11, -5, 0, 5.5, 14):
        zone = timezone(timedelta(hours=hours_off))
        assert word(SATURDAY_NIGHT, at.astimezone(zone)) == "open"


def test_half_past_midnight_in_summer_is_already_sunday():
    sunday = [session(SUN, "00:00-06:00")]
    assert word(sunday, datetime(2026, 6, 13, 23, 30, tzinfo=UTC)) == "open"
