"""Shares and hours as bars with their words in the chart, in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guardianship.insight.charts.figure import Words

# Narrow, so that the words are still read on a telephone, where the drawing shrinks.
WIDTH_PX, ROW_PX, BAR_PX = 400, 66, 14
LABEL_PX = 42


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of something, in words too."""

    label: Words
    amount: float
    words: Words


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as it is drawn, its words above it."""

    label: Words
    words: Words
    y: int
    long_px: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars, the longest as wide as the chart."""

    bars: Sequence[Bar]
    height_px: int
    template: str = "insight/charts/bars.html"
    width_px: int = WIDTH_PX
    bar_px: int = BAR_PX


def draw_bars(amounts: Sequence[Amount], *, most: float | None = None) -> Bars | None:
    """The chart; None without amounts. ``most`` is what a full bar stands for."""
    if not amounts:
        return None
    full = most or max(each.amount for each in amounts) or 1.0
    bars = [
        Bar(
            each.label,
            each.words,
            number * ROW_PX + LABEL_PX,
            round(WIDTH_PX * max(0.0, min(each.amount / full, 1.0)), 1),
        )
        for number, each in enumerate(amounts)
    ]
    return Bars(bars, len(bars) * ROW_PX)
