"""Walking distances from listings outward, square by square of the map.

A search over a whole country would fill a row as long as the country for each listing. So
listings are taken square by square, and SciPy's Dijkstra (J. E. Dijkstra, 1959) sees only the
streets that a walk of ``limit_m`` from that square can reach. Walking is the same both ways,
and there are far fewer listings than places where people live.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from gis.analysis.contracts import require_between, require_columns, require_unique_index
from gis.analysis.network.cells import CellIndex
from gis.analysis.network.graph import SHORTEST_SHARE, WalkingNetwork
from gis.analysis.network.snapping import Reach
from gis.analysis.network.table import DECIMALS, OdTable, od_table
from gis.analysis.network.versions import BoolArray, FloatArray, IntArray, SmallIntArray

# The longest walk that is looked at: forty minutes at 4.8 km/h are 3,200 m.
LONGEST_M = 20_000.0
TILE_M = 2_000.0
# Distances held at one time: 4 million are 32 MB.
DISTANCES_AT_ONCE = 4_000_000
# Too few tiles for a second process to be worth its start.
TILES_FOR_PROCESSES = 64
SNAPPED = ("reach", "segment", "share", "to_street_m", "to_start_m", "to_end_m", "edge_m")
Pairs = tuple[IntArray, IntArray, FloatArray]


def nobody(done: int, total: int) -> None:
    """Tells nobody how far a search is."""


def walking_distances(
    network: WalkingNetwork,
    origins: pd.DataFrame,
    listings: pd.DataFrame,
    limit_m: float,
    *,
    processes: int = 1,
    each: Callable[[int, int], None] = nobody,
) -> OdTable:
    """Metres from each listing to all origins within ``limit_m``, the limit included.

    ``origins`` and ``listings`` are frames of ``snapping.snap`` on this network. Points that
    are off the network get no pairs, and the table says so. ``each(done, total)`` is called
    as the work goes on, and may raise to end it. More than one process pays from some thousand
    listings on, where the operating system can fork. Raises ``BadFrame`` and ``BadParameter``.
    """
    for frame, name in ((origins, "origins"), (listings, "listings")):
        require_columns(frame, SNAPPED, name)
        require_unique_index(frame, name)
    require_between("limit_m", limit_m, 0, LONGEST_M, above=True)
    require_between("processes", processes, 1, 64)
    from_here, to_there = _Snapped.of(network, listings), _Snapped.of(network, origins)
    search = _Search(
        network, from_here, to_there, CellIndex.of(to_there.x_m, to_there.y_m), limit_m
    )
    tiles = _tiles(from_here)
    found: list[Pairs] = []
    for done, pairs in enumerate(_all(search, tiles, processes), start=1):
        found.append(pairs)
        each(done, len(tiles))
    return od_table(origins, listings, _joined(found), limit_m)


@dataclass(frozen=True, eq=False)
class _Snapped:
    """The points that are on the network: ``row`` is their position in the frame."""

    row: IntArray
    x_m: FloatArray
    y_m: FloatArray
    segment: IntArray
    share: FloatArray
    away_m: FloatArray
    start: SmallIntArray
    end: SmallIntArray
    to_start_m: FloatArray
    to_end_m: FloatArray

    @classmethod
    def of(cls, network: WalkingNetwork, frame: pd.DataFrame) -> _Snapped:
        row = np.flatnonzero((frame["reach"] == Reach.ON_NETWORK).to_numpy())
        on = frame.iloc[row]
        segment, share = on["segment"].to_numpy(), on["share"].to_numpy()
        start, end = network.start[segment], network.end[segment]
        return cls(
            row=row,
            x_m=network.x_m[start] + share * (network.x_m[end] - network.x_m[start]),
            y_m=network.y_m[start] + share * (network.y_m[end] - network.y_m[start]),
            segment=segment,
            share=share,
            away_m=on["to_street_m"].to_numpy(),
            start=start,
            end=end,
            to_start_m=on["to_start_m"].to_numpy(),
            to_end_m=on["to_end_m"].to_numpy(),
        )


@dataclass(frozen=True, eq=False)
class _Search:
    network: WalkingNetwork
    listings: _Snapped
    origins: _Snapped
    origin_cells: CellIndex
    limit_m: float

    def tile(self, chosen: IntArray) -> Pairs:
        """Pairs of the listings at positions ``chosen``, which are near each other."""
        here = self.listings
        # A walk of the limit may get a little farther on the grid than its length says.
        reach_m = self.limit_m / SHORTEST_SHARE
        box = (
            float(here.x_m[chosen].min()) - reach_m,
            float(here.y_m[chosen].min()) - reach_m,
            float(here.x_m[chosen].max()) + reach_m,
            float(here.y_m[chosen].max()) + reach_m,
        )
        others = self.origin_cells.near(*box)
        if not len(others):
            return NO_PAIRS
        nodes = _Local.of(np.sort(self.network.cells.near(*box)))
        at_once = max(1, DISTANCES_AT_ONCE // (len(nodes.nodes) + len(chosen)))
        parts = [
            self._pairs(part, others, nodes)
            for part in np.array_split(chosen, -(-len(chosen) // at_once))
        ]
        return _joined(parts)

    def _pairs(self, chosen: IntArray, others: IntArray, local: _Local) -> Pairs:
        here, there = self.listings, self.origins
        graph, count = self._graph(chosen, local), len(local.nodes)
        sources = np.arange(count, count + len(chosen))
        # Rounding comes later: half a millimetre more than the limit still rounds to it.
        limit_m = self.limit_m + 10**-DECIMALS
        metres = dijkstra(graph, directed=True, indices=sources, limit=limit_m)
        by_start, by_end = (
            self._by_way_of(metres, local, ends[others], part_m[others])
            for ends, part_m in ((there.start, there.to_start_m), (there.end, there.to_end_m))
        )
        walked = np.minimum(by_start, by_end, out=by_start)
        self._along_one_street(chosen, others, walked)
        i, j = np.nonzero(walked <= limit_m)
        return here.row[chosen[i]], there.row[others[j]], walked[i, j]

    @staticmethod
    def _by_way_of(
        metres: FloatArray, local: _Local, ends: SmallIntArray, part_m: FloatArray
    ) -> FloatArray:
        """Metres to origins through one end of their street; infinite where it is not near."""
        place, known = local.find(ends)
        way_m: FloatArray = metres[:, place]
        way_m += np.where(known, part_m, np.inf)
        return way_m

    def _graph(self, chosen: IntArray, local: _Local) -> csr_array:
        """The streets between the nodes of a square, and a node more for each listing, after them.

        From a listing a way leads to either end of its street, and none leads back.
        """
        here, matrix, nodes = self.listings, self.network.matrix, local.nodes
        counts = matrix.indptr[nodes + 1] - matrix.indptr[nodes]
        take = np.repeat(matrix.indptr[nodes] - _before(counts), counts) + np.arange(counts.sum())
        column, known = local.find(matrix.indices[take])
        row = np.repeat(np.arange(len(nodes)), counts)
        source = np.arange(len(nodes), len(nodes) + len(chosen))
        joined: list[tuple[IntArray, IntArray, FloatArray]] = []
        for ends, part_m in ((here.start, here.to_start_m), (here.end, here.to_end_m)):
            place, there = local.find(ends[chosen])
            there &= np.isfinite(part_m[chosen])
            joined.append((source[there], place[there], part_m[chosen[there]]))
        # Only the listings' own rows have to be put in order; those of the nodes are.
        mine, ends_at, parts_m = (np.concatenate(part) for part in zip(*joined, strict=True))
        order = np.argsort(mine, kind="stable")
        return _in_rows(
            np.concatenate([row[known], mine[order]]),
            np.concatenate([column[known], ends_at[order]]),
            np.concatenate([matrix.data[take[known]], parts_m[order]]),
            len(nodes) + len(chosen),
        )

    def _along_one_street(self, chosen: IntArray, others: IntArray, walked: FloatArray) -> None:
        """Between two points of the same street the way along it counts too."""
        here, there = self.listings, self.origins
        i, j = np.nonzero(here.segment[chosen][:, None] == there.segment[others][None, :])
        if not len(i):
            return
        mine, theirs = chosen[i], others[j]
        segment = here.segment[mine]
        along_m = np.abs(here.share[mine] - there.share[theirs]) * self.network.length_m[segment]
        if self.network.barrier is not None:
            low = np.minimum(here.share[mine], there.share[theirs])
            high = np.maximum(here.share[mine], there.share[theirs])
            first, last = self.network.first_cut[segment], self.network.last_cut[segment]
            along_m = np.where((low <= last) & (high >= first), np.inf, along_m)
        along_m = along_m + here.away_m[mine] + there.away_m[theirs]
        walked[i, j] = np.minimum(walked[i, j], along_m)


NO_PAIRS: Pairs = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0))


def _joined(parts: list[Pairs]) -> Pairs:
    listing, origin, metres = zip(NO_PAIRS, *parts, strict=True)
    return np.concatenate(listing), np.concatenate(origin), np.concatenate(metres)


def _tiles(listings: _Snapped) -> list[IntArray]:
    """Positions of the listings, square by square."""
    if not len(listings.row):
        return []
    column = (listings.x_m // TILE_M).astype(np.int64)
    row = (listings.y_m // TILE_M).astype(np.int64)
    order = np.lexsort((column, row))
    return np.split(order, np.flatnonzero(np.diff(column[order]) | np.diff(row[order])) + 1)


@dataclass(frozen=True, eq=False)
class _Local:
    """Where each node of the country stands among the sorted ``nodes`` of a square."""

    nodes: IntArray
    place: IntArray

    @classmethod
    def of(cls, nodes: IntArray) -> _Local:
        # Nodes near each other have numbers near each other, so this is short.
        place = np.full(int(nodes[-1] - nodes[0]) + 1, -1, dtype=np.int64)
        place[nodes - nodes[0]] = np.arange(len(nodes))
        return cls(nodes, place)

    def find(self, wanted: SmallIntArray) -> tuple[IntArray, BoolArray]:
        """The place of each wanted node, and whether it is there at all."""
        offset = wanted - self.nodes[0]
        inside = (offset >= 0) & (offset < len(self.place))
        place = self.place[np.where(inside, offset, 0)]
        return place, inside & (place >= 0)


def _before(counts: np.ndarray) -> IntArray:
    """How many came before each, from how many there are of each."""
    return np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64)


def _in_rows(row: IntArray, column: IntArray, metres: FloatArray, count: int) -> csr_array:
    """A square matrix from entries whose rows ascend."""
    first = np.zeros(count + 1, dtype=np.int32)
    np.cumsum(np.bincount(row, minlength=count), out=first[1:])
    return csr_array((metres, column.astype(np.int32), first), shape=(count, count))


# What a forked process finds when it starts; nothing has to be sent to it.
_at_hand: list[_Search] = []


def _all(search: _Search, tiles: list[IntArray], processes: int) -> Iterator[Pairs]:
    """The pairs of every tile, in the order of the tiles."""
    if processes == 1 or len(tiles) < TILES_FOR_PROCESSES or "fork" not in get_all_start_methods():
        yield from map(search.tile, tiles)
        return
    # Worked out before the fork, so that the processes share them.
    _ = search.network.matrix, search.network.cells
    pool = ProcessPoolExecutor(
        processes, get_context("fork"), initializer=_at_hand.append, initargs=(search,)
    )
    with pool:
        yield from pool.map(_tile_at_hand, tiles, chunksize=16)


def _tile_at_hand(chosen: IntArray) -> Pairs:
    return _at_hand[-1].tile(chosen)
