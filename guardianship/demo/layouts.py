"""How the streets of one district are laid: rows, rings or a village. Metres of the plan."""

import math
from dataclasses import dataclass
from random import Random

from shapely import LineString, Polygon
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from guardianship.demo.plan import District

SHORTEST_M = 45.0
VERTEX_M = 45.0


@dataclass(frozen=True)
class Style:
    """Distances of a kind of district, in metres; ``gap``: share of cross streets left out."""

    row_m: float
    cross_m: float
    bend_m: float
    gap: float


STYLES = {
    "terraces": Style(row_m=72, cross_m=165, bend_m=9, gap=0.35),
    "suburb": Style(row_m=94, cross_m=180, bend_m=17, gap=0.42),
    "works": Style(row_m=170, cross_m=260, bend_m=12, gap=0.3),
    "village": Style(row_m=115, cross_m=150, bend_m=16, gap=0.4),
    "rings": Style(row_m=92, cross_m=120, bend_m=16, gap=0.5),
}


@dataclass(frozen=True)
class Laid:
    """A street before it has a name: its line, and whether it is a footpath."""

    line: LineString
    on_foot: bool = False


def lay(district: District, ground: BaseGeometry, chance: Random) -> list[Laid]:
    """The streets of a district, cut to its ``ground``."""
    style = STYLES[district.style]
    drawn = (
        _rings(district, style, chance)
        if district.style == "rings"
        else _rows(district, style, chance)
    )
    laid: list[Laid] = []
    for street in drawn:
        parts = getattr(
            street.line.intersection(ground), "geoms", [street.line.intersection(ground)]
        )
        laid.extend(
            Laid(part, street.on_foot)
            for part in parts
            if isinstance(part, LineString) and part.length >= SHORTEST_M
        )
    return laid


def _rows(district: District, style: Style, chance: Random) -> list[Laid]:
    """Long rows with staggered cross streets between them, gently bent."""
    radius_m = district.radius_m
    rows = math.ceil(radius_m / style.row_m)
    phase = chance.uniform(0, 2 * math.pi)

    def bend(along: float, across: float) -> tuple[float, float]:
        wave = style.bend_m * math.sin(along / (radius_m * 0.42) + phase + across / 260)
        return along + 0.6 * wave, across + wave + 0.4 * style.bend_m * math.sin(along / 97)

    drawn = []
    for row in range(-rows, rows + 1):
        across = row * style.row_m
        drawn.append(Laid(_path([bend(x, across) for x in _steps(-radius_m, radius_m)])))
        offset = chance.uniform(-0.3, 0.3) * style.cross_m
        for column in range(-6, 7):
            if chance.random() < style.gap:
                continue
            along = column * style.cross_m + offset
            line = _path([bend(along, across), bend(along, across + style.row_m)])
            drawn.append(Laid(line, on_foot=chance.random() < 0.12))
    return [_placed(street, district) for street in drawn]


def _rings(district: District, style: Style, chance: Random) -> list[Laid]:
    """Broken crescents around a green, short closes, and paths that cut through."""
    bulges = [(n, chance.uniform(0.05, 0.11), chance.uniform(0, 6.28)) for n in (2, 3, 5)]

    def polar(radius_m: float, angle: float) -> tuple[float, float]:
        turn = math.radians(angle)
        stretch = 1 + sum(size * math.sin(n * turn + phase) for n, size, phase in bulges)
        return radius_m * stretch * math.cos(turn), 0.88 * radius_m * stretch * math.sin(turn)

    drawn = []
    for ring in range(1, int(district.radius_m / style.row_m) + 1):
        radius_m = ring * style.row_m
        arcs = 1 if ring < 3 else 3
        start = chance.uniform(0, 360)
        for arc in range(arcs):
            begin = start + 360 * arc / arcs
            end = begin + 360 / arcs - chance.uniform(4, 34)
            pieces = max(6, round(math.radians(end - begin) * radius_m / VERTEX_M))
            angles = [begin + (end - begin) * i / pieces for i in range(pieces + 1)]
            drawn.append(Laid(_path([polar(radius_m, angle) for angle in angles])))
        spokes = max(4, round(2 * math.pi * radius_m / (style.cross_m * 2)))
        for spoke in range(spokes):
            angle = 360 * spoke / spokes + chance.uniform(-12, 12)
            reach = radius_m + style.row_m * (1 if chance.random() > 0.3 else 0.55)
            line = _path([polar(radius_m, angle), polar(reach, angle + chance.uniform(-4, 4))])
            drawn.append(Laid(line, on_foot=chance.random() < 0.25))
    return [_placed(street, district) for street in drawn]


def _steps(start: float, end: float) -> list[float]:
    pieces = math.ceil((end - start) / VERTEX_M)
    return [start + (end - start) * i / pieces for i in range(pieces + 1)]


def _path(points: list[tuple[float, float]]) -> LineString:
    return LineString(points)


def _placed(street: Laid, district: District) -> Laid:
    turned = rotate(street.line, district.angle, origin=(0, 0))
    return Laid(translate(turned, *district.at), street.on_foot)


def ground_of(district: District, neighbours: list[District]) -> Polygon:
    """The round of a district that is nearer to its middle than to any neighbour's."""
    x, y = district.at
    ring = []
    for step in range(72):
        turn = math.radians(step * 5)
        ring.append((math.cos(turn), math.sin(turn)))
    reach = [_reach(district, neighbours, direction) for direction in ring]
    return Polygon([(x + r * dx, y + r * dy) for r, (dx, dy) in zip(reach, ring, strict=True)])


def _reach(district: District, neighbours: list[District], direction: tuple[float, float]) -> float:
    """How far the district goes in one direction before a neighbour is as near."""
    reach = district.radius_m
    for other in neighbours:
        dx, dy = other.at[0] - district.at[0], other.at[1] - district.at[1]
        apart = math.hypot(dx, dy)
        towards = (dx * direction[0] + dy * direction[1]) / apart
        if towards > 0:
            share = district.radius_m / (district.radius_m + other.radius_m)
            reach = min(reach, apart * share / towards)
    return reach
