"""Rates that lean on all areas where one area alone says little: empirical Bayes (Marshall 1991).

An area's true rate is drawn from a Gamma distribution of mean m and variance A that all areas
share; its reports are Poisson. The estimate then has a Gamma distribution of its own, which
gives limits and the probability of lying above a multiple of the mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from gis.analysis.contracts import require_between, require_numbers, require_unique_index
from gis.analysis.harm.limits import CONFIDENCE, normal_quantile, same_rows

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """What all areas share: mean rate a person-year, and variance of true rates between areas."""

    mean: float
    variance: float

    @property
    def areas_differ(self) -> bool:
        """Whether there is evidence that areas differ by more than chance."""
        return self.variance > 0


def prior_of(counts: pd.Series, person_years: pd.Series) -> Prior:
    """Marshall's global moments; areas without people are left out of them."""
    events, years = _checked(counts, person_years)
    there = years > 0
    events, years = events[there], years[there]
    if not years.sum():
        return Prior(np.nan, 0.0)
    mean = events.sum() / years.sum()
    spread = (years * (events / years - mean) ** 2).sum() / years.sum()
    return Prior(float(mean), float(max(0.0, spread - mean / years.mean())))


def p_all_alike(counts: pd.Series, person_years: pd.Series, *, rounded_to: float = 0.0) -> float:
    """How likely chance alone makes areas of one rate differ as much as these, or more.

    Pearson's index of dispersion (Cochran 1954) against chi-squared. Counts that were rounded to
    multiples of ``rounded_to`` vary by a twelfth of its square more. 1 for fewer than two areas
    with people, or without any report. A variance between areas that is estimated above 0 is no
    evidence yet: by chance it is so in every other map on which all areas are alike.
    """
    require_between("rounded_to", rounded_to, 0, np.inf)
    events, years = _checked(counts, person_years)
    events, years = events[years > 0], years[years > 0]
    if len(events) < 2 or not events.sum():
        return 1.0
    expected = events.sum() * years / years.sum()
    spread = ((events - expected) ** 2 / (expected + rounded_to**2 / 12)).sum()
    return float(stats.chi2.sf(spread, len(events) - 1))


def empirical_bayes(
    counts: pd.Series,
    person_years: pd.Series,
    *,
    confidence: float = CONFIDENCE,
    times_mean: float = 1.0,
) -> pd.DataFrame:
    """Smoothed rates a person-year: columns rate, smoothed, low, high, p_above, areas_differ.

    ``p_above`` is the probability that the true rate is above ``times_mean`` times the mean.
    Where nothing says that areas differ, all have the mean with its own limits and ``p_above``
    is unknown. Areas without people have no rate. Raises ``BadFrame`` and ``BadParameter``.
    """
    normal_quantile(confidence)
    require_between("times_mean", times_mean, 0, np.inf, above=True)
    events, years = _checked(counts, person_years)
    prior = prior_of(counts, person_years)
    shape, per_year = _posterior(events, years, prior)
    tail = (1 - confidence) / 2
    answer = pd.DataFrame(
        {
            "rate": np.divide(events, years, out=np.full(len(years), np.nan), where=years > 0),
            "smoothed": shape / per_year,
            "low": stats.gamma.ppf(tail, shape, scale=1 / per_year),
            "high": stats.gamma.ppf(1 - tail, shape, scale=1 / per_year),
            "p_above": stats.gamma.sf(times_mean * prior.mean, shape, scale=1 / per_year),
        },
        index=counts.index,
    )
    if not prior.areas_differ:
        answer["p_above"] = np.nan
        answer["smoothed"] = prior.mean
    answer.loc[years == 0, ["smoothed", "low", "high", "p_above"]] = np.nan
    answer["areas_differ"] = prior.areas_differ
    return answer


def draw_rates(
    counts: pd.Series, person_years: pd.Series, *, draws: int = 500, seed: int = 0
) -> Floats:
    """True rates that the data allow, areas × draws, to carry the doubt into other measures."""
    require_between("draws", draws, 1, 100_000)
    events, years = _checked(counts, person_years)
    prior = prior_of(counts, person_years)
    shape, per_year = _posterior(events, years, prior)
    random = np.random.default_rng(seed)
    if not prior.areas_differ:
        one_for_all = random.gamma(shape[:1], 1 / per_year[:1], size=(1, draws))
        drawn: Floats = np.repeat(one_for_all, len(events), axis=0)
    else:
        drawn = random.gamma(shape[:, None], 1 / per_year[:, None], size=(len(events), draws))
    drawn[years == 0] = np.nan
    return drawn


def _checked(counts: pd.Series, person_years: pd.Series) -> tuple[Floats, Floats]:
    require_unique_index(counts, "counts")
    return require_numbers(counts, "counts", least=0), same_rows(
        counts, person_years, "person_years"
    )


def _posterior(events: Floats, years: Floats, prior: Prior) -> tuple[Floats, Floats]:
    """Shape and rate of the Gamma distribution of each area's true rate."""
    if prior.areas_differ:
        return prior.mean**2 / prior.variance + events, prior.mean / prior.variance + years
    # All areas as one; half an event more (Jeffreys) keeps zero harm from being certain zero.
    one = np.ones(len(events))
    return one * (events.sum() + 0.5), one * (years.sum() or 1.0)
