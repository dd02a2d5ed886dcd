"""The street network: main roads, streets, paths, all sharing a corner where they meet."""

from dataclasses import dataclass, replace

from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from guardianship.demo.crossings import Corner, with_crossings
from guardianship.demo.dice import dice
from guardianship.demo.layouts import ground_of, lay
from guardianship.demo.links import islands, links
from guardianship.demo.plan import District, Named, Plan
from guardianship.demo.street_names import StreetNames

BANK_PATH_M = 46.0
LONGEST_M = 640.0


@dataclass(frozen=True)
class Street:
    """A way that people walk on; corners in metres of the plan, shared with what it meets."""

    name: str
    name_cy: str
    highway: str
    corners: tuple[Corner, ...]
    district: str = ""
    bridge: bool = False

    @property
    def line(self) -> LineString:
        """The street as a line."""
        return LineString(self.corners)


def street_network(plan: Plan, seed: int, authority: BaseGeometry) -> list[Street]:
    """Every street of the authority, in one connected network."""
    drawn = [*_main(plan, authority), *_paths(plan, authority), *_district_streets(plan, seed)]
    met = _met(drawn)
    names = StreetNames(seed, {street.name for street in drawn})
    for _ in range(2):
        more = links([street.corners for street in met], plan.barriers)
        drawn.extend(_link(line, names) for line in more)
        met = _met(drawn)
    reached = islands([street.corners for street in met])[0]
    return _with_bridges([met[i] for i in reached], plan)


def _met(drawn: list[Street]) -> list[Street]:
    """The streets with the corners that they share."""
    cornered = with_crossings([LineString(street.corners) for street in drawn])
    return [
        replace(street, corners=tuple(corners))
        for street, corners in zip(drawn, cornered, strict=True)
        if len(corners) > 1
    ]


def _link(line: LineString, names: StreetNames) -> Street:
    english, welsh = names.next_for("village")
    return Street(english, welsh, "residential", tuple((x, y) for x, y in line.coords))


def _main(plan: Plan, authority: BaseGeometry) -> list[Street]:
    found = []
    for road in plan.main_roads:
        inside = _longest(road.shape.intersection(authority))
        found.append(_street(road, inside, road.highway))
    return found


def _paths(plan: Plan, authority: BaseGeometry) -> list[Street]:
    """Along both banks of the river, and round and across the parks."""
    found = []
    for side, name, name_cy in (
        (BANK_PATH_M, "North Bank Path", "Llwybr y Lan Ogleddol"),
        (-BANK_PATH_M, "South Bank Path", "Llwybr y Lan Ddeheuol"),
    ):
        bank = _longest(plan.river.shape.offset_curve(side).intersection(authority))
        found.append(_street(Named(name, name_cy, bank), bank, "footway"))
    for park in (*plan.parks, *plan.woods):
        ring = list(park.shape.buffer(-14).exterior.coords)
        across = LineString([ring[0], ring[len(ring) // 3], ring[2 * len(ring) // 3]])
        found.append(_street(Named("", "", across), LineString(ring[: len(ring) * 5 // 6]), "path"))
        found.append(_street(park, _stretched(across), "footway"))
    return found


def _stretched(line: LineString) -> LineString:
    """The line led 140 m beyond its ends, so that a path through a park reaches the streets."""
    (ax, ay), (bx, by) = line.coords[0], line.coords[1]
    (cx, cy), (dx, dy) = line.coords[-2], line.coords[-1]
    first, last = LineString([(bx, by), (ax, ay)]), LineString([(cx, cy), (dx, dy)])
    before = (ax + 140 * (ax - bx) / first.length, ay + 140 * (ay - by) / first.length)
    after = (dx + 140 * (dx - cx) / last.length, dy + 140 * (dy - cy) / last.length)
    return LineString([before, *line.coords, after])


def _district_streets(plan: Plan, seed: int) -> list[Street]:
    names = StreetNames(seed, {road.name for road in plan.main_roads})
    built = [district for district in plan.districts if district.radius_m]
    roads = unary_union([road.shape for road in plan.main_roads]).buffer(14)
    found = []
    for district in built:
        neighbours = [other for other in built if other is not district]
        ground = ground_of(district, neighbours).difference(plan.barriers)
        for laid in lay(district, ground, dice(seed, "streets", district.slug)):
            if roads.intersection(laid.line).length > 0.6 * laid.line.length:
                continue
            for piece in _pieces(laid.line):
                found.append(_named(piece, laid.on_foot, district, names))
    return found


def _named(line: LineString, on_foot: bool, district: District, names: StreetNames) -> Street:
    corners = tuple((x, y) for x, y in line.coords)
    if on_foot:
        return Street("", "", "footway", corners, district.slug)
    english, welsh = names.next_for(district.style)
    highway = "residential" if district.style != "works" else "unclassified"
    return Street(english, welsh, highway, corners, district.slug)


def _pieces(line: LineString) -> list[LineString]:
    """A long row as several streets that touch end to end."""
    corners = list(line.coords)
    count = max(1, round(line.length / LONGEST_M))
    size = max(2, -(-len(corners) // count))
    cuts = [corners[i : i + size + 1] for i in range(0, len(corners) - 1, size)]
    return [LineString(cut) for cut in cuts if len(cut) > 1]


def _with_bridges(streets: list[Street], plan: Plan) -> list[Street]:
    """Streets cut where they cross water or rails, so that the middle part is a bridge."""
    below: Polygon = unary_union([plan.water.buffer(9), plan.railway.shape.buffer(11)])
    found = []
    for street in streets:
        part: list[Corner] = [street.corners[0]]
        over = False
        for before, here in zip(street.corners, street.corners[1:], strict=False):
            crosses = LineString([before, here]).intersects(below)
            if crosses != over and len(part) > 1:
                found.append(replace(street, corners=tuple(part), bridge=over))
                part = [before]
            over = crosses
            part.append(here)
        found.append(replace(street, corners=tuple(part), bridge=over))
    return found


def _street(road: Named, line: LineString, highway: str) -> Street:
    return Street(road.name, road.name_cy, highway, tuple((x, y) for x, y in line.coords))


def _longest(shape: BaseGeometry) -> LineString:
    parts = getattr(shape, "geoms", [shape])
    return max(parts, key=lambda part: part.length)
