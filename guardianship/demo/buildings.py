"""Houses along the streets, so that a map of the town looks lived in."""

import math

from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from guardianship.demo.dice import dice
from guardianship.demo.streets import Street

DEPTH_M = 9.0
CLEAR_OF_STREETS_M = 4.0
# Distance from the middle of the street, longest house, and how many plots are built on.
ROWS = {
    "terraces": (8.0, 60.0, 0.85),
    "rings": (11.0, 24.0, 0.7),
    "suburb": (13.0, 17.0, 0.75),
    "village": (12.0, 15.0, 0.7),
    "works": (24.0, 48.0, 0.6),
}


def buildings(
    streets: list[Street], styles: dict[str, str], barriers: BaseGeometry, seed: int
) -> list[Polygon]:
    """Footprints in metres of the plan; none on a street, in water or across another."""
    chance = dice(seed, "buildings")
    drawn: list[Polygon] = []
    for street in streets:
        style = styles.get(street.district)
        if style is None or street.highway in ("footway", "path"):
            continue
        setback, longest, share = ROWS[style]
        for start, end in zip(street.corners, street.corners[1:], strict=False):
            for side in (1, -1):
                if math.dist(start, end) > 26 and chance.random() < share:
                    drawn.append(_house(start, end, side * setback, longest))
    return _apart(_off_streets(drawn, streets, barriers))


def _house(
    start: tuple[float, float], end: tuple[float, float], setback: float, longest: float
) -> Polygon:
    """A box beside the middle of a stretch of street."""
    apart = math.dist(start, end)
    ux, uy = (end[0] - start[0]) / apart, (end[1] - start[1]) / apart
    half = min(longest, apart - 16) / 2
    mx, my = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    depth = math.copysign(DEPTH_M, setback)
    corners = []
    for along, away in (
        (-half, setback),
        (half, setback),
        (half, setback + depth),
        (-half, setback + depth),
    ):
        corners.append(
            (round(mx + ux * along - uy * away, 2), round(my + uy * along + ux * away, 2))
        )
    return Polygon(corners)


def _off_streets(
    drawn: list[Polygon], streets: list[Street], barriers: BaseGeometry
) -> list[Polygon]:
    tree = STRtree([street.line for street in streets])
    hit = {int(i) for i in tree.query(drawn, predicate="dwithin", distance=CLEAR_OF_STREETS_M)[0]}
    parts = getattr(barriers, "geoms", [barriers])
    wet = {int(i) for i in STRtree(list(parts)).query(drawn, predicate="intersects")[0]}
    return [house for index, house in enumerate(drawn) if index not in hit | wet]


def _apart(drawn: list[Polygon]) -> list[Polygon]:
    """Of two that overlap, the first stays."""
    pairs = STRtree(drawn).query(drawn, predicate="intersects").T
    dropped: set[int] = set()
    for first, second in sorted((int(a), int(b)) for a, b in pairs):
        if first < second and first not in dropped:
            dropped.add(second)
    return [house for index, house in enumerate(drawn) if index not in dropped]
