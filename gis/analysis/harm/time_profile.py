"""Sources that know the month alone: no time of day, unless a named profile is chosen.

Open police data carry a month and no hour. Somebody who wants to see hours names a published
profile; its own doubt, from how few cases it was counted, is carried as a band.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gis.analysis.contracts import BadParameter, require_between, require_numbers
from gis.analysis.harm.limits import normal_quantile

NOT_KNOWN = "time of day not known"
BAND_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Profile:
    """Published cases by time band: who counted them, whom they are of, and how many."""

    name: str
    source: str
    of_whom: str
    cases: Mapping[str, float]

    def __post_init__(self) -> None:
        for field in ("name", "source", "of_whom"):
            if not getattr(self, field).strip():
                raise BadParameter(f"profile.{field}", "must be said")
        require_numbers(pd.Series(dict(self.cases), dtype=float), "profile.cases", least=0)
        if len(self.cases) < 2 or sum(self.cases.values()) <= 0:
            raise BadParameter("profile.cases", "must have two bands or more, and cases")


def by_time_band(
    monthly: pd.Series,
    profile: Profile | None,
    *,
    draws: int = 2000,
    confidence: float = BAND_CONFIDENCE,
    seed: int = 0,
) -> pd.DataFrame:
    """Reports by band: index area × band, columns estimate, low, high, modelled.

    Without a profile there is one band, ``NOT_KNOWN``, with the counts as they are. With one,
    shares are drawn from the Dirichlet distribution of its cases (half a case added to each
    band) and every figure is marked as modelled.
    """
    number = require_numbers(monthly, "monthly", least=0)
    normal_quantile(confidence)
    require_between("draws", draws, 100, 1_000_000)
    if profile is None:
        bands, low, middle, high = [NOT_KNOWN], *(np.ones(1) for _ in range(3))
    else:
        bands = list(profile.cases)
        cases = np.array([profile.cases[band] for band in bands]) + 0.5
        shares = np.random.default_rng(seed).dirichlet(cases, size=draws)
        tail = (1 - confidence) / 2
        low, high = np.quantile(shares, [tail, 1 - tail], axis=0)
        middle = cases / cases.sum()
    index = pd.MultiIndex.from_product([monthly.index, bands], names=["area", "band"])
    columns = {"estimate": middle, "low": low, "high": high}
    answer = {name: np.outer(number, part).ravel() for name, part in columns.items()}
    return pd.DataFrame({**answer, "modelled": profile is not None}, index=index)
