"""Surfaces of access that do not give away where a confidential place is.

Access falls with distance, so that a surface with one place more shows where it is: the
difference is that place's own column of weights. Rounding does not help, because there are
many areas. Two things do: to leave the place out, or to count its places for everybody in a
coarse area alike, so that the surface depends on nothing but the coarse area.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_numbers,
    require_one_of,
    require_same_codes,
    require_unique_index,
)

Numbers = np.ndarray[Any, np.dtype[np.float64]]


class Confidential(StrEnum):
    """What becomes of confidential places in a surface that is published."""

    LEFT_OUT = "left out"
    SPREAD = "spread over the neighbourhood"


def publishable_weights(
    weights: sparse.csr_array,
    listings: pd.DataFrame,
    areas: pd.DataFrame,
    treatment: str = Confidential.LEFT_OUT,
    *,
    fewest_areas: int = 3,
) -> sparse.csr_array:
    """Weights (areas × listings) from which measures may be published.

    ``listings``: in the order of the columns; ``confidential`` (bool) and, where it is true,
    ``coarse_code``, the coarse area that the place lies in. ``areas``: in the order of the
    rows; ``coarse_code``. A column of a confidential place becomes 0, or 1 for every area of its
    coarse area, which must have at least ``fewest_areas`` of them. Nearest distances of a
    confidential place cannot be spread and have to be left out.
    """
    require_one_of("treatment", treatment, tuple(Confidential))
    require_between("fewest_areas", fewest_areas, 2, 1_000)
    require_unique_index(listings, "listings")
    require_unique_index(areas, "areas")
    if weights.shape != (len(areas), len(listings)):
        shape = f"{len(areas)} areas × {len(listings)} listings"
        raise BadFrame("weights", f"has the shape {weights.shape} and not {shape}")
    confidential = listings["confidential"].to_numpy(dtype=bool)
    keep = sparse.diags_array((~confidential).astype(np.float64))
    public = sparse.csr_array(weights @ keep)
    if treatment == Confidential.SPREAD and confidential.any():
        public = sparse.csr_array(public + _spread(listings, areas, confidential, fewest_areas))
    public.eliminate_zeros()
    return public


def _spread(
    listings: pd.DataFrame,
    areas: pd.DataFrame,
    confidential: np.ndarray[Any, np.dtype[np.bool_]],
    fewest_areas: int,
) -> sparse.csr_array:
    coarse = areas["coarse_code"].to_numpy(dtype=str)
    rows, columns = [], []
    for column in np.flatnonzero(confidential):
        inside = np.flatnonzero(coarse == str(listings["coarse_code"].iloc[column]))
        if len(inside) < fewest_areas:
            reason = (
                f"has {len(inside)} small areas, and a place is spread over {fewest_areas} or more"
            )
            raise BadParameter("fewest_areas", f"must be met: {listings.index[column]} {reason}")
        rows.append(inside)
        columns.append(np.full(len(inside), column))
    shape = (len(areas), len(listings))
    values = np.ones(sum(map(len, rows)))
    return sparse.csr_array((values, (np.concatenate(rows), np.concatenate(columns))), shape=shape)


def coarse_means(access: pd.Series, people: pd.Series, coarse: pd.Series) -> pd.Series:
    """Mean access of the people of each coarse area, for publication by coarse area."""
    require_same_codes(access.index, people.index, "access", "people")
    require_same_codes(access.index, coarse.index, "access", "coarse")
    values = require_numbers(access, "access")
    weights = require_numbers(people.reindex(access.index), "people", least=0)
    frame = pd.DataFrame({"weighted": values * weights, "people": weights}, index=access.index)
    summed = frame.groupby(coarse.reindex(access.index)).sum()
    return (summed["weighted"] / summed["people"].where(summed["people"] > 0)).rename("access")
