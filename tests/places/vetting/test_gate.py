"""What is missing, and until when it holds: one fact at a time, by hand-counted days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.vetting.gate import (
    FROM_THE_LISTING,
    SEEN,
    Facts,
    Need,
    Paper,
    PaperKind,
    Signature,
    SpotChecked,
    Training,
    Visited,
    clear_until,
    failures,
    last_day,
    missing,
    trained_until,
)

TODAY = date(2026, 11, 22)
SEEN_ON = date(2026, 11, 1)
A, R = PaperKind.AGREEMENT, PaperKind.ROLE_CARD
V1 = tuple(Paper(kind, 1, date(2020, 1, 1), date(2020, 1, 1)) for kind in PaperKind)
FULL = Facts(
    staff=5,
    adult_named=True,
    contact_named=True,
    seen=dict.fromkeys(SEEN, SEEN_ON),
    liability_until=date(2028, 1, 1),
    trainings=(Training(SEEN_ON, 3),),
    papers=V1,
    signatures=(Signature(A, 1, SEEN_ON), Signature(R, 1, SEEN_ON)),
    visits=(Visited(SEEN_ON, 2, True),),
    panel_looked=True,
    answers=frozenset(FROM_THE_LISTING),
)


def without(need: Need) -> dict[Need, date]:
    return {known: day for known, day in FULL.seen.items() if known != need}


LACKING = {
    "no responsible adult": (Need.ADULT, {"adult_named": False}),
    "adult not known to be 18": (Need.ADULT, {"seen": without(Need.ADULT)}),
    "one staff": (Need.TWO_STAFF, {"seen": without(Need.TWO_STAFF)}),
    "two of five trained": (Need.TRAINED_SHARE, {"trainings": (Training(SEEN_ON, 2),)}),
    "no staff at all": (Need.TRAINED_SHARE, {"staff": 0}),
    "trained a year ago": (Need.TRAINED_SHARE, {"trainings": (Training(date(2025, 11, 22), 5),)}),
    "trained tomorrow": (Need.TRAINED_SHARE, {"trainings": (Training(date(2026, 11, 23), 5),)}),
    "a shift without": (Need.TRAINED_SHIFTS, {"seen": without(Need.TRAINED_SHIFTS)}),
    "no agreement": (Need.AGREEMENT, {"signatures": (Signature(R, 1, SEEN_ON),)}),
    "no role card": (Need.ROLE_CARD, {"signatures": (Signature(A, 1, SEEN_ON),)}),
    "one visitor": (Need.VISIT, {"visits": (Visited(SEEN_ON, 1, True),)}),
    "visit found it unsuitable": (Need.VISIT, {"visits": (Visited(SEEN_ON, 2, False),)}),
    "panel never asked": (Need.PANEL, {"panel_looked": False}),
    "panel asked 13 days ago": (
        Need.PANEL,
        {"panel_looked": False, "panel_asked_on": date(2026, 11, 9)},
    ),
    "panel holds": (Need.PANEL, {"panel_holds": True}),
    "no insurance": (Need.LIABILITY, {"liability_until": None}),
    "insurance ended": (Need.LIABILITY, {"liability_until": date(2026, 11, 21)}),
    "no safeguarding contact": (Need.SAFEGUARDING_CONTACT, {"contact_named": False}),
    "a check not suitable": (Need.CHECKS, {"unsuitable_checks": 1}),
    "two failed spot checks": (
        Need.SPOT_CHECKS,
        {"spot_checks": (SpotChecked(SEEN_ON, False), SpotChecked(TODAY, False))},
    ),
    "another owner": (Need.SAME_OWNER, {"owner_changed": True}),
    **{
        f"listing is silent: {need}": (need, {"answers": frozenset(FROM_THE_LISTING) - {need}})
        for need in FROM_THE_LISTING
    },
}


def test_with_everything_nothing_is_missing() -> None:
    assert missing(FULL, TODAY) == []
    assert clear_until(FULL, TODAY, TODAY) == date(2027, 10, 31)


@pytest.mark.parametrize(("need", "change"), LACKING.values(), ids=LACKING.keys())
def test_each_single_thing_is_missed_and_named(need: Need, change: dict) -> None:
    facts = replace(FULL, **change)
    assert missing(facts, TODAY) == [need]
    if need != Need.PANEL:
        assert clear_until(facts, TODAY, TODAY) is None


def test_every_need_is_tested() -> None:
    assert {need for need, _change in LACKING.values()} == set(Need)


def test_the_panel_had_its_chance_after_14_days() -> None:
    asked = replace(FULL, panel_looked=False, panel_asked_on=date(2026, 11, 8))
    assert missing(asked, TODAY) == []


def test_a_hold_of_the_panel_ends_no_clearance() -> None:
    assert clear_until(replace(FULL, panel_holds=True), TODAY, TODAY) == date(2027, 10, 31)


ENDS = {
    "training first": ({"trainings": (Training(date(2026, 2, 10), 3),)}, date(2027, 2, 9)),
    "insurance first": ({"liability_until": date(2026, 12, 24)}, date(2026, 12, 24)),
    "insurance today": ({"liability_until": TODAY}, TODAY),
    "visit first": ({"visits": (Visited(date(2026, 3, 1), 2, True),)}, date(2027, 2, 28)),
    "newer paper": (
        {
            "papers": (*V1, Paper(A, 2, date(2026, 12, 1), date(2027, 1, 31))),
        },
        date(2027, 1, 31),
    ),
}


@pytest.mark.parametrize(("change", "end"), ENDS.values(), ids=ENDS.keys())
def test_the_earliest_end_counts(change: dict, end: date) -> None:
    facts = replace(FULL, **change)
    assert clear_until(facts, TODAY, TODAY) == end
    if end > TODAY:
        assert clear_until(facts, end, TODAY) == end
    assert clear_until(facts, end + timedelta(days=1), TODAY) is None


def test_twelve_months_after_publication_it_ends_whatever_is_fresh() -> None:
    assert clear_until(FULL, TODAY, date(2025, 12, 1)) == date(2026, 11, 30)
    assert clear_until(FULL, date(2026, 12, 1), date(2025, 12, 1)) is None


def test_a_new_version_in_force_bars_publication_at_once_and_ends_old_ones_later() -> None:
    facts = replace(FULL, papers=(*V1, Paper(R, 2, TODAY, date(2026, 12, 31))))
    assert missing(facts, TODAY) == [Need.ROLE_CARD]
    assert missing(facts, TODAY, to_publish=False) == []
    assert missing(facts, date(2026, 12, 31), to_publish=False) == []
    assert missing(facts, date(2027, 1, 1), to_publish=False) == [Need.ROLE_CARD]
    signed = replace(facts, signatures=(*facts.signatures, Signature(R, 2, TODAY)))
    assert missing(signed, date(2027, 1, 1)) == []


def test_a_version_that_is_not_in_force_bars_nothing() -> None:
    later = Paper(A, 2, date(2026, 12, 1), date(2027, 6, 1))
    assert missing(replace(FULL, papers=(*V1, later)), TODAY) == []


def test_an_unknown_version_is_no_signature() -> None:
    facts = replace(FULL, signatures=(Signature(A, 7, SEEN_ON), Signature(R, 1, SEEN_ON)))
    assert Need.AGREEMENT in missing(facts, TODAY)


FAILED = {
    "two in a year": ([(2026, 1, 5), (2026, 11, 1)], None, 2),
    "one is older than a year": ([(2025, 11, 22), (2026, 11, 1)], None, 1),
    "a year less a day": ([(2025, 11, 23), (2026, 11, 1)], None, 2),
    "before it began anew": ([(2026, 1, 5), (2026, 11, 1)], date(2026, 11, 1), 0),
    "since it began anew": ([(2026, 1, 5), (2026, 11, 1)], date(2026, 10, 31), 1),
}


@pytest.mark.parametrize(("days", "since", "count"), FAILED.values(), ids=FAILED.keys())
def test_failures_that_count(days: list, since: date | None, count: int) -> None:
    checks = tuple(SpotChecked(date(*day), False) for day in days)
    assert failures(replace(FULL, spot_checks=checks, counts_from=since), TODAY) == count


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 11, 22), date(2027, 11, 21)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_last_day_of_twelve_months(day: date, end: date) -> None:
    assert last_day(day) == end


DAYS = st.dates(date(2025, 6, 1), date(2026, 11, 22))


@given(st.integers(1, 12), st.lists(st.tuples(DAYS, st.integers(1, 12)), max_size=5))
def test_training_ends_exactly_when_the_share_falls_below(staff: int, held: list) -> None:
    """Against counting day by day."""
    trainings = tuple(Training(day, number) for day, number in held)

    def enough(day: date) -> bool:
        valid = sum(
            t.trained for t in trainings if t.held_on <= TODAY and day <= last_day(t.held_on)
        )
        return valid / staff >= 0.6 - 1e-9

    until = trained_until(staff, trainings, TODAY)
    if until is None:
        assert not enough(TODAY)
    else:
        assert enough(until)
        assert not enough(until + timedelta(days=1))
