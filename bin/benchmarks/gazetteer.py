"""The areas and place names of the big register: squares for authorities, a name for each town."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from bin.benchmarks.towns import Town
from gis.crs import WGS84
from gis.models import Area, AreaKind, AreaSet, Nation, PlaceName
from places.intervals import Window
from places.models import SchoolTerm, TermCalendarRow

# Squares of about 28 by 35 km: Great Britain has some 360 authorities.
SQUARE_DEGREES_LAT, SQUARE_DEGREES_LON = 0.25, 0.5
Square = tuple[int, int]


@dataclass(frozen=True)
class Authorities:
    """Primary keys of the authorities, by square; and one of each nation as its example."""

    by_square: dict[Square, int]
    examples: dict[Nation, int]

    def at(self, longitude: float, latitude: float) -> int:
        """The authority whose square holds a point."""
        return self.by_square[square_of(longitude, latitude)]


def square_of(longitude: float, latitude: float) -> Square:
    """The square that holds a point."""
    return math.floor(longitude / SQUARE_DEGREES_LON), math.floor(latitude / SQUARE_DEGREES_LAT)


def make_authorities(points: Iterable[tuple[Nation, float, float]], window: Window) -> Authorities:
    """An authority wherever there is a point, with terms for all but the last month."""
    nations: dict[Square, Nation] = {}
    for nation, longitude, latitude in points:
        nations.setdefault(square_of(longitude, latitude), nation)
    area_set = AreaSet.objects.create(code="bench", kind=AreaKind.AUTHORITY, label="Squares")
    areas = Area.objects.bulk_create(
        Area(
            area_set=area_set,
            code=f"S{number:06}",
            name=f"Square {number}",
            nation=nation,
            boundary=MultiPolygon(_box(square), srid=WGS84),
        )
        for number, (square, nation) in enumerate(nations.items())
    )
    _give_terms(areas, window)
    keys = {square: area.pk for square, area in zip(nations, areas, strict=True)}
    return Authorities(keys, {nation: keys[square] for square, nation in nations.items()})


def make_place_names(towns: Sequence[Town]) -> None:
    """A settlement "Town 12" for each town, at its centre."""
    PlaceName.objects.bulk_create(
        PlaceName(
            name=f"Town {number}",
            key=f"town {number}",
            kind=PlaceName.Kind.SETTLEMENT,
            point=Point(town.longitude, town.latitude, srid=WGS84),
            source="bench",
        )
        for number, town in enumerate(towns)
    )


def _box(square: Square) -> Polygon:
    west, south = square[0] * SQUARE_DEGREES_LON, square[1] * SQUARE_DEGREES_LAT
    return Polygon.from_bbox((west, south, west + SQUARE_DEGREES_LON, south + SQUARE_DEGREES_LAT))


def _give_terms(areas: Sequence[Area], window: Window) -> None:
    calendars = TermCalendarRow.objects.bulk_create(
        TermCalendarRow(
            area=area,
            school_year="bench",
            known_from=window.first_day - timedelta(days=7),
            known_to=window.last_day + timedelta(days=7),
        )
        for area in areas
    )
    SchoolTerm.objects.bulk_create(
        SchoolTerm(
            calendar=calendar,
            name="Term",
            first_day=calendar.known_from,
            last_day=window.last_day - timedelta(days=30),
        )
        for calendar in calendars
    )
