"""What a scenario changes: by hand, by brute force, who gains, who loses, what it costs."""

import pandas as pd
import pytest

from gis.analysis.access.floating import e2sfca
from gis.analysis.contracts import BadInput
from gis.analysis.gap.shortfall import short_of_a_place
from gis.analysis.scenario.edits import (
    ChangeHours,
    ChangePlaces,
    Close,
    Edit,
    FundingEnds,
    NewListing,
    NewRound,
    WalkAgain,
)
from gis.analysis.scenario.outcome import after_all, outcome
from gis.analysis.scenario.provision import Provision, scenario
from tests.gis.analysis.scenario.towns import by_hand, street, town

MOVE = ChangeHours("x", {"15": 0, "19": 1}, cost_per_year=6000)


def test_moving_a_session_from_15_to_19_lowers_the_evening_gap_by_the_amount_by_hand() -> None:
    """Club x: 30 places for 300 young people in reach, a tenth of a place each.

    Standard 200 places for 1,000: at 19 o'clock a (100) has none and is short of 100 places'
    worth, b (200) has y's 20/250 = 0.08. With x, a has 0.1 and b 0.18: of the standard 0.2 that
    is a half and 0.9. So a goes from 100 to 50, b from 200 × 0.6 = 120 to 200 × 0.1 = 20.
    """
    now = street()
    plan = scenario(now, [MOVE])

    def short_at_19(offered: Provision) -> pd.Series:
        supply = offered.share.mul(offered.places, axis=0)
        access = e2sfca(offered.here, supply)
        young = pd.Series(offered.here.people, index=offered.here.origins)
        return short_of_a_place(young, access, standard_per_1000=200)["19"]

    assert short_at_19(now).to_dict() == pytest.approx({"a": 100, "b": 120, "c": 30})
    assert short_at_19(after_all(plan)).to_dict() == pytest.approx({"a": 50, "b": 20, "c": 30})


def test_who_gains_and_who_loses_by_slot() -> None:
    found = outcome(scenario(street(), [MOVE]))
    assert found.access.loc["a"].tolist() == pytest.approx([-0.1, 0.1, 0])
    assert found.covered.loc["a"].tolist() == [-1, 1, 0]
    assert found.covered.loc["b"].tolist() == [0, 0, 0], "the café is open at both times"
    assert found.by_slot().loc["19"].to_dict() == {
        "gain": 300, "lose": 0, "newly_covered": 100, "no_longer_covered": 0
    }  # fmt: skip
    assert found.by_slot().loc["15", "no_longer_covered"] == 100
    assert (found.newly_covered, found.no_longer_covered, found.hours_gained) == (100, 100, 0)
    assert found.cost_per_newly_covered == 60


def test_a_longer_evening_gains_hours_and_a_decile_table_says_whose() -> None:
    plan = scenario(street(), [ChangeHours("x", {"20": 1})])
    found = outcome(plan, slot_min=30)
    assert found.hours_gained == 150, "300 young people, half an hour each"
    deciles = pd.Series({"a": 1, "b": 9, "c": 9})
    table = found.by_decile(deciles, pd.Series({"a": 100, "b": 200, "c": 50}))
    assert table["newly_covered"].to_dict() == {1: 100, 9: 200}
    assert table.loc[1, "share_of_people"] == pytest.approx(100 / 350)
    assert table.loc[1, "share_of_newly_covered"] == pytest.approx(1 / 3)


