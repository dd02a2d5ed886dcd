"""A grid of hexagons on the British National Grid, as one more way of cutting the land up."""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import shapely

from gis.analysis.contracts import require_between, require_metric, require_unique_index
from gis.crs import BRITISH_NATIONAL_GRID

LEAST_WIDTH_M, MOST_WIDTH_M = 100.0, 50_000.0


def hexagon_of(points: geopandas.GeoDataFrame, *, width_m: float) -> pd.Series:
    """The code of the hexagon in which each point lies; equal codes, equal hexagon, everywhere.

    Hexagons are pointed at the top and ``width_m`` wide from side to side; the grid hangs on the
    origin of the National Grid, so two runs and two places share it.
    """
    require_between("width_m", width_m, LEAST_WIDTH_M, MOST_WIDTH_M)
    require_unique_index(points, "points")
    require_metric(points, "points")
    shapes = points.geometry
    # Rounding in cube coordinates, which sum to nothing (Patel, "Hexagonal grids").
    row = shapes.y.to_numpy() / (width_m * np.sqrt(3) / 2)
    column = shapes.x.to_numpy() / width_m - row / 2
    cube = np.stack([column, -column - row, row])
    near = np.round(cube)
    off = np.abs(near - cube)
    worst = off.argmax(axis=0)
    at = np.arange(cube.shape[1])
    near[worst, at] -= near.sum(axis=0)
    codes = [f"{int(q)}:{int(r)}" for q, r in zip(near[0], near[2], strict=True)]
    return pd.Series(codes, index=points.index, name="hexagon", dtype=object)


def hexagon_shapes(codes: pd.Index, *, width_m: float) -> geopandas.GeoDataFrame:
    """The polygons of hexagon codes, in their order."""
    require_between("width_m", width_m, LEAST_WIDTH_M, MOST_WIDTH_M)
    column, row = np.array([str(code).split(":") for code in codes], dtype=float).reshape(-1, 2).T
    middle = np.stack([(column + row / 2) * width_m, row * width_m * np.sqrt(3) / 2], axis=1)
    turn = np.pi / 3 * np.arange(6) + np.pi / 6
    ring = width_m / np.sqrt(3) * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    shapes = shapely.polygons(middle[:, None, :] + ring[None, :, :])
    return geopandas.GeoDataFrame(geometry=shapes, index=codes, crs=BRITISH_NATIONAL_GRID)
