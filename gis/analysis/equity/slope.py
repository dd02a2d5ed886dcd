"""Slope and relative index of inequality by the method of English public health.

Weighted regression of Y √a on √a and b √a: a the share of the population of each decile, b its
middle rank; SII is the slope, RII = (Y0 + SII) / Y0. Limits come from drawing each value from
Normal(value, se) and fitting again (Low and Low 2004; UK Health Security Agency, phe_sii of
PHEindicatormethods). Rates are drawn as logarithms and proportions as logits, so that no draw
leaves their range; the line is fitted to the values themselves unless it is asked for on the
logarithm or logit, as the second version of that package offers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from gis.analysis.contracts import BadFrame, require_between, require_numbers
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile

Floats = NDArray[np.float64]
LEAST_DECILES, MOST_DECILES = 5, 100
DRAWS = 100_000


class Kind(StrEnum):
    """What the values are, and so how they are transformed before the line is fitted."""

    OTHER = "other"
    RATE = "rate"
    PROPORTION = "proportion"


@dataclass(frozen=True, slots=True)
class Slope:
    """Difference and ratio from the most to the least deprived, with limits."""

    sii: float
    sii_low: float
    sii_high: float
    rii: float
    rii_low: float
    rii_high: float
    intercept: float


def slope_index(
    values: pd.Series,
    people: pd.Series,
    se: pd.Series,
    *,
    kind: Kind = Kind.OTHER,
    confidence: float = CONFIDENCE,
    draws: int = DRAWS,
    seed: int = 0,
    fit_transformed: bool = False,
) -> Slope:
    """SII and RII of values by decile, most deprived first.

    ``se`` are standard errors on the scale of the values; for rates and proportions they are
    carried to the logarithm or logit by the delta method. ``fit_transformed`` fits the line there
    too and reads its ends back. Raises ``BadFrame`` for fewer than
    five or more than a hundred deciles, a decile without people or a value out of its kind's
    range; ``BadParameter`` for parameters out of range.
    """
    normal_quantile(confidence)
    require_between("draws", draws, 1000, 10_000_000)
    value, share, error = _checked(values, people, se, kind)
    scaled, steepness = _scale(kind, value)
    drawn = np.random.default_rng(seed).normal(
        scaled[:, None], (error * steepness)[:, None], size=(len(value), draws)
    )
    fitted = _ends(scaled[:, None], share, kind, fit_transformed)
    simulated = _ends(drawn, share, kind, fit_transformed)
    tail = (1 - confidence) / 2
    sii = np.quantile(simulated[1] - simulated[0], [tail, 1 - tail])
    rii = np.quantile(_ratio(*simulated), [tail, 1 - tail])
    first, last = float(fitted[0][0]), float(fitted[1][0])
    return Slope(
        sii=last - first,
        sii_low=float(sii[0]),
        sii_high=float(sii[1]),
        rii=float(_ratio(fitted[0], fitted[1])[0]),
        rii_low=float(rii[0]),
        rii_high=float(rii[1]),
        intercept=first,
    )


def _checked(
    values: pd.Series, people: pd.Series, se: pd.Series, kind: Kind
) -> tuple[Floats, Floats, Floats]:
    if not LEAST_DECILES <= len(values) <= MOST_DECILES:
        raise BadFrame("values", f"has {len(values)} deciles; 5 to 100 are asked for")
    for series, name in ((people, "people"), (se, "se")):
        if not series.index.equals(values.index):
            raise BadFrame(name, "does not have the rows of the values, in their order")
    weight = require_numbers(people, "people", least=0)
    if (weight == 0).any():
        raise BadFrame("people", f"has a decile without people: {people.index[weight == 0][0]}")
    value = require_numbers(values, "values")
    outside = {
        Kind.OTHER: np.zeros(len(value), dtype=bool),
        Kind.RATE: value <= 0,
        Kind.PROPORTION: (value <= 0) | (value >= 1),
    }[kind]
    if outside.any():
        raise BadFrame("values", f"is no {kind} at {values.index[outside][0]}")
    return value, weight / weight.sum(), require_numbers(se, "se", least=0)


def _scale(kind: Kind, value: Floats) -> tuple[Floats, Floats]:
    """Values on the scale on which the line is fitted, and the slope of getting there."""
    if kind is Kind.RATE:
        return np.log(value), 1 / value
    if kind is Kind.PROPORTION:
        return special.logit(value), 1 / (value * (1 - value))
    return value, np.ones(len(value))


def _ends(
    scaled: Floats, share: Floats, kind: Kind, fit_transformed: bool
) -> tuple[Floats, Floats]:
    """Values of the fitted lines at rank 0 and rank 1, one for each column."""
    root = np.sqrt(share)
    middle = np.cumsum(share) - share / 2
    design = np.column_stack([root, middle * root])
    values = scaled if fit_transformed else _back(kind, scaled)
    (intercept, slope), *_ = np.linalg.lstsq(design, values * root[:, None], rcond=None)
    first, last = intercept, intercept + slope
    return (_back(kind, first), _back(kind, last)) if fit_transformed else (first, last)


def _back(kind: Kind, scaled: Floats) -> Floats:
    if kind is Kind.RATE:
        return np.asarray(np.exp(scaled))
    return np.asarray(special.expit(scaled)) if kind is Kind.PROPORTION else scaled


def _ratio(first: Floats, last: Floats) -> Floats:
    return np.asarray(np.divide(last, first, out=np.full(first.shape, np.nan), where=first != 0))
