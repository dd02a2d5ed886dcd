"""Walking distances and a week of access at the size of England and Wales, and against others.

``GUARDIANSHIP_BENCH_SHARE=0.05 bin/bench access`` tries it on a twentieth of the country.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from bin.benchmarks.access_rivals import against_pandana, against_pysal
from bin.benchmarks.measuring import Result, peak_memory_mb
from bin.benchmarks.walking_town import Country, country, opening
from gis.analysis.access.catchments import catchments, supply_in_slots
from gis.analysis.access.conservation import conservation
from gis.analysis.access.floating import e2sfca
from gis.analysis.access.one_listing import change_of_access
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import snap
from gis.analysis.network.table import OdTable

SIZES = (0.04, 0.1, 0.25, 0.5, 1.0)
PROCESSES = min(2, os.cpu_count() or 1)
CHANGES = 50
EVENING = 4 * 24 + 19
HEADINGS = (
    "junctions",
    "areas",
    "listings",
    "build s",
    "snap s",
    "pairs 1,600 m",
    "1,600 m s",
    "pairs 3,200 m",
    "3,200 m s",
    "week s",
    "one slot ms",
    "peak MB",
)
LIMITS = (
    "Asked at full size: 1,600 m ≤ 15 s, 3,200 m ≤ 60 s, week of E2SFCA ≤ 2 s, one scenario slot "
    "≤ 10 ms, ≤ 3,000 MB.",
    f"{PROCESSES} processes search; peak MB is of the first of them and grows down the table. "
    "Streets, people and listings are thrown by dice; opening hours too.",
)


@dataclass
class Clock:
    """Seconds of the named steps."""

    seconds: dict[str, float] = field(default_factory=dict)

    def time(self, name: str, work: Callable[[], Any]) -> Any:
        """Do the work once and note how long it took."""
        started = time.perf_counter()
        found = work()
        self.seconds[name] = time.perf_counter() - started
        return found


def run() -> Iterator[Result]:
    """Five sizes of one country, then the same questions asked of others."""
    whole = float(os.environ.get("GUARDIANSHIP_BENCH_SHARE", "1"))
    rows = [measured(share * whole) for share in SIZES]
    title = f"A week of access, up to {whole:.0%} of England and Wales"
    yield Result(title, HEADINGS, rows, LIMITS)
    yield against_pysal(country(0.1 * whole))
    yield against_pandana(country(0.1 * whole))


def measured(share: float) -> list[object]:
    """One row: everything from streets to a scenario, at one size."""
    clock = Clock()
    town = clock.time("build", lambda: country(share))
    _ = clock.time("tables", lambda: (town.network.matrix, town.network.cells))
    ends = clock.time(
        "snap", lambda: (snap(town.areas, town.network), snap(town.listings, town.network))
    )
    near = clock.time("near", lambda: _distances(town, ends, 1600.0))
    scores = _week(town, near, clock)
    far = clock.time("far", lambda: _distances(town, ends, 3200.0))
    seconds = clock.seconds
    return [
        town.network.node_count,
        len(town.areas),
        len(town.listings),
        seconds["build"] + seconds["tables"],
        seconds["snap"],
        near.pair_count,
        seconds["near"],
        far.pair_count,
        seconds["far"],
        seconds["week"],
        scores,
        peak_memory_mb(),
    ]


def _distances(town: Country, ends: tuple[pd.DataFrame, pd.DataFrame], limit_m: float) -> OdTable:
    return walking_distances(town.network, *ends, limit_m, processes=PROCESSES)


def _week(town: Country, table: OdTable, clock: Clock) -> float:
    """Time a week of E2SFCA and hold it to its check; returns ms of one scenario slot."""
    supply = supply_in_slots(town.listings["places"], opening(town.listings.index))
    here = catchments(table, town.areas["people"])
    _ = here.by_origin
    access = clock.time("week", lambda: e2sfca(here, supply))
    if not conservation(here, supply, access)["holds"].all():
        raise AssertionError("places handed out are not places offered")
    random = np.random.default_rng(1)
    evening = access[[EVENING]].copy()
    started = time.perf_counter()
    for number in random.integers(0, len(town.listings), CHANGES):
        listing = town.listings.index[number]
        change = change_of_access(here, listing, pd.Series([30.0], index=[EVENING]))
        rows = evening.index.get_indexer(change.index)
        evening.to_numpy()[rows] + change.to_numpy()
    return (time.perf_counter() - started) / CHANGES * 1000
