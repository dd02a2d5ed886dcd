"""Who responses reach and what they do: ratios with limits, welfare and enforcement apart.

Group counts of an authority alone. "Not known" is a group like any other and is never left out
or guessed (rows D2 to D5).
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
    require_columns,
    require_numbers,
    require_unique_index,
)
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile, wilson_limits

Floats = NDArray[np.float64]
NOT_KNOWN = "not known"
LEAST_COUNT = 10


class Direction(StrEnum):
    """What a response was for; ratios of the two are never added."""

    WELFARE = "welfare"
    ENFORCEMENT = "enforcement"


def disparity_ratios(
    reached: pd.Series,
    residents: pd.Series,
    direction: Direction,
    *,
    confidence: float = CONFIDENCE,
    least_count: float = LEAST_COUNT,
) -> pd.DataFrame:
    """How much more often responses reach each group than everybody else.

    Rate of the group over the rate of the rest, with exact limits (the group's part of all
    responses is binomial; Clopper and Pearson 1934). Columns direction, reached, residents,
    ratio, low, high, flagged, reading; ``flagged`` allows for as many groups as are compared
    (Bonferroni). Groups with fewer than ``least_count`` responses, the rest with fewer, or of
    unknown size have no ratio; responses to a group of unknown size are in nobody's "others".
    """
    normal_quantile(confidence)
    require_between("least_count", least_count, 1, np.inf)
    require_unique_index(reached, "reached")
    if not reached.index.equals(residents.index):
        raise BadFrame("residents", "does not have the groups of those reached, in their order")
    count = require_numbers(reached, "reached", least=0)
    size = require_numbers(residents, "residents", least=0, missing=True)
    counted = size > 0
    others, rest = count[counted].sum() - count, size[counted].sum() - size
    sound = counted & (count >= least_count) & (others >= least_count) & (rest > 0)
    others = np.maximum(others, 0.0)
    odds = np.divide(rest, size, out=np.full(len(size), np.nan), where=sound)
    low, high = _exact_odds(count, others, 1 - confidence)
    low_all, high_all = _exact_odds(count, others, (1 - confidence) / max(sound.sum(), 1))
    ratio = np.divide(count, others, out=np.full(len(count), np.nan), where=others > 0) * odds
    flagged = sound & ((low_all * odds > 1) | (high_all * odds < 1))
    answer = pd.DataFrame(
        {
            "direction": direction.value,
            "reached": count,
            "residents": size,
            "ratio": ratio,
            "low": low * odds,
            "high": high * odds,
            "flagged": flagged,
        },
        index=reached.index,
    )
    return answer.assign(reading=[_reading(row, direction) for row in answer.itertuples()])


def _exact_odds(count: Floats, others: Floats, error: float) -> tuple[Floats, Floats]:
    """Limits of p / (1 − p) for ``count`` out of ``count + others``."""
    low = np.where(count > 0, stats.beta.ppf(error / 2, np.maximum(count, 1e-9), others + 1), 0.0)
    high = np.where(
        others > 0, stats.beta.ppf(1 - error / 2, count + 1, np.maximum(others, 1e-9)), 1.0
    )
    with np.errstate(divide="ignore"):
        return low / (1 - low), high / (1 - high)


def _reading(row: object, direction: Direction) -> str:
    ratio = float(getattr(row, "ratio"))  # noqa: B009 - the row's type is pandas' own
    if np.isnan(ratio):
        return "Too few to say."
    low, high = float(getattr(row, "low")), float(getattr(row, "high"))  # noqa: B009
    said = f"{ratio:.1f} times as often as others (between {low:.1f} and {high:.1f})"
    if getattr(row, "flagged"):  # noqa: B009
        return f"Reached by {direction} responses {said}: more than chance explains."
    return f"Reached by {direction} responses {said}: chance may explain it."


def parity_of_responses(
    events: pd.DataFrame,
    by: str,
    *,
    confidence: float = CONFIDENCE,
    least_events: float = LEAST_COUNT,
) -> pd.DataFrame:
    """Whether the same kind of event gets the same response: action ÷ events, kind by kind.

    ``events`` has columns kind, ``by`` (sex, age band, care status), events and actions; rows of
    the same kind and group are added. Index kind × group; columns events, actions, share, low,
    high (Wilson), difference, difference_low, difference_high (from all others of the kind;
    Newcombe 1998). An empty group is "not known". Fewer than ``least_events`` of a group, or of
    all others, have no share and no difference.
    """
    require_between("least_events", least_events, 1, np.inf)
    require_columns(events, ["kind", by, "events", "actions"], "events")
    for name in ("events", "actions"):
        require_numbers(events[name], f"events.{name}", least=0)
    groups = events[by].astype(object).where(events[by].notna() & (events[by] != ""), NOT_KNOWN)
    table = events.assign(group=groups).groupby(["kind", "group"])[["events", "actions"]].sum()
    rest = table.groupby(level="kind").transform("sum") - table
    own, others = (
        wilson_limits(part["actions"], part["events"], confidence=confidence).where(
            part["events"] >= least_events
        )
        for part in (table, rest)
    )
    difference = own["share"] - others["share"]
    return table.join(own).assign(
        difference=difference,
        difference_low=difference
        - np.hypot(own["share"] - own["low"], others["high"] - others["share"]),
        difference_high=difference
        + np.hypot(own["high"] - own["share"], others["share"] - others["low"]),
    )


def completeness(
    records: pd.DataFrame, fields: list[str], by: str, *, confidence: float = CONFIDENCE
) -> pd.DataFrame:
    """What is not known, by field and group (row D5).

    Index field × group; columns known, not_known, share (not known), low, high. None, NaN, an
    empty text and "not known" are all not known; a row without a group is in "not known" too.
    """
    require_columns(records, [by, *fields], "records")
    normal_quantile(confidence)
    unknown = records[fields].apply(_is_unknown)
    group = records[by].astype(object).mask(_is_unknown(records[by]), NOT_KNOWN).rename("group")
    counted = unknown.groupby(group).agg(["sum", "size"]).stack(level=0, future_stack=True)
    counted = counted.rename_axis(["group", "field"]).swaplevel().sort_index()
    share = wilson_limits(counted["sum"], counted["size"], confidence=confidence)
    table = pd.DataFrame({"known": counted["size"] - counted["sum"], "not_known": counted["sum"]})
    return table.join(share)


def _is_unknown(values: pd.Series) -> pd.Series:
    return values.isna() | values.astype(str).str.strip().str.casefold().isin(["", NOT_KNOWN])
