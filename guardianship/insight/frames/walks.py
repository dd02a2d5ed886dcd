"""How far everybody is from every listing: on streets and paths or, without any, straight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import geopandas
import numpy as np
import pandas as pd
import shapely

from gis.analysis.contracts import BadParameter
from gis.analysis.network.snapping import Reach
from gis.analysis.network.straight_line import DETOUR, straight_line_distances
from gis.analysis.network.table import OdTable, od_table, with_columns
from gis.walking.distances import distances
from gis.walking.networks import network_for, network_of
from guardianship.insight.frames.areas import Areas
from guardianship.insight.frames.listings import is_patch
from guardianship.insight.parameters import Parameters


@dataclass(frozen=True, eq=False)
class Walked:
    """The table, and what is to be said of the network: its version, source and licence."""

    table: OdTable
    version: str
    source: str
    licence: str


def walked(
    areas: Areas,
    listings: geopandas.GeoDataFrame,
    asked: Parameters,
    each: Callable[[int, int], None],
) -> Walked:
    """Distances up to ``asked.reach_m``; those of patches are nothing inside and none outside.

    Raises ``BadParameter`` for a detour where streets are walked.
    """
    stored = network_of(areas.authority.boundary)
    patches = is_patch(listings)
    doors = listings[~patches][["exact", "geometry"]].copy()
    doors["geometry"] = doors.geometry.representative_point()
    origins = areas.origins
    if stored is None:
        table = straight_line_distances(origins, doors, asked.reach_m, asked.detour)
        version, source, licence = f"straight line × {asked.detour:g}", "", ""
    elif asked.detour != DETOUR:
        raise BadParameter("detour", "changes nothing: streets are walked, not straight lines")
    else:
        network = network_for(stored.pack)
        table = distances(network, origins, doors, asked.reach_m, each=each)
        version, source, licence = stored.version, stored.source, stored.licence
    if patches.any():
        inside = _patches(table, origins, listings[patches])
        table = with_columns(table, inside, listings.index)
    return Walked(table, version, source, licence)


def _patches(
    table: OdTable, origins: geopandas.GeoDataFrame, patches: geopandas.GeoDataFrame
) -> OdTable:
    """Workers come to everybody in their patch: no walk for them, and no way for others."""
    tree = shapely.STRtree(np.asarray(origins.geometry))
    listing, origin = tree.query(np.asarray(patches.geometry), predicate="intersects")
    known = np.asarray(table.origin_reach == Reach.ON_NETWORK)[origin]
    listing, origin = listing[known], origin[known]
    people = pd.DataFrame(
        {"reach": table.origin_reach, "edge_m": table.edge_m}, index=table.origins
    )
    there = pd.DataFrame({"reach": Reach.ON_NETWORK}, index=patches.index, dtype=object)
    pairs = (listing, origin, np.zeros(len(listing)))
    return od_table(people, there, pairs, table.limit_m, table.approximate)
