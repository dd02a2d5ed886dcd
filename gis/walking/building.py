"""From ways in degrees to a network in metres, with the polygon inside which it is known."""

from __future__ import annotations

from pathlib import Path

import geopandas
import osmium
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from gis.analysis.network.graph import WalkingNetwork, build_network
from gis.crs import BRITISH_NATIONAL_GRID, WGS84, OutsideTheUnitedKingdom, check_in_uk
from gis.packs.manifest import Entry
from gis.packs.refusals import FileRefused
from gis.walking.ways import WalkedWays


def network_of(ways: WalkedWays, cover: BaseGeometry) -> WalkingNetwork:
    """The network on the British National Grid; ``cover`` is in degrees. Raises ``FileRefused``."""
    try:
        check_in_uk(float(ways.lon.min()), float(ways.lat.min()))
        check_in_uk(float(ways.lon.max()), float(ways.lat.max()))
    except OutsideTheUnitedKingdom as error:
        raise FileRefused(str(error)) from error
    at = geopandas.GeoSeries.from_xy(ways.lon, ways.lat, crs=WGS84).to_crs(BRITISH_NATIONAL_GRID)
    known = geopandas.GeoSeries([cover], crs=WGS84).to_crs(BRITISH_NATIONAL_GRID).iloc[0]
    return build_network(at.x.to_numpy(), at.y.to_numpy(), ways.start, ways.end, cover=known)


def cover_of(entry: Entry, ways: WalkedWays) -> BaseGeometry:
    """Where the file's network is whole, in degrees: the manifest's extent, else the box in the
    file's header, else the box of the ways themselves. Raises ``FileRefused``."""
    if name := entry.get("extent"):
        return _extent(entry, name)
    try:
        with osmium.io.Reader(str(entry.path)) as reader:
            box = reader.header().box()
    except RuntimeError as error:
        raise FileRefused(f"{entry.file} is not OpenStreetMap PBF: {error}") from error
    if box.valid():
        corners = box.bottom_left, box.top_right
        return shapely.box(corners[0].lon, corners[0].lat, corners[1].lon, corners[1].lat)
    return shapely.box(ways.lon.min(), ways.lat.min(), ways.lon.max(), ways.lat.max())


def _extent(entry: Entry, name: str) -> BaseGeometry:
    path = Path(str(entry.path).removesuffix(entry.file)) / name
    if not path.is_file():
        raise FileRefused(f"extent: there is no file {name}")
    if path.suffix.lower() not in {".geojson", ".json", ".gpkg"}:
        raise FileRefused(f"extent: {name} is no GeoJSON or GeoPackage")
    try:
        frame = geopandas.read_file(path)
    except pyogrio.errors.DataSourceError as error:
        raise FileRefused(f"extent: {name} cannot be read as a map") from error
    if not isinstance(frame, geopandas.GeoDataFrame) or frame.crs is None or not len(frame):
        raise FileRefused(f"extent: {name} has no polygon")
    shape = shapely.union_all(frame.to_crs(WGS84).geometry)
    if shape.geom_type not in {"Polygon", "MultiPolygon"} or shape.is_empty:
        raise FileRefused(f"extent: {name} is a {shape.geom_type} and no polygon")
    return shapely.force_2d(shape)
