"""What young people will not cross: lines that they drew, some only at certain hours.

A barrier is a line; of a polygon its outline counts, so that nobody crosses it in or out and
those inside walk about freely. A street that meets a barrier is cut there: what stands on
either side of the cut still reaches its own end of the street. A barrier through a junction
closes the junction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import geopandas
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_columns,
    require_metric,
    require_numbers,
    require_unique_index,
)
from gis.analysis.network.graph import WalkingNetwork
from gis.analysis.network.versions import BoolArray, FloatArray, IntArray

WEEK_MIN = 7 * 24 * 60


@dataclass(frozen=True, eq=False)
class Phase:
    """Slots of the week in which the same barriers stand.

    ``active`` are labels of the barriers' frame, ``slots`` positions in the week.
    """

    active: tuple[object, ...]
    slots: IntArray


def with_barriers(network: WalkingNetwork, barriers: geopandas.GeoDataFrame) -> WalkingNetwork:
    """The network cut where a barrier crosses it; all of ``barriers`` stand. EPSG:27700.

    The network comes back as it is when there are none. Raises ``BadFrame``, also for a
    network that has been cut before.
    """
    require_metric(barriers, "barriers")
    if network.barrier is not None:
        raise BadFrame("network", "has barriers already; cut the whole network with all of them")
    if not len(barriers):
        return network
    lines = [_line(label, shape) for label, shape in barriers.geometry.items()]
    barrier = shapely.union_all(lines)
    first = np.full(len(network.start), np.nan)
    last = first.copy()
    near = network.segments_near(barrier.bounds, 0.0)
    segments = network.segments(near)
    shapely.prepare(barrier)
    crossing = shapely.intersects(barrier, segments)
    first[near[crossing]], last[near[crossing]] = _shares(segments[crossing], barrier)
    return replace(network, first_cut=first, last_cut=last, barrier=barrier)


def phases(barriers: pd.DataFrame, slot_min: int = 60) -> Iterator[Phase]:
    """Parts the typical week into phases, each with the barriers that stand in it.

    ``barriers`` has ``from_min`` and ``until_min``, minutes from Monday 00:00 (0 to 10,080); an
    end before its start runs over into the next week, and a barrier with neither (NaN)
    always stands. A slot that a window touches belongs to it. Raises ``BadFrame``.
    """
    require_columns(barriers, ["from_min", "until_min"], "barriers")
    require_unique_index(barriers, "barriers")
    if slot_min <= 0 or WEEK_MIN % slot_min:
        raise BadParameter("slot_min", f"must part the week evenly, not {slot_min!r}")
    starts = require_numbers(barriers["from_min"], "from_min", least=0, most=WEEK_MIN, missing=True)
    ends = require_numbers(barriers["until_min"], "until_min", least=0, most=WEEK_MIN, missing=True)
    half_said = np.isnan(starts) != np.isnan(ends)
    if half_said.any():
        labels = ", ".join(map(str, barriers.index[half_said]))
        raise BadFrame("barriers", f"have only one of from_min and until_min: {labels}")
    stands = _standing(starts, ends, slot_min)
    patterns, which = np.unique(stands, axis=1, return_inverse=True)
    for number in range(patterns.shape[1]):
        active = tuple(barriers.index[patterns[:, number]])
        yield Phase(active, np.flatnonzero(which.ravel() == number))


def _standing(starts: FloatArray, ends: FloatArray, slot_min: int) -> BoolArray:
    """Barriers × slots: whether the window touches the slot."""
    opens = np.arange(0, WEEK_MIN, slot_min)
    closes = opens + slot_min
    starts, ends = starts[:, None], ends[:, None]
    always = np.isnan(starts) | (starts == ends)
    within = (opens < ends) & (closes > starts)
    round_the_week = (opens < ends) | (closes > starts)
    return np.where(always, True, np.where(starts < ends, within, round_the_week))


def _line(label: object, shape: BaseGeometry) -> BaseGeometry:
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape.boundary
    if shape.geom_type in {"LineString", "MultiLineString", "LinearRing"}:
        return shape
    raise BadFrame("barriers", f"{label} is a {shape.geom_type}; draw a line or an area")


def _shares(segments: np.ndarray, barrier: BaseGeometry) -> tuple[FloatArray, FloatArray]:
    """First and last share of each segment at which the barrier meets it."""
    where, number = shapely.get_coordinates(
        shapely.intersection(segments, barrier), return_index=True
    )
    ends = shapely.get_coordinates(segments).reshape(-1, 2, 2)
    start, along = ends[:, 0], ends[:, 1] - ends[:, 0]
    squared = np.maximum((along**2).sum(axis=1), np.finfo(float).tiny)
    share = ((where - start[number]) * along[number]).sum(axis=1) / squared[number]
    first, last = np.ones(len(segments)), np.zeros(len(segments))
    np.minimum.at(first, number, share.clip(0, 1))
    np.maximum.at(last, number, share.clip(0, 1))
    return first, last
