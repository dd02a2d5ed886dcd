"""How much less a place counts the farther it is: one weight for every walking distance."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from gis.analysis.contracts import require_between, require_one_of
from gis.analysis.network.search import LONGEST_M
from gis.analysis.network.versions import FloatArray

# Walking 15, 20 and 40 minutes at 4.8 km/h, and half of 20: the thresholds of every report.
THRESHOLDS_M = (800.0, 1200.0, 1600.0, 3200.0)
WALK_KMH = 4.8
# Weights of the three thirds of the way to the limit (Luo and Qi 2009).
STEP_WEIGHTS = (1.0, 0.68, 0.22)


class Decay(StrEnum):
    """Shapes of the weight."""

    WITHIN = "within"
    STEP = "step"
    GAUSSIAN = "gaussian"


def decay_weights(
    metres: FloatArray,
    decay: str = Decay.GAUSSIAN,
    *,
    limit_m: float = 1600.0,
    bandwidth_m: float | None = None,
) -> FloatArray:
    """Weights from 0 to 1; nothing beyond ``limit_m``, which itself is inside.

    ``WITHIN``: 1 up to the limit. ``STEP``: 1, 0.68 and 0.22 in the three thirds of it, each
    with its end. ``GAUSSIAN``: exp(-d² / 2s²) with s = ``bandwidth_m``, half the limit when
    left out (the shape of PySAL's ``access``). Raises ``BadParameter``.
    """
    require_one_of("decay", decay, list(Decay))
    require_between("limit_m", limit_m, 0, LONGEST_M, above=True)
    if decay == Decay.GAUSSIAN:
        spread_m = limit_m / 2 if bandwidth_m is None else bandwidth_m
        require_between("bandwidth_m", spread_m, 0, LONGEST_M, above=True)
        weights = np.exp(-0.5 * (metres / spread_m) ** 2)
    elif decay == Decay.STEP:
        thirds = np.array([limit_m / 3, limit_m * 2 / 3, limit_m])
        zone = np.searchsorted(thirds, metres, side="left").clip(max=2)
        weights = np.array(STEP_WEIGHTS)[zone]
    else:
        weights = np.ones(len(metres))
    return np.where(metres <= limit_m, weights, 0.0)
