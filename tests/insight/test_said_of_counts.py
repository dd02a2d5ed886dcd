"""What a release says of counts that it shows: a planted excess is seen, chance is not taken for
one, and nothing is said of what is hidden."""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
from scipy import stats

from gis.crs import BRITISH_NATIONAL_GRID
from guardianship.insight.releasing.said_of_counts import NUMBERS, WORDS, said_of_counts

SIDE = 5
CODES = [f"A{number:02}" for number in range(SIDE * SIDE)]
PEOPLE = 2000.0
LACK = pd.Series(np.linspace(0, 1, len(CODES)), index=CODES)


def outlines() -> geopandas.GeoDataFrame:
    """A square of 25 squares."""
    boxes = [shapely.box(east, north, east + 1, north + 1)
             for north in range(SIDE) for east in range(SIDE)]  # fmt: skip
    return geopandas.GeoDataFrame(index=CODES, geometry=boxes, crs=BRITISH_NATIONAL_GRID)


def rows(counts: dict[str, pd.Series]) -> pd.DataFrame:
    """The table of counts by quarter, in fives and from ten, with the authority's own."""
    parts = []
    for period, true in counts.items():
        shown = ((true + 2) // 5 * 5).where(true >= 10)
        whole = pd.DataFrame({"level": "authority", "area_code": "ALL", "people": PEOPLE * 25,
                              "count": [true.sum() // 5 * 5]})  # fmt: skip
        small = pd.DataFrame({"level": "msoa", "area_code": CODES, "people": PEOPLE,
                              "count": shown.to_numpy()})  # fmt: skip
        parts.append(pd.concat([small, whole]).assign(source="street", period=period))
    found = pd.concat(parts, ignore_index=True)
    return found.assign(rate=found["count"] / found["people"] * 1000)


def said(counts: dict[str, pd.Series]) -> pd.DataFrame:
    found = said_of_counts(rows(counts), "msoa", LACK, outlines())
    return found[found["level"] == "msoa"].set_index(["period", "area_code"])


def chance(seed: int, mean: float = 60.0) -> pd.Series:
    return pd.Series(np.random.default_rng(seed).poisson(mean, len(CODES)), index=CODES)


def test_twice_as_much_is_seen_and_by_no_other_area() -> None:
    counts = chance(1)
    counts["A12"] = 120
    found = said({"2026-Q1": counts}).loc["2026-Q1"]
    assert found.at["A12", "p_above"] > 0.99
    assert found.at["A12", "funnel"] == "above the 99.8 % limit"
    others = found.drop(index="A12")
    assert (others["p_above"] < 0.95).all()
    assert not others["funnel"].str.contains("99.8").any()
    # Between the rate of all and its own, for 1,000 residents in the quarter.
    assert 30 < found.at["A12", "smoothed"] < 60
    assert (found["smoothed_low"] < found["smoothed"]).all()


def test_the_funnel_is_about_the_rate_of_all_areas_also_of_those_that_are_hidden() -> None:
    """Nine in ten areas are hidden: what is shown lies above them, and chance does not say so."""
    counts = pd.Series(5, index=CODES)
    counts[["A03", "A04"]] = 30
    found = said({"2026-Q1": counts}).loc["2026-Q1"]
    of_all = (23 * 5 + 60) // 5 * 5 / (25 * PEOPLE)
    # What an exact test of 30 against the expected number says.
    assert stats.poisson.sf(29, of_all * PEOPLE) < 0.001
    assert found.at["A03", "funnel"] == "above the 99.8 % limit"


def test_chance_has_no_probability_and_no_course() -> None:
    flagged = 0
    for seed in range(60):
        found = said({"2026-Q1": chance(seed)})
        flagged += bool((found["p_above"] >= 0.8).any())
    assert flagged <= 3


def test_nothing_is_said_of_what_is_hidden() -> None:
    counts = chance(2)
    counts["A07"] = 9
    found = said({"2026-Q1": counts}).loc[("2026-Q1", "A07")]
    assert found[list(NUMBERS)].isna().all()
    assert (found[list(WORDS)] == "").all()


@pytest.mark.parametrize(
    ("quarters", "course"),
    [
        (range(8), "rising"),
        (range(7), "too few quarters to tell"),
        ([0, *range(2, 9)], "too few quarters to tell"),
        ([0, *range(2, 10)], "rising"),
    ],
    ids=["eight", "seven", "seven after a gap", "eight after a gap"],
)
def test_courses_are_of_quarters_without_a_gap(quarters: list[int], course: str) -> None:
    first = pd.Period("2024-Q1", freq="Q")
    names = [str(first + number).replace("Q", "-Q") for number in quarters]
    counts = {name: chance(at) for at, name in enumerate(names)}
    for at, name in enumerate(names):
        counts[name]["A00"] = 40 + 20 * at
    found = said(counts)
    last = found.loc[names[-1]]
    assert last.at["A00", "course"] == course
    assert (found.loc[names[0], "course"] == "").all()
    assert set(last.drop(index="A00")["course"]) <= {"no change beyond chance", course}


def test_reports_and_lack_that_go_together_are_seen_where_they_do() -> None:
    counts = pd.Series(20 + np.arange(25) * 4, index=CODES)
    found = said({"2026-Q1": counts}).loc["2026-Q1"]
    assert found["with_lack"].mean() > 0.5
    turned = said({"2026-Q1": counts[::-1].set_axis(CODES)}).loc["2026-Q1"]
    assert turned["with_lack"].mean() < -0.5
    few = counts.where(np.arange(25) < 9, 3)
    assert said({"2026-Q1": few})["with_lack"].isna().all()
