"""Opening hours as shares of slots: of a typical week, or of one named date.

A slot is an hour, or a part of one, on the wall clock of Europe/London. Where the clock goes
forward an hour of that day has no minutes and counts for nothing; where it goes back it has
twice as many. A typical week is the mean of weeks that the caller names, so a session every
other week counts a half, and term time and holidays are kept apart by naming their weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_columns,
    require_numbers,
    require_unique_index,
)
from gis.analysis.network.versions import FloatArray, IntArray

LONDON = ZoneInfo("Europe/London")
DAY_MIN = 24 * 60
# A visit is worth the walk when this much of it is left.
STAY_MIN = 45
# A listing that was confirmed today keeps its hours 19 times in 20; half of what is above the
# floor is lost each half-life; hours that nobody ever confirmed hold every other time. These
# three are assumptions, declared as such: no study of published hours was found.
FRESH_SHARE, LEAST_SHARE, HALF_LIFE_DAYS = 0.95, 0.5, 180.0


@dataclass(frozen=True, eq=False)
class Slots:
    """Slots of ``slot_min`` minutes, from Monday or from midnight on.

    ``stretches`` are runs of instants (seconds of Unix time, edges one more than steps) with the
    slot that each step belongs to; ``count`` is how many slots there are.
    """

    slot_min: int
    count: int
    stretches: tuple[tuple[IntArray, IntArray], ...]

    @property
    def index(self) -> pd.RangeIndex:
        """Numbers of the slots: column labels of everything by slot."""
        return pd.RangeIndex(self.count, name="slot")

    @property
    def lasts_s(self) -> FloatArray:
        """Seconds of each slot, over all weeks together."""
        total = np.zeros(self.count)
        for edges, slot in self.stretches:
            total += np.bincount(slot, weights=np.diff(edges), minlength=self.count)
        return total

    def at(self, weekday: int, hour: int, minute: int = 0) -> int:
        """The slot of the typical week that holds a time; Monday is 0."""
        slot = (weekday * DAY_MIN + hour * 60 + minute) // self.slot_min
        if not 0 <= slot < self.count:
            raise BadParameter("weekday", f"{weekday} at {hour}:{minute:02} is in no slot")
        return slot


def typical_week(mondays: Sequence[date], slot_min: int = 60) -> Slots:
    """The week that is the mean of those that begin on ``mondays``: 168 hours, or 672 quarters.

    Raises ``BadParameter`` for a day that is no Monday, a week named twice, or none.
    """
    _check_slot(slot_min)
    if not mondays:
        raise BadParameter("mondays", "must name at least one week")
    for monday in mondays:
        if monday.weekday() != 0:
            raise BadParameter("mondays", f"must be Mondays; {monday} is not")
    if len(set(mondays)) != len(mondays):
        raise BadParameter("mondays", "names a week twice")
    stretches = tuple(_stretch(monday, 7, slot_min) for monday in sorted(mondays))
    return Slots(slot_min, 7 * DAY_MIN // slot_min, stretches)


def named_date(day: date, slot_min: int = 60) -> Slots:
    """The slots of one day, from midnight to midnight in London."""
    _check_slot(slot_min)
    return Slots(slot_min, DAY_MIN // slot_min, (_stretch(day, 1, slot_min),))


def open_share(
    intervals: pd.DataFrame,
    listings: pd.Index,
    slots: Slots,
    *,
    walk_min: float = 0,
    stay_min: float = 0,
    unknown: pd.Index | None = None,
) -> pd.DataFrame:
    """The share of each slot in which each listing is open: listings × slots, 0 to 1.

    ``intervals`` has ``listing``, ``start`` and ``end``, with time zones; those of one listing
    may overlap or touch, and are joined. Listings without intervals are closed; those in
    ``unknown`` have hours that nobody knows, and get NaN, which is neither open nor closed.

    With ``walk_min`` and ``stay_min`` it is the share of moments at which somebody may set
    out, walk so long, find the door open and stay so long before it closes. Intervals should
    reach a day beyond the slots, for a walk and a stay may end outside them. Raises ``BadFrame``.
    """
    require_between("walk_min", walk_min, 0, DAY_MIN)
    require_between("stay_min", stay_min, 0, DAY_MIN)
    row, start_s, end_s = _joined(intervals, listings)
    start_s = start_s - round(walk_min * 60)
    end_s = end_s - round((walk_min + stay_min) * 60)
    lasting = end_s > start_s
    row, start_s, end_s = row[lasting], start_s[lasting], end_s[lasting]
    seconds = np.zeros((len(listings), slots.count))
    for edges, slot in slots.stretches:
        seconds += _overlap(row, start_s, end_s, edges, slot, seconds.shape)
    lasts_s = slots.lasts_s
    share = np.divide(seconds, lasts_s, out=np.zeros_like(seconds), where=lasts_s > 0)
    if unknown is not None:
        share[listings.isin(unknown)] = np.nan
    return pd.DataFrame(share, index=listings, columns=slots.index)


def reliability(
    days_since_confirmed: pd.Series,
    *,
    fresh_share: float = FRESH_SHARE,
    least_share: float = LEAST_SHARE,
    half_life_days: float = HALF_LIFE_DAYS,
) -> pd.Series:
    """The probability that published hours are true, by days since somebody confirmed them.

    p = least + (fresh - least) · 2^(-days / half-life); never confirmed (NaN) is ``least_share``.
    Multiply a share of slots by it for what to expect, or draw doors open and shut with it.
    """
    require_between("fresh_share", fresh_share, 0, 1)
    require_between("least_share", least_share, 0, fresh_share)
    require_between("half_life_days", half_life_days, 0, np.inf, above=True)
    days = require_numbers(days_since_confirmed, "days_since_confirmed", least=0, missing=True)
    worn = np.exp2(-days / half_life_days)
    chance = least_share + (fresh_share - least_share) * np.nan_to_num(worn)
    return pd.Series(chance, index=days_since_confirmed.index, name="reliability")


def _check_slot(slot_min: int) -> None:
    if slot_min <= 0 or 60 % slot_min:
        raise BadParameter("slot_min", f"must part the hour evenly, not {slot_min!r}")


def _stretch(first_day: date, days: int, slot_min: int) -> tuple[IntArray, IntArray]:
    """Steps of ``slot_min`` between two midnights in London, and the slot of each on the wall."""
    midnights = [
        datetime.combine(first_day + timedelta(days=number), time(), LONDON) for number in (0, days)
    ]
    first_s, last_s = (int(moment.timestamp()) for moment in midnights)
    edges = np.arange(first_s, last_s + 1, slot_min * 60, dtype=np.int64)
    slots = []
    for second in edges[:-1].tolist():
        wall = datetime.fromtimestamp(second, LONDON)
        day = (wall.date() - first_day).days
        slots.append((day * DAY_MIN + wall.hour * 60 + wall.minute) // slot_min)
    return edges, np.array(slots, dtype=np.int64)


def _joined(intervals: pd.DataFrame, listings: pd.Index) -> tuple[IntArray, IntArray, IntArray]:
    """Rows of listings and seconds of Unix time, overlapping and touching intervals made one."""
    require_columns(intervals, ["listing", "start", "end"], "intervals")
    require_unique_index(pd.Series(0, index=listings), "listings")
    row = listings.get_indexer(pd.Index(intervals["listing"]))
    if (row < 0).any():
        stranger = intervals["listing"].iloc[int(np.argmax(row < 0))]
        raise BadFrame("intervals", f"speak of the listing {stranger}, which is not there")
    start_s, end_s = _seconds(intervals, "start"), _seconds(intervals, "end")
    if (end_s <= start_s).any():
        at = intervals.index[int(np.argmax(end_s <= start_s))]
        raise BadFrame("intervals", f"end no later than they start, at {at}")
    order = np.lexsort((start_s, row))
    row, start_s, end_s = row[order], start_s[order], end_s[order]
    if not len(row):
        return row, start_s, end_s
    # Seconds of one listing never meet those of the next when each has a span of its own.
    span_s = int(end_s.max() - start_s.min()) + 1
    shift = row * span_s
    ends_so_far = np.maximum.accumulate(end_s + shift)
    opens = np.ones(len(row), dtype=bool)
    opens[1:] = (start_s + shift)[1:] > ends_so_far[:-1]
    closes = np.append(opens[1:], True)
    return row[opens], start_s[opens], (ends_so_far - shift)[closes]


def _seconds(intervals: pd.DataFrame, column: str) -> IntArray:
    moments = intervals[column]
    if not len(moments):
        return np.empty(0, dtype=np.int64)
    if not isinstance(moments.dtype, pd.DatetimeTZDtype):
        raise BadFrame("intervals", f"{column} needs moments with a time zone")
    if moments.isna().any():
        raise BadFrame("intervals", f"{column} has no moment at {moments.index[moments.isna()][0]}")
    seconds: IntArray = moments.dt.tz_convert("UTC").dt.as_unit("s").astype("int64").to_numpy()
    return seconds


def _overlap(
    row: IntArray,
    start_s: IntArray,
    end_s: IntArray,
    edges: IntArray,
    slot: IntArray,
    shape: tuple[int, int],
) -> FloatArray:
    """Seconds of intervals in the slots of one stretch, listings × slots."""
    start_s, end_s = np.maximum(start_s, edges[0]), np.minimum(end_s, edges[-1])
    there = end_s > start_s
    row, start_s, end_s = row[there], start_s[there], end_s[there]
    first = np.searchsorted(edges, start_s, side="right") - 1
    steps = np.searchsorted(edges, end_s, side="left") - first
    which = np.repeat(np.arange(len(row)), steps)
    before = np.cumsum(steps) - steps
    step = np.repeat(first - before, steps) + np.arange(steps.sum())
    seconds = np.minimum(end_s[which], edges[step + 1]) - np.maximum(start_s[which], edges[step])
    cell = row[which] * shape[1] + slot[step]
    total = np.bincount(cell, weights=seconds, minlength=shape[0] * shape[1])
    return np.asarray(total, dtype=np.float64).reshape(shape)
