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
    """A line by its name."""

    name: str
    path: str


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

    def path(spots: Spots, end: str = "") -> str:
        corners = (
            f"{(lon - west) * shrunk * scale + EDGE_PX:.1f} {(north - lat) * scale + EDGE_PX:.1f}"
            for lon, lat in spots
        )
        return f"M{'L'.join(corners)}{end}"

    return Picture(
        round(WIDTH_PX),
        round((north - south) * scale + 2 * EDGE_PX),
        "".join(path(ring, "Z") for ring in rings_of(row.thin)),
        [Drawn(each.name, "".join(path(part) for part in each.line.coords)) for each in barriers],
    )
