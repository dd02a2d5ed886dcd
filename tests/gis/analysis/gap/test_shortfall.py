"""Young people short of a place, by hand; harm moves nothing until its dial is turned."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.gap.shortfall import (
    harm_factor,
    middle_standard,
    short_of_a_place,
    whom_harm_moves,
    without_each_source,
)
from gis.analysis.harm.counts import SourceKind

PEOPLE = pd.Series({"Ash": 200, "Birch": 300, "Cedar": 0, "Dale": 80})
ACCESS = pd.DataFrame(
    {"after_school": [0.1, 0.05, 0.0, np.nan], "evening": [0.0, 0.025, 0.2, np.nan]}, PEOPLE.index
)
KINDS = {
    "records": SourceKind.POLICE,
    "ambulance": SourceKind.HEALTH,
    "mapping": SourceKind.YOUNG_PEOPLE,
}
RATES = pd.DataFrame(
    {"records": [4.0, 1.0, 0.5, 1.0], "ambulance": [1.0, 4.0, np.nan, 0.25]}, PEOPLE.index
)


def test_the_figures_are_those_of_the_formula_by_hand() -> None:
    short = short_of_a_place(PEOPLE, ACCESS, standard_per_1000=50)
    # 50 places for 1,000: Ash has 100 after school (enough), none in the evening (all 200).
    assert short.loc["Ash"].tolist() == [0, 200]
    assert short.loc["Birch"].tolist() == [0, 150]
    assert short.loc["Cedar"].tolist() == [0, 0]
    assert short.loc["Dale"].isna().all(), "no network data is not no access"
    higher = short_of_a_place(PEOPLE, ACCESS, standard_per_1000=200)
    assert higher.loc["Birch"].tolist() == pytest.approx([225, 262.5])


def test_zero_supply_leaves_everybody_short() -> None:
    short = short_of_a_place(PEOPLE, ACCESS.fillna(0) * 0, standard_per_1000=1)
    assert short.sum().tolist() == [580, 580]


def test_the_middle_standard_is_the_median() -> None:
    assert middle_standard(ACCESS) == pytest.approx(1000 * np.median([0.1, 0.05, 0, 0, 0.025, 0.2]))


def test_input_is_kept_and_its_index_too() -> None:
    before = ACCESS.copy()
    short = short_of_a_place(PEOPLE, ACCESS, standard_per_1000=50)
    pd.testing.assert_frame_equal(ACCESS, before)
    assert short.index.equals(ACCESS.index)
    assert short.columns.equals(ACCESS.columns)


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


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(
            lambda: short_of_a_place(PEOPLE, ACCESS, standard_per_1000=0),
            "standard_per_1000 must be above 0",
            id="no-standard",
        ),
        pytest.param(
            lambda: short_of_a_place(PEOPLE, -ACCESS, standard_per_1000=1),
            "access.after_school: is below 0",
            id="negative-access",
        ),
        pytest.param(
            lambda: short_of_a_place(-PEOPLE, ACCESS, standard_per_1000=1),
            "people: is below 0",
            id="negative-people",
        ),
        pytest.param(
            lambda: short_of_a_place(PEOPLE[::-1], ACCESS, standard_per_1000=1),
            "rows of people",
            id="other-rows",
        ),
        pytest.param(
            lambda: short_of_a_place(
                pd.Series([1, 1], ["A", "A"]),
                pd.DataFrame({"t": [0, 0]}, ["A", "A"]),
                standard_per_1000=1,
            ),
            "more than once: A",
            id="twice",
        ),
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
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
