"""An answer that goes along with where a group lives is told, with limits that hold."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from gis.analysis.contracts import BadInput
from gis.analysis.equity.proxies import goes_along

AREAS = [f"E{n:02}" for n in range(60)]
SHARE = pd.Series(np.random.default_rng(1).uniform(0, 1, 60), AREAS)


def drawn(run: int, pull: float) -> tuple[pd.Series, pd.Series]:
    """An answer and a share whose normal scores have the correlation ``pull``."""
    random = np.random.default_rng(run)
    one, noise = random.normal(size=60), random.normal(size=60)
    other = pull * one + np.sqrt(1 - pull**2) * noise
    return pd.Series(one, AREAS), pd.Series(stats.norm.cdf(other), AREAS)


def test_the_correlation_is_spearmans() -> None:
    answer = SHARE**2 + pd.Series(np.random.default_rng(2).normal(0, 0.2, 60), AREAS)
    proxy = goes_along(answer, SHARE)
    by_hand = np.corrcoef(answer.rank(), SHARE.rank())[0, 1]
    assert proxy.correlation == pytest.approx(by_hand)
    assert proxy.low < proxy.correlation < proxy.high
    assert proxy.low > 0
    assert goes_along(SHARE, SHARE).correlation == pytest.approx(1)
    wide = goes_along(answer, SHARE, confidence=0.99)
    assert wide.low < proxy.low


@pytest.mark.parametrize("pull", [0.0, 0.6])
def test_limits_hold_nineteen_times_of_twenty(pull: float) -> None:
    # Of normal scores with correlation r, Spearman's is 6/π arcsin(r/2).
    truth = 6 / np.pi * np.arcsin(pull / 2)
    held = [
        proxy.low <= truth <= proxy.high
        for proxy in (goes_along(*drawn(n, pull)) for n in range(300))
    ]
    assert 0.92 <= np.mean(held) <= 0.98


def test_areas_where_one_is_not_known_are_passed_over() -> None:
    answer = SHARE.copy()
    answer.iloc[:20] = np.nan
    assert goes_along(answer, SHARE).areas == 40
    assert np.isnan(goes_along(SHARE * 0, SHARE).correlation)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: goes_along(SHARE[:9], SHARE[:9]), "in 9 areas", id="few"),
        pytest.param(lambda: goes_along(SHARE, SHARE * 2), "above 1", id="share"),
        pytest.param(lambda: goes_along(SHARE, SHARE[::-1]), "rows of the answer", id="rows"),
        pytest.param(lambda: goes_along(SHARE, SHARE, confidence=5), "confidence", id="confidence"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
