"""Choices that could be made otherwise, and what each would change: weights and denominators.

Severity weights come from sentencing and inherit what is unfair in it; residents mislead where
people spend the day elsewhere. So nothing is weighted or divided silently: every choice comes
with how much it moves.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from gis.analysis.contracts import BadFrame, require_columns
from gis.analysis.harm.counts import of_source
from gis.analysis.harm.rates import empirical_bayes
from gis.analysis.orders import TOP_SHARE, Change, change_of_order


@dataclass(frozen=True, slots=True)
class Effect:
    """Figures by area, one column for each choice, and what each changes against the first."""

    areas: pd.DataFrame
    changes: dict[str, Change]


def by_denominator(
    counts: pd.Series, person_years: pd.DataFrame, *, share: float = TOP_SHARE
) -> Effect:
    """Smoothed rates by each denominator (residents, school day, work day): first is compared to.

    Raises ``BadFrame`` for other areas or fewer than two denominators.
    """
    if person_years.shape[1] < 2:
        raise BadFrame("person_years", "has one denominator; a second is what is asked for")
    rates = pd.DataFrame(
        {name: empirical_bayes(counts, person_years[name])["smoothed"] for name in person_years}
    )
    return _against_first(rates, share)


def by_weight(
    counts: pd.DataFrame,
    areas: pd.Index,
    source: str,
    schemes: pd.DataFrame,
    *,
    share: float = TOP_SHARE,
) -> Effect:
    """Sums of one source by area: plain counts first, then each scheme of severity weights.

    ``schemes`` has categories as rows, schemes as columns (Crime Severity Score, Cambridge Crime
    Harm Index). A category without a weight is refused by name.
    """
    require_columns(schemes, list(schemes.columns), "schemes")
    sums = {"count": of_source(counts, areas, source)}
    for name in schemes.columns:
        sums[str(name)] = of_source(counts, areas, source, weights=schemes[name])
    return _against_first(pd.DataFrame(sums), share)


def _against_first(figures: pd.DataFrame, share: float) -> Effect:
    first = figures.iloc[:, 0]
    changes = {
        str(name): change_of_order(first, figures[name], share=share)
        for name in figures.columns[1:]
    }
    return Effect(figures, changes)
