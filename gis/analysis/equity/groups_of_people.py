"""What groups of young people have, by ethnicity or sex: an audit of the answers, never an input.

For an authority as a whole alone (rules R-SDC-7, D3). Figures are ecological: what the areas
have in which members of a group live, not what each of them has. Nothing here may weigh, filter
or score an area.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_numbers,
    require_unique_index,
)
from gis.analysis.equity.neighbourhoods import sums_of, times_drawn
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile

Floats = NDArray[np.float64]
AUTHORITY = "authority"
LEAST_PEOPLE = 100
DRAWS = 2000


def group_means(
    values: pd.Series,
    members: pd.DataFrame,
    clusters: pd.Series,
    *,
    level: str = AUTHORITY,
    least_people: float = LEAST_PEOPLE,
    confidence: float = CONFIDENCE,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Mean access of each group beside everybody's, with limits of the difference.

    ``members`` are young people by area × group, ``clusters`` the neighbourhood (MSOA, ward) of
    each area: whole neighbourhoods are drawn again (bootstrap), since areas beside each other
    are alike; limits are never narrower than those of the jackknife. Index group; columns
    people, mean, all, difference, low, high, ratio, flagged.
    ``flagged``: the difference is beyond chance with as many groups compared as there are.
    Groups of fewer than ``least_people`` have no figure. Raises ``BadParameter`` for any level
    but the authority, ``BadFrame`` for too few neighbourhoods.
    """
    if level != AUTHORITY:
        raise BadParameter("level", f"must be {AUTHORITY}: groups of people are not mapped")
    normal_quantile(confidence)
    require_between("least_people", least_people, 1, np.inf)
    require_between("draws", draws, 100, 1_000_000)
    value, people, which = _checked(values, members, clusters)
    of_cluster = sums_of(people, which)
    sums = sums_of(people * value[:, None], which)
    times = times_drawn(len(of_cluster), draws, seed)
    drawn = _differences(times @ sums, times @ of_cluster)
    here = _differences(sums.sum(axis=0)[None, :], of_cluster.sum(axis=0)[None, :])[0]
    shown = people.sum(axis=0) >= least_people
    spread = _effective_clusters(of_cluster)
    error = np.maximum(np.nanstd(drawn, axis=0, ddof=1), _jackknife(sums, of_cluster))
    error = error * np.sqrt(spread / (spread - 1))
    t_one = stats.t.ppf(0.5 + confidence / 2, spread - 1)
    t_all = stats.t.ppf(1 - (1 - confidence) / 2 / max(shown.sum(), 1), spread - 1)
    total = people.sum(axis=0)
    mean = np.divide(sums.sum(axis=0), total, out=np.full(len(total), np.nan), where=total > 0)
    everybody = sums.sum() / total.sum()
    answer = pd.DataFrame(
        {
            "people": total,
            "mean": mean,
            "all": everybody,
            "difference": here,
            "low": here - t_one * error,
            "high": here + t_one * error,
            "ratio": mean / everybody if everybody else np.nan,
        },
        index=members.columns.rename("group"),
    )
    answer.loc[~shown, ["mean", "difference", "low", "high", "ratio"]] = np.nan
    return answer.assign(flagged=shown & (np.abs(here) > t_all * error) & (error > 0))


def _checked(
    values: pd.Series, members: pd.DataFrame, clusters: pd.Series
) -> tuple[Floats, Floats, NDArray[np.intp]]:
    require_unique_index(values, "values")
    for frame, name in ((members, "members"), (clusters, "clusters")):
        if not frame.index.equals(values.index):
            raise BadFrame(name, "does not have the rows of the values, in their order")
    value = require_numbers(values, "values", missing=True)
    people = np.column_stack(
        [require_numbers(members[group], f"members.{group}", least=0) for group in members]
    )
    if clusters.isna().any():
        raise BadFrame("clusters", f"has no cluster for {clusters.index[clusters.isna()][0]}")
    kept = ~np.isnan(value)
    _, which = np.unique(clusters.to_numpy()[kept], return_inverse=True)
    if not people[kept].sum():
        raise BadFrame("members", "nobody lives where a value is known")
    return value[kept], people[kept], which


def _effective_clusters(of_cluster: Floats) -> Floats:
    """How many neighbourhoods each group is spread over; one that lives in few has few.

    The inverse of the sum of squared shares (Carter, Schnepel and Steigerwald 2017): limits from
    the plain number of clusters are too narrow for groups that live close together.
    """
    total = of_cluster.sum(axis=0)
    share = np.divide(of_cluster, total, out=np.zeros_like(of_cluster), where=total > 0)
    squares = (share**2).sum(axis=0)
    number = np.divide(1.0, squares, out=np.full(len(total), 2.0), where=squares > 0)
    return np.asarray(np.maximum(number, 2.0))


def _jackknife(sums: Floats, of_cluster: Floats) -> Floats:
    """Standard errors from leaving out each neighbourhood once; bootstraps may undercut them."""
    left = _differences(sums.sum(axis=0) - sums, of_cluster.sum(axis=0) - of_cluster)
    number = len(sums)
    return np.asarray(np.nanstd(left, axis=0) * np.sqrt(number - 1))


def _differences(sums: Floats, people: Floats) -> Floats:
    """Group means less everybody's, one row for each drawing; NaN where nobody was drawn."""
    means = np.divide(sums, people, out=np.full(sums.shape, np.nan), where=people > 0)
    return np.asarray(means - (sums.sum(axis=1) / people.sum(axis=1))[:, None])
