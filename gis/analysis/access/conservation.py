"""Places handed out equal places offered: the check that is printed beside every map."""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.access.catchments import Catchments, require_supply
from gis.analysis.contracts import BadFrame

# Sums of millions of numbers, in whatever order, agree to about this.
ROUNDING = 1e-9


def conservation(here: Catchments, supply: pd.DataFrame, access: pd.DataFrame) -> pd.DataFrame:
    """One row for each slot: what was offered, how much of it came to people, what is left.

    ``access`` is places for each person (``e2sfca``). Columns: ``offered``, ``out_of_reach``
    (places of listings with nobody in reach), ``handed_out`` (Σ P A), ``error`` (what is
    missing, as a share of what was offered in reach) and ``holds``. Raises ``BadFrame``.
    """
    offered = require_supply(here, supply)
    if not (access.index.equals(here.origins) and access.columns.equals(supply.columns)):
        raise BadFrame("access", "does not have the origins and slots that were offered")
    alone = here.demand <= 0
    served = here.people @ np.nan_to_num(access.to_numpy(dtype=np.float64))
    in_reach = offered[~alone].sum(axis=0)
    missing = np.abs(in_reach - served)
    error = np.divide(missing, in_reach, out=np.where(missing > 0, np.inf, 0.0), where=in_reach > 0)
    return pd.DataFrame(
        {
            "offered": offered.sum(axis=0),
            "out_of_reach": offered[alone].sum(axis=0),
            "handed_out": served,
            "error": error,
            "holds": error <= ROUNDING,
        },
        index=supply.columns,
    )
