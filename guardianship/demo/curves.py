"""Smooth lines through hand-drawn points. Metres throughout."""

import math
from collections.abc import Sequence

from shapely import LineString

Point = tuple[float, float]


def smooth(points: Sequence[Sequence[float]], step_m: float = 60.0) -> LineString:
    """A Catmull-Rom curve through ``points``, with a vertex about every ``step_m``."""
    known = [(float(x), float(y)) for x, y in points]
    padded = [_beyond(known[1], known[0]), *known, _beyond(known[-2], known[-1])]
    curve: list[Point] = []
    for before, here, there, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces = max(1, round(math.dist(here, there) / step_m))
        curve.extend(
            _between(before, here, there, after, piece / pieces) for piece in range(pieces)
        )
    curve.append(known[-1])
    return LineString([(round(x, 2), round(y, 2)) for x, y in curve])


def _beyond(inner: Point, end: Point) -> Point:
    return 2 * end[0] - inner[0], 2 * end[1] - inner[1]


def _between(before: Point, here: Point, there: Point, after: Point, t: float) -> Point:
    """The Catmull-Rom curve between ``here`` and ``there`` at ``t`` from 0 to 1."""
    x, y = (
        0.5
        * (
            2 * here[axis]
            + (there[axis] - before[axis]) * t
            + (2 * before[axis] - 5 * here[axis] + 4 * there[axis] - after[axis]) * t**2
            + (3 * here[axis] - before[axis] - 3 * there[axis] + after[axis]) * t**3
        )
        for axis in (0, 1)
    )
    return x, y
