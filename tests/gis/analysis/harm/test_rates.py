"""Smoothed rates are esda's, their limits are those of the distribution they claim."""

import numpy as np
import pandas as pd
import pytest
from esda.smoothing import Empirical_Bayes
from scipy import integrate, stats

from gis.analysis.contracts import BadInput
from gis.analysis.harm.rates import draw_rates, empirical_bayes, prior_of

AREAS = list("ABCDEFGH")
COUNTS = pd.Series([2, 9, 4, 30, 0, 12, 7, 55], index=AREAS)
YEARS = pd.Series([300.0, 900, 150, 1500, 120, 700, 2000, 1400], index=AREAS)


def test_estimates_are_esdas() -> None:
    answer = empirical_bayes(COUNTS, YEARS)
    oracle = Empirical_Bayes(COUNTS.to_numpy(), YEARS.to_numpy()).r.ravel()
    assert answer["smoothed"].to_numpy() == pytest.approx(oracle, rel=1e-12)
    assert answer.index.tolist() == AREAS
    assert answer["areas_differ"].all()


def test_limits_and_probabilities_are_those_of_bayes_rule() -> None:
    prior = prior_of(COUNTS, YEARS)
    answer = empirical_bayes(COUNTS, YEARS, confidence=0.9, times_mean=1.5).loc["D"]
    gamma = stats.gamma(prior.mean**2 / prior.variance, scale=prior.variance / prior.mean)

    def weight(rate: float) -> float:
        return float(gamma.pdf(rate) * stats.poisson.pmf(30, rate * 1500))

    whole = integrate.quad(weight, 0, 0.2, limit=200)[0]
    for limit, share in ((answer["low"], 0.05), (answer["high"], 0.95)):
        assert integrate.quad(weight, 0, limit, limit=200)[0] / whole == pytest.approx(share)
    above = integrate.quad(weight, 1.5 * prior.mean, 0.2, limit=200)[0] / whole
    assert answer["p_above"] == pytest.approx(above)


def test_draws_follow_the_same_distribution() -> None:
    drawn = draw_rates(COUNTS, YEARS, draws=20_000, seed=3)
    answer = empirical_bayes(COUNTS, YEARS)
    assert drawn.mean(axis=1) == pytest.approx(answer["smoothed"].to_numpy(), rel=0.02)
    assert np.quantile(drawn, 0.975, axis=1) == pytest.approx(answer["high"].to_numpy(), rel=0.04)
    assert (
        draw_rates(COUNTS, YEARS, draws=9, seed=3) == draw_rates(COUNTS, YEARS, draws=9, seed=3)
    ).all()


@pytest.mark.parametrize(
    ("counts", "years"),
    [
        pytest.param([10, 20, 30], [100.0, 200, 300], id="all-the-same"),
        pytest.param([0, 0, 0], [100.0, 200, 300], id="zero-harm"),
        pytest.param([7], [100.0], id="one-area"),
    ],
)
def test_without_evidence_that_areas_differ_it_says_so(counts, years) -> None:
    answer = empirical_bayes(pd.Series(counts), pd.Series(years))
    assert not answer["areas_differ"].any()
    assert answer["smoothed"].to_numpy() == pytest.approx(sum(counts) / sum(years))
    assert answer["p_above"].isna().all()
    assert (answer["high"] > answer["smoothed"]).all()
    drawn = draw_rates(pd.Series(counts), pd.Series(years), draws=50)
    assert (drawn == drawn[:1]).all(), "one rate for all"


def test_areas_without_people_have_no_rate_and_disturb_no_other() -> None:
    with_empty = empirical_bayes(
        pd.concat([COUNTS, pd.Series({"Z": 3})]), pd.concat([YEARS, pd.Series({"Z": 0.0})])
    )
    assert with_empty.loc["Z", ["rate", "smoothed", "low", "high", "p_above"]].isna().all()
    pd.testing.assert_frame_equal(with_empty.drop("Z"), empirical_bayes(COUNTS, YEARS))
    assert np.isnan(empirical_bayes(COUNTS, YEARS * 0)["smoothed"]).all()


def test_input_is_not_changed() -> None:
    before = COUNTS.copy(), YEARS.copy()
    empirical_bayes(COUNTS, YEARS)
    pd.testing.assert_series_equal(COUNTS, before[0])
    pd.testing.assert_series_equal(YEARS, before[1])


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"confidence": 0.99}, "high", id="confidence"),
        pytest.param({"times_mean": 2.0}, "p_above", id="times_mean"),
    ],
)
def test_every_parameter_changes_something(changed, column: str) -> None:
    usual, other = empirical_bayes(COUNTS, YEARS), empirical_bayes(COUNTS, YEARS, **changed)
    assert (usual[column] != other[column]).all()
    assert draw_rates(COUNTS, YEARS, draws=5).shape == (8, 5)
    assert (draw_rates(COUNTS, YEARS, seed=1) != draw_rates(COUNTS, YEARS, seed=2)).all()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: empirical_bayes(COUNTS, -YEARS), "person_years: is below", id="minus"),
        pytest.param(lambda: empirical_bayes(COUNTS, YEARS, times_mean=0), "times_mean", id="k"),
        pytest.param(
            lambda: empirical_bayes(COUNTS.rename({"B": "A"}), YEARS),
            "more than once: A",
            id="twice",
        ),
        pytest.param(lambda: draw_rates(COUNTS, YEARS, draws=0), "draws", id="no-draws"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
