"""Where the people of an area start to walk: at its postcodes or output areas, not at its middle.

The middle of a rural area can lie kilometres from anybody who lives there.
"""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import shapely

from gis.analysis.contracts import (
    BadFrame,
    require_columns,
    require_metric,
    require_numbers,
    require_same_codes,
    require_unique_index,
)


def origins_of(
    areas: geopandas.GeoDataFrame,
    people: pd.Series,
    points: geopandas.GeoDataFrame,
    weight: str | None = None,
) -> geopandas.GeoDataFrame:
    """The people of each area, parted among the points in it by their weight.

    ``areas`` are polygons with the area's code as index, ``people`` those of the age by code,
    ``points`` postcodes or middles of output areas; EPSG:27700. ``weight`` is a column of
    ``points``, such as residents; equal shares without it, and where it is 0 for all of an area.
    An area without a point is met at a point inside it. Returns points with the columns
    ``area``, ``people`` and ``stands_in`` (true for such an area), labelled by number. The people
    of every area add up to what was given. Raises ``BadFrame``.
    """
    require_metric(areas, "areas")
    require_unique_index(areas, "areas")
    require_metric(points, "points")
    require_unique_index(people, "people")
    require_same_codes(people.index, areas.index, "people", "areas")
    number = require_numbers(people, "people", least=0)
    inside, at = _located(areas, points)
    shares = np.ones(len(inside))
    if weight is not None:
        require_columns(points, [weight], "points")
        shares = require_numbers(points[weight], weight, least=0)[at]
        nobody = np.bincount(inside, weights=shares, minlength=len(areas))[inside] == 0
        shares[nobody] = 1.0
    without = np.setdiff1d(np.arange(len(areas)), inside)
    where = np.concatenate(
        [
            np.asarray(points.geometry)[at],
            np.asarray(areas.geometry.iloc[without].representative_point()),
        ]
    )
    area = np.concatenate([inside, without])
    shares = np.concatenate([shares, np.ones(len(without))])
    total = np.bincount(area, weights=shares, minlength=len(areas))
    given = pd.Series(number, index=people.index).reindex(areas.index).to_numpy()
    return geopandas.GeoDataFrame(
        {
            "area": areas.index.take(area),
            "people": given[area] * shares / total[area],
            "stands_in": np.arange(len(area)) >= len(inside),
        },
        geometry=where,
        crs=areas.crs,
    )


def to_areas(values: pd.DataFrame, area: pd.Series, people: pd.Series) -> pd.DataFrame:
    """Means of origins' values for each area, weighted by people; equal weights where none live.

    ``values`` is origins × slots; origins without data (NaN) are passed over, and an area has NaN
    where none of its people has data. Infinite values stay infinite. Raises ``BadFrame``.
    """
    for name, series in (("area", area), ("people", people)):
        if not series.index.equals(values.index):
            raise BadFrame(name, "does not have the origins of values, in their order")
    count = require_numbers(people, "people", least=0)
    codes, names = pd.factorize(area, sort=True)
    lived = np.bincount(codes, weights=count, minlength=len(names))
    weight = np.where(lived[codes] > 0, count, 1.0)[:, None]
    numbers = values.to_numpy(dtype=np.float64)
    known = ~np.isnan(numbers)
    # Nobody who lives nowhere far away makes a mean infinite.
    parts = np.where(known & (weight > 0), numbers, 0.0) * weight
    sums = pd.DataFrame(parts).groupby(codes).sum().to_numpy()
    weights = pd.DataFrame(known * weight).groupby(codes).sum().to_numpy()
    means = np.divide(sums, weights, out=np.full_like(sums, np.nan), where=weights > 0)
    return pd.DataFrame(means, index=pd.Index(names, name=area.name), columns=values.columns)


def share_with_data(reach: pd.Series, area: pd.Series, people: pd.Series) -> pd.Series:
    """The share of each area's people about whom the network can say anything.

    ``reach`` is that of ``snapping.snap`` as true or false. Origins count equally where none live.
    """
    known = pd.DataFrame({"share": reach.astype(float)}, index=reach.index)
    return to_areas(known, area, people)["share"].rename("share_with_data")


def _located(
    areas: geopandas.GeoDataFrame, points: geopandas.GeoDataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Positions of areas and of the points in them; a point on a border is in one of the two."""
    tree = shapely.STRtree(np.asarray(points.geometry))
    area, point = tree.query(np.asarray(areas.geometry), predicate="intersects")
    order = np.lexsort((area, point))
    area, point = area[order], point[order]
    once = np.ones(len(point), dtype=bool)
    once[1:] = point[1:] != point[:-1]
    return area[once], point[once]
