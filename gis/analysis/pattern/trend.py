"""Whether an area's figures rise or fall over quarters (Mann 1945, Kendall 1975; Sen 1968).

The only tense is past: nothing here is carried forward.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from gis.analysis.contracts import (
    BadFrame,
    require_between,
    require_numbers,
    require_unique_index,
)
from gis.analysis.pattern.clusters import FALSE_SHARE, benjamini_hochberg

Floats = NDArray[np.float64]
LEAST_QUARTERS = 8


class Course(StrEnum):
    """What is said of an area's quarters."""

    RISING = "rising"
    FALLING = "falling"
    NO_CHANGE = "no change beyond chance"
    FEW = "too few quarters to tell"


def trend(quarters: pd.DataFrame, *, false_share: float = FALSE_SHARE) -> pd.DataFrame:
    """Mann and Kendall's test for each area (rows) over quarters (columns, in their order).

    Columns tau, p, p_adjusted (Benjamini and Hochberg over areas), slope (Sen, a quarter),
    course. Raises ``BadFrame`` for missing quarters: a gap in the data is not a zero.
    """
    require_unique_index(quarters, "quarters")
    require_between("false_share", false_share, 0, 0.5, above=True)
    if not quarters.columns.is_monotonic_increasing or quarters.columns.has_duplicates:
        raise BadFrame("quarters", "has columns that are not in the order of time, each once")
    rows = np.array(
        [require_numbers(quarters[column], f"quarters.{column}") for column in quarters.columns]
    ).T.reshape(quarters.shape)
    if rows.shape[1] < LEAST_QUARTERS:
        nothing = dict.fromkeys(("tau", "p", "p_adjusted", "slope"), np.nan)
        return pd.DataFrame({**nothing, "course": Course.FEW}, index=quarters.index)
    tested = np.array([_mann_kendall(row) for row in rows]).reshape(-1, 3)
    adjusted = benjamini_hochberg(tested[:, 1])
    found = adjusted <= false_share
    course = np.select(
        [found & (tested[:, 0] > 0), found & (tested[:, 0] < 0)],
        [Course.RISING, Course.FALLING],
        default=Course.NO_CHANGE,
    )
    return pd.DataFrame(
        {
            "tau": tested[:, 0],
            "p": tested[:, 1],
            "p_adjusted": adjusted,
            "slope": tested[:, 2],
            "course": course.astype(object),
        },
        index=quarters.index,
    )


def _mann_kendall(row: Floats) -> tuple[float, float, float]:
    if np.ptp(row) == 0:
        return 0.0, 1.0, 0.0
    at = np.arange(len(row))
    test = stats.kendalltau(at, row)
    return float(test.statistic), float(test.pvalue), float(stats.theilslopes(row, at).slope)