EDITS: dict[str, list[Edit]] = {
    "hours": [ChangeHours("l3", {"19": 1, "20": 0.5})],
    "places": [ChangePlaces("l5", 200)],
    "closed": [Close("l1")],
    "funding ends": [FundingEnds("l2", hours_left=0.25)],
    "new": [NewListing("new", {"o1": 1, "o2": 0.5, "o7": 0.2}, 25, {"19": 1})],
    "round": [NewRound("round", ["o1", "o5", "o9"], 2, 12, {"20": 1})],
    "walk": [WalkAgain("l4", {"o1": 0.9, "o30": 0.3})],
    "several": [
        Close("l1"),
        ChangePlaces("l5", 3),
        NewRound("round", ["o4"], 2, 12, {"20": 1}),
        ChangeHours("round", {"19": 1}),
    ],
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_the_change_is_the_whole_computed_anew_less_the_whole_before(edits: list[Edit]) -> None:
    now = town()
    plan = scenario(now, edits)
    change = (by_hand(after_all(plan)) - by_hand(now)).loc[lambda f: (f.abs() > 1e-12).any(axis=1)]
    found = outcome(plan).access
    assert change.index.isin(found.index).all()
    pd.testing.assert_frame_equal(found.loc[change.index], change, atol=1e-12, rtol=1e-9)
    untouched = found.drop(change.index)
    assert (untouched.abs() < 1e-12).all(axis=None)


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_cover_is_that_of_the_whole_computed_anew(edits: list[Edit]) -> None:
    now = town()
    plan = scenario(now, edits)

    def cover(offered: Provision) -> pd.DataFrame:
        reach = (offered.here.by_listing.toarray() > 0).astype(int)
        opened = (offered.share.to_numpy() > 0).astype(int)
        return pd.DataFrame(reach @ opened > 0, index=now.here.origins, columns=now.slots)

    change = cover(after_all(plan)).astype(int) - cover(now).astype(int)
    found = outcome(plan).covered
    assert (change.loc[found.index].to_numpy() == found.to_numpy()).all()
    assert (change.drop(found.index) == 0).all(axis=None)


def test_one_slot_is_the_same_as_that_slot_of_the_week() -> None:
    plan = scenario(town(), EDITS["several"])
    one = outcome(plan, slots=pd.Index(["19"]))
    pd.testing.assert_frame_equal(one.access, outcome(plan).access[["19"]])


def test_a_closure_takes_places_and_gives_none_to_others() -> None:
    found = outcome(scenario(street(), [Close("y")]))
    assert (found.access <= 1e-12).all(axis=None)
    assert found.no_longer_covered == 250
    assert found.cost_per_newly_covered is None


def test_what_is_offered_now_is_not_changed() -> None:
    now = town()
    before = now.share.copy(), now.here.by_listing.copy()
    for edits in EDITS.values():
        outcome(scenario(now, edits))
    pd.testing.assert_frame_equal(now.share, before[0])
    assert (now.here.by_listing != before[1]).nnz == 0


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        pytest.param([], "^edits must hold", id="no edit"),
        pytest.param([Close("q")], "'q' is not among the listings", id="stranger"),
        pytest.param([NewRound("x", ["a"], 1, 1, {})], "'x' is there already", id="there already"),
        pytest.param([ChangeHours("x", {"7": 1})], "slot '7'", id="slot"),
        pytest.param([ChangeHours("x", {"19": 2})], "share of 19 must be", id="share above 1"),
        pytest.param([NewListing("n", {"q": 1}, 1, {})], "origins are not known: q", id="origin"),
        pytest.param([NewListing("n", {"a": 2}, 1, {})], "weights of a must be", id="weight"),
        pytest.param([ChangePlaces("x", -1)], "^places must be", id="places below 0"),
        pytest.param([ChangePlaces("x", float("nan"))], "^places must be", id="NaN"),
        pytest.param([FundingEnds("x", 1.5)], "^hours_left must be", id="more than all hours"),
        pytest.param([NewRound("n", ["a", "a"], 1, 1, {})], "^origins must be", id="origin twice"),
    ],
)
def test_edits_that_cannot_be_made_are_named(edits: list[Edit], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        scenario(street(), edits)


def test_frames_of_other_listings_are_refused_by_name() -> None:
    now = street()
    with pytest.raises(BadInput, match=r"^places: does not have the listings"):
        Provision(now.here, now.places.iloc[::-1], now.share, now.reliability)
    with pytest.raises(BadInput, match=r"share\.15"):
        Provision(now.here, now.places, now.share * 2, now.reliability)
    with pytest.raises(BadInput, match=r"^slots: are not"):
        outcome(scenario(now, [MOVE]), slots=pd.Index(["7"]))
