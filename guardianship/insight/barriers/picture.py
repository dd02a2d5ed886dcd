"""Lines on the outline of their authority, as numbers of a drawing that needs no script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gis.models import Area
from guardianship.insight.models import Barrier
from places.outlines import DETAIL, rings_of, thinned

WIDTH_PX = 640.0
EDGE_PX = 8.0
Spots = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line by its name, and its middle: a short one alone would be a speck."""

    name: str
    path: str
    x_px: float
    y_px: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Paths in pixels."""

    width_px: int
    height_px: int
    outline: str
    lines: list[Drawn]


def picture_of(authority: Area, barriers: Iterable[Barrier]) -> Picture:
    """North is up; degrees of longitude are as long as in the middle."""
    west, south, east, north = authority.boundary.extent
    row = Area.objects.filter(pk=authority.pk).annotate(thin=thinned((east - west) * DETAIL)).get()
    shrunk = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH_PX - 2 * EDGE_PX) / ((east - west) * shrunk)

    def at(lon: float, lat: float) -> tuple[float, float]:
        across, down = (lon - west) * shrunk, north - lat
        return round(across * scale + EDGE_PX, 1), round(down * scale + EDGE_PX, 1)

    def path(spots: Spots, end: str = "") -> str:
        corners = ("{} {}".format(*at(*spot)) for spot in spots)
        return f"M{'L'.join(corners)}{end}"

    def drawn(barrier: Barrier) -> Drawn:
        left, below, right, above = barrier.line.extent
        parts = "".join(path(part) for part in barrier.line.coords)
        return Drawn(barrier.name, parts, *at((left + right) / 2, (below + above) / 2))

    return Picture(
        round(WIDTH_PX),
        round((north - south) * scale + 2 * EDGE_PX),
        "".join(path(ring, "Z") for ring in rings_of(row.thin)),
        [drawn(each) for each in barriers],
    )
