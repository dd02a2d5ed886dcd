"""How far apart the most and the least deprived are, with limits from whole neighbourhoods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import BadFrame, require_between, require_numbers
from gis.analysis.equity.deciles import weighted_rows
from gis.analysis.equity.neighbourhoods import sums_of, times_drawn
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile

Floats = NDArray[np.float64]
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class DecileGap:
    """Mean of the first part of deprivation less that of the last, with limits."""

    difference: float
    low: float
    high: float


def decile_gap(
    values: pd.Series,
    people: pd.Series,
    decile: pd.Series,
    clusters: pd.Series,
    *,
    confidence: float = CONFIDENCE,
    draws: int = DRAWS,
    seed: int = 0,
) -> DecileGap:
    """Weighted mean in the lowest decile there is less that in the highest.

    Limits are quantiles over drawings of whole ``clusters`` (MSOA, ward): areas beside each
    other are alike, and drawing them one by one would promise too much. Raises ``BadFrame`` for
    fewer than eight clusters in the two deciles, or for one decile alone.
    """
    normal_quantile(confidence)
    require_between("draws", draws, 100, 1_000_000)
    weighted_rows(values, people)
    for series, name in ((decile, "decile"), (clusters, "clusters")):
        if not series.index.equals(values.index) or series.isna().any():
            raise BadFrame(name, "does not have one for each row of the values, in their order")
    part = require_numbers(decile, "decile", least=1)
    kept = (values.notna() & (people > 0)).to_numpy()
    first, last = part[kept].min(), part[kept].max()
    if first == last:
        raise BadFrame("decile", "is the same everywhere")
    ends = kept & np.isin(part, [first, last])
    _, which = np.unique(clusters.to_numpy()[ends], return_inverse=True)
    weight = people.to_numpy(dtype=float)[ends][:, None] * (part[ends, None] == [first, last])
    sums = sums_of(weight * values.to_numpy(dtype=float)[ends][:, None], which)
    lived = sums_of(weight, which)
    times = times_drawn(len(sums), draws, seed)
    drawn = _gap(times @ sums, times @ lived)
    tail = (1 - confidence) / 2
    low, high = np.nanquantile(drawn, [tail, 1 - tail])
    here = _gap(sums.sum(axis=0)[None, :], lived.sum(axis=0)[None, :])[0]
    return DecileGap(float(here), float(low), float(high))


def _gap(sums: Floats, people: Floats) -> Floats:
    """First less last; NaN in a drawing in which nobody of one of them came up."""
    means = np.divide(sums, people, out=np.full(sums.shape, np.nan), where=people > 0)
    return np.asarray(means[:, 0] - means[:, 1])
