"""A country thrown by dice: streets 60 m long, people and listings beside them.

The graph is a jittered grid with gaps in it, 2.9 streets at a junction: a walk of 1,600 m meets
some 1,300 junctions of it, and 1,570 of the real streets of Porto Alegre.
"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas
import numpy as np
import pandas as pd

from gis.analysis.network.graph import WalkingNetwork, build_network
from gis.analysis.network.islands import without_islands
from gis.crs import BRITISH_NATIONAL_GRID

NODES, OUTPUT_AREAS, LISTINGS = 3_468_043, 188_880, 30_000
SPACING_M = 60.0
# Of four possible streets at a junction this share is there.
STREETS_SHARE = 0.725
SEED = 20261122
SLOTS = 168


@dataclass(frozen=True)
class Country:
    """A network with people and listings. ``share`` is its size, 1 being England and Wales."""

    share: float
    network: WalkingNetwork
    areas: geopandas.GeoDataFrame
    listings: geopandas.GeoDataFrame


def country(share: float) -> Country:
    """The same dice for the same share."""
    random = np.random.default_rng(SEED)
    side = max(30, round((NODES * share) ** 0.5))
    network, _ = without_islands(_grid(side, random))
    areas = _beside(network, round(OUTPUT_AREAS * share), random, "A")
    areas["people"] = random.integers(0, 60, len(areas)).astype(float)
    listings = _beside(network, round(LISTINGS * share), random, "L")
    listings["places"] = random.integers(10, 80, len(listings)).astype(float)
    return Country(share, network, areas, listings)


def opening(listings: pd.Index) -> pd.DataFrame:
    """Shares of the hours of a week: three sessions of three hours, mostly in the evening."""
    random = np.random.default_rng(SEED + 1)
    share = np.zeros((len(listings), SLOTS))
    for _ in range(3):
        first = random.integers(0, 7, len(listings)) * 24 + random.integers(14, 21, len(listings))
        for hour in range(3):
            share[np.arange(len(listings)), first + hour] = 1.0
    return pd.DataFrame(share, index=listings)


def _grid(side: int, random: np.random.Generator) -> WalkingNetwork:
    column, row = np.meshgrid(np.arange(side, dtype=float), np.arange(side, dtype=float))
    jitter = random.uniform(-0.3, 0.3, (2, side * side))
    number = np.arange(side * side, dtype=np.int32).reshape(side, side)
    start = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    end = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    kept = random.random(len(start)) < STREETS_SHARE
    return build_network(
        (column.ravel() + jitter[0]) * SPACING_M,
        (row.ravel() + jitter[1]) * SPACING_M,
        start[kept],
        end[kept],
    )


def _beside(
    network: WalkingNetwork, count: int, random: np.random.Generator, letter: str
) -> geopandas.GeoDataFrame:
    """Points some metres from junctions, labelled by a letter and a number."""
    node = random.integers(0, network.node_count, count)
    away_m = random.uniform(-20, 20, (2, count))
    return geopandas.GeoDataFrame(
        geometry=geopandas.points_from_xy(
            network.x_m[node] + away_m[0], network.y_m[node] + away_m[1]
        ),
        index=pd.Index([f"{letter}{number}" for number in range(count)]),
        crs=BRITISH_NATIONAL_GRID,
    )
