"""Where something new could be: at known places and at the middle of where an area's people live.

Known places are those of listings, where the public may see them; their walks are in the run.
The middle of an area is walked from when it is asked about.
"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas
import numpy as np
import pandas as pd

from gis.analysis.access.decay import decay_weights
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import snap
from gis.analysis.network.straight_line import straight_line_distances
from gis.analysis.network.table import OdTable
from gis.crs import BRITISH_NATIONAL_GRID
from gis.walking.networks import network_for, network_of
from guardianship.insight.models import Run
from guardianship.insight.scenarios.stored import Town
from places.enums import Kind

AREA, PLACE = "area:", "place:"


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere: its code (``area:W0…`` or ``place:`` and a listing's uid), name, grid metres."""

    code: str
    name: str
    x_m: float
    y_m: float


def spots_of(town: Town) -> list[Spot]:
    """Places by name, each once, then the middles of areas by name."""
    return [*_places(town), *_middles(town)]


def spot_of(town: Town, code: str) -> Spot:
    """One of them. Raises ``KeyError``."""
    return {spot.code: spot for spot in spots_of(town)}[code]


def metres_from(run: Run, town: Town, spots: list[Spot]) -> OdTable:
    """Walks from spots: columns of the run's table for known places, a search for the others."""
    uids = [spot.code.removeprefix(PLACE) for spot in spots if spot.code.startswith(PLACE)]
    middles = [spot for spot in spots if spot.code.startswith(AREA)]
    known = town.table.only(pd.Index(uids, dtype=object))
    if not middles:
        return known
    doors = geopandas.GeoDataFrame(
        index=pd.Index([spot.code for spot in middles], dtype=object),
        geometry=geopandas.points_from_xy([s.x_m for s in middles], [s.y_m for s in middles]),
        crs=BRITISH_NATIONAL_GRID,
    )
    return _side_by_side(known, _walked(run, town, doors))


def weights_from(run: Run, town: Town, spot: Spot) -> dict[str, float]:
    """How much each origin within a walk can use something at the spot, by the run's decay."""
    table = metres_from(run, town, [spot])
    weights = decay_weights(table.metres, town.asked.decay, limit_m=town.asked.walk_m)
    return {
        str(town.origins.index[at]): round(float(weight), 9)
        for at, weight in zip(table.origin, weights, strict=True)
        if weight > 0
    }


def origins_in(town: Town, area_code: str) -> list[str]:
    """Origins of one area, for workers who come to everybody there."""
    return [str(at) for at in town.origins.index[town.origins["area_code"] == area_code]]


def _places(town: Town) -> list[Spot]:
    doors = town.listings[
        town.listings["inside"] & (town.listings["kind"] != Kind.DETACHED_YOUTH_WORK)
    ]
    once = doors.sort_values(["name", "place"]).drop_duplicates("place")
    return [
        Spot(f"{PLACE}{uid}", str(row["name"]), float(row["x_m"]), float(row["y_m"]))
        for uid, row in once.iterrows()
    ]


def _middles(town: Town) -> list[Spot]:
    found = []
    for code, name in town.areas().items():
        mine = town.origins[town.origins["area_code"] == code]
        weight = mine["people"].to_numpy()
        weight = weight if weight.sum() > 0 else np.ones(len(mine))
        x_m, y_m = (float(np.average(mine[axis], weights=weight)) for axis in ("x_m", "y_m"))
        found.append(Spot(f"{AREA}{code}", name, x_m, y_m))
    return found


def _walked(run: Run, town: Town, doors: geopandas.GeoDataFrame) -> OdTable:
    if town.table.approximate is not None:
        factor = town.table.approximate
        return straight_line_distances(town.points(), doors, town.table.limit_m, factor)
    stored = network_of(run.authority.boundary)
    if stored is None:
        raise LookupError("the walking network of the run is gone")
    network = network_for(stored.pack)
    return walking_distances(
        network,
        snap(town.points(), network, name="origins"),
        snap(doors, network, name="listings"),
        town.table.limit_m,
    )


def _side_by_side(first: OdTable, second: OdTable) -> OdTable:
    return OdTable(
        first.origins,
        first.listings.append(second.listings),
        np.concatenate([first.first, second.first[1:] + first.pair_count]),
        np.concatenate([first.origin, second.origin]),
        np.concatenate([first.metres, second.metres]),
        first.limit_m,
        first.origin_reach,
        np.concatenate([first.listing_reach, second.listing_reach]),
        first.approximate,
        first.edge_m,
    )
