"""How far everybody is from every listing: the origin–destination table, listing by listing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from gis.analysis.contracts import BadFrame, require_between
from gis.analysis.network.versions import (
    FloatArray,
    IntArray,
    SmallIntArray,
    content_hash,
    texts_hash,
)

# Distances are whole millimetres: a walk of exactly 800 m is one, whatever order it was added in.
DECIMALS = 3


@dataclass(frozen=True, eq=False)
class OdTable:
    """Metres between origins and the listings within ``limit_m`` of them, the limit included.

    The pairs stand listing by listing: those of listing j are ``first[j]`` to ``first[j + 1]``
    of ``origin`` (positions in ``origins``, ascending) and ``metres``. ``origin_reach`` and
    ``listing_reach`` say of each whether it was on the network. ``approximate`` is the
    detour factor where the metres are straight lines made longer, and None where they were walked.
    """

    origins: pd.Index
    listings: pd.Index
    first: IntArray
    origin: SmallIntArray
    metres: FloatArray
    limit_m: float
    origin_reach: npt.NDArray[Any]
    listing_reach: npt.NDArray[Any]
    approximate: float | None = None
    edge_m: FloatArray = field(default_factory=lambda: np.empty(0))

    @property
    def pair_count(self) -> int:
        """How many pairs there are."""
        return len(self.metres)

    @property
    def listing(self) -> IntArray:
        """Position of each pair's listing in ``listings``."""
        return np.repeat(np.arange(len(self.listings)), np.diff(self.first))

    @property
    def key(self) -> str:
        """A hash of the whole table."""
        return content_hash(
            texts_hash(self.origins),
            texts_hash(self.listings),
            texts_hash(self.origin_reach),
            texts_hash(self.listing_reach),
            self.first,
            self.origin,
            self.metres,
            self.limit_m,
            self.approximate,
        )

    def frame(self) -> pd.DataFrame:
        """One row for each pair: origin, listing, metres."""
        return pd.DataFrame(
            {
                "origin": self.origins.take(self.origin),
                "listing": self.listings.take(self.listing),
                "metres": self.metres,
            }
        )

    def within(self, limit_m: float) -> OdTable:
        """The pairs up to a smaller limit, itself included. Raises ``BadParameter``."""
        require_between("limit_m", limit_m, 0, self.limit_m)
        near = self.metres <= limit_m
        counts = np.bincount(self.listing[near], minlength=len(self.listings))
        return self._with(
            self.listings, self.listing_reach, counts, self.origin[near], self.metres[near], limit_m
        )

    def only(self, listings: pd.Index) -> OdTable:
        """The columns of some listings, in the order in which they are named."""
        return with_columns(self, self, listings)

    def _with(
        self,
        listings: pd.Index,
        listing_reach: npt.NDArray[Any],
        counts: npt.NDArray[np.integer],
        origin: SmallIntArray,
        metres: FloatArray,
        limit_m: float,
    ) -> OdTable:
        first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return OdTable(
            self.origins,
            listings,
            first,
            origin,
            metres,
            limit_m,
            self.origin_reach,
            listing_reach,
            self.approximate,
            self.edge_m,
        )


def od_table(
    origins: pd.DataFrame,
    listings: pd.DataFrame,
    pairs: tuple[npt.NDArray[np.integer], npt.NDArray[np.integer], FloatArray],
    limit_m: float,
    approximate: float | None = None,
) -> OdTable:
    """A table from pairs in any order: positions of listings, of origins, and metres.

    ``origins`` and ``listings`` are frames of ``snapping.snap``. Pairs beyond the limit are left
    out; of several for the same two the shortest counts.
    """
    listing, origin, metres = pairs
    metres = np.round(metres, DECIMALS)
    near = metres <= limit_m
    # One number for each pair: searches give them in runs that are in order, which sorts fast.
    cell = listing[near].astype(np.int64) * max(1, len(origins)) + origin[near]
    metres = metres[near]
    order = np.argsort(cell, kind="stable")
    cell, metres = cell[order], metres[order]
    once = np.ones(len(cell), dtype=bool)
    once[1:] = cell[1:] != cell[:-1]
    if not once.all():
        metres, cell = np.minimum.reduceat(metres, np.flatnonzero(once)), cell[once]
    listing, origin = np.divmod(cell, max(1, len(origins)))
    counts = np.bincount(listing, minlength=len(listings))
    return OdTable(
        origins=origins.index,
        listings=listings.index,
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        origin=origin.astype(np.int32),
        metres=metres,
        limit_m=float(limit_m),
        origin_reach=origins["reach"].to_numpy(),
        listing_reach=listings["reach"].to_numpy(),
        approximate=approximate,
        edge_m=origins["edge_m"].to_numpy(dtype=np.float64),
    )


def with_columns(base: OdTable, newer: OdTable, listings: pd.Index) -> OdTable:
    """A table of ``listings``: columns from ``newer`` where it has them, else from ``base``.

    So one listing that is new or has moved costs one search, and one that is gone costs none.
    Raises ``BadFrame`` for tables that do not belong together and for strangers.
    """
    if not base.origins.equals(newer.origins) or base.limit_m != newer.limit_m:
        raise BadFrame("newer", "has other origins or another limit than the table it goes into")
    if base.approximate != newer.approximate:
        raise BadFrame("newer", "was measured in another way than the table it goes into")
    in_newer, in_base = newer.listings.get_indexer(listings), base.listings.get_indexer(listings)
    strangers = (in_newer < 0) & (in_base < 0)
    if strangers.any():
        raise BadFrame(
            "listings", f"are in neither table: {', '.join(map(str, listings[strangers]))}"
        )
    # Both tables in one row, the newer's columns after the base's.
    first = np.concatenate([base.first[:-1], newer.first + base.pair_count])
    counts = np.concatenate([np.diff(base.first), np.diff(newer.first)])
    chosen = np.where(in_newer >= 0, in_newer + len(base.listings), in_base)
    starts, lengths = first[chosen], counts[chosen]
    shift = starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]) if len(chosen) else starts
    take = np.repeat(shift, lengths) + np.arange(lengths.sum())
    reach = np.concatenate([base.listing_reach, newer.listing_reach])[chosen]
    return base._with(
        listings,
        reach,
        lengths,
        np.concatenate([base.origin, newer.origin])[take],
        np.concatenate([base.metres, newer.metres])[take],
        base.limit_m,
    )
