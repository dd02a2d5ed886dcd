"""Where young people mark a map as unsafe: a layer of its own, beside records and never in them.

A map that is unsafe everywhere is a finding, not bad data (Lloyd 2020, "sometimes the whole map
is red"): then no area stands out, and that is said of all of them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from gis.analysis.contracts import BadFrame, require_between, require_numbers, require_unique_index
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile

LEAST_MARKS = 10
UNSAFE_EVERYWHERE_SHARE = 0.8


def unsafe_marks(
    unsafe: pd.Series,
    marks: pd.Series,
    *,
    least_marks: float = LEAST_MARKS,
    confidence: float = CONFIDENCE,
) -> pd.DataFrame:
    """Shares of marks that say unsafe: columns share, low, high, p_above, unsafe_everywhere.

    Each share has Jeffreys' Beta distribution; ``p_above`` is the probability of lying above the
    share of all marks. Areas with fewer than ``least_marks`` marks say nothing (NaN).
    """
    require_between("least_marks", least_marks, 1, np.inf)
    normal_quantile(confidence)
    require_unique_index(unsafe, "unsafe")
    if not unsafe.index.equals(marks.index):
        raise BadFrame("marks", "does not have the rows of unsafe, in their order")
    said = require_numbers(unsafe, "unsafe", least=0)
    total = require_numbers(marks, "marks", least=0)
    if (said > total).any():
        raise BadFrame(
            "unsafe", f"has more marks than there are at {unsafe.index[said > total][0]}"
        )
    whole = said.sum() / total.sum() if total.sum() else np.nan
    a, b = said + 0.5, total - said + 0.5
    tail = (1 - confidence) / 2
    answer = pd.DataFrame(
        {
            "share": np.divide(said, total, out=np.full(len(said), np.nan), where=total > 0),
            "low": stats.beta.ppf(tail, a, b),
            "high": stats.beta.ppf(1 - tail, a, b),
            "p_above": stats.beta.sf(whole, a, b),
        },
        index=unsafe.index,
    )
    answer.loc[total < least_marks] = np.nan
    known = answer["share"].dropna()
    everywhere = bool(len(known) and (known >= UNSAFE_EVERYWHERE_SHARE).all())
    return answer.assign(unsafe_everywhere=everywhere)
