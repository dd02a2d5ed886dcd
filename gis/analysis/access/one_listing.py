"""What one listing changes: its own column of weights, and nothing else.

With other hours or another size dA_it = W_ij dS_jt / D_j, so a scenario costs milliseconds.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.access.catchments import Catchments
from gis.analysis.contracts import BadFrame, BadParameter, require_numbers, require_same_codes


def change_of_access(here: Catchments, listing: object, change: pd.Series) -> pd.DataFrame:
    """How ``e2sfca`` changes when the supply of one listing does.

    ``change`` is dS_jt by slot, new minus old. Returns a row for each origin in its
    reach and no others, × slots; ``changed_access`` adds it. Measures of listings add up: one
    that is new brings the access to it alone. Raises ``BadParameter`` for a stranger.
    """
    number = _number(here, listing)
    difference = require_numbers(change, "change")
    demand = here.demand[number]
    first, last = here.by_listing.indptr[number : number + 2]
    rows, weights = here.by_listing.indices[first:last], here.by_listing.data[first:last]
    ratio = difference / demand if demand > 0 else np.zeros(len(difference))
    reached = here.known[rows]
    return pd.DataFrame(
        np.outer(weights[reached], ratio),
        index=here.origins.take(rows[reached]),
        columns=change.index,
    )


def changed_access(access: pd.DataFrame, *changes: pd.DataFrame) -> pd.DataFrame:
    """A copy of ``access`` with changes of one listing or several added. Raises ``BadFrame``."""
    updated = access.to_numpy(dtype=np.float64, copy=True)
    for change in changes:
        if not change.columns.equals(access.columns):
            raise BadFrame("changes", "do not have the slots of access, in their order")
        require_same_codes(
            change.index, access.index[access.index.isin(change.index)], "changes", "access"
        )
        updated[access.index.get_indexer(change.index)] += change.to_numpy()
    return pd.DataFrame(updated, index=access.index, columns=access.columns)


def _number(here: Catchments, listing: object) -> int:
    number = int(here.listings.get_indexer(pd.Index([listing]))[0])
    if number < 0:
        raise BadParameter("listing", f"{listing!r} is not among the listings")
    return number
