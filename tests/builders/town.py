"""A very small town to put places in: metres from its middle, an authority with term dates."""

from datetime import date

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from gis.crs import WGS84, to_lon_lat
from gis.models import Area, AreaKind, AreaSet, Nation, PlaceName
from places.models import SchoolTerm, TermCalendarRow

# On moorland in mid Wales, where no real youth club is near.
MIDDLE_EAST_M, MIDDLE_NORTH_M = 285_000, 255_000
HALF_SIDE_M = 10_000


def at(east_m: float = 0, north_m: float = 0) -> Point:
    """A point so many metres east and north of the middle of the town."""
    lon, lat = to_lon_lat(MIDDLE_EAST_M + east_m, MIDDLE_NORTH_M + north_m)
    return Point(lon, lat, srid=WGS84)


def square(east_m: float = 0, north_m: float = 0, half_side_m: float = 250) -> MultiPolygon:
    """A square of the national grid around a point of the town."""
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    ring = [at(east_m + x * half_side_m, north_m + y * half_side_m).coords for x, y in corners]
    return MultiPolygon(Polygon(ring), srid=WGS84)


def an_authority(name: str = "Eastmoor", *, east_m: float = 0, code: str = "W06000901") -> Area:
    """A Welsh authority, 20 km wide, around a point of the town."""
    area_set, _created = AreaSet.objects.get_or_create(
        code="authorities", defaults={"kind": AreaKind.AUTHORITY, "label": "Authorities"}
    )
    area, _created = Area.objects.get_or_create(
        area_set=area_set,
        code=code,
        defaults={
            "name": name,
            "nation": Nation.WALES,
            "boundary": square(east_m, 0, HALF_SIDE_M),
        },
    )
    return area


def term_dates(authority: Area, known: tuple[date, date], *terms: tuple[date, date]) -> None:
    """Publish term dates: the stretch that is known, and the terms within it."""
    calendar = TermCalendarRow.objects.create(
        area=authority, school_year="2026/27", known_from=known[0], known_to=known[1]
    )
    for first_day, last_day in terms:
        SchoolTerm.objects.create(
            calendar=calendar, name="term", first_day=first_day, last_day=last_day
        )


def a_place_name(
    name: str, *, kind: str = "settlement", within: str = "", at_m: tuple[float, float] = (0, 0)
) -> PlaceName:
    """A name of the gazetteer."""
    return PlaceName.objects.create(
        name=name, key=name.lower(), kind=kind, within=within, point=at(*at_m), source="test"
    )
