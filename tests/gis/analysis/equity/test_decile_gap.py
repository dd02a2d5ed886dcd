"""The gap between the ends of deprivation, and how sure it is when neighbours are alike."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.equity.decile_gap import decile_gap

CLUSTERS, EACH = 24, 5
AREAS = [f"E{n:03}" for n in range(CLUSTERS * EACH)]
WARD = pd.Series(np.repeat(np.arange(CLUSTERS), EACH), AREAS)
# Whole wards are of one decile: 1 and 10 by turns.
DECILE = pd.Series(np.where(WARD % 2, 1, 10), AREAS)
PEOPLE = pd.Series(np.random.default_rng(1).uniform(100, 300, len(AREAS)), AREAS)


def access(run: int, *, gap: float) -> pd.Series:
    random = np.random.default_rng(run)
    alike = np.repeat(random.normal(0, 0.05, CLUSTERS), EACH)
    own = random.normal(0.3, 0.02, len(AREAS))
    return pd.Series(own + alike + np.where(DECILE == 1, gap, 0), AREAS)


def test_the_gap_is_of_weighted_means() -> None:
    values = access(1, gap=-0.1)
    low, high = DECILE == 1, DECILE == 10
    by_hand = np.average(values[low], weights=PEOPLE[low]) - np.average(
        values[high], weights=PEOPLE[high]
    )
    answer = decile_gap(values, PEOPLE, DECILE, WARD)
    assert answer.difference == pytest.approx(by_hand)
    assert answer.low < by_hand < answer.high < 0


def test_limits_allow_for_neighbours_being_alike() -> None:
    runs = [access(run, gap=0.0) for run in range(150)]
    wide = [decile_gap(values, PEOPLE, DECILE, WARD, draws=300) for values in runs]
    single = pd.Series(range(len(AREAS)), AREAS)
    narrow = [decile_gap(values, PEOPLE, DECILE, single, draws=300) for values in runs]

    def holding(gaps) -> float:
        return float(np.mean([gap.low <= 0 <= gap.high for gap in gaps]))

    assert holding(wide) > 0.88
    assert holding(narrow) < 0.75


def test_areas_in_between_and_without_people_change_nothing() -> None:
    values, decile, people = access(2, gap=0.1), DECILE.copy(), PEOPLE.copy()
    decile.iloc[:5] = 5
    people.iloc[5:10] = 0
    answer = decile_gap(values, people, decile, WARD)
    kept = slice(10, None)
    alone = decile_gap(values[kept], people[kept], decile[kept], WARD[kept])
    assert answer == alone


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(
            lambda: decile_gap(access(1, gap=0), PEOPLE, DECILE * 0 + 1, WARD), "same", id="one"
        ),
        pytest.param(
            lambda: decile_gap(access(1, gap=0), PEOPLE, DECILE, WARD * 0),
            "clusters: has 1",
            id="clusters",
        ),
        pytest.param(
            lambda: decile_gap(access(1, gap=0), PEOPLE, DECILE, WARD[::-1]), "clusters", id="rows"
        ),
        pytest.param(
            lambda: decile_gap(access(1, gap=0), PEOPLE, DECILE, WARD, draws=1), "draws", id="draws"
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
