"""Whether a finding holds when the land is cut up otherwise: "holds at 3 of 4 scales".

The same counts make another map with other areas (the modifiable areal unit problem, Openshaw
1984). So each area of the finest scale is looked at again inside the larger one it lies in.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import BadFrame, require_numbers, require_unique_index
from gis.analysis.orders import TOP_SHARE, change_of_order, top_of

Floats = NDArray[np.float64]


def holds_at(
    part: pd.Series,
    whole: pd.Series,
    scales: pd.DataFrame,
    *,
    share: float = TOP_SHARE,
) -> pd.DataFrame:
    """In which scales each area is in the top ``share`` of the rate part ÷ whole.

    ``part`` and ``whole`` are counts of the finest areas (young people short of a place, young
    people), ``scales`` the larger area each lies in, a column for each further scale. Index as
    ``part``; a column for each scale (``finest`` first), holds, of, and words.
    """
    rates = _rates(part, whole, scales)
    tops = {name: top_of(rate, share=share).reindex(keys) for name, (rate, keys) in rates.items()}
    answer = pd.DataFrame(
        {name: top.to_numpy(dtype=bool) for name, top in tops.items()}, index=part.index
    )
    holds, of = answer.sum(axis=1), len(tops)
    answer["holds"], answer["of"] = holds, of
    return answer.assign(words=[f"holds at {number} of {of} scales" for number in holds])


def agreement_of_scales(
    part: pd.Series, whole: pd.Series, scales: pd.DataFrame, *, share: float = TOP_SHARE
) -> pd.DataFrame:
    """Index scale; columns agreement (rank correlation with the finest), staying (of the top)."""
    rates = _rates(part, whole, scales)
    finest = rates["finest"][0].reindex(part.index)
    rows = {}
    for name, (rate, keys) in rates.items():
        seen = pd.Series(rate.reindex(keys).to_numpy(), index=part.index)
        change = change_of_order(finest, seen, share=share)
        rows[name] = (change.agreement, change.staying_share)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["agreement", "staying"])


def _rates(
    part: pd.Series, whole: pd.Series, scales: pd.DataFrame
) -> dict[str, tuple[pd.Series, pd.Series]]:
    """By scale: the rate of its areas, and the area in which each finest one lies."""
    require_unique_index(part, "part")
    for frame, name in ((whole, "whole"), (scales, "scales")):
        if not frame.index.equals(part.index):
            raise BadFrame(name, "does not have the rows of the part, in their order")
    above = require_numbers(part, "part", least=0)
    below = require_numbers(whole, "whole", least=0)
    if scales.isna().any(axis=None):
        raise BadFrame("scales", f"has no area for {scales.index[scales.isna().any(axis=1)][0]}")
    if "finest" in scales.columns:
        raise BadFrame("scales", "may not call a scale finest")
    finest = pd.Series(part.index, index=part.index)
    keys = {"finest": finest} | {str(name): scales[name] for name in scales.columns}
    return {name: (_rate(above, below, key), key) for name, key in keys.items()}


def _rate(above: Floats, below: Floats, key: pd.Series) -> pd.Series:
    sums = pd.DataFrame({"part": above, "whole": below}).groupby(key.to_numpy()).sum()
    return sums["part"] / sums["whole"].where(sums["whole"] > 0)
