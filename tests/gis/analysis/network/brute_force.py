"""Distances found the long way: every point becomes a junction, every pair is searched alone."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict

import geopandas
import numpy as np
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from gis.analysis.network.graph import WalkingNetwork, build_network
from gis.crs import BRITISH_NATIONAL_GRID


def points(coordinates: np.ndarray | list[tuple[float, float]], prefix: str = "p"):
    """A frame of points on the grid, labelled p0, p1, …"""
    shapes = [Point(x, y) for x, y in coordinates]
    index = [f"{prefix}{number}" for number in range(len(shapes))]
    return geopandas.GeoDataFrame(geometry=shapes, index=index, crs=BRITISH_NATIONAL_GRID)


def lines(*shapes: BaseGeometry):
    """A frame of barriers on the grid, labelled 0, 1, …"""
    return geopandas.GeoDataFrame(geometry=list(shapes), crs=BRITISH_NATIONAL_GRID)


def street(*corners: tuple[float, float], **options: object) -> WalkingNetwork:
    """One street through the corners."""
    xy = np.array(corners, dtype=float)
    steps = np.arange(len(corners) - 1)
    return build_network(xy[:, 0], xy[:, 1], steps, steps + 1, **options)


def town(seed: int, size: int = 12, spacing_m: float = 90.0) -> WalkingNetwork:
    """A jittered grid of streets with gaps in it, islands and all."""
    random = np.random.default_rng(seed)
    column, row = np.meshgrid(np.arange(size), np.arange(size))
    x_m = (column.ravel() + random.uniform(-0.3, 0.3, size * size)) * spacing_m + 300_000
    y_m = (row.ravel() + random.uniform(-0.3, 0.3, size * size)) * spacing_m + 180_000
    number = np.arange(size * size).reshape(size, size)
    start = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    end = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    kept = random.random(len(start)) > 0.3
    return build_network(x_m, y_m, start[kept], end[kept])


def somewhere(network: WalkingNetwork, count: int, seed: int) -> np.ndarray:
    """Random places around a network."""
    random = np.random.default_rng(seed)
    x_m = random.uniform(network.x_m.min() - 60, network.x_m.max() + 60, count)
    y_m = random.uniform(network.y_m.min() - 60, network.y_m.max() + 60, count)
    return np.column_stack([x_m, y_m])


def distances(
    network: WalkingNetwork,
    origins: geopandas.GeoDataFrame,
    listings: geopandas.GeoDataFrame,
) -> dict[tuple[str, str], float]:
    """Metres of every connected pair (origin, listing), each point let into its nearest street."""
    inserted: dict[int, list[tuple[float, object]]] = defaultdict(list)
    roads: dict[object, list[tuple[object, float]]] = defaultdict(list)
    for side, frame in (("origin", origins), ("listing", listings)):
        for label, point in frame.geometry.items():
            nearest = min(
                range(len(network.start)), key=lambda n: _line(network, n).distance(point)
            )
            line = _line(network, nearest)
            inserted[nearest].append((line.project(point), (side, label, "foot")))
            _both(roads, (side, label), (side, label, "foot"), line.distance(point))
    for number in range(len(network.start)):
        line = _line(network, number)
        stretch = network.length_m[number] / line.length
        stops = [(0.0, int(network.start[number])), (line.length, int(network.end[number]))]
        stops = sorted(stops + inserted[number], key=lambda stop: stop[0])
        for (here, one), (there, other) in itertools.pairwise(stops):
            _both(roads, one, other, (there - here) * stretch)
    found = {}
    for listing in listings.index:
        reached = _search(roads, ("listing", listing))
        for origin in origins.index:
            if (metres := reached.get(("origin", origin), math.inf)) < math.inf:
                found[origin, listing] = metres
    return found


def _line(network: WalkingNetwork, number: int) -> LineString:
    a, b = network.start[number], network.end[number]
    return LineString([(network.x_m[a], network.y_m[a]), (network.x_m[b], network.y_m[b])])


def _both(roads: dict[object, list[tuple[object, float]]], one: object, other: object, m: float):
    roads[one].append((other, m))
    roads[other].append((one, m))


def _search(roads: dict[object, list[tuple[object, float]]], source: object) -> dict[object, float]:
    reached: dict[object, float] = {}
    queue: list[tuple[float, int, object]] = [(0.0, 0, source)]
    count = 0
    while queue:
        metres, _, node = heapq.heappop(queue)
        if node in reached:
            continue
        reached[node] = metres
        for other, step in roads[node]:
            count += 1
            heapq.heappush(queue, (metres + step, count, other))
    return reached
