"""Whole neighbourhoods drawn again and again: the bootstrap of areas that are alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gis.analysis.contracts import BadFrame

Floats = NDArray[np.float64]
LEAST_CLUSTERS = 8


def sums_of(rows: Floats, which: NDArray[np.intp]) -> Floats:
    """Column sums of each neighbourhood; ``which`` is the number of that of each row.

    Raises ``BadFrame`` for fewer than eight: too few to draw again.
    """
    number = int(which.max()) + 1 if len(which) else 0
    if number < LEAST_CLUSTERS:
        raise BadFrame("clusters", f"has {number}; {LEAST_CLUSTERS} are asked for, to draw again")
    sums = np.zeros((number, rows.shape[1]))
    np.add.at(sums, which, rows)
    return sums


def times_drawn(number: int, draws: int, seed: int) -> NDArray[np.int64]:
    """How often each of ``number`` neighbourhoods comes up in each drawing: draws × number."""
    shares = np.full(number, 1 / number)
    return np.random.default_rng(seed).multinomial(number, shares, size=draws)
