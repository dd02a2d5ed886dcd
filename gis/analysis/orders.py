"""What another choice changes: who stands in the top tenth, before and after.

Ranks are inner workings here and never leave: what is shown is how much two orders agree and
which areas come and go.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from gis.analysis.contracts import BadFrame, require_between, require_unique_index

TOP_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Change:
    """How two orders of the same areas differ."""

    agreement: float  # Spearman's rank correlation; NaN where one of them is flat.
    staying_share: float  # Of those that were in the top, the share that still are.
    enters: list[str]  # In the order of the alphabet.
    leaves: list[str]


def top_of(values: pd.Series, *, share: float = TOP_SHARE) -> pd.Series:
    """Whether each area is among the top ``share`` (rounded up).

    Ties at the edge are all in, but who has the least of all never is: where all areas are
    alike, none stands out.
    """
    require_between("share", share, 0, 1, above=True)
    known = values.dropna()
    if known.empty:
        return pd.Series(False, index=values.index)
    size = int(np.ceil(share * len(known)))
    edge = np.sort(known.to_numpy())[-size]
    return (values >= edge) & (values > known.min())


def change_of_order(before: pd.Series, after: pd.Series, *, share: float = TOP_SHARE) -> Change:
    """What stays and who comes and goes when ``after`` takes the place of ``before``."""
    require_unique_index(before, "before")
    if not before.index.equals(after.index):
        raise BadFrame("after", "does not have the rows of the order before it")
    was, is_now = top_of(before, share=share), top_of(after, share=share)
    both = before.notna() & after.notna()
    flat = before[both].nunique() < 2 or after[both].nunique() < 2
    agreement = np.nan if flat else stats.spearmanr(before[both], after[both]).statistic
    return Change(
        agreement=float(agreement),
        staying_share=float((was & is_now).sum() / was.sum()) if was.any() else np.nan,
        enters=sorted(map(str, before.index[is_now & ~was])),
        leaves=sorted(map(str, before.index[was & ~is_now])),
    )
