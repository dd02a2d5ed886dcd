"""Places out of an OpenStreetMap PBF file: tags and one point each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import osmium
import shapely
from django.contrib.gis.geos import Point

from gis.crs import WGS84, OutsideTheUnitedKingdom, check_in_uk
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.lib.progress import track
from places.importers.osm_kinds import KEYS

DECIMALS = 7


@dataclass(frozen=True, slots=True)
class OsmPlace:
    """A node, or an area by a point inside it. ``osm_id`` is n, w or r and the number."""

    osm_id: str
    tags: dict[str, str]
    point: Point

    @property
    def pairs(self) -> set[str]:
        """Its tags as ``key=value``, values parted by ``;`` one by one."""
        return {f"{key}={part.strip()}" for key, v in self.tags.items() for part in v.split(";")}


def read_places(path: Path, report: FileReport, label: str) -> Iterator[OsmPlace]:
    """Nodes and areas that have one of ``KEYS`` or ``place``; else ``FileRefused``.

    Areas that cannot be closed and places outside the United Kingdom are refused in ``report``.
    """
    if path.stat().st_size == 0:
        raise FileRefused("the file is empty")
    keys = osmium.filter.KeyFilter(*KEYS, "place")
    shapes = osmium.geom.WKBFactory()
    try:
        objects = osmium.FileProcessor(path).with_areas(keys).with_filter(keys)
        for item in track(objects, label):
            if not isinstance(item, osmium.osm.Node | osmium.osm.Area):
                continue
            osm_id = _id(item)
            try:
                x, y = _position(item, shapes)
                check_in_uk(x, y)
            except (OutsideTheUnitedKingdom, ValueError) as error:
                report.rows += 1
                report.refuse(None, osm_id, str(error))
                continue
            tags = {tag.k: tag.v for tag in item.tags}
            yield OsmPlace(osm_id, tags, Point(x, y, srid=WGS84))
    except (RuntimeError, UnicodeDecodeError) as error:
        first_line = (str(error).splitlines() or ["damaged"])[0]
        raise FileRefused(f"the file is no readable OpenStreetMap PBF: {first_line}") from error


def _id(item: osmium.osm.Node | osmium.osm.Area) -> str:
    if isinstance(item, osmium.osm.Node):
        return f"n{item.id}"
    return f"{'w' if item.from_way() else 'r'}{item.orig_id()}"


def _position(
    item: osmium.osm.Node | osmium.osm.Area, shapes: osmium.geom.WKBFactory
) -> tuple[float, float]:
    if isinstance(item, osmium.osm.Node):
        if not item.location.valid():
            raise ValueError("has no valid position")
        return round(item.lon, DECIMALS), round(item.lat, DECIMALS)
    try:
        outline = shapely.from_wkb(shapes.create_multipolygon(item))
    except (RuntimeError, shapely.GEOSException) as error:
        raise ValueError("its outline cannot be closed") from error
    inside = outline.representative_point()
    return round(inside.x, DECIMALS), round(inside.y, DECIMALS)
