"""The same questions asked of PySAL's ``access`` and of pandana.

pandana is AGPL-3.0 and no dependency: ``.venv/bin/pip install pandana`` before a comparison.
"""

from __future__ import annotations

import importlib
import time
import warnings

import numpy as np
import pandas as pd

from bin.benchmarks.measuring import Result
from bin.benchmarks.walking_town import SLOTS, Country, opening
from gis.analysis.access.catchments import catchments, supply_in_slots
from gis.analysis.access.floating import e2sfca
from gis.analysis.network.graph import build_network
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import snap

WALK_M = 1600.0
# PySAL takes seconds for a slot; these are timed and a week is worked out from them.
PYSAL_SLOTS = (17, 43, 67, 91, 115, 139, 19, 45)
PANDANA_ORIGINS = 2_000
LARGEST_DIFFERENCE = 1e-9


def against_pysal(town: Country) -> Result:
    """A week of E2SFCA: every measured slot has to be PySAL's to 1e-9."""
    table = walking_distances(
        town.network, snap(town.areas, town.network), snap(town.listings, town.network), WALK_M
    )
    supply = supply_in_slots(town.listings["places"], opening(town.listings.index))
    started = time.perf_counter()
    here = catchments(table, town.areas["people"])
    ours = e2sfca(here, supply)
    ours_s = time.perf_counter() - started
    started, worst = time.perf_counter(), 0.0
    for slot in PYSAL_SLOTS:
        theirs = _pysal(town, table.frame(), supply[slot])
        worst = max(worst, float(np.abs(theirs - ours[slot]).max()))
    theirs_s = (time.perf_counter() - started) / len(PYSAL_SLOTS) * SLOTS
    if worst > LARGEST_DIFFERENCE:
        raise AssertionError(f"our access and PySAL's differ by {worst}")
    rows = [
        ["ours, one sparse product", ours_s, 1.0],
        ["PySAL access, slot by slot", theirs_s, theirs_s / ours_s],
    ]
    notes = [
        f"{len(town.areas):,} areas, {len(town.listings):,} listings, {table.pair_count:,} pairs; "
        f"PySAL's week from {len(PYSAL_SLOTS)} slots; largest difference {worst:.1e}."
    ]
    return Result(f"E2SFCA over {SLOTS} slots", ["way", "week s", "× ours"], rows, notes)


def _pysal(town: Country, pairs: pd.DataFrame, places: pd.Series) -> pd.Series:
    library, decay = importlib.import_module("access"), importlib.import_module("access.weights")
    areas = town.areas[["people", "geometry"]].rename_axis("id").reset_index()
    sites = town.listings[["geometry"]].assign(places=places).rename_axis("id").reset_index()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = library.Access(
            demand_df=areas,
            demand_index="id",
            demand_value="people",
            supply_df=sites,
            supply_index="id",
            supply_value=["places"],
            cost_df=pairs,
            cost_origin="origin",
            cost_dest="listing",
            cost_name="metres",
        )
        found = model.enhanced_two_stage_fca(
            name="x",
            cost="metres",
            supply_values="places",
            max_cost=WALK_M,
            weight_fn=decay.gaussian(WALK_M / 2),
        )
    return found["x_places"].reindex(town.areas.index).fillna(0)


def against_pandana(town: Country) -> Result:
    """All junctions within 1,600 m of 2,000 junctions, pandana's build included."""
    headings = ["way", "build s", "search s", "pairs", "× ours"]
    network = town.network
    origins = min(PANDANA_ORIGINS, network.node_count)
    title = f"Junctions within 1,600 m of {origins:,} others"
    chosen = np.random.default_rng(2).choice(network.node_count, origins, replace=False)
    started = time.perf_counter()
    again = build_network(network.x_m, network.y_m, network.start, network.end, network.length_m)
    _ = again.matrix, again.cells
    build_s = time.perf_counter() - started
    started = time.perf_counter()
    junctions = _junctions(network.node_count, network)
    table = walking_distances(again, junctions, junctions.iloc[chosen], WALK_M)
    ours_s = time.perf_counter() - started
    rows: list[list[object]] = [["ours", build_s, ours_s, table.pair_count, 1.0]]
    notes = [f"{network.node_count:,} junctions, one process."]
    try:
        pandana = importlib.import_module("pandana")
    except ImportError:
        return Result(title, headings, rows, [*notes, "pandana is not installed here."])
    started = time.perf_counter()
    edges = pd.DataFrame({"a": network.start, "b": network.end})
    theirs = pandana.Network(
        pd.Series(network.x_m),
        pd.Series(network.y_m),
        edges["a"],
        edges["b"],
        pd.DataFrame({"m": network.length_m}),
    )
    their_build_s = time.perf_counter() - started
    started = time.perf_counter()
    found = theirs.nodes_in_range(chosen.tolist(), WALK_M)
    search_s = time.perf_counter() - started
    times = (their_build_s + search_s) / (build_s + ours_s)
    rows.append(["pandana", their_build_s, search_s, len(found), times])
    return Result(title, headings, rows, notes)


def _junctions(count: int, network: object) -> pd.DataFrame:
    """Every junction as a point on the network: it stands at the end of one of its streets."""
    start, end, length_m = (getattr(network, name) for name in ("start", "end", "length_m"))
    segment = np.full(count, -1, dtype=np.int64)
    segment[end] = np.arange(len(end))
    at_end = segment >= 0
    segment[start] = np.where(at_end[start], segment[start], np.arange(len(start)))
    is_end = end[segment] == np.arange(count)
    whole_m = length_m[segment]
    return pd.DataFrame(
        {
            "reach": "on network",
            "segment": segment,
            "share": np.where(is_end, 1.0, 0.0),
            "to_street_m": 0.0,
            "to_start_m": np.where(is_end, whole_m, 0.0),
            "to_end_m": np.where(is_end, 0.0, whole_m),
            "edge_m": np.inf,
        }
    )
