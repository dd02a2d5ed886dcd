"""Young people's own map is a layer of its own, and a map that is unsafe everywhere says so."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from gis.analysis.contracts import BadInput
from gis.analysis.harm.safety_marks import unsafe_marks

MARKS = pd.Series({"A": 40, "B": 40, "C": 5, "D": 0})
UNSAFE = pd.Series({"A": 30, "B": 8, "C": 5, "D": 0})


def test_shares_have_limits_and_a_probability_of_standing_out() -> None:
    answer = unsafe_marks(UNSAFE, MARKS)
    assert answer.loc["A", "share"] == 0.75
    drawn = np.random.default_rng(1).beta(30.5, 10.5, 200_000)
    assert answer.loc["A", ["low", "high"]].tolist() == pytest.approx(
        np.quantile(drawn, [0.025, 0.975]), abs=0.002
    )
    assert answer.loc["A", "p_above"] == pytest.approx((drawn > 43 / 85).mean(), abs=0.002)
    assert answer.loc["B", "p_above"] == pytest.approx(stats.beta.sf(43 / 85, 8.5, 32.5))


def test_few_marks_say_nothing() -> None:
    assert unsafe_marks(UNSAFE, MARKS).loc[["C", "D"], ["share", "p_above"]].isna().all(axis=None)
    assert unsafe_marks(UNSAFE, MARKS, least_marks=5)["share"]["C"] == 1
    wider = unsafe_marks(UNSAFE, MARKS, confidence=0.99)
    assert wider["high"]["A"] > unsafe_marks(UNSAFE, MARKS)["high"]["A"]


def test_a_map_that_is_unsafe_everywhere_is_a_finding() -> None:
    assert not unsafe_marks(UNSAFE, MARKS)["unsafe_everywhere"].any()
    red = unsafe_marks((MARKS * 0.9).astype(int), MARKS)
    assert red["unsafe_everywhere"].all()
    assert (red["p_above"].dropna() < 0.8).all(), "none stands out"
    assert not unsafe_marks(UNSAFE * 0, MARKS * 0)["unsafe_everywhere"].any()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: unsafe_marks(MARKS + 1, MARKS), "more marks than", id="too-many"),
        pytest.param(lambda: unsafe_marks(UNSAFE, MARKS[:2]), "rows of unsafe", id="rows"),
        pytest.param(lambda: unsafe_marks(-UNSAFE, MARKS), "below 0", id="negative"),
        pytest.param(lambda: unsafe_marks(UNSAFE, MARKS, least_marks=0), "least_marks", id="least"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
