"""Streets that meet: every crossing becomes a vertex of both lines, to the same centimetre."""

import math

from shapely import LineString, Point, STRtree
from shapely.geometry.base import BaseGeometry

SNAP_M = 12.0
# Vertices of one line are at least this far apart, unless something else meets there.
TWINS_M = 0.4
Corner = tuple[float, float]


def with_crossings(lines: list[LineString]) -> list[list[Corner]]:
    """The corners of every line, crossings included; lines keep their order.

    A line that ends within ``SNAP_M`` of another is led up to it.
    """
    led, meeting = _led_up(lines)
    tree = STRtree(led)
    for first, line in enumerate(led):
        for second in sorted(int(i) for i in tree.query(line, predicate="intersects")):
            if second <= first:
                continue
            for corner in _corners_of(line.intersection(led[second])):
                known = [*meeting[first], *meeting[second]]
                if all(math.dist(corner, other) > TWINS_M for other in known):
                    meeting[first].append(corner)
                    meeting[second].append(corner)
    return [_with(line, more) for line, more in zip(led, meeting, strict=True)]


def _led_up(lines: list[LineString]) -> tuple[list[LineString], list[list[Corner]]]:
    """Loose ends moved on to the line they nearly touch, and where each line is so met."""
    tree = STRtree(lines)
    moved = [LineString([(round(x, 2), round(y, 2)) for x, y in line.coords]) for line in lines]
    meeting: list[list[Corner]] = [[] for _ in lines]
    for index in range(len(lines)):
        for end in (0, -1):
            tip = Point(moved[index].coords[end])
            near = sorted(int(i) for i in tree.query(tip.buffer(2 * SNAP_M)) if int(i) != index)
            within = [(moved[i].distance(tip), i) for i in near]
            distance, other = min(within, default=(math.inf, -1))
            if distance >= SNAP_M:
                continue
            corner = _spot_on(moved[other], tip)
            corners = list(moved[index].coords)
            corners[end] = corner
            if LineString(corners).length > 1:
                moved[index] = LineString(corners)
                meeting[index].append(corner)
                meeting[other].append(corner)
    return moved, meeting


def _spot_on(line: LineString, tip: Point) -> Corner:
    """Where on ``line`` the tip is led: a vertex within 3 m, else the nearest point."""
    spot = line.interpolate(line.project(tip))
    vertex = min(line.coords, key=lambda corner: (math.dist(corner, (spot.x, spot.y)), corner))
    if math.dist(vertex, (spot.x, spot.y)) < 3.0:
        return vertex[0], vertex[1]
    return round(spot.x, 2), round(spot.y, 2)


def _corners_of(shape: BaseGeometry) -> list[Corner]:
    parts = getattr(shape, "geoms", [shape])
    return [
        (round(x, 2), round(y, 2))
        for part in parts
        if not part.is_empty
        for x, y in ([part.coords[0]] if part.geom_type == "Point" else part.coords)
    ]


def _with(line: LineString, more: list[Corner]) -> list[Corner]:
    """The line's corners and where it is met, in order along it, near twins dropped."""
    met = set(more)
    own = [(x, y) for x, y in line.coords]
    along = sorted((line.project(Point(c)), c) for c in dict.fromkeys([*own, *more]))
    kept: list[tuple[float, Corner]] = []
    for item in along:
        if kept and item[0] - kept[-1][0] < TWINS_M:
            if item[1] not in met:
                continue
            if kept[-1][1] not in met:
                kept.pop()
        kept.append(item)
    return [corner for _, corner in kept]
