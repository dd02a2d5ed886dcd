"""Hours as OpenStreetMap writes them mean the same to our importer and to npm's opening_hours.

What cannot be written is not written, and the reason is one sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from places.exports.osm_hours import OsmHours, osm_hours
from places.importers.hours import HoursShape, read_hours
from places.recurrence import DateSpan, Hours, OnBankHolidays, Repeat, Season, SessionRule
from places.timetable import (
    LONDON,
    Calendars,
    Certainty,
    DateException,
    ExceptionKind,
    HoursKnown,
    Interval,
    Timetable,
    open_intervals,
)
from tests.places.hours.comparison import BANK_HOLIDAYS, WINDOWS, windows
from tests.places.hours.conftest import judge  # noqa: F401 - a fixture

TODAY = date(2026, 3, 10)
# The judge keeps Boxing Day itself, a Saturday in 2026, beside its substitute.
CALENDARS = Calendars(bank_holidays=BANK_HOLIDAYS | {date(2026, 12, 26)})
CLOSED, NORMAL = OnBankHolidays.CLOSED, OnBankHolidays.NORMAL
SPECIAL, NOT_SAID = OnBankHolidays.SPECIAL, OnBankHolidays.NOT_SAID
# The judge closes an hour late while the clock goes forward (tests/places/hours).
CLOCK_FORWARD = (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 3, 30, 0, tzinfo=UTC))
RANDOM_SEED, RANDOM_TIMETABLES = 2026, 300
MORNING = 6


def wall(starts: str, ends: str) -> Hours:
    """ "22:00", "02:00"; an end at or before the start is on the next day."""
    a, b = time.fromisoformat(starts), time.fromisoformat(ends)
    return Hours(a, b, b <= a)


def rule(weekday: int | None, starts: str, ends: str, holidays=CLOSED, **more) -> SessionRule:
    """A weekly session."""
    return SessionRule(wall(starts, ends), weekday, on_bank_holidays=holidays, **more)


def closed(first: date, last: date | None = None) -> DateException:
    """Days without anything."""
    return DateException(ExceptionKind.CLOSED, DateSpan(first, last or first))


def given(kind: ExceptionKind, first: date, starts: str, ends: str) -> DateException:
    """A day with other hours, or with more."""
    return DateException(kind, DateSpan(first, first), wall(starts, ends))


TUE_THU = (rule(1, "18:00", "21:00"), rule(3, "18:00", "21:00"))
EVERY_DAY = tuple(range(7))
SAID = {
    "two evenings": (Timetable(TUE_THU), "Tu,Th 18:00-21:00; PH off"),
    "a working week": (
        Timetable(tuple(rule(d, "09:00", "17:00") for d in range(5))),
        "Mo-Fr 09:00-17:00; PH off",
    ),
    "twice a day": (
        Timetable((rule(5, "10:00", "12:00"), rule(5, "14:00", "16:00"))),
        "Sa 10:00-12:00,14:00-16:00; PH off",
    ),
    "past midnight": (
        Timetable((rule(4, "22:00", "02:00"), rule(5, "12:00", "17:00"))),
        "Fr 22:00-02:00, Sa 12:00-17:00; PH off",
    ),
    "until midnight": (Timetable((rule(4, "18:00", "00:00"),)), "Fr 18:00-24:00; PH off"),
    "always": (
        Timetable(tuple(rule(d, "00:00", "00:00", NORMAL) for d in EVERY_DAY)),
        "24/7",
    ),
    "every day, bank holidays too": (
        Timetable((rule(None, "10:00", "18:00", NORMAL),)),
        "Mo-Su,PH 10:00-18:00",
    ),
    "bank holidays have their own hours": (
        Timetable((*TUE_THU, rule(None, "12:00", "14:00", SPECIAL))),
        "Tu,Th 18:00-21:00; PH 12:00-14:00",
    ),
    "the first Friday": (
        Timetable((rule(4, "19:00", "21:00", repeat=Repeat.MONTHLY, nth=1),)),
        "Fr[1] 19:00-21:00; PH off",
    ),
    "a part of every year": (
        Timetable((rule(6, "10:00", "16:00", yearly_from=401, yearly_to=930),)),
        "Apr 01-Sep 30 Su 10:00-16:00; PH off",
    ),
    "between two dates": (
        Timetable((rule(6, "10:00", "16:00", valid=DateSpan(TODAY, date(2026, 8, 30))),)),
        "2026 Mar 10-2026 Aug 30 Su 10:00-16:00; PH off",
    ),
    "days that are not as usual": (
        Timetable(
            TUE_THU,
            (
                closed(date(2026, 12, 22), date(2027, 1, 2)),
                given(ExceptionKind.CHANGED, date(2026, 8, 25), "10:00", "12:00"),
                given(ExceptionKind.EXTRA, date(2026, 8, 27), "10:00", "12:00"),
                closed(date(2026, 1, 6)),
            ),
        ),
        "Tu,Th 18:00-21:00; PH off; 2026 Dec 22-2027 Jan 02 off; 2026 Aug 25 10:00-12:00, "
        "2026 Aug 27 10:00-12:00",
    ),
    "by appointment": (
        Timetable((rule(2, "10:00", "12:00", by_appointment=True),)),
        'We 10:00-12:00 unknown "by appointment"; PH off',
    ),
}
NOT_SAID_AT_ALL = {
    "term time": Timetable((rule(1, "18:00", "21:00", season=Season.TERM),)),
    "every other week": Timetable(
        (rule(1, "18:00", "21:00", interval_weeks=2, valid=DateSpan(TODAY)),)
    ),
    "bank holidays differ": Timetable(
        (rule(1, "18:00", "21:00"), rule(2, "09:00", "10:00", NORMAL))
    ),
    "closed and open on one day": Timetable(
        TUE_THU,
        (
            closed(date(2026, 8, 25)),
            given(ExceptionKind.CHANGED, date(2026, 8, 25), "10:00", "12:00"),
        ),
    ),
    "a first day to come": Timetable(
        (rule(1, "18:00", "21:00", valid=DateSpan(date(2026, 6, 1))),)
    ),
    "hours nobody knows": Timetable(hours_known=HoursKnown.NOT_KNOWN),
    "nothing": Timetable(),
    "longer than a tag": Timetable(
        TUE_THU, tuple(closed(date(2026, 4, 1) + timedelta(days=9 * n)) for n in range(20))
    ),
}


def engine(timetable: Timetable) -> list[Interval]:
    """What our engine makes of it in the windows of the judge."""
    return [
        interval
        for first, last in WINDOWS
        for interval in open_intervals(timetable, CALENDARS, first - timedelta(days=1), last)
    ]


def read_back(text: str) -> Timetable:
    """What our importer reads."""
    read = read_hours(HoursShape.OSM, text)
    assert not read.refused, (text, read.refused)
    return Timetable(read.sessions, read.exceptions, read.hours_known)


def known(intervals: list[Interval]) -> set[tuple[datetime, datetime]]:
    """The stretches that are surely open."""
    return {(i.start, i.end) for i in intervals if i.certainty is Certainty.OPEN}


@pytest.mark.parametrize("case", SAID)
def test_what_can_be_said(case) -> None:
    timetable, value = SAID[case]
    assert osm_hours(timetable, TODAY) == OsmHours(value)


@pytest.mark.parametrize("case", SAID)
def test_our_importer_reads_the_same_times(case) -> None:
    timetable, value = SAID[case]
    again = read_back(value)
    assert engine(again) == engine(timetable)


@pytest.mark.parametrize("case", NOT_SAID_AT_ALL)
def test_what_cannot_be_said_is_not_said(case) -> None:
    found = osm_hours(NOT_SAID_AT_ALL[case], TODAY)
    assert found.value == ""
    assert found.note.endswith(".")


def test_as_usual_on_bank_holidays_is_silence_which_means_open() -> None:
    """Readers of the value are open on bank holidays where it is silent; ours rings first."""
    timetable = Timetable((rule(0, "18:00", "21:00", NORMAL),))
    assert osm_hours(timetable, TODAY) == OsmHours("Mo 18:00-21:00")
    doubtful = [i for i in engine(read_back("Mo 18:00-21:00")) if i not in engine(timetable)]
    assert {i.start.date() for i in doubtful} <= BANK_HOLIDAYS
    silent = osm_hours(Timetable((rule(0, "18:00", "21:00", NOT_SAID),)), TODAY)
    assert silent.value == "Mo 18:00-21:00"
    assert "bank holidays is not known" in silent.note


def invented(random: Random) -> Timetable:
    """A timetable of one to four sessions and up to three exceptions, never past midnight."""
    holidays = random.choice([CLOSED, CLOSED, NORMAL])
    sessions = []
    for _ in range(random.randint(1, 4)):
        starts, ends = sorted(random.sample(range(7, 24), 2))
        hours = Hours(time(starts, random.choice([0, 30])), time(ends, 45))
        more = random.choice(
            [
                {},
                {},
                {"repeat": Repeat.MONTHLY, "nth": random.choice([1, 2, 3, -1])},
                {"yearly_from": 901, "yearly_to": 430},
                {"valid": DateSpan(date(2026, 3, 1), date(2026, 11, 30))},
            ]
        )
        weekday = random.randrange(7)
        sessions.append(SessionRule(hours, weekday, on_bank_holidays=holidays, **more))
    exceptions = []
    for _ in range(random.randint(0, 3)):
        day = date(2026, 8, 24) + timedelta(days=random.randrange(130))
        kind = random.choice(list(ExceptionKind))
        hours = None if kind is ExceptionKind.CLOSED else wall("10:00", "12:30")
        exceptions.append(DateException(kind, DateSpan(day, day + timedelta(days=1)), hours))
    return Timetable(tuple(sessions), tuple(exceptions))


@pytest.mark.slow
def test_others_read_the_same_times(judge) -> None:  # noqa: F811
    """npm's opening_hours, to the minute, for the cases above and for invented timetables."""
    random = Random(RANDOM_SEED)  # noqa: S311 - invented timetables, no secret
    timetables = [timetable for timetable, _value in SAID.values() if not _asks(timetable)]
    timetables += [invented(random) for _ in range(RANDOM_TIMETABLES)]
    written = [(t, osm_hours(t, TODAY).value) for t in timetables]
    readable = [(t, value) for t, value in written if value]
    assert len(readable) > RANDOM_TIMETABLES / 2
    verdicts = judge([value for _t, value in readable], windows())
    for (timetable, value), verdict in zip(readable, verdicts, strict=True):
        assert not verdict.error, (value, verdict.error)
        ours = sorted(known(engine(timetable)))
        theirs = sorted((a, b) for a, b, _word in verdict.intervals)
        for at in _moments(ours, theirs):
            # To the letter, "PH off" leaves open what follows midnight of a bank holiday's eve
            # and shuts what began before; nobody means either (tests/places/hours).
            if _has_nights(timetable) and at.astimezone(LONDON).hour < MORNING:
                continue
            assert _holds(ours, at) == _holds(theirs, at), (value, at)


def _has_nights(timetable: Timetable) -> bool:
    return any(s.hours.ends_next_day and s.hours.ends_at > time(0) for s in timetable.sessions)


def _asks(timetable: Timetable) -> bool:
    return any(session.by_appointment for session in timetable.sessions)


def _moments(*sides: list[tuple[datetime, datetime]]) -> list[datetime]:
    edges = {edge for stretches in sides for stretch in stretches for edge in stretch}
    near = edges | {edge - timedelta(minutes=1) for edge in edges}
    within = [m for m in near if any(a <= m < b for a, b in windows())]
    return [m for m in within if not CLOCK_FORWARD[0] <= m < CLOCK_FORWARD[1]]


def _holds(stretches: list[tuple[datetime, datetime]], at: datetime) -> bool:
    place = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return place >= 0 and at < stretches[place][1]
