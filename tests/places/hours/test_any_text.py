"""Whatever the text: an answer and never an error, and sessions the database will take."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.importers.hours import HoursShape, read_hours
from places.recurrence import Repeat, Season, SessionRule
from places.timetable import HoursKnown

OSM_WORDS = (
    "Mo Tu Sa Su Mo-Fr Sa-Mo Fr[1] Fr[-1] PH SH off open unknown 24/7 09:00-17:00 19:00-01:00 "
    "20:00-24:00 12:00-13:00 00:00-02:00 Jan Dec Apr-Sep Oct-Mar 25 26 2026 2027 ; ; ; , , - || "
    '"by appointment" "comment" week easter + : 10:00 [1,3]'
)
ENGLISH_WORDS = (
    "Mon Tuesdays Fri Sat Mon-Fri weekdays daily 1st last of month 9am 5pm 10am-2pm 7pm-1am "
    "3-5pm noon midnight to - and , ; . : closed open bank holidays term time only school "
    "holidays by appointment from between until 09:00-17:30 please"
)
SHAPES = st.sampled_from([HoursShape.OSM, HoursShape.FREE_TEXT])


def sentences(words):
    return st.lists(st.sampled_from(words.split()), max_size=14).map(" ".join)


@given(SHAPES, st.text(max_size=60))
def test_noise_is_answered(shape, text):
    read = read_hours(shape, text)
    assert read.text == text.strip()
    if read.refused:
        assert (read.sessions, read.hours_known) == ((), HoursKnown.NOT_KNOWN)


@settings(max_examples=400, deadline=None)
@given(sentences(OSM_WORDS))
def test_words_of_opening_hours_in_any_order(text):
    _check_sessions(read_hours(HoursShape.OSM, text).sessions)


@settings(max_examples=400, deadline=None)
@given(sentences(ENGLISH_WORDS))
def test_words_of_plain_english_in_any_order(text):
    _check_sessions(read_hours(HoursShape.FREE_TEXT, text).sessions)


def test_real_strings_give_sessions_the_database_takes(osm_strings):
    for text in osm_strings:
        _check_sessions(read_hours(HoursShape.OSM, text).sessions)


@pytest.mark.parametrize(
    "text",
    [
        "; ".join(f"2026 {m} {d} off" for m in ("Jan", "Mar", "May") for d in range(1, 22))[:999],
        "Mo 10:00-12:00; " + "; ".join(f"Mo[{n}],Tu[-{n}] off; Jan {n} off" for n in range(1, 6)),
        '"' * 999,
        "(" * 999,
        "Mo," * 333,
        "1" * 999,
    ],
    ids=["many dates", "many counts", "quotes", "brackets", "days", "figures"],
)
def test_awkward_texts_are_answered_in_good_time(text):
    assert read_hours(HoursShape.OSM, text).text == text
    assert read_hours(HoursShape.FREE_TEXT, text).text == text


def _check_sessions(sessions: tuple[SessionRule, ...]) -> None:
    """What the table's constraints ask: see places/models/session.py."""
    for rule in sessions:
        if rule.repeat is Repeat.WEEKLY:
            assert rule.weekday is not None or rule.on_bank_holidays == "special"
        if rule.season is Season.DATES:
            assert rule.valid.first
            assert rule.valid.last
    weekly = [r for r in sessions if r.repeat is Repeat.WEEKLY and r.yearly_from is None]
    for one, other in combinations(weekly, 2):
        if _same_days(one, other):
            assert not _overlap(_minutes(one), _minutes(other)), (one, other)


def _same_days(one: SessionRule, other: SessionRule) -> bool:
    same = (one.weekday, one.season, one.on_bank_holidays) == (
        other.weekday,
        other.season,
        other.on_bank_holidays,
    )
    return same and _overlap(_days(one), _days(other))


def _days(rule: SessionRule) -> tuple[date, date]:
    last = rule.valid.last + timedelta(days=1) if rule.valid.last else date.max
    return rule.valid.first or date.min, last


def _minutes(rule: SessionRule) -> tuple[int, int]:
    start = rule.hours.starts_at.hour * 60 + rule.hours.starts_at.minute
    end = rule.hours.ends_at.hour * 60 + rule.hours.ends_at.minute
    return start, end + (24 * 60 if rule.hours.ends_next_day else 0)


def _overlap(one, other) -> bool:
    return one[0] < other[1] and other[0] < one[1]
