"""Limits of counts, rates and proportions as English public health states them.

Exact Poisson below 10 events, Byar from 10 up, Wilson for proportions (Public Health England,
"Confidence intervals", technical guide, 2018; Breslow and Day 1987; Wilson 1927).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from gis.analysis.contracts import BadFrame, require_between, require_numbers

BYAR_FROM_EVENTS = 10
CONFIDENCE = 0.95
LEAST_CONFIDENCE, MOST_CONFIDENCE = 0.8, 0.9999

Floats = NDArray[np.float64]


def normal_quantile(confidence: float) -> float:
    """The z of a two-sided interval; refuses a confidence out of range by its name."""
    require_between("confidence", confidence, LEAST_CONFIDENCE, MOST_CONFIDENCE)
    return float(stats.norm.ppf(0.5 + confidence / 2))


def poisson_limits(counts: pd.Series, *, confidence: float = CONFIDENCE) -> pd.DataFrame:
    """Limits of the expected number behind each count: columns low, high, method."""
    events = require_numbers(counts, "counts", least=0)
    z = normal_quantile(confidence)
    tail = (1 - confidence) / 2
    exact_low = np.where(events > 0, stats.chi2.ppf(tail, 2 * np.maximum(events, 1e-9)) / 2, 0.0)
    exact_high = stats.chi2.ppf(1 - tail, 2 * (events + 1)) / 2
    small = events < BYAR_FROM_EVENTS
    return pd.DataFrame(
        {
            "low": np.where(small, exact_low, _byar(np.maximum(events, 1.0), -z)),
            "high": np.where(small, exact_high, _byar(events + 1, z)),
            "method": np.where(small, "exact", "byar"),
        },
        index=counts.index,
    )


def _byar(events: Floats, z: float) -> Floats:
    root: Floats = 1 - 1 / (9 * events) + z / (3 * np.sqrt(events))
    return np.asarray(events * root**3, dtype=np.float64)


def rate_limits(
    counts: pd.Series,
    person_years: pd.Series,
    *,
    per_people: float = 1000.0,
    confidence: float = CONFIDENCE,
) -> pd.DataFrame:
    """Crude rates with limits: columns rate, low, high, method. No people: no rate (NaN)."""
    require_between("per_people", per_people, 0, np.inf, above=True)
    years = same_rows(counts, person_years, "person_years")
    limits = poisson_limits(counts, confidence=confidence)
    scale = np.divide(per_people, years, out=np.full(len(years), np.nan), where=years > 0)
    limits[["low", "high"]] = limits[["low", "high"]].mul(scale, axis=0)
    limits.insert(0, "rate", counts.to_numpy(dtype=float) * scale)
    return limits


def wilson_limits(
    counts: pd.Series, of: pd.Series, *, confidence: float = CONFIDENCE
) -> pd.DataFrame:
    """Proportions with Wilson's limits: columns share, low, high; NaN where nobody was asked."""
    found = require_numbers(counts, "counts", least=0)
    asked = same_rows(counts, of, "of")
    if (found > asked).any():
        raise BadFrame("counts", "has more than there were to count from")
    z = normal_quantile(confidence)
    n = np.where(asked > 0, asked, np.nan)
    share = found / n
    middle = 2 * found + z**2
    spread = z * np.sqrt(z**2 + 4 * found * (1 - share))
    whole = 2 * (n + z**2)
    return pd.DataFrame(
        {
            "share": share,
            "low": np.clip((middle - spread) / whole, 0, 1),
            "high": np.clip((middle + spread) / whole, 0, 1),
        },
        index=counts.index,
    )


def same_rows(counts: pd.Series, denominator: pd.Series, name: str) -> Floats:
    """The denominators as numbers of at least 0, or ``BadFrame`` unless the rows are the same."""
    if not counts.index.equals(denominator.index):
        raise BadFrame(name, "does not have the rows of the counts, in their order")
    return require_numbers(denominator, name, least=0)
