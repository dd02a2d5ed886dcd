"""Harm as a dial that starts at nothing: each source its own, with whom it moves beside it.

The factor of an area is the product over sources of relative rate ** dial, so that no source is
added to another. Police records alone are refused: recorded activity is never the only source
for an area's result (rule R-STG-3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_columns,
    require_numbers,
)
from gis.analysis.harm.counts import SourceKind
from gis.analysis.harm.reporting import Recording
from gis.analysis.orders import TOP_SHARE, Change, change_of_order

Floats = NDArray[np.float64]


def harm_factor(
    relative_rates: pd.DataFrame,
    kinds: Mapping[str, SourceKind],
    dials: Mapping[str, float],
) -> pd.Series:
    """What each area's shortfall is multiplied by when harm may move the answer.

    ``relative_rates`` are smoothed rates over their mean, areas × sources. Each source has a
    dial of its own from 0 (says nothing, the start) to 1. An area without a rate stays as it is.
    Raises ``BadFrame`` and ``BadParameter``.
    """
    used = _dials_in_use(kinds, dials)
    factor = pd.Series(1.0, index=relative_rates.index, name="harm_factor")
    require_columns(relative_rates, used, "relative_rates")
    for source in used:
        rate = pd.Series(
            require_numbers(relative_rates[source], source, least=0, missing=True),
            index=relative_rates.index,
        )
        factor = factor * rate.fillna(1.0) ** dials[source]
    return factor


def harm_draws(
    rates: Mapping[str, Floats],
    kinds: Mapping[str, SourceKind],
    dials: Mapping[str, float],
    *,
    recordings: Mapping[str, Recording] | None = None,
    seed: int = 0,
) -> Floats:
    """The factor in each draw, areas × draws, for ``draws.gap_bands``.

    ``rates`` are draws by source (``rates.draw_rates``). Where ``recordings`` says how much of a
    source's events are recorded, each area's share is drawn too. Rates are taken relative to
    the mean over areas of the same draw. Areas without a rate have factor 1.
    """
    used = _dials_in_use(kinds, dials)
    if missing := [source for source in used if source not in rates]:
        raise BadParameter("rates", f"lacks the source {missing[0]}")
    shapes = {drawn.shape for drawn in rates.values()}
    if len(shapes) != 1:
        raise BadParameter("rates", "must have the same areas and draws for every source")
    areas, draws = shapes.pop()
    factor = np.ones((areas, draws))
    for number, source in enumerate(used):
        behind = rates[source]
        if recordings and source in recordings:
            behind = behind / recordings[source].draw(areas, draws, seed + number)
        known = ~np.isnan(behind).any(axis=1)
        if known.any() and behind[known].sum():
            relative = behind[known] / behind[known].mean(axis=0)
            factor[known] *= relative ** dials[source]
    return factor


def _dials_in_use(kinds: Mapping[str, SourceKind], dials: Mapping[str, float]) -> list[str]:
    for source, dial in dials.items():
        require_between(f"dial of {source}", dial, 0, 1)
    used = [source for source, dial in dials.items() if dial > 0]
    if missing := [source for source in used if source not in kinds]:
        raise BadParameter("kinds", f"does not say who {', '.join(missing)} is")
    if used and {kinds[source] for source in used} == {SourceKind.POLICE}:
        raise BadParameter("dials", "must not rest on police records alone")
    return used


@dataclass(frozen=True, slots=True)
class Moved:
    """What the dial does: figures without and with it, and whom it moves."""

    without: pd.Series
    with_harm: pd.Series
    change: Change


def whom_harm_moves(short: pd.Series, factor: pd.Series, *, share: float = TOP_SHARE) -> Moved:
    """One time's shortfall without harm beside the same with it, always both."""
    if not short.index.equals(factor.index):
        raise BadFrame("factor", "does not have the rows of the shortfall")
    weighed = short * factor
    return Moved(short, weighed, change_of_order(short, weighed, share=share))


def without_each_source(
    short: pd.Series,
    relative_rates: pd.DataFrame,
    kinds: Mapping[str, SourceKind],
    dials: Mapping[str, float],
    *,
    share: float = TOP_SHARE,
) -> dict[str, Change]:
    """What turning off each source would change (row D7): by source, against all of them.

    A source whose going would leave police records alone is turned off together with them.
    """
    every = short * harm_factor(relative_rates, kinds, dials)
    changes = {}
    for source in (name for name, dial in dials.items() if dial > 0):
        left = {name: dial for name, dial in dials.items() if name != source and dial > 0}
        if left and {kinds[name] for name in left} == {SourceKind.POLICE}:
            left = {}
        changed = short * harm_factor(relative_rates, kinds, left)
        changes[source] = change_of_order(every, changed, share=share)
    return changes
