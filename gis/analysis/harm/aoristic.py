"""Events whose hour is not known exactly: each is shared out over the week it may have fallen in.

The rule of Ratcliffe (2002) as R's ``aoristic`` applies it: an event counts one in all, in the
share of its minutes that lie in each hour of the week.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import BadFrame, require_columns

HOURS = 168
HOUR = pd.Timedelta(hours=1)
WEEK = pd.Timedelta(days=7)


def hours_of_week(events: pd.DataFrame) -> pd.DataFrame:
    """Weights of each event over the 168 hours of the week, Monday 00:00 first; rows sum to 1.

    ``events`` has columns ``start`` and ``end``, local wall-clock times without a zone. Without
    an end, or with an end before the start, the hour of the start has it; a span of a week or
    more is shared evenly. Raises ``BadFrame`` for an event without a start.
    """
    require_columns(events, ["start", "end"], "events")
    start, end = events["start"], events["end"]
    if getattr(start.dtype, "tz", None) is not None or getattr(end.dtype, "tz", None) is not None:
        raise BadFrame("events", "has instants; wall-clock times without a zone are asked for")
    if start.isna().any():
        raise BadFrame("events", f"has no start at {events.index[start.isna()][0]}")
    rows = [_one(a, b) for a, b in zip(start, end, strict=True)]
    weights = np.vstack(rows) if rows else np.empty((0, HOURS))
    return pd.DataFrame(weights, index=events.index, columns=pd.RangeIndex(HOURS, name="hour"))


def _one(start: pd.Timestamp, end: pd.Timestamp) -> NDArray[np.float64]:
    weights = np.zeros(HOURS)
    if pd.isna(end) or end <= start:
        weights[_hour(start)] = 1.0
        return weights
    span = end - start
    if span >= WEEK:
        return np.full(HOURS, 1 / HOURS)
    at = start
    while at < end:
        until = min(at.floor("h") + HOUR, end)
        weights[_hour(at)] += (until - at) / span
        at = until
    return weights


def _hour(moment: pd.Timestamp) -> int:
    return int(moment.weekday()) * 24 + int(moment.hour)
