"""Reachable hours: how much of the week has something open within a walk."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.sparse import csc_array

from gis.analysis.contracts import BadFrame, require_between
from gis.analysis.network.snapping import Reach
from gis.analysis.network.table import OdTable


def reachable_hours(
    table: OdTable, share: pd.DataFrame, *, limit_m: float, slot_min: int = 60
) -> pd.DataFrame:
    """Hours within ``limit_m`` (included), one row for each origin, over all slots of ``share``.

    ``listing_hours`` adds up every listing's hours: Σ_jt 1[d_ij ≤ D] O_jt. ``hours`` counts
    each slot once, by the listing that is open longest in it, so that three clubs on one evening
    are one evening. ``listings`` is how many are within the walk at all. NaN where there are no
    network data; unknown hours (NaN) count as none. Raises ``BadFrame``, ``BadParameter``.
    """
    require_between("slot_min", slot_min, 0, 60, above=True)
    if not share.index.equals(table.listings):
        raise BadFrame("share", "does not have the table's listings, in their order")
    near = table.within(limit_m)
    reach = csc_array(
        (np.ones(near.pair_count), near.origin, near.first),
        shape=(len(near.origins), len(near.listings)),
    ).tocsr()
    slot_h = slot_min / 60
    numbers = np.nan_to_num(share.to_numpy(dtype=np.float64)).clip(0, 1)
    hours = np.zeros(len(near.origins))
    for column in numbers.T:
        if column.any():
            longest = reach.multiply(column[None, :]).tocsr().max(axis=1)
            hours += slot_h * np.asarray(longest.todense()).ravel()
    values = np.column_stack(
        [reach @ numbers.sum(axis=1) * slot_h, hours, np.diff(reach.indptr).astype(np.float64)]
    )
    values[near.origin_reach != Reach.ON_NETWORK] = np.nan
    return pd.DataFrame(values, index=near.origins, columns=["listing_hours", "hours", "listings"])
