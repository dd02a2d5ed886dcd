"""Where no walking network was loaded: straight lines, made longer by a declared factor.

The result is marked as approximate, and every page and file that shows it says so.
"""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from gis.analysis.contracts import require_between, require_metric, require_unique_index
from gis.analysis.network.search import LONGEST_M
from gis.analysis.network.snapping import Reach
from gis.analysis.network.table import DECIMALS, OdTable, od_table

# Walks in towns are commonly some 1.2 to 1.4 times as long as the straight line.
DETOUR = 1.3


def straight_line_distances(
    origins: geopandas.GeoDataFrame,
    listings: geopandas.GeoDataFrame,
    limit_m: float,
    detour: float = DETOUR,
    cover: BaseGeometry | None = None,
) -> OdTable:
    """Straight line × ``detour`` from each listing to all origins within ``limit_m``.

    Frames in EPSG:27700 with a unique index. The table's ``approximate`` is the factor.
    Raises ``BadFrame`` and ``BadParameter``.
    """
    require_between("limit_m", limit_m, 0, LONGEST_M, above=True)
    require_between("detour", detour, 1, 3)
    for frame, name in ((origins, "origins"), (listings, "listings")):
        require_metric(frame, name)
        require_unique_index(frame, name)
    there, here = _known(origins, cover), _known(listings, cover)
    near = _tree(here).sparse_distance_matrix(
        _tree(there), (limit_m + 10**-DECIMALS) / detour, output_type="ndarray"
    )
    known_here = (here["reach"] == Reach.ON_NETWORK).to_numpy()
    known_there = (there["reach"] == Reach.ON_NETWORK).to_numpy()
    near = near[known_here[near["i"]] & known_there[near["j"]]]
    return od_table(there, here, (near["i"], near["j"], near["v"] * detour), limit_m, detour)


def _known(points: geopandas.GeoDataFrame, cover: BaseGeometry | None) -> pd.DataFrame:
    at = np.asarray(points.geometry.representative_point())
    inside, edge_m = np.ones(len(at), dtype=bool), np.full(len(at), np.inf)
    if cover is not None:
        inside = shapely.intersects(cover, at)
        edge_m = np.where(inside, shapely.distance(cover.boundary, at), 0.0)
    return pd.DataFrame(
        {
            "reach": np.where(inside, Reach.ON_NETWORK, Reach.NO_NETWORK_DATA).astype(object),
            "x_m": shapely.get_x(at),
            "y_m": shapely.get_y(at),
            "edge_m": edge_m,
        },
        index=points.index,
    )


def _tree(points: pd.DataFrame) -> cKDTree:
    return cKDTree(points[["x_m", "y_m"]].to_numpy())
