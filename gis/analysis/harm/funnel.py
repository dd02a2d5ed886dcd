"""Funnel limits: how far chance alone carries a rate from the rate of all (95 and 99.8 %).

Poisson limits are where an area's own exact limit would just touch what is expected, proportions
are normal about the whole (Spiegelhalter 2005; Public Health England's funnel plots).
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from gis.analysis.contracts import require_between, require_numbers
from gis.analysis.harm.limits import normal_quantile, same_rows

WARNING, ALARM = 0.95, 0.998
Floats = NDArray[np.float64]


class Beside(StrEnum):
    """Where an area lies beside the funnel."""

    WITHIN = "as chance allows"
    ABOVE_95 = "above the 95 % limit"
    ABOVE_998 = "above the 99.8 % limit"
    BELOW_95 = "below the 95 % limit"
    BELOW_998 = "below the 99.8 % limit"
    NO_PEOPLE = "no people"


def poisson_funnel(expected: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Numbers of events between which chance keeps an area with ``expected`` events."""
    normal_quantile(confidence)
    tail = (1 - confidence) / 2
    there = np.where(expected > 0, expected, np.nan)
    low = np.maximum(special.gdtrib(1.0, 1 - tail, there) - 1, 0.0)
    high = special.gdtrib(1.0, tail, there)
    return low, high


def funnel(
    counts: pd.Series, person_years: pd.Series, *, all_rate: float | None = None
) -> pd.DataFrame:
    """Rates a person-year with both limits about the rate of all: that of these areas together,
    or ``all_rate`` where some areas are not among them.

    Columns rate, all_rate, low_95, high_95, low_998, high_998, beside (``Beside``).
    """
    events = require_numbers(counts, "counts", least=0)
    years = same_rows(counts, person_years, "person_years")
    people = np.where(years > 0, years, np.nan)
    baseline = events[years > 0].sum() / years.sum() if years.sum() else np.nan
    if all_rate is not None:
        baseline = require_between("all_rate", all_rate, 0, np.inf)
    answer = pd.DataFrame({"rate": events / people, "all_rate": baseline}, index=counts.index)
    for name, confidence in (("95", WARNING), ("998", ALARM)):
        low, high = poisson_funnel(baseline * people, confidence)
        answer[f"low_{name}"], answer[f"high_{name}"] = low / people, high / people
    return answer.assign(beside=_beside(answer))


def proportion_funnel(counts: pd.Series, of: pd.Series) -> pd.DataFrame:
    """Shares with both limits about the share of all; columns as ``funnel``, rate = share."""
    found = require_numbers(counts, "counts", least=0)
    asked = same_rows(counts, of, "of")
    people = np.where(asked > 0, asked, np.nan)
    whole = found[asked > 0].sum() / asked.sum() if asked.sum() else np.nan
    answer = pd.DataFrame({"rate": found / people, "all_rate": whole}, index=counts.index)
    for name, confidence in (("95", WARNING), ("998", ALARM)):
        spread = normal_quantile(confidence) * np.sqrt(whole * (1 - whole) / people)
        answer[f"low_{name}"] = np.maximum(whole - spread, 0)
        answer[f"high_{name}"] = np.minimum(whole + spread, 1)
    return answer.assign(beside=_beside(answer))


def _beside(limits: pd.DataFrame) -> NDArray[np.object_]:
    rate = limits["rate"]
    return np.select(
        [
            rate.isna(),
            rate > limits["high_998"],
            rate > limits["high_95"],
            rate < limits["low_998"],
            rate < limits["low_95"],
        ],
        [
            Beside.NO_PEOPLE,
            Beside.ABOVE_998,
            Beside.ABOVE_95,
            Beside.BELOW_998,
            Beside.BELOW_95,
        ],
        default=Beside.WITHIN,
    ).astype(object)
