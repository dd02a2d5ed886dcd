"""Means by deprivation decile, each area weighted by its young people."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from gis.analysis.contracts import BadFrame, require_between, require_numbers, require_unique_index
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile

Floats = NDArray[np.float64]
DECILES = 10


def weighted_rows(values: pd.Series, people: pd.Series) -> tuple[Floats, Floats]:
    """Values and people of the areas where both are known and somebody lives, as numbers.

    Raises ``BadFrame`` where rows differ, codes repeat, people are below 0 or nobody is left.
    """
    require_unique_index(values, "values")
    if not values.index.equals(people.index):
        raise BadFrame("people", "does not have the rows of the values, in their order")
    figure = require_numbers(values, "values", missing=True)
    weight = require_numbers(people, "people", least=0)
    kept = ~np.isnan(figure) & (weight > 0)
    if not kept.any():
        raise BadFrame("people", "nobody lives where a value is known")
    return figure[kept], weight[kept]


def deciles_of(rank: pd.Series, people: pd.Series, *, parts: int = DECILES) -> pd.Series:
    """Parts of equal population by rank (1 most deprived); whole numbers 1 … ``parts``.

    For areas whose published decile is of the nation and which all lie in two or three of them.
    An area is in the part in which the middle of its people stands.
    """
    require_between("parts", parts, 2, 100)
    order = require_numbers(rank, "rank")
    weight = require_numbers(people, "people", least=0)
    if not rank.index.equals(people.index):
        raise BadFrame("people", "does not have the rows of the rank, in their order")
    if not weight.sum():
        raise BadFrame("people", "nobody lives here")
    at = np.argsort(order, kind="stable")
    middle = np.empty(len(order))
    middle[at] = (np.cumsum(weight[at]) - weight[at] / 2) / weight.sum()
    part = np.minimum(np.floor(middle * parts).astype(int) + 1, parts)
    return pd.Series(part, index=rank.index, name="decile")


def means_by_decile(values: pd.Series, people: pd.Series, decile: pd.Series) -> pd.DataFrame:
    """Index decile, columns people, areas, mean, se (of the mean, areas as the sample), low, high.

    The standard error is that of a weighted mean with areas as clusters; NaN for one area. The
    limits are those of ``limits_of_means``.
    """
    weighted_rows(values, people)
    if not values.index.equals(decile.index):
        raise BadFrame("decile", "does not have the rows of the values, in their order")
    require_numbers(decile, "decile", least=1)
    frame = pd.DataFrame({"value": values, "people": people, "decile": decile})
    frame = frame[frame["value"].notna() & (frame["people"] > 0)]
    rows = {key: _mean_of(part) for key, part in frame.groupby("decile")}
    means = pd.DataFrame.from_dict(
        rows, orient="index", columns=["people", "areas", "mean", "se"]
    ).rename_axis("decile")
    return means.join(limits_of_means(means))


def limits_of_means(means: pd.DataFrame, *, confidence: float = CONFIDENCE) -> pd.DataFrame:
    """Columns low and high for rows with ``mean``, ``se`` and ``areas``.

    On the scale of the logarithm, with t for so many areas: what there is of something is never
    below 0, and leans to one side. A mean below 0 has the limits of its own scale. NaN for one
    area, and where nobody has anything: that areas agree there does not say that all would.
    """
    normal_quantile(confidence)
    mean, error = means["mean"].to_numpy(dtype=float), means["se"].to_numpy(dtype=float)
    degrees = np.maximum(means["areas"].to_numpy(dtype=float) - 1, 1)
    reach = stats.t.ppf(0.5 + confidence / 2, degrees) * error
    factor = np.exp(np.divide(reach, mean, out=np.full(len(mean), np.nan), where=mean > 0))
    below = mean < 0
    low = np.where(below, mean - reach, mean / factor)
    high = np.where(below, mean + reach, mean * factor)
    return pd.DataFrame({"low": low, "high": high}, index=means.index)


def _mean_of(part: pd.DataFrame) -> tuple[float, int, float, float]:
    value, people = part["value"].to_numpy(dtype=float), part["people"].to_numpy(dtype=float)
    mean = float(np.average(value, weights=people))
    areas = len(part)
    if areas < 2:
        return float(people.sum()), areas, mean, np.nan
    residual = people * (value - mean) / people.sum()
    return (
        float(people.sum()),
        areas,
        mean,
        float(np.sqrt(areas / (areas - 1) * (residual**2).sum())),
    )
