"""Young people short of a place, by hand."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.gap.shortfall import middle_standard, short_of_a_place

PEOPLE = pd.Series({"Ash": 200, "Birch": 300, "Cedar": 0, "Dale": 80})
ACCESS = pd.DataFrame(
    {"after_school": [0.1, 0.05, 0.0, np.nan], "evening": [0.0, 0.025, 0.2, np.nan]}, PEOPLE.index
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
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
