"""Joining people and listings to the street that is nearest, at the very point of it.

The two parts of the street to either end are kept, so that no distance is rounded to a
junction: walking networks have some 40 m from node to node.
"""

from __future__ import annotations

from enum import StrEnum

import geopandas
import numpy as np
import pandas as pd
import shapely

from gis.analysis.contracts import require_between, require_metric, require_unique_index
from gis.analysis.network.graph import WalkingNetwork
from gis.analysis.network.versions import BoolArray, FloatArray, IntArray

# Farther from every street than this, somebody is not on the network.
SNAP_M = 500.0
# Points are joined square by square, so that the streets of a country need not be in one tree.
BLOCK_M = 20_000.0
# A street that is cut stops short of the barrier, so that the way to its end does not touch it.
SHORT_OF_BARRIER_M = 0.01


class Reach(StrEnum):
    """Whether anything can be said about a point."""

    ON_NETWORK = "on network"
    NO_NETWORK_DATA = "no network data"
    OFF_NETWORK = "off network"


def snap(
    points: geopandas.GeoDataFrame,
    network: WalkingNetwork,
    snap_m: float = SNAP_M,
    name: str = "points",
) -> pd.DataFrame:
    """Where each point meets the network. ``points`` are in EPSG:27700, with a unique index.

    Returns a frame with the points' index: ``reach`` (a ``Reach``); ``segment`` (its number, -1
    where there is none) and ``share`` (0 at its start to 1 at its end); ``to_street_m``, the
    straight line to the street; ``to_start_m`` and ``to_end_m``, the walk to either end of
    the street with that line in it, infinite where a barrier lies between; ``edge_m``,
    how far inside the network's cover it is (infinite without a cover): a walk longer than that
    may leave what is known.

    A point outside the cover has no network data, whatever street is near. One farther than
    ``snap_m`` from every street, or with a barrier before each of them, is off the network.
    """
    require_metric(points, name)
    require_unique_index(points, name)
    require_between("snap_m", snap_m, 0, np.inf)
    shapes = points.geometry
    at = np.asarray(shapes.where(shapes.geom_type == "Point", shapes.representative_point()))
    inside, edge_m = _cover(network, at)
    segment = np.full(len(at), -1, dtype=np.int64)
    share, to_street_m = np.full(len(at), np.nan), np.full(len(at), np.inf)
    for block in _blocks(at, inside):
        segment[block], share[block], to_street_m[block] = _nearest(at[block], network, snap_m)
    on = segment >= 0
    reach = np.where(on, Reach.ON_NETWORK, Reach.OFF_NETWORK).astype(object)
    reach[~inside] = Reach.NO_NETWORK_DATA
    to_start_m, to_end_m = _part_edges(network, segment, share)
    return pd.DataFrame(
        {
            "reach": reach,
            "segment": segment,
            "share": share,
            "to_street_m": to_street_m,
            "to_start_m": to_start_m + to_street_m,
            "to_end_m": to_end_m + to_street_m,
            "edge_m": edge_m,
        },
        index=points.index,
    )


def _cover(network: WalkingNetwork, at: np.ndarray) -> tuple[BoolArray, FloatArray]:
    if network.cover is None:
        return np.ones(len(at), dtype=bool), np.full(len(at), np.inf)
    shapely.prepare(network.cover)
    inside = shapely.intersects(network.cover, at)
    edge_m = np.zeros(len(at))
    edge_m[inside] = shapely.distance(network.cover.boundary, at[inside])
    return inside, edge_m


