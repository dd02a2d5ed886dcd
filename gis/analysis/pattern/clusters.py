"""Areas that, with their neighbours, have more or less than chance allows: Gi* (Ord, Getis 1995).

The analytic z is used: the probabilities of permutations are one-sided in esda and slow for a
nation. Rates lean to one side, and so do sums over a few neighbours: the normal distribution
would call too many of them rare. Their probability is that of the gamma distribution with the
same three moments (Pearson's type III, as for other permutation statistics: Mielke and Berry).
With many areas some stand out by chance, so Benjamini and Hochberg's rule keeps the expected
share of false ones below a limit.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd
from esda.getisord import G_Local
from libpysal.graph import Graph
from numpy.typing import NDArray
from scipy import stats

from gis.analysis.contracts import (
    BadFrame,
    require_between,
    require_numbers,
    require_unique_index,
)
from gis.analysis.pattern.neighbours import require_order, with_oneself

Floats = NDArray[np.float64]
FALSE_SHARE = 0.05
# Below this the normal approximation of a sum over neighbours says little.
LEAST_AREAS = 10


class Around(StrEnum):
    """What is said of an area and its neighbours."""

    MORE = "more here and around than elsewhere"
    FEWER = "less here and around than elsewhere"
    AS_CHANCE = "as chance allows"
    ISLAND = "touches no other area"
    FEW = "too few areas to tell"
    FLAT = "all areas are alike"


def local_clusters(
    values: pd.Series, neighbours: Graph, *, false_share: float = FALSE_SHARE
) -> pd.DataFrame:
    """Gi* of each area: columns z, p (two-sided), p_adjusted, around (``Around``).

    ``values`` are rates or densities of at least 0, smoothed ones where people are few. Islands,
    fewer than ten areas and values that are all alike have a defined answer and no z.
    """
    require_unique_index(values, "values")
    number = require_numbers(values, "values", least=0)
    require_between("false_share", false_share, 0, 0.5, above=True)
    require_order(neighbours, values.index)
    if len(number) < LEAST_AREAS or np.ptp(number) == 0:
        why = Around.FEW if len(number) < LEAST_AREAS else Around.FLAT
        nothing = dict.fromkeys(("z", "p", "p_adjusted"), np.nan)
        return pd.DataFrame({**nothing, "around": why}, index=values.index)
    alone = values.index.isin(neighbours.isolates)
    graph = with_oneself(neighbours)
    z = np.asarray(G_Local(number, graph, transform="B", star=True, permutations=0).Zs)
    z = np.where(alone, np.nan, z)
    p = _two_sided(z, _lean(number, np.asarray(graph.sparse.sum(axis=1)).ravel()))
    adjusted = benjamini_hochberg(p)
    found = adjusted <= false_share
    around = np.select(
        [alone, found & (z > 0), found & (z < 0)],
        [Around.ISLAND, Around.MORE, Around.FEWER],
        default=Around.AS_CHANCE,
    )
    return pd.DataFrame(
        {"z": z, "p": p, "p_adjusted": adjusted, "around": around.astype(object)},
        index=values.index,
    )


def clusters_over_times(
    values: pd.DataFrame, neighbours: Graph, *, false_share: float = FALSE_SHARE
) -> pd.DataFrame:
    """What is said of each area at each time (areas × times, ``Around``), all times at once.

    Each time is asked by ``local_clusters``; p is adjusted over every area of every time. Adjusted
    time by time, a dozen times would find something in every other town where there is nothing.
    """
    found = {
        time: local_clusters(values[time], neighbours, false_share=false_share)
        for time in values.columns
    }
    if not found:
        return pd.DataFrame(index=values.index)
    z, p = (
        np.column_stack([np.asarray(one[name], dtype=float) for one in found.values()])
        for name in ("z", "p")
    )
    sure = benjamini_hochberg(p.ravel()).reshape(p.shape) <= false_share
    words = np.column_stack([one["around"].to_numpy(dtype=object) for one in found.values()])
    said = np.select(
        [np.isnan(z), sure & (z > 0), sure & (z < 0)],
        [words, Around.MORE, Around.FEWER],
        default=Around.AS_CHANCE,
    )
    return pd.DataFrame(said.astype(object), index=values.index, columns=values.columns)


def _lean(values: Floats, chosen: Floats) -> Floats:
    """Skewness of the sum of ``chosen`` values drawn from all without putting back."""
    n = len(values)
    room = np.maximum(n - chosen, 1.0)
    return np.asarray(
        stats.skew(values) * (n - 2 * chosen) / (n - 2) * np.sqrt((n - 1) / (chosen * room))
    )


def _two_sided(z: Floats, lean: Floats) -> Floats:
    """Twice the smaller tail at ``z`` of the standardised gamma distribution of that skewness."""
    upper, lower = stats.pearson3.sf(z, lean), stats.pearson3.cdf(z, lean)
    return np.asarray(np.minimum(1.0, 2 * np.minimum(upper, lower)))


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p values (Benjamini and Hochberg 1995); NaN stays and counts for nothing."""
    adjusted = np.full(len(p), np.nan)
    known = ~np.isnan(p)
    if known.any():
        if ((p[known] < 0) | (p[known] > 1)).any():
            raise BadFrame("p", "has values outside 0 to 1")
        adjusted[known] = stats.false_discovery_control(p[known], method="bh")
    return adjusted
