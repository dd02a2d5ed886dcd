"""Small areas of the town: output areas, LSOAs, MSOAs, wards and the authority.

Each is a union of cells (``cells.py``), so every level parts the authority exactly. Codes look
like those of the Office for National Statistics and cannot be theirs: ``…99…`` is not in use.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from shapely import Point, Polygon, box, coverage_union_all, unary_union
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from guardianship.demo.cells import cells, nearest, seed_points
from guardianship.demo.plan import District, Plan
from guardianship.demo.town import AUTHORITY_CODE, NAME, NAME_CY

OAS_PER_LSOA = 5
TOWN_EDGE_M = 130.0


@dataclass(frozen=True)
class Area:
    """An area of one set; ``parent`` is its LSOA for an output area, its MSOA for an LSOA.

    ``local_name`` is what people call it where its name is a number.
    """

    code: str
    name: str
    name_cy: str
    shape: BaseGeometry
    parent: str = ""
    ward: str = ""
    district: District | None = None
    local_name: str = ""
    local_name_cy: str = ""


@dataclass(frozen=True)
class AreaSets:
    """All levels of one vintage; shapes in metres of the plan."""

    oas: list[Area]
    lsoas: list[Area]
    msoas: list[Area]
    wards: list[Area]
    authority: Area


def area_sets(plan: Plan, seed: int) -> AreaSets:
    """The areas of 2021: about 200 output areas in 40 LSOAs, 6 MSOAs and 12 wards."""
    oas: list[Area] = []
    lsoas: list[Area] = []
    letters = {number: iter(ascii_uppercase) for number in range(1, 20)}
    for district, ground in _grounds(plan, seed):
        for group in _small_areas(district, ground, seed):
            lsoas.append(_lsoa(len(lsoas) + 1, district, next(letters[district.msoa]), group))
            oas.extend(_oas(len(oas), lsoas[-1], group))
    wards = _joined(lsoas, lambda a: a.ward, plan, "ward")
    msoas = _joined(lsoas, lambda a: a.parent, plan, "msoa")
    whole = coverage_union_all([area.shape for area in lsoas])
    return AreaSets(oas, lsoas, msoas, wards, Area(AUTHORITY_CODE, NAME, NAME_CY, whole))


def _grounds(plan: Plan, seed: int) -> list[tuple[District, list[Polygon]]]:
    """The cells of every district that has areas of its own."""
    with_areas = [district for district in plan.districts if district.areas]
    ground: dict[str, list[Polygon]] = {district.slug: [] for district in with_areas}
    belongs_to = _district_finder(plan)
    for cell in cells(seed):
        ground[belongs_to(cell.centroid)].append(cell)
    return [(district, ground[district.slug]) for district in with_areas]


def _district_finder(plan: Plan) -> Callable[[Point], str]:
    """Which district a point counts to: the nearest on its own bank, or the countryside."""
    north = _north_bank(plan)
    town = [d for d in plan.districts if d.radius_m and d.style != "village"]
    built = unary_union([Point(d.at).buffer(d.radius_m + TOWN_EDGE_M) for d in town])
    urban = built.buffer(300).buffer(-300)
    owners = {d.slug: d.slug if d.areas else _neighbour_with_areas(d, plan) for d in town}

    def find(point: Point) -> str:
        on_north = point.within(north)
        if not point.within(urban):
            return "north-country" if on_north else "south-country"
        same_bank = [d for d in town if Point(d.at).within(north) == on_north]
        best = min(same_bank, key=lambda d: (point.distance(Point(d.at)) - d.radius_m, d.slug))
        return owners[best.slug]

    return find


def _north_bank(plan: Plan) -> BaseGeometry:
    """Everything north of the river."""
    sides = split(box(-6_850, -9_000, 6_850, 9_000), plan.river.shape).geoms
    return max(sides, key=lambda side: side.centroid.y)


def _neighbour_with_areas(district: District, plan: Plan) -> str:
    return next(d.slug for d in plan.districts if d.areas and d.ward == district.ward)


def _small_areas(district: District, ground: list[Polygon], seed: int) -> list[list[BaseGeometry]]:
    """The district's output areas, in groups of five that lie beside each other."""
    centres = [cell.centroid for cell in ground]
    means = seed_points(seed, district.slug, centres, district.areas * OAS_PER_LSOA)
    members: list[list[Polygon]] = [[] for _ in means]
    for cell, centre in zip(ground, centres, strict=True):
        members[nearest((centre.x, centre.y), means)].append(cell)
    middle = coverage_union_all(ground).centroid
    turn = sorted(
        range(len(means)),
        key=lambda i: math.atan2(means[i][1] - middle.y, means[i][0] - middle.x),
    )
    shapes = [coverage_union_all(members[i]) for i in turn]
    return [shapes[i : i + OAS_PER_LSOA] for i in range(0, len(shapes), OAS_PER_LSOA)]


def _lsoa(number: int, district: District, letter: str, group: list[BaseGeometry]) -> Area:
    suffix = f"{district.msoa:03d}{letter}"
    return Area(
        code=f"W01{990_000 + number}",
        name=f"{NAME} {suffix}",
        name_cy=f"{NAME_CY} {suffix}",
        shape=coverage_union_all(group),
        parent=f"W02{990_000 + district.msoa}",
        ward=f"W05{990_000 + district.ward}",
        district=district,
    )


def _oas(already: int, lsoa: Area, group: list[BaseGeometry]) -> Iterable[Area]:
    for number, shape in enumerate(group, start=already + 1):
        code = f"W00{990_000 + number}"
        yield Area(code, code, code, shape, parent=lsoa.code, ward=lsoa.ward)


def _joined(lsoas: list[Area], key: Callable[[Area], str], plan: Plan, level: str) -> list[Area]:
    """Unions of LSOAs, named after the districts in them."""
    found = []
    for code in sorted({key(area) for area in lsoas}):
        within = [area for area in lsoas if key(area) == code]
        number = int(code[3:]) - 990_000
        local = _names(within)
        numbered = (f"{NAME} {number:03d}", f"{NAME_CY} {number:03d}")
        shape = coverage_union_all([area.shape for area in within])
        if level == "msoa":
            found.append(Area(code, *numbered, shape, local_name=local[0], local_name_cy=local[1]))
        else:
            found.append(Area(code, *local, shape))
    return found


def _names(within: list[Area]) -> tuple[str, str]:
    """The first two districts' names, joined in English and in Welsh."""
    districts = list(dict.fromkeys(area.district for area in within if area.district))[:2]
    english = " and ".join(district.name for district in districts)
    return english, " a ".join(
        name if first else _after_a(name)
        for first, name in ((d is districts[0], d.name_cy) for d in districts)
    )


def _after_a(name_cy: str) -> str:
    """Aspirate mutation, as Welsh "a" (and) asks: Parc becomes Pharc."""
    return name_cy[0] + "h" + name_cy[1:] if name_cy[0] in "PTC" else name_cy
