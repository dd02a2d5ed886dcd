"""Figures with their bands, one under the other by name: a dot, and a line from low to high."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from guardianship.insight.charts.figure import Words

# Narrow, so that the words are still read on a telephone, where the drawing shrinks.
WIDTH_PX, ROW_PX, TOP_PX = 400, 66, 30
# Room for half of the words of the first and the last mark.
LEFT_PX, RIGHT_PX = 28, 28
TICKS = 4
LEAST_SPAN = 1e-6
NICE = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Banded:
    """A figure and its band; ``words`` say both."""

    label: Words
    value: float
    low: float
    high: float
    words: Words


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as it is drawn; label and words stand above its line."""

    label: Words
    words: Words
    y: int
    x: float
    x_low: float
    x_high: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Bands:
    """Rows in the order given, over a scale that holds zero (and ``whole``, where there is one)."""

    rows: Sequence[Row]
    ticks: Sequence[Tick]
    height_px: int
    whole_x: float | None = None
    whole_words: Words = ""
    template: str = "insight/charts/bands.html"
    width_px: int = WIDTH_PX


def draw_bands(
    figures: Sequence[Banded], *, whole: float | None = None, whole_words: Words = ""
) -> Bands | None:
    """The chart; None without figures. ``whole`` is a figure to hold the others against."""
    known = [each for each in figures if all(map(math.isfinite, (each.value, each.low, each.high)))]
    if not known:
        return None
    ends = [0.0, *(each.low for each in known), *(each.high for each in known)]
    if whole is not None:
        ends.append(whole)
    marks = scale(min(ends), max(ends))
    least, most = marks[0], marks[-1]

    def at(value: float) -> float:
        return round(LEFT_PX + (value - least) / (most - least) * _INNER_PX, 1)

    rows = [
        Row(
            each.label,
            each.words,
            TOP_PX + number * ROW_PX,
            at(each.value),
            at(each.low),
            at(each.high),
        )
        for number, each in enumerate(known)
    ]
    return Bands(
        rows,
        [Tick(at(mark), f"{mark:g}") for mark in marks],
        TOP_PX + len(rows) * ROW_PX + 8,
        None if whole is None else at(whole),
        whole_words,
    )


_INNER_PX = WIDTH_PX - LEFT_PX - RIGHT_PX


def scale(least: float, most: float) -> list[float]:
    """Round numbers from below ``least`` to above ``most``, some ``TICKS`` steps of them."""
    # Figures that are all but alike still stand on a scale that can be written.
    size = max(1.0, abs(least), abs(most))
    span = most - least if most - least > LEAST_SPAN * size else size
    rough = span / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(nice * power for nice in NICE if nice * power >= rough * (1 - 1e-9))
    first, last = math.floor(least / step + 1e-12), math.ceil(most / step - 1e-12)
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]
