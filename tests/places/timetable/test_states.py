"""The four words of a badge, with when it closes and when it opens."""

from datetime import timedelta

import pytest

from places.recurrence import OnBankHolidays
from places.timetable import (
    Calendars,
    Certainty,
    HoursKnown,
    Interval,
    Reason,
    StateWord,
    Timetable,
    next_openings,
    open_intervals,
    state_at,
)
from tests.places.timetable.builders import FRI, MON, SAT, london, on, session, state

EVENINGS = [session(FRI, "18:00-21:00"), session(SAT, "18:00-21:00")]
START, END = london("2026-06-01 00:00"), london("2026-07-01 00:00")


def test_open_says_when_it_closes():
    found = state(EVENINGS, london("2026-06-12 20:35"))
    assert (found.word, found.closes_at) == ("open", london("2026-06-12 21:00"))


def test_closed_says_when_it_opens_next():
    found = state(EVENINGS, london("2026-06-12 21:00"))
    assert (found.word, found.opens_at) == ("closed", london("2026-06-13 18:00"))


def test_opens_soon_is_within_the_hour():
    found = state(EVENINGS, london("2026-06-12 17:00"))
    assert (found.word, found.opens_at) == ("opens_soon", london("2026-06-12 18:00"))
    assert state(EVENINGS, london("2026-06-12 16:59")).word == "closed"


def test_nothing_ahead_is_closed_without_a_next_opening():
    found = state([], london("2026-06-12 12:00"))
    assert (found.word, found.opens_at, found.closes_at) == ("closed", None, None)


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (HoursKnown.NOT_KNOWN, Reason.HOURS_NOT_KNOWN),
        (HoursKnown.BY_APPOINTMENT, Reason.BY_APPOINTMENT),
    ],
)
@pytest.mark.parametrize("at", ["2026-06-12 03:00", "2026-06-12 12:00", "2026-06-12 23:59"])
def test_unknown_hours_are_never_open_nor_closed(known, reason, at):
    found = state(EVENINGS, london(at), hours_known=known)
    assert (found.word, found.reason) == ("not_sure", reason)


def test_a_session_by_appointment_is_not_sure_and_then_closed():
    asked = [session(MON, "10:00-12:00", by_appointment=True)]
    found = state(asked, london("2026-06-08 11:00"))
    assert (found.word, found.reason) == ("not_sure", Reason.BY_APPOINTMENT)
    assert state(asked, london("2026-06-08 12:00")).word == "closed"


def test_not_sure_is_not_a_next_opening():
    """An opening that may not happen is never promised."""
    asked = [session(SAT, "10:00-12:00", by_appointment=True), session(SAT, "18:00-20:00")]
    assert state(asked, london("2026-06-13 09:30")).opens_at == london("2026-06-13 18:00")


def test_known_hours_win_over_doubtful_ones():
    both = [session(SAT, "10:00-18:00", by_appointment=True), session(SAT, "12:00-14:00")]
    words = [state(both, london(f"2026-06-13 {t}")).word for t in ("11:59", "12:00", "14:00")]
    assert words == ["not_sure", "open", "not_sure"]


def test_unconfirmed_hours_are_not_sure_at_any_moment():
    intervals = open_intervals(
        Timetable(tuple(EVENINGS)), Calendars(), on("2026-06-01"), on("2026-06-30")
    )
    for text in ("2026-06-12 20:00", "2026-06-12 12:00"):
        found = state_at(
            intervals, london(text), known_from=START, known_until=END, unconfirmed=True
        )
        assert (found.word, found.reason) == (StateWord.NOT_SURE, Reason.UNCONFIRMED)


@pytest.mark.parametrize("at", [START - timedelta(minutes=1), END], ids=["too early", "too late"])
def test_moments_that_nobody_worked_out_are_not_sure(at):
    found = state_at([], at, known_from=START, known_until=END)
    assert (found.word, found.reason) == (StateWord.NOT_SURE, Reason.TOO_FAR_AHEAD)


def test_an_end_at_the_edge_of_knowledge_is_not_a_closing_time():
    interval = Interval(START, END)
    found = state_at([interval], london("2026-06-12 12:00"), known_from=START, known_until=END)
    assert (found.word, found.closes_at) == (StateWord.OPEN, None)


def test_next_openings_are_known_ones_in_order_and_the_running_one_first():
    intervals = open_intervals(
        Timetable((*EVENINGS, session(MON, "10:00-12:00", by_appointment=True))),
        Calendars(),
        on("2026-06-01"),
        on("2026-06-30"),
    )
    found = next_openings(reversed(intervals), london("2026-06-12 19:00"))
    assert [i.start for i in found] == [
        london("2026-06-12 18:00"),
        london("2026-06-13 18:00"),
        london("2026-06-19 18:00"),
    ]


def test_touching_and_overlapping_sessions_are_one_interval():
    rules = (
        session(SAT, "10:00-12:00"),
        session(SAT, "12:00-14:00"),
        session(SAT, "13:00-15:00", on_bank_holidays=OnBankHolidays.NORMAL),
    )
    (found,) = open_intervals(Timetable(rules), Calendars(), on("2026-06-13"), on("2026-06-13"))
    assert (found.start, found.end) == (london("2026-06-13 10:00"), london("2026-06-13 15:00"))
    assert found.certainty is Certainty.OPEN


def test_a_doubtful_stretch_that_ends_with_a_known_one_leaves_no_empty_rest():
    both = (session(SAT, "10:00-14:00", by_appointment=True), session(SAT, "12:00-14:00"))
    found = open_intervals(Timetable(both), Calendars(), on("2026-06-13"), on("2026-06-13"))
    assert [(i.start, i.end) for i in found] == [
        (london("2026-06-13 10:00"), london("2026-06-13 12:00")),
        (london("2026-06-13 12:00"), london("2026-06-13 14:00")),
    ]
