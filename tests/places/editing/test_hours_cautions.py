"""What is said about unsaved hours: words, overlaps, long nights, dates that have passed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from gis.models import Area
from places.models import BankHoliday, ListingException, Session
from places.timetable import HoursKnown
from places.unsaved_hours.draft import SessionRow, UnsavedHours
from places.unsaved_hours.reading import HoursReading, read_hours
from tests.builders.listings import build_area, closed_on
from tests.builders.places import hours, instead_on
from tests.builders.town import term_dates

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
EVERY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.fixture(autouse=True)
def monday(freeze: Callable[[datetime], None]) -> None:
    """A Monday in November."""
    freeze(MONDAY)


@pytest.fixture
def middleham() -> Area:
    """A Welsh authority with the terms of one school year."""
    area = build_area(name="Middleham")
    known = (date(2026, 9, 1), date(2027, 8, 31))
    term_dates(area, known, (date(2026, 9, 1), date(2026, 12, 18)))
    return area


def reading(*sessions: Session, **fields: Any) -> HoursReading:
    rows = tuple(SessionRow(f"sessions-{n}", s) for n, s in enumerate(sessions))
    return read_hours(UnsavedHours(rows, **fields))


def cautions(found: HoursReading, kind: str) -> list[str]:
    return [caution.words for caution in found.cautions if caution.kind == kind]


def weekly(day: str, start: str, end: str, **fields: Any) -> Session:
    return hours(day, start, end, **fields)


OVERLAPS = {
    "term and all year": (
        [weekly("friday", "19:00", "21:00"), weekly("friday", "20:00", "22:00", season="term")],
        ["Friday 7pm–9pm and Friday 8pm–10pm overlap, first on Friday 27 November."],
    ),
    "past midnight into the next day": (
        [weekly("friday", "22:00", "02:00"), weekly("saturday", "01:00", "03:00")],
        ["Friday 10pm–2am and Saturday 1am–3am overlap, first on Saturday 28 November."],
    ),
    "Sunday night into Monday": (
        [weekly("monday", "00:30", "01:00"), weekly("sunday", "23:00", "01:00")],
        ["Monday 12:30am–1am and Sunday 11pm–1am overlap, first on Monday 30 November."],
    ),
    "every other week": (
        [
            weekly("friday", "19:00", "21:00"),
            weekly("friday", "20:00", "22:00", interval_weeks=2, valid_from=date(2026, 11, 20)),
        ],
        ["Friday 7pm–9pm and Friday 8pm–10pm overlap, first on Friday 4 December."],
    ),
    "one date": (
        [
            weekly("friday", "19:00", "21:00"),
            weekly("", "20:00", "22:00", repeat="once", on_date=date(2027, 1, 29)),
        ],
        ["Friday 7pm–9pm and 29 January 2027 8pm–10pm overlap, first on Friday 29 January 2027."],
    ),
    "a year ahead": (
        [
            weekly("friday", "19:00", "21:00", valid_from=date(2027, 9, 1)),
            weekly("friday", "20:00", "22:00", valid_from=date(2027, 10, 1)),
        ],
        ["Friday 7pm–9pm and Friday 8pm–10pm overlap, first on Friday 1 October 2027."],
    ),
    "three at once": (
        [
            weekly("friday", "19:00", "21:00"),
            weekly("friday", "19:00", "21:00", season="term"),
            weekly(
                "friday",
                "19:00",
                "21:00",
                season="dates",
                valid_from=date(2026, 12, 1),
                valid_to=date(2026, 12, 6),
            ),
        ],
        [
            "Friday 7pm–9pm and Friday 7pm–9pm overlap, first on Friday 27 November.",
            "Friday 7pm–9pm and Friday 7pm–9pm overlap, first on Friday 4 December.",
            "Friday 7pm–9pm and Friday 7pm–9pm overlap, first on Friday 4 December.",
        ],
    ),
    "one after the other": (
        [weekly("friday", "19:00", "21:00"), weekly("friday", "21:00", "22:00")],
        [],
    ),
    "term and holidays": (
        [
            weekly("friday", "19:00", "21:00", season="term"),
            weekly("friday", "19:00", "21:00", season="holidays"),
        ],
        [],
    ),
    "bank holiday hours": (
        [
            weekly("monday", "10:00", "16:00"),
            weekly("", "11:00", "15:00", on_bank_holidays="special"),
        ],
        [],
    ),
    "first one, then the other": (
        [
            weekly("friday", "19:00", "21:00", valid_to=date(2026, 12, 4)),
            weekly("friday", "19:00", "21:00", valid_from=date(2026, 12, 5)),
        ],
        [],
    ),
    "in turn": (
        [
            weekly("friday", "19:00", "21:00", interval_weeks=2, valid_from=date(2026, 11, 20)),
            weekly("friday", "19:00", "21:00", interval_weeks=2, valid_from=date(2026, 11, 27)),
        ],
        [],
    ),
}


@pytest.mark.parametrize(("sessions", "said"), OVERLAPS.values(), ids=OVERLAPS.keys())
@pytest.mark.parametrize("known", [True, False], ids=["with term dates", "without"])
def test_sessions_that_meet(
    middleham: Area, sessions: list[Session], said: list[str], known: bool
) -> None:
    found = reading(*sessions, authority=middleham if known else None)
    ending = " They read as one stretch."
    assert cautions(found, "overlap") == [words + ending for words in said]


LENGTHS = {
    "twelve hours": (weekly("friday", "09:00", "21:00"), [], []),
    "more": (
        weekly("friday", "09:00", "21:15"),
        ["Friday 9am–9:15pm lasts 12.2 hours. Is that so?"],
        [],
    ),
    "all day": (
        weekly("friday", "00:00", "24:00"),
        ["Friday all day lasts 24 hours. Is that so?"],
        [],
    ),
    "until midnight": (weekly("friday", "19:00", "24:00"), [], []),
    "past midnight": (
        weekly("saturday", "22:00", "01:00"),
        [],
        ["Saturday 10pm–1am goes past midnight: it ends Sunday 1am."],
    ),
    "Sunday night": (
        weekly("sunday", "22:00", "00:30"),
        [],
        ["Sunday 10pm–12:30am goes past midnight: it ends Monday 12:30am."],
    ),
    "New Year's Eve": (
        weekly("", "22:00", "01:00", repeat="once", on_date=date(2026, 12, 31)),
        [],
        ["31 December 2026 10pm–1am goes past midnight: it ends 1 January 2027 1am."],
    ),
    "bank holidays": (
        weekly("", "22:00", "01:00", on_bank_holidays="special"),
        [],
        ["Bank holidays 10pm–1am goes past midnight: it ends the next day 1am."],
    ),
}


@pytest.mark.parametrize(("session", "long", "late"), LENGTHS.values(), ids=LENGTHS.keys())
def test_long_and_late(session: Session, long: list[str], late: list[str]) -> None:
    found = reading(session)
    assert cautions(found, "long") == long
    assert cautions(found, "past_midnight") == late


@pytest.mark.parametrize(
    ("session", "ended"),
    [
        (weekly("friday", "19:00", "21:00", valid_to=date(2026, 11, 22)), "22 November 2026"),
        (weekly("", "19:00", "21:00", repeat="once", on_date=date(2026, 11, 1)), "1 November 2026"),
        (weekly("friday", "19:00", "21:00", valid_to=date(2026, 11, 23)), ""),
        (weekly("", "19:00", "21:00", repeat="once", on_date=date(2026, 11, 23)), ""),
    ],
    ids=["validity", "date", "last day is today", "today"],
)
def test_what_has_ended(session: Session, ended: str) -> None:
    said = cautions(reading(session), "ended")
    assert len(said) == (1 if ended else 0)
    assert all(f"ended on {ended} and no longer counts" in words for words in said)


def test_each_caution_leads_to_its_rows() -> None:
    found = reading(weekly("monday", "18:00", "20:00"), weekly("friday", "22:00", "01:00"))
    (late,) = found.cautions
    assert [(row.key, row.name) for row in late.rows] == [("sessions-1", "Friday 10pm–1am")]


TERM = weekly("monday", "18:00", "20:00", season="term")


def test_term_dates_that_nobody_loaded() -> None:
    found = reading(TERM, authority=build_area(name="Elsewhere"))
    (said,) = [caution for caution in found.cautions if caution.kind == "no_term_dates"]
    assert "no term dates for Elsewhere" in said.words
    assert [row.name for row in said.rows] == ["Monday 6pm–8pm"]


def test_term_dates_of_nowhere() -> None:
    (said,) = cautions(reading(TERM), "no_term_dates")
    assert "before there is a place" in said


def test_term_dates_that_run_out(middleham: Area, freeze: Callable[[datetime], None]) -> None:
    assert cautions(reading(TERM, authority=middleham), "no_term_dates") == []
    freeze(datetime(2027, 7, 1, 9, tzinfo=UTC))
    (said,) = cautions(reading(TERM, authority=middleham), "no_term_dates")
    assert "on 1 September 2027" in said


def test_all_year_needs_no_term_dates() -> None:
    assert cautions(reading(weekly("monday", "18:00", "20:00")), "no_term_dates") == []


def test_bank_holidays_of_which_nobody_spoke(middleham: Area) -> None:
    silent = weekly("monday", "18:00", "20:00", on_bank_holidays="not_said")
    (said,) = cautions(reading(silent, authority=middleham), "bank_holiday")
    assert "Nobody has said whether these sessions run on bank holidays" in said


def test_days_that_may_be_bank_holidays(middleham: Area) -> None:
    """26 December 2026 is a Saturday whose substitute is the Monday after."""
    for month, day in ((1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)):
        BankHoliday.objects.create(nation="wales", day=date(2026, month, day), title="Holiday")
    closed = weekly("saturday", "18:00", "20:00", on_bank_holidays="closed")
    (said,) = cautions(reading(closed, authority=middleham), "bank_holiday")
    assert said.endswith("for a bank holiday: 26 December 2026.")
    as_usual = weekly("saturday", "18:00", "20:00", on_bank_holidays="normal")
    assert cautions(reading(as_usual, authority=middleham), "bank_holiday") == []


def test_dates_that_contradict_or_have_passed() -> None:
    exceptions = (
        closed_on(date(2026, 12, 20), date(2026, 12, 31)),
        instead_on(date(2026, 12, 24), "10:00", "12:00"),
        closed_on(date(2026, 8, 1), date(2026, 8, 14)),
    )
    found = reading(weekly("friday", "19:00", "21:00"), exceptions=exceptions)
    (said,) = cautions(found, "contradiction")
    assert said.startswith("24 December 2026 is closed and has hours too.")
    assert cautions(found, "dates_passed") == ["One of the dates below has passed; it can go."]


def test_sessions_that_do_not_count() -> None:
    found = reading(weekly("friday", "19:00", "21:00"), hours_known=HoursKnown.NOT_KNOWN)
    (said,) = cautions(found, "not_counted")
    assert "“hours are not known”" in said
    assert found.says == "Not sure – ring first. We do not know the hours."
    assert {time.doubt for day in found.days for time in day.times} == {"We do not know the hours."}


SAID = {
    "none": ([], "No sessions yet.", "No sure opening in the next three months."),
    "two days in term": (
        [weekly(day, "18:00", "21:00", season="term") for day in ("tuesday", "thursday")],
        "Open Tue and Thu 6pm–9pm in term time.",
        "Next: 6pm tomorrow.",
    ),
    "now": ([weekly("monday", "08:00", "10:00")], "Open Mon 8am–10am.", "Open now, until 10am."),
    "far off": (
        [weekly("friday", "19:00", "21:00", yearly_from=701, yearly_to=731)],
        "Open Fri 7pm–9pm from 1 July to 31 July each year.",
        "No sure opening in the next three months.",
    ),
}


@pytest.mark.parametrize(("sessions", "says", "coming"), SAID.values(), ids=SAID.keys())
def test_one_sentence_and_what_comes_next(
    middleham: Area, sessions: list[Session], says: str, coming: str
) -> None:
    found = reading(*sessions, authority=middleham)
    assert (found.says, found.next_opening) == (says, coming)


def test_the_week_has_seven_days_and_what_is_in_none() -> None:
    found = reading(
        weekly("monday", "18:00", "20:00"),
        weekly("monday", "09:00", "12:00", season="term"),
        weekly("", "11:00", "15:00", on_bank_holidays="special"),
        weekly("", "19:00", "21:00", repeat="once", on_date=date(2026, 12, 24)),
    )
    assert [day.day for day in found.week.days] == list(EVERY)
    blocks = [(block.key, block.words) for block in found.week.days[0].blocks]
    assert blocks == [("sessions-1", "9am–midday, in term time"), ("sessions-0", "6pm–8pm")]
    assert not any(day.blocks for day in found.week.days[1:])
    other = [(block.key, block.words) for block in found.week.other]
    assert other == [
        ("sessions-2", "Bank holidays 11am–3pm"),
        ("sessions-3", "24 December 2026 7pm–9pm"),
    ]


def test_reading_costs_the_same_however_many_rows_there_are(
    middleham: Area, django_assert_max_num_queries: Any
) -> None:
    rows = [weekly(day, f"{hour:02}:00", f"{hour:02}:30") for day in EVERY for hour in range(20)]
    dates = tuple(closed_on(date(2026, 12, day)) for day in range(1, 29))
    with django_assert_max_num_queries(8):
        assert reading(*rows, exceptions=dates, authority=middleham).cautions == []


def test_an_exception_row_is_left_as_it_is() -> None:
    row = ListingException(kind="closed", first_day=date(2026, 12, 1), last_day=date(2026, 12, 2))
    session = weekly("tuesday", "18:00", "20:00")
    before = (vars(row).copy(), vars(session).copy())
    reading(session, exceptions=(row,))
    assert (vars(row), vars(session)) == before
