"""Floating catchments: places for each person, with everybody who competes for them.

E2SFCA (Luo and Qi 2009): R_jt = S_j O_jt / Σ_i P_i W_ij, A_it = Σ_j W_ij R_jt. For one
population and one listing the distance cancels out of it: access is the same next door and at
the limit. M2SFCA (Delamater 2013) has W_ij squared in the second step, so that a place far
away is worth less; it hands out fewer places than are offered, and that is its message.

Each is one sparse product for all slots.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.access.catchments import Catchments, require_supply
from gis.analysis.network.versions import FloatArray


def e2sfca(here: Catchments, supply: pd.DataFrame) -> pd.DataFrame:
    """Places for each person, origins × slots; NaN where there are no network data.

    ``supply`` is listings × slots (``catchments.supply_in_slots``); what is not known counts as
    nothing. Places that nobody can reach are handed out to nobody. Raises ``BadFrame``.
    """
    return _summed(here, supply, squared=False)


def m2sfca(here: Catchments, supply: pd.DataFrame) -> pd.DataFrame:
    """As ``e2sfca``, with distance counting twice: A_it = Σ_j W_ij² S_j O_jt / Σ_i P_i W_ij."""
    return _summed(here, supply, squared=True)


def _summed(here: Catchments, supply: pd.DataFrame, *, squared: bool) -> pd.DataFrame:
    ratio = places_for_demand(here, require_supply(here, supply))
    used = np.flatnonzero(ratio.any(axis=0))
    weights = here.by_origin
    if squared:
        weights = weights.multiply(weights).tocsr()
    access = np.zeros((len(here.origins), ratio.shape[1]))
    # Nothing is open in most slots of the night: those need no product.
    if len(used) == ratio.shape[1]:
        access = weights @ ratio
    elif len(used):
        access[:, used] = weights @ np.ascontiguousarray(ratio[:, used])
    return here.frame(np.asarray(access), supply.columns)


def places_for_demand(here: Catchments, supply: FloatArray) -> FloatArray:
    """R: places for each person in reach, weighted; nothing where nobody is in reach."""
    demand = here.demand[:, None]
    return np.divide(supply, demand, out=np.zeros_like(supply), where=demand > 0)
