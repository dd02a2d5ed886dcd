"""How many young people are short of a place: people × the part of the standard they lack.

    short = P max(0, 1 − A / A*)

P young people of an area, A places a person within reach at a time, A* the standard. The unit
is young people, so figures can be added over areas and compared with places.
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
    require_unique_index,
)
from gis.analysis.harm.counts import SourceKind
from gis.analysis.orders import TOP_SHARE, Change, change_of_order

Floats = NDArray[np.float64]
PER_THOUSAND = 1000.0


def middle_standard(access: pd.DataFrame) -> float:
    """The middle access of all areas and times, as places for 1,000 young people.

    A standard for want of a stated one; 0 where most areas have nothing, which
    ``short_of_a_place`` refuses.
    """
    known = require_access(access).ravel()
    known = known[~np.isnan(known)]
    return float(np.median(known) * PER_THOUSAND) if known.size else 0.0


def short_of_a_place(
    people: pd.Series, access: pd.DataFrame, *, standard_per_1000: float
) -> pd.DataFrame:
    """Young people short of a place, areas × times; NaN where access is not known.

    ``people`` are residents of the age by area, ``access`` places for each of them, areas ×
    times. Raises ``BadFrame`` where areas differ, ``BadParameter`` for a standard of nothing.
    """
    require_between("standard_per_1000", standard_per_1000, 0, PER_THOUSAND * 100, above=True)
    require_unique_index(people, "people")
    if not people.index.equals(access.index):
        raise BadFrame("access", "does not have the rows of people, in their order")
    young = require_numbers(people, "people", least=0)
    short = shortfall(young[:, None], require_access(access), standard_per_1000)
    return pd.DataFrame(short, index=access.index, columns=access.columns)


def shortfall(people: Floats, access: Floats, standard_per_1000: float) -> Floats:
    """The formula itself, on numbers that are known to be sound."""
    lacking = np.maximum(0.0, 1.0 - access * PER_THOUSAND / standard_per_1000)
    return np.asarray(people * lacking, dtype=np.float64)


def require_access(access: pd.DataFrame) -> Floats:
    """Access as numbers of at least 0; NaN stands for no network data and is let through."""
    columns = [
        require_numbers(access[column], f"access.{column}", least=0, missing=True)
        for column in access.columns
    ]
    return np.column_stack(columns) if columns else np.empty((len(access), 0))


def harm_factor(
    relative_rates: pd.DataFrame,
    kinds: Mapping[str, SourceKind],
    dials: Mapping[str, float],
) -> pd.Series:
    """What each area's shortfall is multiplied by when harm may move the answer.

    ``relative_rates`` are smoothed rates over their mean, areas × sources. Each source has a
    dial of its own from 0 (says nothing, the start) to 1; the factor is the product of
    rate ** dial, so that no source is added to another and an area without a rate stays as it
    is. Police records alone are refused: recorded activity is never the only source.
    """
    factor = pd.Series(1.0, index=relative_rates.index, name="harm_factor")
    for source, dial in dials.items():
        require_between(f"dial of {source}", dial, 0, 1)
    used = [source for source, dial in dials.items() if dial > 0]
    if missing := [source for source in used if source not in kinds]:
        raise BadParameter("kinds", f"does not say who {', '.join(missing)} is")
    if used and {kinds[source] for source in used} == {SourceKind.POLICE}:
        raise BadParameter("dials", "must not rest on police records alone")
    require_columns(relative_rates, used, "relative_rates")
    for source in used:
        rate = pd.Series(
            require_numbers(relative_rates[source], source, least=0, missing=True),
            index=relative_rates.index,
        )
        factor = factor * rate.fillna(1.0) ** dials[source]
    return factor


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
