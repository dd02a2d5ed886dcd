"""Whether an answer that knows nothing of groups of people goes along with where they live.

No ethnicity enters an answer, but other columns can stand for it. So the answer is held beside
the share of a group, for an authority as a whole, and the correlation is reported with limits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from gis.analysis.contracts import BadFrame, require_numbers, require_unique_index
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile

LEAST_AREAS = 10


@dataclass(frozen=True, slots=True)
class Proxy:
    """Spearman's rank correlation of an answer with a group's share, with limits."""

    correlation: float
    low: float
    high: float
    areas: int


def goes_along(answer: pd.Series, share: pd.Series, *, confidence: float = CONFIDENCE) -> Proxy:
    """How far areas of a higher answer are those where a group's share is higher.

    Limits by Fisher's transformation with the variance (1 + r²/2) / (n − 3) (Bonett and Wright
    2000). NaN where one of the two is the same everywhere. Raises ``BadFrame`` for fewer than
    ten areas in which both are known.
    """
    z = normal_quantile(confidence)
    require_unique_index(answer, "answer")
    if not answer.index.equals(share.index):
        raise BadFrame("share", "does not have the rows of the answer, in their order")
    one = require_numbers(answer, "answer", missing=True)
    other = require_numbers(share, "share", least=0, most=1, missing=True)
    known = ~(np.isnan(one) | np.isnan(other))
    areas = int(known.sum())
    if areas < LEAST_AREAS:
        raise BadFrame("answer", f"is known with the share in {areas} areas; 10 are asked for")
    if np.ptp(one[known]) == 0 or np.ptp(other[known]) == 0:
        return Proxy(np.nan, np.nan, np.nan, areas)
    r = float(stats.spearmanr(one[known], other[known]).statistic)
    if abs(r) == 1:
        return Proxy(r, r, r, areas)
    spread = z * np.sqrt((1 + r**2 / 2) / (areas - 3))
    low, high = np.tanh(np.arctanh(r) + np.array([-spread, spread]))
    return Proxy(r, float(low), float(high), areas)
