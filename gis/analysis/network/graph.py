"""A walking network in metres: nodes, street segments between them, and where it is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry.base import BaseGeometry

from gis.analysis.contracts import BadFrame
from gis.analysis.network.cells import CellIndex
from gis.analysis.network.versions import (
    FloatArray,
    IntArray,
    SmallIntArray,
    content_hash,
)

# A segment may be this much shorter than its ends are apart: lengths measured on the globe
# and on the national grid differ by up to 0.04 %.
SHORTEST_SHARE = 0.99


@dataclass(frozen=True, eq=False)
class WalkingNetwork:
    """Nodes and the segments between them; walking is the same both ways.

    ``x_m``, ``y_m``: easting and northing of each of n nodes. ``start``, ``end``,
    ``length_m``: the ends and the length of each of m segments. ``cover`` is the polygon
    inside which the network is known; None says that it is known everywhere.
    ``first_cut`` and ``last_cut`` are shares of a segment (0 at its start, 1 at its end)
    between which a barrier lies, NaN where there is none; ``barrier`` is that barrier.
    """

    x_m: FloatArray
    y_m: FloatArray
    start: SmallIntArray
    end: SmallIntArray
    length_m: FloatArray
    cover: BaseGeometry | None = None
    first_cut: FloatArray = field(default_factory=lambda: np.empty(0))
    last_cut: FloatArray = field(default_factory=lambda: np.empty(0))
    barrier: BaseGeometry | None = None

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return len(self.x_m)

    @property
    def total_km(self) -> float:
        """Length of all segments together."""
        return float(self.length_m.sum() / 1000)

    @cached_property
    def version(self) -> str:
        """A hash of everything that a distance could depend on."""
        shapes = [None if s is None else shapely.to_wkb(s) for s in (self.cover, self.barrier)]
        return content_hash(self.x_m, self.y_m, self.start, self.end, self.length_m, *shapes)

    @cached_property
    def matrix(self) -> csr_array:
        """Lengths between neighbouring nodes, n × n and symmetric; cut segments are not in it.

        Where several segments join the same two nodes, the shortest counts.
        """
        whole = self.start != self.end
        if len(self.first_cut):
            whole &= np.isnan(self.first_cut)
        a, b, length_m = self.start[whole], self.end[whole], self.length_m[whole]
        return _shortest_between(a, b, length_m, self.node_count)

    @cached_property
    def components(self) -> SmallIntArray:
        """For each node the number of its component; 0 is the one with most metres."""
        count, label = connected_components(self.matrix, directed=False)
        metres = np.bincount(label[self.start], weights=self.length_m, minlength=count)
        rank = np.empty(count, dtype=np.int32)
        rank[np.argsort(-metres, kind="stable")] = np.arange(count, dtype=np.int32)
        numbers: SmallIntArray = rank[label]
        return numbers

    @cached_property
    def cells(self) -> CellIndex:
        """Where the nodes are, by squares of half a kilometre."""
        return CellIndex.of(self.x_m, self.y_m)

    @cached_property
    def middles(self) -> CellIndex:
        """Where the middles of the segments are."""
        a, b = self.start, self.end
        return CellIndex.of((self.x_m[a] + self.x_m[b]) / 2, (self.y_m[a] + self.y_m[b]) / 2)

    @cached_property
    def longest_m(self) -> float:
        """The longest straight line between the ends of a segment."""
        a, b = self.start, self.end
        return float(np.hypot(self.x_m[a] - self.x_m[b], self.y_m[a] - self.y_m[b]).max())

    def segments_near(self, box: tuple[float, float, float, float], within_m: float) -> IntArray:
        """Numbers of all segments within ``within_m`` of a box, and of some beyond.

        ``box`` is west, south, east, north in metres.
        """
        margin_m = within_m + self.longest_m / 2
        west_m, south_m, east_m, north_m = box
        return self.middles.near(
            west_m - margin_m, south_m - margin_m, east_m + margin_m, north_m + margin_m
        )

    def segments(self, numbers: IntArray | slice = slice(None)) -> npt.NDArray[np.object_]:
        """The segments as shapely lines."""
        a, b = self.start[numbers], self.end[numbers]
        ends = np.stack(
            [
                np.column_stack([self.x_m[a], self.y_m[a]]),
                np.column_stack([self.x_m[b], self.y_m[b]]),
            ],
            axis=1,
        )
        lines: npt.NDArray[np.object_] = shapely.linestrings(ends)
        return lines


def build_network(
    x_m: FloatArray,
    y_m: FloatArray,
    start: npt.NDArray[np.integer],
    end: npt.NDArray[np.integer],
    length_m: FloatArray | None = None,
    cover: BaseGeometry | None = None,
) -> WalkingNetwork:
    """A network of n nodes and m straight segments, coordinates in EPSG:27700 metres.

    ``start`` and ``end`` are positions in ``x_m``; without ``length_m`` a segment is as long
    as its ends are apart. Nodes are put in an order in which neighbours stand close together,
    which makes searches several times faster. Raises ``BadFrame``.
    """
    x_m, y_m = np.asarray(x_m, dtype=np.float64), np.asarray(y_m, dtype=np.float64)
    start, end = np.asarray(start), np.asarray(end)
    _check_nodes(x_m, y_m)
    _check_ends(len(x_m), start, end)
    apart_m = np.hypot(x_m[start] - x_m[end], y_m[start] - y_m[end])
    length_m = apart_m if length_m is None else np.asarray(length_m, dtype=np.float64)
    if length_m.shape != start.shape or not np.isfinite(length_m).all():
        raise BadFrame("network", "needs one length in metres for every segment")
    if (length_m < SHORTEST_SHARE * apart_m).any():
        worst = int(np.argmin(length_m - apart_m))
        raise BadFrame(
            "network",
            f"segment {worst} is {length_m[worst]:.1f} m long, but its ends are "
            f"{apart_m[worst]:.1f} m apart",
        )
    order = CellIndex.of(x_m, y_m).order
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return WalkingNetwork(x_m[order], y_m[order], place[start], place[end], length_m, cover)


def _check_nodes(x_m: FloatArray, y_m: FloatArray) -> None:
    if x_m.ndim != 1 or x_m.shape != y_m.shape or not len(x_m):
        raise BadFrame("network", "needs nodes, each with an easting and a northing")
    if not (np.isfinite(x_m).all() and np.isfinite(y_m).all()):
        raise BadFrame("network", "has nodes whose coordinates are no numbers")


def _check_ends(
    node_count: int, start: npt.NDArray[np.integer], end: npt.NDArray[np.integer]
) -> None:
    if start.ndim != 1 or start.shape != end.shape or not len(start):
        raise BadFrame("network", "needs segments, each with a start and an end")
    ends = np.concatenate([start, end])
    if ends.min() < 0 or ends.max() >= node_count:
        raise BadFrame("network", f"has segments that end at nodes beyond its {node_count:,}")


def _shortest_between(
    a: SmallIntArray, b: SmallIntArray, length_m: FloatArray, node_count: int
) -> csr_array:
    """Symmetric matrix of the shortest length of each pair; lengths of zero stay in it."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((length_m, high, low))
    low, high, length_m = low[order], high[order], length_m[order]
    first = np.ones(len(low), dtype=bool)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    low, high, length_m = low[first], high[first], length_m[first]
    rows, columns = np.concatenate([low, high]), np.concatenate([high, low])
    both = coo_array(
        (np.concatenate([length_m, length_m]), (rows, columns)), shape=(node_count, node_count)
    )
    return both.tocsr()
