"""Small tables of distances, written down or thrown by dice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.network.snapping import Reach
from gis.analysis.network.table import OdTable, od_table


def table(
    pairs: dict[tuple[str, str], float],
    origins: str = "abc",
    listings: str = "xyz",
    limit_m: float = 3200.0,
    no_data: str = "",
) -> OdTable:
    """Metres of (origin, listing), each named by one letter."""
    frames = []
    for letters in (origins, listings):
        reach = [Reach.NO_NETWORK_DATA if c in no_data else Reach.ON_NETWORK for c in letters]
        index = pd.Index(list(letters))
        frames.append(pd.DataFrame({"reach": reach, "edge_m": np.inf}, index=index, dtype=object))
    origin = np.array([origins.index(o) for o, _ in pairs], dtype=np.int64)
    listing = np.array([listings.index(x) for _, x in pairs], dtype=np.int64)
    return od_table(*frames, (listing, origin, np.array(list(pairs.values()))), limit_m)


def dice(origins: int, listings: int, seed: int, limit_m: float = 1600.0) -> OdTable:
    """Metres between random points in a square of 4 km, as the crow flies."""
    random = np.random.default_rng(seed)
    here, there = random.uniform(0, 4000, (listings, 2)), random.uniform(0, 4000, (origins, 2))
    metres = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1))
    listing, origin = np.nonzero(metres <= limit_m)
    frames = [
        pd.DataFrame(
            {"reach": [Reach.ON_NETWORK] * count, "edge_m": np.inf},
            index=pd.Index([f"{letter}{number}" for number in range(count)]),
        )
        for letter, count in (("o", origins), ("l", listings))
    ]
    return od_table(*frames, (listing, origin, metres[listing, origin]), limit_m)


def people(table: OdTable, seed: int = 1) -> pd.Series:
    """People at each origin, some with none."""
    random = np.random.default_rng(seed)
    return pd.Series(random.integers(0, 60, len(table.origins)), index=table.origins)


def supply(table: OdTable, slots: int = 7, seed: int = 2) -> pd.DataFrame:
    """Places at each listing and slot; most are closed."""
    random = np.random.default_rng(seed)
    open_now = random.random((len(table.listings), slots)) > 0.6
    places = random.integers(5, 80, (len(table.listings), slots)) * open_now
    return pd.DataFrame(places.astype(float), index=table.listings)


def dense(table: OdTable) -> pd.DataFrame:
    """Metres as a full matrix, origins × listings, NaN where there is no pair."""
    return (
        table.frame()
        .pivot(index="origin", columns="listing", values="metres")
        .reindex(index=table.origins, columns=table.listings)
    )
