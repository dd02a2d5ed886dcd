"""Two measures on one map: where they go together, and in which of nine classes an area is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from esda.lee import Spatial_Pearson_Local
from libpysal.graph import Graph
from numpy.typing import NDArray

from gis.analysis.contracts import (
    BadFrame,
    require_between,
    require_numbers,
    require_unique_index,
)
from gis.analysis.pattern.neighbours import require_order, with_oneself

Floats = NDArray[np.float64]
THIRDS = 3
SURE = 0.8
LEVELS = ("low", "middle", "high")


def lees_l(first: pd.Series, second: pd.Series, neighbours: Graph) -> pd.Series:
    """Local Lee's L: above 0 where two measures, smoothed over neighbours, go together.

    Each area counts as its own neighbour. The mean over all areas is the global L (Lee 2001). NaN
    for all where one of the measures is the same everywhere.
    """
    require_unique_index(first, "first")
    if not first.index.equals(second.index):
        raise BadFrame("second", "does not have the rows of the first")
    require_order(neighbours, first.index)
    one, other = require_numbers(first, "first"), require_numbers(second, "second")
    answer = pd.Series(np.nan, index=first.index, name="lees_l")
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return answer
    fitted = Spatial_Pearson_Local(connectivity=with_oneself(neighbours).sparse, permutations=0)
    answer[:] = fitted.fit(one[:, None], other[:, None]).associations_
    return answer


def bivariate_classes(
    first: Floats, second: Floats, areas: pd.Index, *, sure: float = SURE
) -> pd.DataFrame:
    """Nine classes by thirds of two measures, with how sure the class is.

    ``first`` and ``second`` are draws, areas × draws, paired. In each draw areas fall into thirds
    of both; the class is the one that comes up most. Columns first, second (low, middle, high),
    probability, sure (whether it is at least ``sure``). Areas with NaN have no class.
    """
    require_between("sure", sure, 1 / THIRDS**2, 1)
    if first.shape != second.shape or first.ndim != 2 or len(areas) != len(first):
        raise BadFrame("second", "does not have the areas and draws of the first")
    known = ~(np.isnan(first).any(axis=1) | np.isnan(second).any(axis=1))
    answer = pd.DataFrame(
        {"first": "", "second": "", "probability": np.nan, "sure": False}, index=areas
    )
    if known.sum() < THIRDS:
        return answer
    cell = _third(first[known]) * THIRDS + _third(second[known])
    times = np.stack([(cell == code).mean(axis=1) for code in range(THIRDS**2)], axis=1)
    best = times.argmax(axis=1)
    answer.loc[known, "first"] = np.array(LEVELS, dtype=object)[best // THIRDS]
    answer.loc[known, "second"] = np.array(LEVELS, dtype=object)[best % THIRDS]
    answer.loc[known, "probability"] = times.max(axis=1)
    answer.loc[known, "sure"] = times.max(axis=1) >= sure
    return answer


def _third(draws: Floats) -> NDArray[np.int64]:
    """The third of each area in each draw; those that tie at an edge are in the lower one."""
    edges = np.quantile(draws, [1 / THIRDS, 2 / THIRDS], axis=0)
    return np.asarray((draws > edges[0]).astype(np.int64) + (draws > edges[1]))
