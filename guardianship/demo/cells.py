"""The ground in small cells, from which all areas are put together.

Areas that are unions of the same cells share their edges to the last digit, and follow
crooked lines as real ones do.
"""

import math

from shapely import MultiPoint, Point, Polygon, voronoi_polygons

from guardianship.demo.dice import dice

CELL_M = 165.0
HALF_WIDTH_M, HALF_HEIGHT_M = 6_000.0, 5_000.0


def cells(seed: int) -> list[Polygon]:
    """Cells of about 165 m that together are the authority; sorted, never overlapping."""
    chance = dice(seed, "cells")
    columns = math.ceil(HALF_WIDTH_M / CELL_M) + 2
    rows = math.ceil(HALF_HEIGHT_M / CELL_M) + 2
    points = [
        (
            round((column + chance.uniform(-0.38, 0.38)) * CELL_M, 1),
            round((row + chance.uniform(-0.38, 0.38)) * CELL_M, 1),
        )
        for row in range(-rows, rows + 1)
        for column in range(-columns, columns + 1)
    ]
    edge = _edge(seed)
    found = [
        _rounded(cell)
        for cell in voronoi_polygons(MultiPoint(points)).geoms
        if cell.centroid.within(edge)
    ]
    return sorted(found, key=lambda cell: (cell.centroid.y, cell.centroid.x))


def _edge(seed: int) -> Polygon:
    """A blob about 11 km by 9 km."""
    chance = dice(seed, "edge")
    waves = [(n, chance.uniform(0.01, 0.04), chance.uniform(0, 2 * math.pi)) for n in range(2, 8)]
    ring = []
    for step in range(180):
        turn = 2 * math.pi * step / 180
        stretch = 0.9 + sum(size * math.sin(n * turn + phase) for n, size, phase in waves)
        ring.append(
            (
                HALF_WIDTH_M * stretch * math.cos(turn),
                HALF_HEIGHT_M * stretch * math.sin(turn),
            )
        )
    return Polygon(ring)


def _rounded(cell: Polygon) -> Polygon:
    """To the centimetre: neighbours round the same corner to the same place."""
    return Polygon([(round(x, 2), round(y, 2)) for x, y in cell.exterior.coords])


def seed_points(
    seed: int, name: str, within: list[Point], count: int, rounds: int = 6
) -> list[tuple[float, float]]:
    """``count`` points spread evenly over the points ``within``, by k-means."""
    spots = [(point.x, point.y) for point in within]
    means = dice(seed, "spread", name).sample(spots, count)
    for _ in range(rounds):
        groups: list[list[tuple[float, float]]] = [[] for _ in means]
        for spot in spots:
            groups[nearest(spot, means)].append(spot)
        means = [
            (sum(x for x, _ in group) / len(group), sum(y for _, y in group) / len(group))
            if group
            else mean
            for group, mean in zip(groups, means, strict=True)
        ]
    return means


def nearest(spot: tuple[float, float], points: list[tuple[float, float]]) -> int:
    """Which of ``points`` is nearest; the first of two that are equally near."""
    return min(range(len(points)), key=lambda i: (math.dist(spot, points[i]), i))
