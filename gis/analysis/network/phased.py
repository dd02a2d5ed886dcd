"""Distances through the week, where some barriers stand only at certain hours."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas

from gis.analysis.network.barriers import Phase, phases, with_barriers
from gis.analysis.network.graph import WalkingNetwork
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import SNAP_M, snap
from gis.analysis.network.table import OdTable


def distances_by_phase(
    network: WalkingNetwork,
    barriers: geopandas.GeoDataFrame,
    origins: geopandas.GeoDataFrame,
    listings: geopandas.GeoDataFrame,
    limit_m: float,
    *,
    slot_min: int = 60,
    snap_m: float = SNAP_M,
    processes: int = 1,
) -> Iterator[tuple[Phase, OdTable]]:
    """One table of distances for each set of barriers that stand together at some time.

    ``barriers`` has lines or areas and ``from_min`` and ``until_min`` (``barriers.phases``); all
    frames are in EPSG:27700. The slots of all phases make up the week, each in one of them.
    """
    for phase in phases(barriers, slot_min):
        cut = with_barriers(network, barriers.loc[list(phase.active)])
        people, doors = (
            snap(frame, cut, snap_m, name)
            for frame, name in ((origins, "origins"), (listings, "listings"))
        )
        yield phase, walking_distances(cut, people, doors, limit_m, processes=processes)
