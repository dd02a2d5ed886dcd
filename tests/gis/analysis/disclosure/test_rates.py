"""Rates stand on rounded counts and enough people, with an interval, or not at all (R-SDC-2)."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.rates import Reliability, rates
from gis.analysis.disclosure.release import build_release
from gis.analysis.disclosure.rules import Rules
from tests.gis.analysis.disclosure.towns import TOTAL, cells, layout

COUNTS = pd.Series({"few": np.nan, "ten": 10, "many": 45, "empty": 40, "unknown": 40})
PEOPLE = pd.Series({"few": 900, "ten": 1000, "many": 500, "empty": 99, "unknown": np.nan})


def test_a_rate_has_exact_limits_of_its_rounded_count() -> None:
    found = rates(COUNTS, PEOPLE, Rules())
    # Exact Poisson limits of 10 events as printed in tables: 4.7954 and 18.3904.
    assert found.loc["ten", ["rate", "rate_low", "rate_high"]].tolist() == pytest.approx(
        [10, 4.7954, 18.3904], abs=1e-4
    )
    assert found.loc["many", "rate"] == 90
    assert found["reliability"].to_dict() == {
        "few": Reliability.COUNT_HIDDEN,
        "ten": Reliability.UNRELIABLE,
        "many": Reliability.SOUND,
        "empty": Reliability.FEW_PEOPLE,
        "unknown": Reliability.NO_PEOPLE,
    }
    without = found.loc[["few", "empty", "unknown"], ["rate", "rate_low", "rate_high"]]
    assert without.isna().all(axis=None)


def test_every_parameter_changes_something() -> None:
    usual = rates(COUNTS, PEOPLE, Rules())
    assert not usual.equals(rates(COUNTS, PEOPLE, Rules(), confidence=0.8))
    assert not usual.equals(rates(COUNTS, PEOPLE, Rules(fewest_people=99)))
    assert not usual.equals(rates(COUNTS, PEOPLE, Rules(unreliable_below=50)))


def test_a_small_area_has_no_rate_anywhere_in_the_release() -> None:
    """The larger area has one, from its own true total and all its people."""
    people = pd.Series({"A00": 80, "A01": 400, "A02": 520})
    release = build_release("harm", cells([30, 41, 52]), layout(3), people=people)
    table = release.table().set_index("area")
    assert table.loc["A00", ["rate", "rate_low", "rate_high"]].isna().all()
    assert table.loc["A00", "reliability"] == "too few people"
    assert table.loc[TOTAL, "rate"] == 125, "125 of 1,000, and not of the areas with a rate"
    assert table.loc["A01", "rate"] == 100


def test_where_people_of_a_part_are_not_known_the_whole_has_no_rate() -> None:
    people = pd.Series({"A00": np.nan, "A01": 400})
    table = build_release("harm", cells([30, 40]), layout(2), people=people).table()
    assert table.set_index("area").loc[TOTAL, "reliability"] == "population not known"


@pytest.mark.parametrize(
    ("people", "message"),
    [
        pytest.param(pd.Series({"A00": 100}), "lacks areas", id="area missing"),
        pytest.param(pd.Series({"A00": -1, "A01": 1}), "below 0", id="below zero"),
        pytest.param(
            pd.Series([1, 2, 3], index=["A00", "A01", "A01"]), "more than once", id="twice"
        ),
    ],
)
def test_people_that_cannot_be_read_are_named(people: pd.Series, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        build_release("harm", cells([30, 40]), layout(2), people=people)
