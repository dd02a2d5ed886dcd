"""The times of a week as strips: what is open above, what was reported below, in one row a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guardianship.insight.charts.figure import Words

WIDTH_PX, ROW_PX = 400, 112


@dataclass(frozen=True, slots=True)
class Time:
    """A time: share with an open place and what was reported, each with its words.

    A share or number that is not known has no bar.
    """

    label: Words
    open_share: float | None
    open_words: Words
    reported: float | None
    reported_words: Words


@dataclass(frozen=True, slots=True)
class Strip:
    """A time as it is drawn."""

    time: Time
    y: int
    open_px: float
    reported_px: float


@dataclass(frozen=True, slots=True)
class Strips:
    """All times. The longest bar of reports is as wide as the chart; a full one of places is all
    young people."""

    strips: Sequence[Strip]
    height_px: int
    template: str = "insight/charts/hours.html"
    width_px: int = WIDTH_PX


def draw_hours(times: Sequence[Time]) -> Strips | None:
    """The chart; None without times."""
    if not times:
        return None
    most = max((time.reported or 0.0 for time in times), default=0.0) or 1.0
    strips = [
        Strip(
            time,
            number * ROW_PX,
            round(WIDTH_PX * min(time.open_share or 0.0, 1.0), 1),
            round(WIDTH_PX * (time.reported or 0.0) / most, 1),
        )
        for number, time in enumerate(times)
    ]
    return Strips(strips, len(strips) * ROW_PX)
