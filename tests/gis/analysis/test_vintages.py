"""Figures carried from one vintage of areas to another: nothing is lost and it is said how."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadFrame
from gis.analysis.vintages import Carried, carry_counts, carry_deciles

LINKS = pd.DataFrame(
    [("A", "A"), ("S", "S1"), ("S", "S2"), ("M1", "M"), ("M2", "M"), ("X1", "Y1"), ("X1", "Y2"),
     ("X2", "Y2")],
    columns=["from_code", "to_code"],
)  # fmt: skip
COUNTS = pd.DataFrame(
    {"people": [10.0, 90.0, 5.0, 7.0, 40.0, 1.0]}, index=["A", "S", "M1", "M2", "X1", "X2"]
)
RESIDENTS = pd.Series({"A": 3, "S1": 100, "S2": 200, "M": 5, "Y1": 30, "Y2": 10})


def test_counts_are_shared_out_by_who_lives_there() -> None:
    carried = carry_counts(COUNTS, LINKS, RESIDENTS)
    expected = {"A": 10.0, "M": 12.0, "S1": 30.0, "S2": 60.0, "Y1": 30.0, "Y2": 11.0}
    assert carried["people"].to_dict() == pytest.approx(expected)
    assert carried["people"].sum() == pytest.approx(COUNTS["people"].sum())
    assert carried["carried"].to_dict() == {
        "A": Carried.SAME,
        "M": Carried.MERGED,
        "S1": Carried.SPLIT,
        "S2": Carried.SPLIT,
        "Y1": Carried.SPLIT,
        "Y2": Carried.REDRAWN,
    }


def test_without_residents_shares_are_equal_and_the_input_stays() -> None:
    before = COUNTS.copy()
    carried = carry_counts(COUNTS, LINKS)
    assert carried.loc[["S1", "S2"], "people"].tolist() == [45.0, 45.0]
    pd.testing.assert_frame_equal(COUNTS, before)


def test_where_nobody_lives_any_more_nothing_is_lost() -> None:
    nobody = pd.Series({"S1": 0, "S2": 0})
    links = LINKS[LINKS["from_code"] == "S"]
    carried = carry_counts(COUNTS.loc[["S"]], links, nobody)
    assert carried["people"].tolist() == [45.0, 45.0]


def test_deciles_of_parts_and_of_merged_areas() -> None:
    deciles = pd.Series({"A": 3, "S": 7, "M1": 1, "M2": 4, "X1": 10, "X2": 10})
    people = pd.Series({"A": 1, "S": 1, "M1": 100, "M2": 100, "X1": 1, "X2": 1})
    carried = carry_deciles(deciles, LINKS, people)
    # (1 + 4) / 2 = 2.5 is rounded half up.
    assert carried["decile"].to_dict() == {
        "A": 3, "M": 3, "S1": 7, "S2": 7, "Y1": 10, "Y2": 10
    }  # fmt: skip
    assert (
        carry_deciles(deciles, LINKS, people.replace({1: 1}) * [1, 1, 9, 1, 1, 1])["decile"]["M"]
        == 1
    )


@pytest.mark.parametrize(
    ("counts", "links", "residents", "message"),
    [
        pytest.param(COUNTS, LINKS.iloc[1:], None, "lead nowhere from 1 areas: A", id="no link"),
        pytest.param(
            COUNTS, pd.concat([LINKS, LINKS.iloc[:1]]), None, "more than once", id="pair twice"
        ),
        pytest.param(COUNTS * np.nan, LINKS, None, "has no number", id="NaN"),
        pytest.param(-COUNTS, LINKS, None, "is below 0", id="below zero"),
        pytest.param(COUNTS, LINKS, RESIDENTS.drop("S1"), "lack 1 areas: S1", id="no residents"),
        pytest.param(
            pd.concat([COUNTS, COUNTS.iloc[:1]]), LINKS, None, "more than once: A", id="code twice"
        ),
        pytest.param(
            COUNTS, LINKS.rename(columns={"to_code": "x"}), None, "lacks the column", id="column"
        ),
    ],
)
def test_bad_input_is_named(counts, links, residents, message: str) -> None:
    with pytest.raises(BadFrame, match=message):
        carry_counts(counts, links, residents)
