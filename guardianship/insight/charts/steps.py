"""Classes of figures for drawings: fixed ones, so that a map of one hour compares with another.

Nothing is cut into fifths or tenths of the areas: that would put areas in an order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guardianship.insight.charts.figure import Words

# A share from this on is in the next class; the first class is nothing at all.
EDGES = (0.005, 0.25, 0.5, 0.75)
SHARE_WORDS = (
    _("nobody"),
    _("up to a quarter"),
    _("a quarter to a half"),
    _("a half to three quarters"),
    _("three quarters or more"),
)
THIRDS = (1 / 3, 2 / 3)
UNKNOWN = "unknown"
LESS, ALIKE, MORE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Key:
    """A line of a legend: the class of the drawing and its words."""

    look: str
    words: Words


def share_look(share: float | None) -> str:
    """The class of a share from 0 to 1: ``q0`` to ``q4``, or ``unknown``."""
    if is_missing(share):
        return UNKNOWN
    return f"q{_class_of(share, EDGES)}"  # type: ignore[arg-type]


def share_keys() -> list[Key]:
    """The legend of shares, from nobody on."""
    return [Key(f"q{number}", words) for number, words in enumerate(SHARE_WORDS)]


def third_of(share: float) -> int:
    """0, 1 or 2: below a third, below two thirds, more."""
    return _class_of(share, THIRDS)


def beside(low: float, high: float, whole: float) -> int:
    """Whether a band lies below, around or above the figure of the whole: ``LESS``, ``ALIKE``,
    ``MORE``. A band that holds it is alike: the data do not tell them apart."""
    if high < whole:
        return LESS
    return MORE if low > whole else ALIKE


def pair_look(first: int, second: int) -> str:
    """The class of two figures in thirds: ``b00`` to ``b22``."""
    return f"b{first}{second}"


def is_missing(figure: float | None) -> bool:
    """Whether there is no figure: None or NaN."""
    return figure is None or math.isnan(figure)


def _class_of(figure: float, edges: Sequence[float]) -> int:
    return sum(figure >= edge for edge in edges)
