"""People and listings in each other's reach: weights of all pairs, and demand for each listing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.sparse import csc_array, csr_array

from gis.analysis.access.decay import Decay, decay_weights
from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_numbers,
    require_unique_index,
)
from gis.analysis.network.snapping import Reach
from gis.analysis.network.table import OdTable
from gis.analysis.network.versions import BoolArray, FloatArray


@dataclass(frozen=True, eq=False)
class Catchments:
    """W, P and D of the floating catchments.

    ``by_listing`` are weights W, origins × listings, a column for each listing; ``people`` P
    of each origin; ``demand`` D = Σ P W for each listing; ``known`` says of each origin
    whether anything can be said about it. ``approximate`` is as in the table of distances.
    """

    origins: pd.Index
    listings: pd.Index
    people: FloatArray
    by_listing: csc_array
    demand: FloatArray
    known: BoolArray
    approximate: float | None

    @cached_property
    def by_origin(self) -> csr_array:
        """The weights with a row for each origin, which is what products over slots run along."""
        return self.by_listing.tocsr()

    def frame(self, values: FloatArray, columns: pd.Index) -> pd.DataFrame:
        """Values of origins as a frame; NaN, not nothing, where there are no data."""
        values[~self.known] = np.nan
        # The values are ours alone, and a week of a country is 250 MB: no second copy.
        return pd.DataFrame(values, index=self.origins, columns=columns, copy=False)


def catchments(
    table: OdTable,
    people: pd.Series,
    decay: str = Decay.GAUSSIAN,
    *,
    limit_m: float = 1600.0,
    bandwidth_m: float | None = None,
) -> Catchments:
    """Who competes for what within ``limit_m``, the limit included.

    ``people`` are those of the age at each origin, in the table's order, none below 0. People
    where there are no network data neither compete nor are served; the measures have NaN there.
    Raises ``BadFrame``, and ``BadParameter`` for a limit beyond the table's.
    """
    require_unique_index(people, "people")
    if not people.index.equals(table.origins):
        raise BadFrame("people", "does not have the table's origins, in their order")
    count = require_numbers(people, "people", least=0)
    if limit_m > table.limit_m:
        raise BadParameter(
            "limit_m", f"is {limit_m:g}, but walks were only looked at up to {table.limit_m:g} m"
        )
    weights = decay_weights(table.metres, decay, limit_m=limit_m, bandwidth_m=bandwidth_m)
    # A copy: taking entries out must not take pairs out of the table.
    by_listing = csc_array(
        (weights, table.origin, table.first),
        shape=(len(table.origins), len(table.listings)),
        copy=True,
    )
    # Pairs beyond the limit go; so do those whose weight is nothing, which nobody could use.
    by_listing.eliminate_zeros()
    return Catchments(
        origins=table.origins,
        listings=table.listings,
        people=count,
        by_listing=by_listing,
        demand=np.asarray(by_listing.T @ count),
        known=table.origin_reach == Reach.ON_NETWORK,
        approximate=table.approximate,
    )


def with_people(here: Catchments, people: pd.Series) -> Catchments:
    """The same reach with other numbers of people, for a draw or a group. Raises ``BadFrame``."""
    if not people.index.equals(here.origins):
        raise BadFrame("people", "does not have the origins of the catchments, in their order")
    count = require_numbers(people, "people", least=0)
    return replace(here, people=count, demand=np.asarray(here.by_listing.T @ count))


def supply_in_slots(places: pd.Series, share: pd.DataFrame) -> pd.DataFrame:
    """Places offered, S_j O_jt: listings × slots. ``share`` is that of ``slots.open_share``.

    ``places`` are those of each listing, in the order of ``share``. Hours that nobody knows
    stay NaN: the measures leave such listings out, and ``left_out`` names them.
    """
    if not places.index.equals(share.index):
        raise BadFrame("places", "does not have the rows of share, in their order")
    size = require_numbers(places, "places", least=0)
    return share.mul(size, axis=0)


def left_out(supply: pd.DataFrame | pd.Series) -> pd.Index:
    """Listings whose hours nobody knows, at least in part."""
    unknown = supply.isna()
    return supply.index[unknown.any(axis=1) if isinstance(supply, pd.DataFrame) else unknown]


def require_supply(here: Catchments, supply: pd.DataFrame) -> FloatArray:
    """Supply as numbers, listings × slots, what is not known as nothing. Raises ``BadFrame``."""
    if not isinstance(supply, pd.DataFrame):
        raise BadFrame("supply", "must be a frame of listings × slots")
    if not supply.index.equals(here.listings):
        raise BadFrame("supply", "does not have the listings of the catchments, in their order")
    if supply.columns.has_duplicates:
        raise BadFrame("supply", "has a slot more than once")
    numbers: FloatArray = supply.to_numpy(dtype=np.float64, na_value=np.nan, copy=True)
    if np.isinf(numbers).any():
        raise BadFrame("supply", "is infinite somewhere")
    numbers[np.isnan(numbers)] = 0.0
    if (numbers < 0).any():
        row = supply.index[int(np.argmax((numbers < 0).any(axis=1)))]
        raise BadFrame("supply", f"is below 0 at {row}")
    return numbers
