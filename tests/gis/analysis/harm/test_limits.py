"""Limits and funnels agree with exact tails, with published figures and with each other."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from gis.analysis.contracts import BadInput
from gis.analysis.harm.funnel import Beside, funnel, poisson_funnel, proportion_funnel
from gis.analysis.harm.limits import poisson_limits, rate_limits, wilson_limits

# Public Health England's published test table of a rate funnel: a baseline of 116.1720835 a
# 100,000 over three years, and the yearly population at which so many events touch a limit.
BASELINE = 116.1720835 / 100_000
PUBLISHED_RATES = [
    # events, lower 95, upper 95, lower 99.8, upper 99.8
    pytest.param(1, 1598.675694, 7.264481402, 2649.348525, 0.287087625, id="1"),
    pytest.param(4, 2938.625247, 312.7159093, 4244.895077, 122.9648371, id="4"),
    pytest.param(20, 8862.823734, 3505.293872, 10915.38389, 2570.385518, id="20"),
    pytest.param(1360, 411529.9259, 369759.5622, 424043.2424, 358342.3275, id="1360"),
]
# Its table of a proportion funnel: a baseline of 80.642448 %, limits in per cent.
PUBLISHED_SHARES = [
    pytest.param(4, 41.923356, 100, 19.594903, 100, id="4"),
    pytest.param(92, 72.568959, 88.715937, 67.913155, 93.371741, id="92"),
    pytest.param(110_000, 80.408963, 80.875933, 80.274317, 81.010578, id="110000"),
]


@pytest.mark.parametrize(("events", "low_95", "high_95", "low_998", "high_998"), PUBLISHED_RATES)
def test_rate_funnels_are_the_published_ones(events, low_95, high_95, low_998, high_998) -> None:
    for confidence, low_at, high_at in ((0.95, low_95, high_95), (0.998, low_998, high_998)):
        expected = 3 * BASELINE * np.array([low_at, high_at])
        low, high = poisson_funnel(expected, confidence)
        assert low[0] == pytest.approx(events, rel=1e-4)
        assert high[1] == pytest.approx(events, rel=1e-4)


@pytest.mark.parametrize(("people", "low_95", "high_95", "low_998", "high_998"), PUBLISHED_SHARES)
def test_proportion_funnels_are_the_published_ones(
    people, low_95, high_95, low_998, high_998
) -> None:
    whole = pd.Series([0.80642448 * 1e9, 0.80642448 * people])
    row = proportion_funnel(whole, pd.Series([1e9, people])).iloc[1]
    published = {"low_95": low_95, "high_95": high_95, "low_998": low_998, "high_998": high_998}
    assert (100 * row[list(published)]).to_dict() == pytest.approx(published, abs=2e-5)


def test_exact_limits_leave_the_tails_they_promise() -> None:
    counts = pd.Series(range(10))
    for confidence in (0.9, 0.95, 0.998):
        limits = poisson_limits(counts, confidence=confidence)
        tail = (1 - confidence) / 2
        # By the definition: at the upper limit so few are just as unlikely as the tail allows.
        assert stats.poisson.cdf(counts, limits["high"]) == pytest.approx(tail)
        at_least = stats.poisson.sf(counts - 1, limits["low"])[1:]
        assert at_least == pytest.approx(tail)
        assert limits.loc[0, "low"] == 0
        assert set(limits["method"]) == {"exact"}


def test_byar_is_used_from_ten_and_is_close_to_exact() -> None:
    counts = pd.Series([10, 65, 1045])
    limits = poisson_limits(counts)
    assert limits["method"].tolist() == ["byar"] * 3
    exact = stats.chi2.ppf([[0.025], [0.975]], [2 * counts, 2 * (counts + 1)]) / 2
    # "Within 0.2 % of the exact value for numerators of 10 or more" (the technical guide).
    for row, side in enumerate(("low", "high")):
        assert limits[side].to_numpy() == pytest.approx(exact[row], rel=0.002)
    assert limits.loc[1, "low"] == pytest.approx(65 * (1 - 1 / 585 - 1.959964 / 24.18677) ** 3)


def test_rates_are_limits_over_people() -> None:
    rates = rate_limits(pd.Series([4, 12]), pd.Series([2000.0, 0.0]), per_people=1000)
    assert rates.loc[0, ["rate", "low"]].tolist() == pytest.approx([2.0, 1.08986 / 2], rel=1e-4)
    assert rates.loc[1, ["rate", "low", "high"]].isna().all()


def test_wilson_solves_its_equation() -> None:
    found, asked = pd.Series([0, 3, 10, 81]), pd.Series([10, 10, 10, 263])
    limits = wilson_limits(found, asked)
    for side in ("low", "high"):
        p = limits[side].to_numpy()
        inside = (p > 0) & (p < 1)
        z = (found / asked - p) / np.sqrt(p * (1 - p) / asked)
        assert np.abs(z[inside]).to_numpy() == pytest.approx(stats.norm.ppf(0.975))
    # Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662, 0 of 10 gives 0 to 0.2775.
    assert limits.loc[3, ["low", "high"]].tolist() == pytest.approx([0.2553, 0.3662], abs=5e-5)
    assert limits.loc[0, ["low", "high"]].tolist() == pytest.approx([0, 0.2775], abs=5e-5)


def test_an_area_is_placed_beside_the_funnel() -> None:
    counts = pd.Series([100, 100, 160, 60, 130, 0, 5], index=list("ABCDEFG"))
    years = pd.Series([1000.0, 1000, 1000, 1000, 1000, 1000, 0], index=list("ABCDEFG"))
    answer = funnel(counts, years)
    assert answer["all_rate"].iloc[0] == pytest.approx(550 / 6000)
    assert answer["beside"].to_dict() == {
        "A": Beside.WITHIN,
        "B": Beside.WITHIN,
        "C": Beside.ABOVE_998,
        "D": Beside.BELOW_998,
        "E": Beside.ABOVE_998,
        "F": Beside.BELOW_998,
        "G": Beside.NO_PEOPLE,
    }


def test_chance_alone_seldom_leaves_the_funnel() -> None:
    random = np.random.default_rng(7)
    years = pd.Series(random.uniform(200, 4000, 4000))
    beside = funnel(pd.Series(random.poisson(0.02 * years)), years)["beside"]
    assert (beside != Beside.WITHIN).mean() < 0.05
    assert beside.isin([Beside.ABOVE_998, Beside.BELOW_998]).mean() < 0.002


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda s: poisson_limits(-s), "below 0", id="negative"),
        pytest.param(lambda s: poisson_limits(s * np.nan), "no number", id="nan"),
        pytest.param(lambda s: poisson_limits(s, confidence=1), "confidence", id="certain"),
        pytest.param(lambda s: poisson_limits(s, confidence=95), "confidence", id="per-cent"),
        pytest.param(lambda s: rate_limits(s, s, per_people=0), "per_people", id="per-nobody"),
        pytest.param(lambda s: rate_limits(s, s.iloc[::-1]), "rows of the counts", id="rows"),
        pytest.param(lambda s: wilson_limits(s + 1, s), "more than there were", id="too-many"),
        pytest.param(lambda s: funnel(s, -s), "below 0", id="negative-years"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken(pd.Series([1.0, 2.0], index=["A", "B"]))
