"""Inside what: a box that editors drew on a map, or an area of a loaded set."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.contrib.gis.geos import MultiPolygon, Polygon

from gis.crs import UK_EAST, UK_NORTH, UK_SOUTH, UK_WEST, WGS84
from gis.models import Area

# "wards-2024:W05001234": the code of a set, and of an area in it.
AREA_SHAPE = r"^[\w-]{1,40}:[\w-]{1,12}$"
# About a hundred metres: enough for a box around a town, too coarse to mean a house.
DECIMALS = 3
# The register knows nothing further away.
AROUND_DEG = 1.0
SIDE_DEG = 0.25


class NotAnExtent(ValueError):
    """Four numbers that make no box."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A box on the map, in degrees. Raises ``NotAnExtent`` when its sides are not in order."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        on_earth = -180 <= self.west < self.east <= 180 and -90 <= self.south < self.north <= 90
        if not (on_earth and all(map(math.isfinite, self.sides))):
            raise NotAnExtent(self.sides)

    def __str__(self) -> str:
        return ",".join(f"{side:.{DECIMALS}f}".rstrip("0").rstrip(".") for side in self.sides)

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        return self.west, self.south, self.east, self.north

    @property
    def boundary(self) -> Polygon | MultiPolygon:
        """Its part around the United Kingdom, in WGS 84; without parts where there is none.

        On the sphere a long side of two corners bends towards the pole, and one around half the
        world has no way to go: sides have corners every quarter of a degree.
        """
        west, south = max(self.west, UK_WEST - AROUND_DEG), max(self.south, UK_SOUTH - AROUND_DEG)
        east, north = min(self.east, UK_EAST + AROUND_DEG), min(self.north, UK_NORTH + AROUND_DEG)
        if west >= east or south >= north:
            return MultiPolygon(srid=WGS84)
        steps = math.ceil((east - west) / SIDE_DEG)
        along = [west + (east - west) * step / steps for step in range(steps)] + [east]
        ring = [(lon, south) for lon in along] + [(lon, north) for lon in reversed(along)]
        return Polygon([*ring, ring[0]], srid=WGS84)


def read_extent(text: str) -> Extent:
    """The box that "west,south,east,north" says, on a grid of a thousandth of a degree."""
    try:
        west, south, east, north = (round(float(part), DECIMALS) for part in text.split(","))
    except (ValueError, OverflowError):
        raise NotAnExtent(text) from None
    return Extent(west, south, east, north)


def boundaries(extent: Extent | None, area: str) -> list[Polygon | MultiPolygon]:
    """The boundaries that a listing must lie in; an area that nobody loaded holds nothing."""
    found: list[Polygon | MultiPolygon] = [extent.boundary] if extent else []
    if area:
        area_set, _colon, code = area.partition(":")
        row = Area.objects.filter(area_set__code=area_set, code=code).only("boundary").first()
        found.append(row.boundary if row else MultiPolygon(srid=WGS84))
    return found
