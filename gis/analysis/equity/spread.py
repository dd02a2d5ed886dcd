"""How unevenly access is spread over young people, and over deprivation.

Every measure weighs an area by its young people: an area is a group of people, not a person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import BadFrame, BadParameter, require_between, require_numbers
from gis.analysis.equity.deciles import weighted_rows

Floats = NDArray[np.float64]
# The richest tenth over the poorest four tenths (Palma 2011).
PALMA_TOP, PALMA_BOTTOM = 0.1, 0.4


def concentration_index(values: pd.Series, people: pd.Series, rank: pd.Series) -> float:
    """C = 2/μ Σ p (A − μ)(R − ½), R the middle rank from the most deprived.

    Below 0: concentrated where deprivation is greatest. Areas of one rank share its middle.
    NaN where the mean is 0. Kakwani, Wagstaff and van Doorslaer 1997.
    """
    deviation, mean = _against_rank(values, people, rank)
    return 2 * deviation / mean if mean else np.nan


def erreygers_index(
    values: pd.Series, people: pd.Series, rank: pd.Series, *, least: float, most: float
) -> float:
    """4 μ C / (most − least) for a measure with bounds (Erreygers 2009); refuses values outside."""
    require_between("most", most, least, np.inf, above=True)
    require_numbers(values, "values", least=least, most=most, missing=True)
    deviation, _ = _against_rank(values, people, rank)
    return 8 * deviation / (most - least)


def _against_rank(values: pd.Series, people: pd.Series, rank: pd.Series) -> tuple[float, float]:
    """Σ p (A − μ)(R − ½) and μ."""
    weighted_rows(values, people)
    if not values.index.equals(rank.index):
        raise BadFrame("rank", "does not have the rows of the values, in their order")
    order = require_numbers(rank, "rank")
    kept = (values.notna() & (people > 0)).to_numpy()
    value, weight = weighted_rows(values, people)
    part = weight / weight.sum()
    mean = float((part * value).sum())
    _, which = np.unique(order[kept], return_inverse=True)
    of_rank = np.bincount(which, part)
    middle = (np.cumsum(of_rank) - of_rank / 2)[which]
    return float((part * (value - mean) * (middle - 0.5)).sum()), mean


def gini(values: pd.Series, people: pd.Series) -> float:
    """Gini coefficient over people: 0 all alike, towards 1 few have all; NaN without a mean."""
    value, weight = _positive(values, people)
    order = np.argsort(value, kind="stable")
    value, part = value[order], weight[order] / weight.sum()
    mean = (part * value).sum()
    if not mean:
        return np.nan
    curve = np.cumsum(part * value) / mean
    below = np.concatenate([[0.0], curve[:-1]])
    return float(1 - (part * (curve + below)).sum())


def palma(values: pd.Series, people: pd.Series) -> float:
    """What the tenth of people with most has over what the four tenths with least have.

    Areas that lie across the edge are split. NaN where the four tenths have nothing.
    """
    value, weight = _positive(values, people)
    order = np.argsort(value, kind="stable")
    people_up_to = np.concatenate([[0.0], np.cumsum(weight[order])]) / weight.sum()
    total_up_to = np.concatenate([[0.0], np.cumsum((value * weight)[order])])
    bottom, most = np.interp([PALMA_BOTTOM, 1 - PALMA_TOP], people_up_to, total_up_to)
    return float((total_up_to[-1] - most) / bottom) if bottom else np.nan


@dataclass(frozen=True, slots=True)
class Theil:
    """Theil's T, and the parts of it between and within groups (deciles)."""

    total: float
    between: float
    within: float


def theil(values: pd.Series, people: pd.Series, groups: pd.Series | None = None) -> Theil:
    """Theil's T over people; without groups everything is within. NaN without a mean."""
    value, weight = _positive(values, people)
    part = weight / weight.sum()
    mean = float((part * value).sum())
    if not mean:
        return Theil(np.nan, np.nan, np.nan)
    total = float((part * _entropy(value / mean)).sum())
    if groups is None:
        return Theil(total, 0.0, total)
    if not values.index.equals(groups.index) or groups.isna().any():
        raise BadFrame("groups", "does not have a group for each row of the values, in their order")
    kept = (values.notna() & (people > 0)).to_numpy()
    _, which = np.unique(groups.to_numpy()[kept], return_inverse=True)
    of_group = np.bincount(which, part)
    group_mean = np.bincount(which, part * value) / of_group
    between = float((of_group * _entropy(group_mean / mean)).sum())
    return Theil(total, between, total - between)


def _entropy(ratio: Floats) -> Floats:
    return np.asarray(ratio * np.log(np.where(ratio > 0, ratio, 1.0)))


def poverty(values: pd.Series, people: pd.Series, *, line: float, power: int) -> float:
    """Foster, Greer and Thorbecke's measure with the standard as line.

    ``power`` 0 is the share of people below it, 1 how far they fall short, 2 with most weight on
    those who have least.
    """
    require_between("line", line, 0, np.inf, above=True)
    if power not in (0, 1, 2):
        raise BadParameter("power", f"must be 0, 1 or 2, not {power!r}")
    value, weight = _positive(values, people)
    lacking = np.where(value < line, (1 - value / line) ** power, 0.0)
    return float((weight * lacking).sum() / weight.sum())


def _positive(values: pd.Series, people: pd.Series) -> tuple[Floats, Floats]:
    require_numbers(values, "values", least=0, missing=True)
    return weighted_rows(values, people)
