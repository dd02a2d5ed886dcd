"""The plan of the town as shapes, in metres from the market cross."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shapely import LineString, Point, Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from guardianship.demo import content
from guardianship.demo.curves import smooth

RIVER_HALF_WIDTH_M = 17.0
BANK_M = 30.0
RAIL_CLEARANCE_M = 22.0


@dataclass(frozen=True)
class District:
    """A part of the town, a village or a stretch of countryside."""

    slug: str
    name: str
    name_cy: str
    at: tuple[float, float]
    radius_m: float
    angle: float
    style: str
    msoa: int
    ward: int
    areas: int
    affluence: int


@dataclass(frozen=True)
class Named:
    """A drawn shape with its names."""

    name: str
    name_cy: str
    shape: BaseGeometry
    highway: str = ""


class Plan:
    """Everything that was drawn by hand."""

    def __init__(self) -> None:
        self._drawn = content.read("plan")
        self.districts = tuple(_district(row) for row in self._drawn["districts"])

    @cached_property
    def river(self) -> Named:
        """The middle of the river."""
        return _line(self._drawn["river"])

    @cached_property
    def water(self) -> Polygon:
        """The river from bank to bank."""
        return self.river.shape.buffer(RIVER_HALF_WIDTH_M, quad_segs=2)

    @cached_property
    def railway(self) -> Named:
        """The railway through the town."""
        return _line(self._drawn["railway"])

    @property
    def station(self) -> Point:
        """The railway station."""
        return Point(self._drawn["railway"]["station"])

    @cached_property
    def main_roads(self) -> tuple[Named, ...]:
        """Roads that cross the river, the railway and the districts."""
        return tuple(_line(row) for row in self._drawn["main_roads"])

    @cached_property
    def parks(self) -> tuple[Named, ...]:
        """Parks and commons."""
        return tuple(_ring(row) for row in self._drawn["parks"])

    @cached_property
    def woods(self) -> tuple[Named, ...]:
        """Woodland."""
        return tuple(_ring(row) for row in self._drawn["woods"])

    @cached_property
    def barriers(self) -> BaseGeometry:
        """Where no street of a district is laid."""
        parks = [park.shape.buffer(8) for park in (*self.parks, *self.woods)]
        river = self.river.shape.buffer(RIVER_HALF_WIDTH_M + BANK_M)
        return unary_union([river, self.railway.shape.buffer(RAIL_CLEARANCE_M), *parks])

    def district(self, slug: str) -> District:
        """The district with that slug."""
        return next(d for d in self.districts if d.slug == slug)


def _district(row: dict[str, Any]) -> District:
    return District(**{**row, "at": (float(row["at"][0]), float(row["at"][1]))})


def _line(row: dict[str, Any]) -> Named:
    line: LineString = smooth(row["line"])
    return Named(row["name"], row["name_cy"], line, row.get("highway", ""))


def _ring(row: dict[str, Any]) -> Named:
    closed = smooth([*row["ring"], row["ring"][0]], step_m=40)
    return Named(row["name"], row["name_cy"], Polygon(closed.coords).buffer(0))
