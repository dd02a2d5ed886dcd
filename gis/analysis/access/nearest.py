"""Metres to the nearest open door, and to the second nearest: one shop is no choice.

A door counts for somebody who walks to it, finds it open and can stay. Walks are rounded to
bands of some minutes, so that a week of slots is worked out for each band and not for each pair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gis.analysis.access.decay import THRESHOLDS_M, WALK_KMH
from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_numbers,
    require_unique_index,
)
from gis.analysis.network.snapping import Reach
from gis.analysis.network.table import OdTable
from gis.analysis.network.versions import BoolArray, FloatArray, IntArray

BAND_MIN = 5.0
# Of those who set out in a slot, at least this share has to find the door open.
LEAST_SHARE = 0.5
# Opening by walk: minutes of walking → listings × slots, as ``slots.open_share`` gives them.
UsableAfter = Callable[[float], pd.DataFrame]


@dataclass(frozen=True, eq=False)
class Walks:
    """Every pair with the slots in which setting out is worth it.

    Pairs stand origin by origin, near ones first: those of origin i are ``first[i]`` to
    ``first[i + 1]``. ``usable`` is slots × (band, listing), and ``column`` each pair's column.
    """

    table: OdTable
    first: IntArray
    listing: IntArray
    metres: FloatArray
    column: IntArray
    usable: BoolArray
    slots: pd.Index
    known: BoolArray


def walks(
    table: OdTable,
    usable_after: UsableAfter,
    *,
    walk_kmh: float = WALK_KMH,
    band_min: float = BAND_MIN,
    least_share: float = LEAST_SHARE,
) -> Walks:
    """Pairs and when they are of use.

    ``usable_after(walk_min)`` gives the share of each slot in which somebody may set out on a
    walk of so many minutes (``slots.open_share`` with ``walk_min`` and ``stay_min``); hours that
    nobody knows are of no use. Raises ``BadParameter`` and ``BadFrame``.
    """
    require_between("walk_kmh", walk_kmh, 1, 10)
    require_between("band_min", band_min, 0, 60, above=True)
    require_between("least_share", least_share, 0, 1, above=True)
    order = np.lexsort((table.listing, table.metres, table.origin))
    metres, listing = table.metres[order], table.listing[order]
    counts = np.bincount(table.origin, minlength=len(table.origins))
    band = np.rint(minutes(metres, walk_kmh) / band_min).astype(np.int64)
    bands = np.unique(band)
    tables = [_checked(usable_after(float(b * band_min)), table.listings) for b in bands]
    slots = tables[0].columns if tables else usable_after(0.0).columns
    usable = np.zeros((len(slots), len(bands) * len(table.listings)), dtype=bool)
    for number, found in enumerate(tables):
        columns = slice(number * len(table.listings), (number + 1) * len(table.listings))
        # NaN is not at least anything: unknown hours are of no use.
        shares = found.to_numpy(dtype=np.float64)
        usable[:, columns] = (shares >= least_share).T
    return Walks(
        table=table,
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        listing=listing,
        metres=metres,
        column=np.searchsorted(bands, band) * len(table.listings) + listing,
        usable=usable,
        slots=slots,
        known=table.origin_reach == Reach.ON_NETWORK,
    )


def nearest_open_m(here: Walks, rank: int = 1, places: pd.Series | None = None) -> pd.DataFrame:
    """Metres to the nearest open listing, origins × slots; to the second nearest with rank 2.

    Infinite where nothing within the table's limit is open, NaN where there are no network data.
    ``places`` says at which place each listing is: the second nearest is then at another place.
    Raises ``BadParameter`` and ``BadFrame``.
    """
    if rank not in (1, 2):
        raise BadParameter("rank", f"must be 1 or 2, not {rank!r}")
    place = _places(here, places)[here.listing]
    origin = np.repeat(np.arange(len(here.table.origins)), np.diff(here.first))
    result = np.full((len(here.table.origins), len(here.slots)), np.inf)
    for slot in range(len(here.slots)):
        pair = np.flatnonzero(here.usable[slot][here.column])
        which, nearest = _first_of_each(origin, pair)
        if rank == 2:
            taken = np.full(len(here.table.origins), -1, dtype=np.int64)
            taken[which] = place[nearest]
            which, nearest = _first_of_each(origin, pair[place[pair] != taken[origin[pair]]])
        result[which, slot] = here.metres[nearest]
    result[~here.known] = np.nan
    return pd.DataFrame(result, index=here.table.origins, columns=here.slots)


def minutes(metres: FloatArray, walk_kmh: float = WALK_KMH) -> FloatArray:
    """Walking minutes of metres; a frame of metres comes back as a frame."""
    require_between("walk_kmh", walk_kmh, 1, 10)
    return metres * (60 / (walk_kmh * 1000))


def people_within(
    nearest_m: pd.DataFrame, people: pd.Series, thresholds_m: tuple[float, ...] = THRESHOLDS_M
) -> pd.DataFrame:
    """People with something open within each threshold, slots × thresholds; limits are inside.

    The last two columns are ``known``, the people about whom anything can be said, and
    ``no_network_data``, the others. Raises ``BadFrame``.
    """
    require_unique_index(people, "people")
    if not people.index.equals(nearest_m.index):
        raise BadFrame("people", "does not have the origins, in their order")
    count = require_numbers(people, "people", least=0)
    for threshold_m in thresholds_m:
        require_between("thresholds_m", threshold_m, 0, np.inf, above=True)
    metres = nearest_m.to_numpy(dtype=np.float64)
    known = ~np.isnan(metres)
    columns: dict[object, FloatArray] = {
        threshold_m: count @ (metres <= threshold_m) for threshold_m in thresholds_m
    }
    columns["known"], columns["no_network_data"] = count @ known, count @ ~known
    return pd.DataFrame(columns, index=nearest_m.columns)


def _checked(found: pd.DataFrame, listings: pd.Index) -> pd.DataFrame:
    if not found.index.equals(listings):
        raise BadFrame("usable_after", "does not give the table's listings, in their order")
    return found


def _places(here: Walks, places: pd.Series | None) -> IntArray:
    if places is None:
        return np.arange(len(here.table.listings))
    if not places.index.equals(here.table.listings):
        raise BadFrame("places", "does not have the table's listings, in their order")
    codes: IntArray = np.asarray(pd.factorize(places)[0], dtype=np.int64)
    # A listing without a place, such as a detached team, is a place of its own.
    alone = codes < 0
    codes[alone] = codes.max(initial=-1) + 1 + np.arange(alone.sum())
    return codes


def _first_of_each(origin: IntArray, pair: IntArray) -> tuple[IntArray, IntArray]:
    """Origins that have a pair among ``pair``, and the first pair of each."""
    of = origin[pair]
    first = np.ones(len(of), dtype=bool)
    first[1:] = of[1:] != of[:-1]
    return of[first], pair[first]
