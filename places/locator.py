"""A sketch map made by the server: numbered dots, outlines and names, for pages without a map.

Pure drawing: degrees in, an SVG's numbers out. The view finds the places.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from places.outlines import Outline

WIDTH, HEIGHT = 640, 400
MARGIN = 36
DOT_GAP = 30
# About the width of a letter of a name.
LETTER = 10
# Never closer than about 2 km across: a sketch without streets says nothing there.
LEAST_DEG = 0.02
RINGS = 8
LonLat = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place: its number in the list of the page, and the middle of its dot."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name to find one's way by."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Frame:
    """How degrees become pixels: west and north edges, pixels for a degree each way."""

    west: float
    north: float
    across: float
    upward: float

    def at(self, spot: LonLat) -> tuple[float, float]:
        """Pixels from the left and the top."""
        lon, lat = spot
        return round((lon - self.west) * self.across, 1), round((self.north - lat) * self.upward, 1)

    @property
    def box(self) -> Box:
        """West, south, east, north of the whole sketch."""
        return (
            self.west,
            self.north - HEIGHT / self.upward,
            self.west + WIDTH / self.across,
            self.north,
        )


def frame_around(spots: Sequence[LonLat]) -> Frame:
    """The frame that shows all ``spots`` (at least one) with a margin, in true proportions."""
    lons, lats = [lon for lon, _lat in spots], [lat for _lon, lat in spots]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = math.cos(math.radians(middle_lat))
    tall = max(max(lats) - min(lats), LEAST_DEG)
    wide = max((max(lons) - min(lons)) * squeeze, LEAST_DEG)
    scale = min((HEIGHT - 2 * MARGIN) / tall, (WIDTH - 2 * MARGIN) / wide)
    across = scale * squeeze
    return Frame(middle_lon - WIDTH / 2 / across, middle_lat + HEIGHT / 2 / scale, across, scale)


def dots(frame: Frame, numbered: Iterable[tuple[int, LonLat]]) -> list[Dot]:
    """Dots in the order given; one that would cover another moves to the nearest free spot."""
    placed: list[Dot] = []
    for number, spot in numbered:
        x, y = frame.at(spot)
        free = next((p for p in _around(x, y) if _is_free(p, placed)), (x, y))
        placed.append(Dot(number, *free))
    return placed


def _around(x: float, y: float) -> list[tuple[float, float]]:
    steps = [(i * DOT_GAP, j * DOT_GAP) for i in range(-RINGS, RINGS + 1) for j in range(-RINGS, 9)]
    steps.sort(key=lambda step: math.hypot(*step))
    spots = [(round(x + across, 1), round(y + down, 1)) for across, down in steps]
    edge = DOT_GAP / 2
    return [(x, y) for x, y in spots if edge <= x <= WIDTH - edge and edge <= y <= HEIGHT - edge]


def _is_free(spot: tuple[float, float], placed: list[Dot]) -> bool:
    return all(math.hypot(spot[0] - dot.x, spot[1] - dot.y) >= DOT_GAP for dot in placed)


def clear_of(name: Name, placed: Sequence[Dot]) -> Name:
    """The name, moved up until no dot lies on it; where it was when there is no room above."""
    reach = len(name.text) * LETTER / 2 + DOT_GAP / 2
    beside = [dot.y for dot in placed if abs(dot.x - name.x) < reach]
    y = name.y
    while y > DOT_GAP:
        if all(abs(dot_y - y) >= DOT_GAP for dot_y in beside):
            return Name(name.text, name.x, round(y, 1))
        y -= DOT_GAP / 2
    return name


def paths(frame: Frame, shapes: Iterable[Outline]) -> list[str]:
    """The ``d`` of an SVG path for each outline."""
    return [
        "".join(
            "M" + "L".join(f"{x:g} {y:g}" for x, y in map(frame.at, ring)) + "Z" for ring in s.rings
        )
        for s in shapes
    ]
