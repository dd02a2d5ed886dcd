"""``[[streets]]``: streets by name into the gazetteer, each with one point on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import osmium
import shapely
from django.contrib.gis.geos import Point, Polygon

from gis.crs import WGS84, OutsideTheUnitedKingdom, to_grid, to_lon_lat
from gis.models import Area, AreaKind, PlaceName
from gis.packs.cells import words
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from gis.place_names import Named, keep, key_of
from gis.walking.ways import NOT_WALKED
from guardianship.lib.progress import track

NAME_TAGS = ("name", "name:en", "name:cy")
NAME_CHARS = PlaceName._meta.get_field("name").max_length or 0
WITHIN_CHARS = PlaceName._meta.get_field("within").max_length or 0
# Ways of one name this near each other are one street, such as the two sides of a crossing.
ONE_STREET_M = 300
# A street is found with its ward and its authority, which tell two High Streets apart.
AROUND = (AreaKind.WARD, AreaKind.AUTHORITY)


class StreetsLoader:
    """Names of ways that have ``highway``; those that the file no longer has go."""

    table = "streets"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Read the ways, join those that are one street, and keep a point for each name."""
        if self.entry is not self.pack.of(self.table)[0]:
            raise FileRefused("a pack has one file of streets; join the files, with osmium merge")
        ways = list(read_named_ways(self.entry.path, f"{self.table} {self.file}", report))
        if not ways:
            raise FileRefused("the file has no street with a name")
        around = _Around(ways, self.pack)
        named = [
            Named(name, PlaceName.Kind.STREET, point, around.words_at(point))
            for street in streets_of(ways)
            for point in [street.middle]
            for name in street.names
        ]
        source = f"{self.pack.code}:streets"
        is_new = not PlaceName.objects.filter(source=source).exists()
        changed = keep(source, named)
        report.derive("place names", changed)
        report.rows = len(ways)
        if not changed:
            report.kept = report.rows
            return
        report.changed = report.rows
        report.added = report.rows if is_new else 0


@dataclass(frozen=True, eq=False)
class NamedWay:
    """A way with its names, as a line on the National Grid."""

    names: tuple[str, ...]
    line: shapely.LineString


@dataclass(frozen=True, eq=False)
class Street:
    """All ways of one street, joined."""

    names: tuple[str, ...]
    shape: shapely.MultiLineString

    @property
    def middle(self) -> Point:
        """The point of the street (WGS 84) that is nearest to the middle of its shape."""
        line = shapely.shortest_line(self.shape, self.shape.centroid)
        return Point(*to_lon_lat(*line.coords[0]), srid=WGS84)


def read_named_ways(path: Path, label: str, report: FileReport) -> Iterable[NamedWay]:
    """Ways that have ``highway`` and a name. Raises ``FileRefused``."""
    if path.stat().st_size == 0:
        raise FileRefused("the file is empty")
    try:
        items = (
            osmium.FileProcessor(str(path))
            .with_locations()
            .with_filter(osmium.filter.EntityFilter(osmium.osm.WAY))
            .with_filter(osmium.filter.KeyFilter("highway"))
            .with_filter(osmium.filter.KeyFilter(*NAME_TAGS))
        )
        for way in track(items, label):
            if isinstance(way, osmium.osm.Way) and way.tags["highway"] not in NOT_WALKED:
                found = _named_way(way, report)
                if found:
                    yield found
    except (RuntimeError, UnicodeDecodeError) as error:
        first_line = (str(error).splitlines() or ["damaged"])[0]
        raise FileRefused(f"the file is no readable OpenStreetMap PBF: {first_line}") from error


def _named_way(way: osmium.osm.Way, report: FileReport) -> NamedWay | None:
    said = [words(way.tags[tag], tag) for tag in NAME_TAGS if tag in way.tags]
    names = tuple(dict.fromkeys(name for name in said if name and len(name) <= NAME_CHARS))
    try:
        corners = [to_grid(n.lon, n.lat) for n in way.nodes if n.location.valid()]
    except OutsideTheUnitedKingdom as error:
        report.refuse(None, f"w{way.id}", str(error))
        return None
    return NamedWay(names, shapely.LineString(corners)) if names and len(corners) > 1 else None


def streets_of(ways: Iterable[NamedWay]) -> Iterable[Street]:
    """Ways of one name that lie near each other are one street; the longest of a name first."""
    by_name: dict[str, list[NamedWay]] = defaultdict(list)
    for way in ways:
        by_name[key_of(way.names[0])].append(way)
    for same in by_name.values():
        lines = [way.line for way in same]
        around = shapely.union_all(shapely.buffer(lines, ONE_STREET_M / 2, quad_segs=2))
        found = []
        for part in shapely.get_parts(around):
            inside = [way for way in same if part.intersects(way.line)]
            names = tuple(dict.fromkeys(name for way in inside for name in way.names))
            found.append(Street(names, shapely.MultiLineString([way.line for way in inside])))
        yield from sorted(found, key=lambda street: -street.shape.length)


class _Around:
    """Wards and authorities around the ways of a file, read once."""

    def __init__(self, ways: list[NamedWay], pack: Pack) -> None:
        west_m, south_m, east_m, north_m = shapely.total_bounds([way.line for way in ways])
        box = Polygon.from_bbox((*to_lon_lat(west_m, south_m), *to_lon_lat(east_m, north_m)))
        box.srid = WGS84
        self._layers = []
        for kind in AROUND:
            near = Area.objects.of_kind(kind).current().filter(boundary__bboverlaps=box)
            areas = list(near.select_related("area_set"))
            newest = [area for area in areas if area.area_set_id == areas[0].area_set_id]
            shapes = [shapely.from_wkb(bytes(area.boundary.wkb)) for area in newest]
            names = [pack.name if a.code == pack.authority else a.name for a in newest]
            self._layers.append((shapely.STRtree(shapes), names))

    def words_at(self, point: Point) -> str:
        """ "Stow Hill, Newport": what a point lies in, the smaller first; "" where nothing is."""
        there = shapely.Point(point.x, point.y)
        found = []
        for tree, names in self._layers:
            hits = tree.query(there, predicate="intersects")
            found += [names[min(hits)]] if len(hits) else []
        return ", ".join(dict.fromkeys(found))[:WITHIN_CHARS]
