"""Polygons from GeoJSON and GeoPackage files, as WGS 84 multipolygons."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gis.crs import (
    BRITISH_NATIONAL_GRID,
    WGS84,
    OutsideTheUnitedKingdom,
    check_in_uk,
)
from gis.packs.positions import SUSPICIOUS_FROM_ROWS
from gis.packs.refusals import FileRefused, RowRefused, nearest
from gis.packs.report import FileReport
from guardianship.lib.progress import track

LARGEST_BYTES = 500_000_000
# Degrees stay below this; metres on the national grid hardly ever do.
MOST_DEGREES = 180


@dataclass(frozen=True, slots=True)
class Feature:
    """One polygon of a file, its ``number`` counted from 1, with what was put right."""

    number: int
    properties: Mapping[str, Any]
    boundary: MultiPolygon
    repairs: tuple[str, ...]

    def text(self, name: str) -> str:
        """A property as text; empty when it is missing."""
        value = self.properties.get(name)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class _Raw:
    properties: Mapping[str, Any]
    geometry: BaseGeometry | None
    problem: str = ""


def read_polygons(
    path: Path, needed: Sequence[str], report: FileReport, label: str, layer: str = ""
) -> Iterator[Feature]:
    """The polygons of a file that has the ``needed`` properties.

    GeoJSON without a ``crs`` is WGS 84, as RFC 7946 says. Broken rings are repaired and told in
    ``repairs``; features without a polygon are refused in ``report``. Raises ``FileRefused``.
    """
    if path.stat().st_size == 0:
        raise FileRefused("the file is empty")
    if path.stat().st_size > LARGEST_BYTES:
        raise FileRefused("the file is larger than 500 MB")
    geojson = path.suffix.lower() in {".geojson", ".json"}
    raw, crs = _read_geojson(path) if geojson else _read_layer(path, layer)
    if not raw:
        raise FileRefused("the file has no features")
    _check_properties(raw, needed)
    _check_geometries(raw, crs)
    shapes = _in_wgs84(raw, crs)
    for number, (item, geometry) in enumerate(
        track(zip(raw, shapes, strict=True), label, total=len(raw)), start=1
    ):
        report.rows += 1
        try:
            boundary, repairs = _multipolygon(item, geometry)
        except RowRefused as refusal:
            report.refuse(number, refusal.field, refusal.reason)
            continue
        yield Feature(number, item.properties, boundary, repairs)


def _read_geojson(path: Path) -> tuple[list[_Raw], int]:
    content = load_json(path)
    if not isinstance(content, dict) or not isinstance(content.get("features"), list):
        raise FileRefused("the file is JSON but no GeoJSON FeatureCollection")
    return [_feature(item) for item in content["features"]], _named_crs(content.get("crs"))


def load_json(path: Path) -> Any:
    """The content of a JSON file, else ``FileRefused`` with the line that is at fault."""
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileRefused(f"the file is not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise FileRefused(
            f"the file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except RecursionError as error:
        raise FileRefused("the file is JSON nested too deep to read") from error


def _feature(item: Any) -> _Raw:
    if not isinstance(item, dict):
        return _Raw({}, None, "is no GeoJSON feature")
    properties = item.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    geometry = item.get("geometry")
    if not isinstance(geometry, dict):
        return _Raw(properties, None, "has no geometry")
    try:
        found = shapely.force_2d(shape(geometry))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.GEOSException):
        return _Raw(properties, None, "has a geometry that cannot be read")
    return _Raw(properties, found)


def _named_crs(crs: Any) -> int:
    """The EPSG number that a GeoJSON file names in the older way; WGS 84 without a name."""
    if crs is None:
        return WGS84
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str):
        raise FileRefused("its “crs” member names no coordinate system")
    if re.search(r"CRS:?84$", name):
        return WGS84
    found = re.search(r"EPSG:+(?:[\d.]*:)?(\d+)$", name, re.IGNORECASE)
    return _accepted_crs(int(found[1]) if found else None, name)


def _accepted_crs(number: int | None, name: str) -> int:
    if number not in {WGS84, BRITISH_NATIONAL_GRID}:
        raise FileRefused(
            f"its coordinate system is {name}; convert the file to EPSG:{WGS84} or "
            f"EPSG:{BRITISH_NATIONAL_GRID}, for instance with ogr2ogr -t_srs EPSG:{WGS84}"
        )
    return number


def _read_layer(path: Path, layer: str) -> tuple[list[_Raw], int]:
    # The site reads lists and bank holidays through this room, but no file of shapes.
    import geopandas
    import pyogrio

    try:
        layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        if layer and layer not in layers:
            raise FileRefused(f"there is no layer “{layer}”; the file has: {', '.join(layers)}")
        if not layer and len(layers) != 1:
            raise FileRefused(
                f"the file has {len(layers)} layers ({', '.join(layers)}): name one as layer"
            )
        frame = geopandas.read_file(path, layer=layer or layers[0])
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise FileRefused(f"the file cannot be read as a map: {_first_line(error)}") from error
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise FileRefused("the file has no geometries")
    if frame.crs is None:
        raise FileRefused("the file names no coordinate system")
    name = frame.crs.name
    number = next((e for e in (WGS84, BRITISH_NATIONAL_GRID) if frame.crs.equals(e, True)), None)
    crs = _accepted_crs(number or frame.crs.to_epsg(), name)
    columns = [column for column in frame.columns if column != frame.geometry.name]
    rows = frame[columns].astype(object).where(frame[columns].notna(), None).to_dict("records")
    return [
        _Raw(row, shapely.force_2d(geometry) if geometry is not None else None, "has no geometry")
        for row, geometry in zip(rows, frame.geometry, strict=True)
    ], crs


def _first_line(error: Exception) -> str:
    text = str(error).splitlines() or ["unknown format"]
    return re.sub(r"'?(/[^\s']+/)", "", text[0])


def _check_properties(raw: Sequence[_Raw], needed: Sequence[str]) -> None:
    there = list(dict.fromkeys(name for item in raw for name in item.properties))
    missing = [name for name in dict.fromkeys(needed) if name not in there]
    if missing:
        names = ", ".join(f"“{name}”{nearest(name, there)}" for name in missing)
        raise FileRefused(f"the property is missing: {names}; the file has: {', '.join(there)}")


def _check_geometries(raw: Sequence[_Raw], crs: int) -> None:
    """Refuse metres called degrees, degrees called metres, and one shape for everything."""
    shapes = [item.geometry for item in raw if item.geometry and not item.geometry.is_empty]
    if not shapes:
        return
    bounds = [geometry.bounds for geometry in shapes]
    west, south = bounds[0][:2]
    if not all(math.isfinite(value) for box in bounds for value in box):
        raise FileRefused("the file has coordinates that are no numbers")
    degrees = all(max(map(abs, box)) <= MOST_DEGREES for box in bounds)
    if crs == WGS84 and all(max(map(abs, box)) > MOST_DEGREES for box in bounds):
        raise FileRefused(
            f"the coordinates look like metres ({west:.0f}, {south:.0f}) but the file does not "
            f"name EPSG:{BRITISH_NATIONAL_GRID}; add its “crs”, or convert it to EPSG:{WGS84}"
        )
    if crs == BRITISH_NATIONAL_GRID and degrees:
        raise FileRefused(
            f"the file names EPSG:{BRITISH_NATIONAL_GRID} but its coordinates look like degrees "
            f"({west:.3f}, {south:.3f})"
        )
    if len(shapes) >= SUSPICIOUS_FROM_ROWS and len({shapely.to_wkb(s) for s in shapes}) == 1:
        raise FileRefused(f"all {len(shapes):,} features share one shape")


def _in_wgs84(raw: Sequence[_Raw], crs: int) -> list[BaseGeometry | None]:
    shapes = [item.geometry for item in raw]
    if crs == WGS84:
        return shapes
    import geopandas  # as above

    return list(geopandas.GeoSeries(shapes, crs=crs).to_crs(WGS84))


def _multipolygon(
    item: _Raw, geometry: BaseGeometry | None
) -> tuple[MultiPolygon, tuple[str, ...]]:
    """A valid multipolygon in the United Kingdom, and what was put right; else ``RowRefused``."""
    if geometry is None or geometry.is_empty:
        raise RowRefused("geometry", item.problem or "is empty")
    repairs = []
    if not geometry.is_valid:
        repairs.append(f"repaired: {shapely.is_valid_reason(geometry).split('[')[0].lower()}")
        geometry = shapely.make_valid(geometry)
    parts = [part for part in _parts(geometry) if part.geom_type == "Polygon" and part.area > 0]
    if not parts:
        raise RowRefused("geometry", f"is a {geometry.geom_type} and no polygon")
    if geometry.geom_type == "GeometryCollection":
        repairs.append("only the polygons of a collection of geometries were kept")
    _check_bounds(geometry)
    kept = shapely.MultiPolygon(parts)
    if not kept.is_valid:
        joined = shapely.union_all(parts)
        kept = joined if joined.geom_type == "MultiPolygon" else shapely.MultiPolygon([joined])
        repairs.append("parts that overlap were joined")
    found = GEOSGeometry(memoryview(shapely.to_wkb(kept)), srid=WGS84)
    if not isinstance(found, MultiPolygon):
        raise RowRefused("geometry", "cannot be kept as polygons")
    return found, tuple(repairs)


def _check_bounds(geometry: BaseGeometry) -> None:
    west, south, east, north = geometry.bounds
    try:
        check_in_uk(west, south)
        check_in_uk(east, north)
    except OutsideTheUnitedKingdom as error:
        raise RowRefused("geometry", str(error)) from error


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    if hasattr(geometry, "geoms"):
        return [part for inner in geometry.geoms for part in _parts(inner)]
    return [geometry]
