"""Harm moves nothing until a dial is turned, and then it is shown whom it moves."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.gap.harm_dial import (
    harm_draws,
    harm_factor,
    whom_harm_moves,
    without_each_source,
)
from gis.analysis.harm.counts import SourceKind
from gis.analysis.harm.rates import draw_rates
from gis.analysis.harm.reporting import Recording

AREAS = ["Ash", "Birch", "Cedar", "Dale"]
KINDS = {
    "records": SourceKind.POLICE,
    "ambulance": SourceKind.HEALTH,
    "mapping": SourceKind.YOUNG_PEOPLE,
}
RATES = pd.DataFrame(
    {"records": [4.0, 1.0, 0.5, 1.0], "ambulance": [1.0, 4.0, np.nan, 0.25]}, AREAS
)
DRAWN = {
    name: draw_rates(pd.Series(counts, AREAS), pd.Series(500.0, AREAS), draws=400, seed=seed)
    for seed, (name, counts) in enumerate(
        {"records": [60, 20, 10, 5], "ambulance": [5, 40, 9, 12]}.items()
    )
}


def test_dials_start_at_nothing() -> None:
    factor = harm_factor(RATES, KINDS, {"records": 0.0, "ambulance": 0.0})
    assert factor.tolist() == [1, 1, 1, 1]
    assert harm_factor(RATES, KINDS, {}).tolist() == [1, 1, 1, 1]


def test_each_dial_is_its_own_and_nothing_is_added_up() -> None:
    factor = harm_factor(RATES, KINDS, {"records": 0.5, "ambulance": 1.0})
    assert factor.to_dict() == pytest.approx(
        {"Ash": 2.0, "Birch": 4.0, "Cedar": 0.5**0.5, "Dale": 0.25}
    )


def test_whom_the_dial_moves_is_shown_beside_no_dial() -> None:
    short = pd.Series({"Ash": 100.0, "Birch": 90.0, "Cedar": 10.0, "Dale": 5.0})
    factor = harm_factor(RATES, KINDS, {"ambulance": 0.5})
    moved = whom_harm_moves(short, factor, share=0.25)
    assert moved.without.equals(short)
    assert moved.with_harm.tolist() == pytest.approx([100, 180, 10, 2.5])
    assert (moved.change.enters, moved.change.leaves) == (["Birch"], ["Ash"])
    still = whom_harm_moves(short, harm_factor(RATES, KINDS, {}), share=0.25)
    assert (still.change.enters, still.change.leaves) == ([], [])


def test_turning_off_a_source_is_shown_against_all_of_them() -> None:
    short = pd.Series({"Ash": 100.0, "Birch": 90.0, "Cedar": 10.0, "Dale": 5.0})
    changes = without_each_source(
        short, RATES, KINDS, {"records": 1.0, "ambulance": 0.5}, share=0.25
    )
    # With both, Ash has 400 and Birch 180. Without records Ash has 100: Birch comes first.
    assert (changes["records"].enters, changes["records"].leaves) == (["Birch"], ["Ash"])
    # Without the ambulance, records would be alone, so they go too: Ash has 100, Birch 90.
    assert (changes["ambulance"].enters, changes["ambulance"].leaves) == ([], [])
    assert without_each_source(short, RATES, KINDS, {"ambulance": 0.0}) == {}
    wide = without_each_source(short, RATES, KINDS, {"records": 1.0, "ambulance": 0.5}, share=0.5)
    assert wide["records"].leaves == []


def test_draws_carry_the_doubt_of_the_rates() -> None:
    still = harm_draws(DRAWN, KINDS, {"records": 0.0, "ambulance": 0.0})
    assert (still == 1).all()
    factor = harm_draws(DRAWN, KINDS, {"ambulance": 1.0})
    expected = DRAWN["ambulance"] / DRAWN["ambulance"].mean(axis=0)
    assert factor == pytest.approx(expected)
    both = harm_draws(DRAWN, KINDS, {"ambulance": 1.0, "records": 0.5})
    records = DRAWN["records"] / DRAWN["records"].mean(axis=0)
    assert both == pytest.approx(expected * np.sqrt(records))


def test_uneven_recording_widens_the_factor() -> None:
    uneven = {"ambulance": Recording(4, 6, "a survey")}
    plain = harm_draws(DRAWN, KINDS, {"ambulance": 1.0})
    wide = harm_draws(DRAWN, KINDS, {"ambulance": 1.0}, recordings=uneven)
    assert (np.std(np.log(wide), axis=1) > np.std(np.log(plain), axis=1)).all()
    other = harm_draws(DRAWN, KINDS, {"ambulance": 1.0}, recordings=uneven, seed=9)
    assert (wide != other).any()


def test_areas_without_a_rate_stay_as_they_are() -> None:
    rates = {"ambulance": DRAWN["ambulance"].copy()}
    rates["ambulance"][2] = np.nan
    factor = harm_draws(rates, KINDS, {"ambulance": 1.0})
    assert (factor[2] == 1).all()
    assert factor[[0, 1, 3]].mean(axis=0) == pytest.approx(1)
    nothing = {"ambulance": np.zeros((4, 10))}
    assert (harm_draws(nothing, KINDS, {"ambulance": 1.0}) == 1).all(), "zero harm moves nobody"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(
            lambda: harm_factor(RATES, KINDS, {"records": 1.0}),
            "must not rest on police records alone",
            id="police-alone",
        ),
        pytest.param(
            lambda: harm_factor(RATES, KINDS, {"ambulance": 1.5}),
            "dial of ambulance must be",
            id="dial",
        ),
        pytest.param(
            lambda: harm_factor(RATES, {}, {"ambulance": 1.0}), "who ambulance is", id="kind"
        ),
        pytest.param(
            lambda: harm_factor(RATES, KINDS, {"mapping": 1.0}),
            "lacks the column mapping",
            id="rate",
        ),
        pytest.param(
            lambda: harm_draws({}, KINDS, {"mapping": 1.0}), "lacks the source", id="draws"
        ),
        pytest.param(
            lambda: harm_draws(DRAWN | {"mapping": np.ones((2, 2))}, KINDS, {}),
            "same areas and draws",
            id="shapes",
        ),
        pytest.param(
            lambda: harm_draws(DRAWN, KINDS, {"records": 1.0}), "police records alone", id="alone"
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
