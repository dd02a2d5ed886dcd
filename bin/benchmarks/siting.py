"""Where next at national size: proved optimal, the quick plan against it, and one scenario slot.

Areas and sites are thrown over a square in towns of different sizes; young people as in small
areas of England. Nothing is read from outside, and the same seed gives the same questions.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.spatial import cKDTree

from bin.benchmarks.measuring import Result, peak_memory_mb, percentile, times_ms
from gis.analysis.access.catchments import Catchments
from gis.analysis.scenario.edits import ChangeHours
from gis.analysis.scenario.outcome import outcome
from gis.analysis.scenario.provision import Provision, scenario
from gis.analysis.siting.exact import best_plan
from gis.analysis.siting.greedy import quick_plan
from gis.analysis.siting.problem import Siting

SEED = 1
REACH_M = 1_600.0
# Square metres for each small area of the whole country, and the spread of a small town: about
# 3 small areas a square kilometre in the middle of a town, and 25 within reach, as in England.
AREA_M2 = 3_860_000.0
TOWN_M = 1_000.0
# Output areas are five or six times as many on the same ground.
OUTPUT_AREAS_TOWN_M = TOWN_M / 5.6**0.5
SECONDS = 60.0
TITLE = "Where next: maximal covering by HiGHS, proved optimal, and the quick plan"
HEADINGS = ("areas", "sites", "slots", "openings", "seconds", "gap", "quick s", "quick/best", "MB")
SCENARIO = "One scenario slot: other hours for one listing"


@dataclass(frozen=True)
class Size:
    """How large a question is; ``teams`` at once in each slot."""

    areas: int
    sites: int
    slots: int
    teams: int
    openings: int


# Five sizes of one slot, up to every LSOA of England; and a week of bands with few teams.
SIZES = (
    Size(500, 100, 1, 5, 5),
    Size(1_000, 300, 1, 10, 10),
    Size(5_000, 1_000, 1, 30, 30),
    Size(15_000, 1_500, 1, 60, 60),
    Size(33_755, 2_000, 1, 100, 100),
    Size(1_000, 200, 28, 4, 30),
)
NATION = (188_880, 30_000)


def run() -> Iterator[Result]:
    """The table of sizes, then the scenario slot."""
    yield siting(SIZES)
    yield scenario_slot(*NATION)


def siting(sizes: tuple[Size, ...]) -> Result:
    """Each size once: seconds to the proof, and what the quick plan covers of it."""
    rows = [_row(size) for size in sizes]
    return Result(TITLE, HEADINGS, rows, ["gap: what is not proved, as a share; 0 is proof."])


def _row(size: Size) -> tuple[object, ...]:
    problem = question(size)
    started = time.perf_counter()
    best = best_plan(problem, seconds=SECONDS)
    between = time.perf_counter()
    quick = quick_plan(problem)
    ended = time.perf_counter()
    share = quick.covered / best.covered if best.covered else 1.0
    return (
        size.areas, size.sites, size.slots, int(best.chosen.to_numpy().sum()),
        between - started, best.gap, ended - between, share, peak_memory_mb(),
    )  # fmt: skip


def question(size: Size) -> Siting:
    """A question of a size; a fifth of the areas are covered already in each slot."""
    dice = np.random.default_rng(SEED)
    areas, sites = _points(dice, size.areas, size.areas), _points(dice, size.sites, size.areas)
    near = cKDTree(areas).query_ball_point(sites, REACH_M)
    counts = np.array([len(found) for found in near])
    rows = np.concatenate(near).astype(np.int64)
    columns = np.repeat(np.arange(size.sites), counts)
    reach = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(size.areas, size.sites))
    codes, names = pd.RangeIndex(size.areas), pd.RangeIndex(size.sites)
    slots = pd.RangeIndex(size.slots)
    covered = dice.random((size.areas, size.slots)) < 0.2
    return Siting(
        reach=reach,
        people=pd.Series(dice.gamma(5, 34, size.areas).round(), index=codes),
        covered=pd.DataFrame(covered, index=codes, columns=slots),
        cost=pd.DataFrame(1.0, index=names, columns=slots),
        teams=pd.Series(size.teams, index=slots),
        budget=float(size.openings),
    )


def _points(
    dice: np.random.Generator, count: int, areas: int, town_m: float = TOWN_M
) -> np.ndarray:
    """Points in towns: most near the middle of one, towns of very different sizes."""
    side_m = np.sqrt(areas * AREA_M2)
    towns = np.random.default_rng(SEED + 1).uniform(0, side_m, (max(2, areas // 120), 2))
    sizes = np.random.default_rng(SEED + 2).pareto(1.2, len(towns)) + 1
    home = dice.choice(len(towns), count, p=sizes / sizes.sum())
    spread_m = town_m * np.sqrt(sizes[home])
    return towns[home] + dice.normal(size=(count, 2)) * spread_m[:, None]


def scenario_slot(areas: int, listings: int, repeats: int = 200) -> Result:
    """Milliseconds from an edit to its outcome in one slot, over many listings."""
    dice = np.random.default_rng(SEED)
    now = _provision(dice, areas, listings)
    slot = pd.Index([0])
    edits = [ChangeHours(str(number), {"0": 1.0}) for number in dice.integers(0, listings, repeats)]
    measured = times_ms(lambda number: outcome(scenario(now, [edits[number]]), slots=slot), repeats)
    row = (
        areas, listings, now.here.by_listing.nnz,
        percentile(measured, 0.5), percentile(measured, 0.95), measured[-1],
    )  # fmt: skip
    return Result(SCENARIO, ("areas", "listings", "pairs", "median ms", "95 % ms", "most"), [row])


def _provision(dice: np.random.Generator, areas: int, listings: int) -> Provision:
    """A country's weights by random towns, two slots, half of the listings open in each."""
    here, there = (_points(dice, count, areas, OUTPUT_AREAS_TOWN_M) for count in (areas, listings))
    near = cKDTree(here).query_ball_point(there, REACH_M)
    starts = np.concatenate([[0], np.cumsum([len(found) for found in near])])
    rows = np.concatenate([np.sort(np.array(found, dtype=np.int64)) for found in near])
    owner = np.repeat(np.arange(listings), np.diff(starts))
    metres = np.linalg.norm(here[rows] - there[owner], axis=1)
    weights = sparse.csc_array(
        (np.exp(-(metres**2) / (2 * 800.0**2)), rows, starts), shape=(areas, listings)
    )
    people = dice.gamma(3, 10, areas).round()
    codes = pd.Index([str(number) for number in range(listings)])
    catchments = Catchments(
        origins=pd.RangeIndex(areas),
        listings=codes,
        people=people,
        by_listing=weights,
        demand=np.asarray(weights.T @ people),
        known=np.ones(areas, dtype=bool),
        approximate=None,
    )
    share = pd.DataFrame((dice.random((listings, 2)) < 0.5).astype(float), index=codes)
    places = pd.Series(dice.integers(10, 60, listings).astype(float), index=codes)
    return Provision(catchments, places, share, pd.Series(0.9, index=codes))
