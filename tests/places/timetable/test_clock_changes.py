"""Both clock changes: 29 March 2026, 01:00 to 02:00, and 25 October 2026, 02:00 to 01:00.

A time that does not exist is the moment of the jump; a time that comes twice is the first.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from places.timetable import Calendars, Timetable, day_bounds, instant, open_intervals
from tests.places.timetable.builders import SAT, SUN, london, session, word

FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


def utc(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "wall", "expected"),
    [
        pytest.param(FORWARD, time(0, 59), utc(FORWARD, 0, 59), id="last minute of winter"),
        pytest.param(FORWARD, time(1, 0), utc(FORWARD, 1), id="01:00 does not exist"),
        pytest.param(FORWARD, time(1, 30), utc(FORWARD, 1), id="01:30 does not exist"),
        pytest.param(FORWARD, time(2, 0), utc(FORWARD, 1), id="02:00 is the jump itself"),
        pytest.param(FORWARD, time(2, 30), utc(FORWARD, 1, 30), id="summer"),
        pytest.param(BACK, time(0, 59), utc(BACK, 0) - timedelta(minutes=1), id="still summer"),
        pytest.param(BACK, time(1, 0), utc(BACK, 0), id="01:00 comes twice"),
        pytest.param(BACK, time(1, 59), utc(BACK, 0, 59), id="01:59 comes twice"),
        pytest.param(BACK, time(2, 0), utc(BACK, 2), id="winter"),
        pytest.param(date(2026, 6, 1), time(12), utc(date(2026, 6, 1), 11), id="June"),
        pytest.param(date(2026, 1, 1), time(12), utc(date(2026, 1, 1), 12), id="January"),
    ],
)
def test_wall_clock_to_instant(day, wall, expected):
    assert instant(day, wall) == expected


@pytest.mark.parametrize(
    ("day", "hours_long"), [(FORWARD, 23), (BACK, 25), (date(2026, 6, 1), 24)], ids=str
)
def test_length_of_the_day(day, hours_long):
    start, end = day_bounds(day)
    assert end - start == timedelta(hours=hours_long)


@pytest.mark.parametrize(
    ("text", "day", "starts", "lasts_min"),
    [
        pytest.param("22:00-04:00", FORWARD, utc(FORWARD, 0) - timedelta(hours=2), 300, id="night"),
        pytest.param("22:00-01:30", FORWARD, utc(FORWARD, 0) - timedelta(hours=2), 180, id="gap"),
        pytest.param("22:00-04:00", BACK, utc(BACK, 0) - timedelta(hours=3), 420, id="long night"),
        pytest.param("22:00-01:30", BACK, utc(BACK, 0) - timedelta(hours=3), 210, id="first half"),
        pytest.param("22:00-02:00", BACK, utc(BACK, 0) - timedelta(hours=3), 300, id="to two"),
    ],
)
def test_saturday_nights_of_the_change(text, day, starts, lasts_min):
    saturday = day - timedelta(days=1)
    timetable = Timetable((session(SAT, text),))
    (found,) = open_intervals(timetable, Calendars(), saturday, saturday)
    assert found.start == starts
    assert found.end - found.start == timedelta(minutes=lasts_min)


def test_a_session_inside_the_hour_that_is_skipped_does_not_happen():
    timetable = Timetable((session(SUN, "01:10-01:50"),))
    assert open_intervals(timetable, Calendars(), FORWARD, FORWARD) == []


def test_a_session_inside_the_hour_that_comes_twice_happens_once():
    timetable = Timetable((session(SUN, "01:10-01:50"),))
    (found,) = open_intervals(timetable, Calendars(), BACK, BACK)
    assert (found.start, found.end) == (utc(BACK, 0, 10), utc(BACK, 0, 50))


@pytest.mark.parametrize(("fold", "expected"), [(0, "open"), (1, "closed")])
def test_closing_at_half_past_one_on_the_long_night(fold, expected):
    """Never open longer than its owner said: 01:15 comes twice, the door shut in between."""
    night = [session(SAT, "22:00-01:30")]
    assert word(night, london("2026-10-25 01:15", fold=fold)) == expected


@pytest.mark.parametrize("day", ["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"], ids=str)
def test_nine_to_five_is_nine_to_five_on_both_sides(day):
    rules = [session(weekday, "09:00-17:00") for weekday in range(5)]
    words = [word(rules, london(f"{day} {t}")) for t in ("08:59", "09:00", "16:59", "17:00")]
    assert words == ["opens_soon", "open", "open", "closed"]
