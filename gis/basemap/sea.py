"""Tidal water, which OpenStreetMap gives as a coastline only: land on the left, sea on the right.

Tidal rivers count: the whole of the Usk in Newport is coastline.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import geopandas
import osmium
from shapely import LineString, Point, Polygon, box
from shapely.ops import polygonize, unary_union

from gis.basemap.catalogue import Bounds
from gis.crs import WGS84

# How far beside a stretch of coast its two sides are looked at, in degrees (about 0.1 m).
ASIDE_DEG = 1e-6
COLUMN = "kind"


def write_sea(pbf: Path, bounds: Bounds, path: Path) -> int:
    """Write the sea inside ``bounds`` as a shapefile; the number of its polygons, 0 for none."""
    polygons = sea(list(coastlines(pbf)), bounds)
    if polygons:
        frame = geopandas.GeoDataFrame(
            {COLUMN: ["water"] * len(polygons)}, geometry=polygons, crs=WGS84
        )
        frame.to_file(path, driver="ESRI Shapefile")
    return len(polygons)


def coastlines(pbf: Path) -> Iterator[LineString]:
    """Every stretch of coast, in the direction in which it was drawn."""
    for way in osmium.FileProcessor(str(pbf), osmium.osm.NODE | osmium.osm.WAY).with_locations():
        if isinstance(way, osmium.osm.Way) and way.tags.get("natural") == "coastline":
            corners = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
            if len(corners) > 1:
                yield LineString(corners)


def sea(coast: list[LineString], bounds: Bounds) -> list[Polygon]:
    """The faces between coast and frame that lie to the right of every coast beside them.

    A face with coast that calls it land and coast that calls it sea stays land: a coast that
    ends inside the bounds cannot say where the water ends.
    """
    frame = box(*bounds)
    inside = [part for line in coast for part in _lines(line.intersection(frame))]
    if not inside:
        return []
    faces = list(polygonize(unary_union([frame.exterior, *inside])))
    return [face for face in faces if _is_sea(face, inside)]


def _lines(drawn: object) -> list[LineString]:
    parts = getattr(drawn, "geoms", [drawn])
    return [part for part in parts if isinstance(part, LineString) and not part.is_empty]


def _is_sea(face: Polygon, coast: list[LineString]) -> bool:
    sides = {side for line in coast if face.distance(line) == 0 for side in _sides(face, line)}
    return sides == {"right"}


def _sides(face: Polygon, line: LineString) -> Iterator[str]:
    """On which side of each segment of ``line`` the face lies, where it lies beside it."""
    for start, end in zip(line.coords, line.coords[1:], strict=False):
        along_x, along_y = end[0] - start[0], end[1] - start[1]
        length_deg = (along_x**2 + along_y**2) ** 0.5
        if length_deg == 0:
            continue
        middle_x, middle_y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        right_x, right_y = along_y / length_deg * ASIDE_DEG, -along_x / length_deg * ASIDE_DEG
        if face.contains(Point(middle_x + right_x, middle_y + right_y)):
            yield "right"
        if face.contains(Point(middle_x - right_x, middle_y - right_y)):
            yield "left"
