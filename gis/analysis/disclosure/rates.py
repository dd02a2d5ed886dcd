"""Rates from rounded counts, with an interval, and none where numbers are too small (R-SDC-2)."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd
from scipy import stats

from gis.analysis.contracts import require_between, require_numbers, require_same_codes
from gis.analysis.disclosure.rules import Rules

PER_PEOPLE = 1_000


class Reliability(StrEnum):
    """What is to be thought of a rate, or why there is none."""

    SOUND = "sound"
    UNRELIABLE = "unreliable"
    COUNT_HIDDEN = "count not shown"
    FEW_PEOPLE = "too few people"
    NO_PEOPLE = "population not known"


def rates(
    counts: pd.Series, people: pd.Series, rules: Rules, confidence: float = 0.95
) -> pd.DataFrame:
    """Rates per 1,000 people from published counts, on the index of ``counts``.

    ``counts``: rounded, NaN where hidden. ``people``: residents of the stated ages, NaN where
    they are not known. Columns ``rate``, ``rate_low``, ``rate_high`` (exact Poisson limits,
    Garwood 1936), NaN where there is none, and ``reliability``.
    """
    require_same_codes(counts.index, people.index, "counts", "people")
    require_between("confidence", confidence, 0.5, 0.9999)
    shown = require_numbers(counts, "counts", least=0, missing=True)
    residents = require_numbers(people.reindex(counts.index), "people", least=0, missing=True)
    reliability = np.full(len(shown), Reliability.SOUND.value, dtype=object)
    reliability[shown < rules.unreliable_below] = Reliability.UNRELIABLE.value
    reliability[residents < rules.fewest_people] = Reliability.FEW_PEOPLE.value
    reliability[np.isnan(residents)] = Reliability.NO_PEOPLE.value
    reliability[np.isnan(shown)] = Reliability.COUNT_HIDDEN.value
    has_rate = np.isin(reliability, [Reliability.SOUND.value, Reliability.UNRELIABLE.value])
    tail = (1 - confidence) / 2
    number = np.where(has_rate, shown, np.nan)
    per = PER_PEOPLE / np.where(has_rate, residents, np.nan)
    low = np.where(number == 0, 0.0, stats.chi2.ppf(tail, 2 * number) / 2)
    high = stats.chi2.ppf(1 - tail, 2 * number + 2) / 2
    return pd.DataFrame(
        {
            "rate": number * per,
            "rate_low": low * per,
            "rate_high": high * per,
            "reliability": reliability,
        },
        index=counts.index,
    )
