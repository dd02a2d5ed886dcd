"""Towns in which nothing is planted: no more than one in twenty has anything said of it.

One table for each thing that is said of areas: support missing or there, clusters, sources that
say more than elsewhere. Disparities between groups are in equity/test_groups_of_people.py.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from gis.analysis.gap.draws import Doubt, Draw, gap_bands
from gis.analysis.gap.groups import Support, support_groups
from gis.analysis.gap.thin import why_not_read
from gis.analysis.harm.rates import empirical_bayes, p_all_alike
from gis.analysis.pattern.clusters import Around, clusters_over_times
from gis.analysis.pattern.neighbours import touching
from tests.gis.analysis.pattern.invented import squares

TOWNS = 120
STANDARD = 40.0
LISTINGS = 8


def wrongly_said_of(town: int) -> bool:
    """Twelve areas with eight listings each, whose hours are true four times in five.

    What is told of an area is held against what the town turned out to be: other people than
    estimated, and hours that were true or not.
    """
    random = np.random.default_rng(town)
    areas = pd.Index([f"A{number:02}" for number in range(12)])
    people = pd.Series(random.uniform(150, 400, 12).round(), areas)
    codes = pd.Index([f"{town}-{number}" for number in range(12 * LISTINGS)])
    reliability = pd.Series(0.8, codes)
    # As much as leaves between a tenth and nine tenths of them short, were all estimates right.
    enough = 1 - random.uniform(0.1, 0.9, 12)
    places = np.repeat(enough * people * STANDARD / 1000 / (LISTINGS * 0.8), LISTINGS)
    of = np.repeat(np.arange(12), LISTINGS)

    def access(draw: Draw) -> np.ndarray:
        offered = np.bincount(of, places * draw.is_open, minlength=12)
        return (offered / draw.people)[:, None]

    bands = gap_bands(
        people, reliability, pd.Index(["evening"]), access, Doubt(80), standard_per_1000=STANDARD
    )
    why = why_not_read(people, bands, widest_band_share=1.0)
    found = support_groups(bands, people, why, pd.Series(areas, areas), {"evening": "tonight"})
    group = found.droplevel("time")["group"].reindex(areas).to_numpy()
    lived = people.to_numpy() * random.gamma(400, 1 / 400, 12)
    offered = np.bincount(of, places * (random.random(len(of)) < 0.8), minlength=12)
    short = np.clip(1 - offered / lived / (STANDARD / 1000), 0, None)
    # Beside the line by more than it can matter: one young person in twenty.
    missing = (group == Support.MISSING) & (short < 0.45)
    there = (group == Support.THERE) & (short > 0.30)
    return bool((missing | there).any())


def test_support_is_not_called_missing_or_there_where_it_is_not() -> None:
    assert np.mean([wrongly_said_of(town) for town in range(TOWNS)]) <= 0.05


@pytest.fixture(scope="module")
def drawn() -> tuple[list[pd.DataFrame], object]:
    """Towns of 36 areas at five times; each figure is drawn for itself, and leans."""
    land = squares(6)
    times = [f"t{number}" for number in range(5)]
    towns = [
        pd.DataFrame(np.random.default_rng(town).gamma(2, 1, (36, 5)), land.index, times)
        for town in range(60)
    ]
    return towns, touching(land)


def test_no_cluster_is_found_at_any_time(drawn) -> None:
    towns, graph = drawn
    said = [clusters_over_times(town, graph) for town in towns]
    assert np.mean([one.isin([Around.MORE, Around.FEWER]).any(axis=None) for one in said]) <= 0.05


@pytest.mark.parametrize("mean", [15, 40, 90])
def test_no_source_says_more_where_all_areas_are_alike(mean: float) -> None:
    """As a release reads its counts: hidden below ten, the others in fives."""
    areas = pd.RangeIndex(30)
    evidence, leaned = [], []
    for town in range(200):
        random = np.random.default_rng([town, int(mean)])
        years = random.uniform(100, 600, 30)
        count = random.poisson(mean * years / years.mean())
        kept = count >= 10
        shown = pd.Series(np.round(count / 5) * 5.0, areas)[kept]
        lived = pd.Series(years, areas)[kept]
        alike = p_all_alike(shown, lived, rounded_to=5)
        more = (empirical_bayes(shown, lived)["p_above"] >= 0.8).any()
        evidence.append(alike <= 0.025 and more)
        leaned.append(more)
    assert np.mean(evidence) <= 0.05
    # The variance between areas alone, which chance estimates above 0, would have said it.
    assert np.mean(leaned) > 0.1


def test_twice_the_rate_in_one_area_is_evidence() -> None:
    areas = pd.RangeIndex(30)
    found = []
    for town in range(50):
        random = np.random.default_rng(town)
        mean = np.full(30, 40.0)
        mean[7] *= 2
        shown = pd.Series(np.round(random.poisson(mean) / 5) * 5.0, areas)
        found.append(p_all_alike(shown, pd.Series(100.0, areas), rounded_to=5) <= 0.025)
    assert np.mean(found) > 0.8