def _blocks(at: np.ndarray, inside: BoolArray) -> list[IntArray]:
    """Positions of the points inside, in squares of ``BLOCK_M``."""
    chosen = np.flatnonzero(inside)
    if not len(chosen):
        return []
    column = (shapely.get_x(at[chosen]) // BLOCK_M).astype(np.int64)
    row = (shapely.get_y(at[chosen]) // BLOCK_M).astype(np.int64)
    order = np.lexsort((column, row))
    breaks = np.flatnonzero(np.diff(column[order]) | np.diff(row[order])) + 1
    return np.split(chosen[order], breaks)


def _nearest(
    at: np.ndarray, network: WalkingNetwork, snap_m: float
) -> tuple[IntArray, FloatArray, FloatArray]:
    """Number of the nearest segment (-1 beyond ``snap_m``), share along it, metres to it."""
    found = np.full(len(at), -1, dtype=np.int64)
    share, metres = np.full(len(at), np.nan), np.full(len(at), np.inf)
    numbers, low, high = _pieces(network, network.segments_near(shapely.total_bounds(at), snap_m))
    if not len(numbers):
        return found, share, metres
    ends = _ends(network, numbers, low, high)
    tree = shapely.STRtree(shapely.linestrings(ends))
    point, piece = tree.query_nearest(
        at, max_distance=snap_m + SHORT_OF_BARRIER_M, all_matches=False
    )
    if network.barrier is not None:
        point, piece = _not_across(at, point, piece, tree, network, snap_m)
    along, away_m = _foot(at[point], ends[piece])
    near = away_m <= snap_m
    point, piece, along, away_m = point[near], piece[near], along[near], away_m[near]
    found[point] = numbers[piece]
    share[point] = low[piece] + along * (high[piece] - low[piece])
    metres[point] = away_m
    return found, share, metres


def _pieces(network: WalkingNetwork, numbers: IntArray) -> tuple[IntArray, FloatArray, FloatArray]:
    """Segments as pieces from share to share: one piece each, two where a barrier cuts."""
    low, high = np.zeros(len(numbers)), np.ones(len(numbers))
    if network.barrier is None:
        return numbers, low, high
    short = SHORT_OF_BARRIER_M / np.maximum(network.length_m[numbers], SHORT_OF_BARRIER_M)
    first, last = network.first_cut[numbers], network.last_cut[numbers]
    cut = ~np.isnan(first)
    before, after = cut & (first > short), cut & (last < 1 - short)
    return (
        np.concatenate([numbers[~cut], numbers[before], numbers[after]]),
        np.concatenate([low[~cut], low[before], (last + short)[after]]),
        np.concatenate([high[~cut], (first - short)[before], high[after]]),
    )


def _ends(
    network: WalkingNetwork, numbers: IntArray, low: FloatArray, high: FloatArray
) -> FloatArray:
    """Ends of the pieces, k × 2 × 2."""
    a, b = network.start[numbers], network.end[numbers]
    start = np.column_stack([network.x_m[a], network.y_m[a]])
    along = np.column_stack([network.x_m[b], network.y_m[b]]) - start
    return np.stack([start + along * low[:, None], start + along * high[:, None]], axis=1)


def _foot(at: np.ndarray, ends: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Share along each piece at which its own point is nearest, and metres between the two."""
    xy = shapely.get_coordinates(at)
    start, along = ends[:, 0], ends[:, 1] - ends[:, 0]
    squared = (along**2).sum(axis=1)
    share = ((xy - start) * along).sum(axis=1) / np.where(squared > 0, squared, 1)
    share = share.clip(0, 1)
    away = xy - (start + along * share[:, None])
    return share, np.hypot(away[:, 0], away[:, 1])


def _not_across(
    at: np.ndarray,
    point: IntArray,
    piece: IntArray,
    tree: shapely.STRtree,
    network: WalkingNetwork,
    snap_m: float,
) -> tuple[IntArray, IntArray]:
    """The pairs of point and nearest piece, with another piece where a barrier lies between."""
    barrier = network.barrier
    across = shapely.intersects(barrier, shapely.shortest_line(at[point], tree.geometries[piece]))
    kept_point, kept_piece = point[~across], piece[~across]
    lost = point[across]
    which, others = tree.query(at[lost], predicate="dwithin", distance=snap_m)
    ways = shapely.shortest_line(at[lost[which]], tree.geometries[others])
    free = ~shapely.intersects(barrier, ways)
    which, others, metres = which[free], others[free], shapely.length(ways[free])
    order = np.lexsort((metres, which))
    which, others = which[order], others[order]
    first = np.ones(len(which), dtype=bool)
    first[1:] = which[1:] != which[:-1]
    return (
        np.concatenate([kept_point, lost[which[first]]]),
        np.concatenate([kept_piece, others[first]]),
    )


def _part_edges(
    network: WalkingNetwork, segment: IntArray, share: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Metres along the street to its start and to its end; infinite beyond a cut."""
    length_m = np.where(segment >= 0, network.length_m[segment], np.nan)
    to_start_m, to_end_m = share * length_m, (1 - share) * length_m
    if network.barrier is not None:
        to_start_m = np.where(share > network.first_cut[segment], np.inf, to_start_m)
        to_end_m = np.where(share < network.last_cut[segment], np.inf, to_end_m)
    lost = segment < 0
    to_start_m[lost], to_end_m[lost] = np.inf, np.inf
    return to_start_m, to_end_m
