"""Slope and relative index: published national figures, exact lines, limits as drawn."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.equity.deciles import deciles_of, means_by_decile
from gis.analysis.equity.slope import Kind, slope_index

DECILES = pd.Index(range(1, 11), name="decile")
# Office for National Statistics, men in England by deprivation decile, 2015 to 2017 (deciles of
# equal size). Published slope indices: healthy life expectancy 19.1 years, life expectancy 9.4.
HEALTHY = [51.7182, 56.6479, 58.7618, 61.6578, 63.8382, 64.6954, 66.4610, 67.9231, 68.8129, 70.4463]
POORER = [22.2553, 19.4762, 18.7125, 17.1042, 15.8661, 15.7573, 14.6299, 13.6530, 13.4281, 12.8712]
# The worked example of the official package's manual: populations, life expectancy and se.
PEOPLE = pd.Series([7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534], DECILES)
YEARS = pd.Series([75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3], DECILES)
SE = pd.Series([1.64, 1.58, 1.51, 1.78, 1.7, 1.56, 1.37, 1.4, 2.43, 1.57], DECILES)


@pytest.mark.parametrize(
    ("values", "published"),
    [
        pytest.param(HEALTHY, 19.1, id="healthy-life-expectancy"),
        pytest.param(np.add(HEALTHY, POORER), 9.4, id="life-expectancy"),
    ],
)
def test_national_figures_are_the_published_ones(values, published: float) -> None:
    slope = slope_index(
        pd.Series(values, DECILES), pd.Series(1e6, DECILES), pd.Series(0.1, DECILES), draws=1000
    )
    assert round(slope.sii, 1) == published


def test_the_line_is_weighted_by_people() -> None:
    # By weighted moments: slope = cov(b, y) / var(b) with the shares as weights.
    share = PEOPLE / PEOPLE.sum()
    rank = share.cumsum() - share / 2
    middle, mean = (share * rank).sum(), (share * YEARS).sum()
    by_hand = (share * (rank - middle) * (YEARS - mean)).sum() / (
        share * (rank - middle) ** 2
    ).sum()
    slope = slope_index(YEARS, PEOPLE, SE)
    assert slope.sii == pytest.approx(by_hand)
    assert slope.intercept == pytest.approx(mean - by_hand * middle)
    assert slope.rii == pytest.approx(1 + by_hand / slope.intercept)


def test_limits_are_those_of_a_line_of_normal_values() -> None:
    slope = slope_index(YEARS, PEOPLE, SE)
    share = (PEOPLE / PEOPLE.sum()).to_numpy()
    rank = share.cumsum() - share / 2
    pull = share * (rank - (share * rank).sum())
    error = np.sqrt(((pull / (pull * rank).sum()) ** 2 * SE.to_numpy() ** 2).sum())
    expected = [slope.sii - 1.959964 * error, slope.sii + 1.959964 * error]
    assert [slope.sii_low, slope.sii_high] == pytest.approx(expected, abs=0.05)
    assert slope.rii_low < slope.rii < slope.rii_high


def test_areas_come_to_an_index_by_their_deciles() -> None:
    random = np.random.default_rng(6)
    areas = [f"E{n:03}" for n in range(200)]
    people = pd.Series(random.uniform(100, 300, 200), areas)
    rank = pd.Series(random.permutation(200), areas)
    order = rank.sort_values().index
    middle = (people[order].cumsum() - people[order] / 2) / people.sum()
    access = 0.1 + 0.3 * middle[areas] + pd.Series(random.normal(0, 0.02, 200), areas)
    table = means_by_decile(access, people, deciles_of(rank, people))
    slope = slope_index(table["mean"], table["people"], table["se"], draws=2000)
    assert slope.sii_low < 0.3 < slope.sii_high
    assert slope.rii == pytest.approx(4, rel=0.1)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        pytest.param(Kind.RATE, np.exp(np.linspace(1, 2, 10)), id="rate"),
        pytest.param(Kind.PROPORTION, 1 / (1 + np.exp(-np.linspace(-2, 1, 10))), id="proportion"),
    ],
)
def test_transformed_values_on_a_line_are_met_exactly(kind: Kind, values) -> None:
    series, people, certain = (pd.Series(x, DECILES) for x in (values, 100.0, 0.0))
    slope = slope_index(series, people, certain, kind=kind, fit_transformed=True, draws=1000)
    # Deciles stand at 0.05 … 0.95, so the ends are half a step beyond the first and last.
    forward = np.log(values) if kind is Kind.RATE else np.log(values / (1 - values))
    step = forward[1] - forward[0]
    ends = np.array([forward[0] - step / 2, forward[-1] + step / 2])
    back = np.exp(ends) if kind is Kind.RATE else 1 / (1 + np.exp(-ends))
    assert (slope.intercept, slope.sii) == pytest.approx((back[0], back[1] - back[0]))
    assert slope.sii_low == pytest.approx(slope.sii)
    plain = slope_index(series, people, certain, kind=kind, draws=1000)
    assert plain.sii == pytest.approx(slope_index(series, people, certain, draws=1000).sii)
    assert plain.sii != pytest.approx(slope.sii)


def test_draws_of_proportions_stay_proportions() -> None:
    small = pd.Series([0.02, 0.03, 0.03, 0.05, 0.04], index=range(1, 6))
    people, se = pd.Series(100.0, small.index), pd.Series(0.02, small.index)
    drawn = slope_index(small, people, se, kind=Kind.PROPORTION)
    plain = slope_index(small, people, se)
    assert drawn.sii == pytest.approx(plain.sii)
    assert (drawn.sii_low, drawn.sii_high) != pytest.approx((plain.sii_low, plain.sii_high))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"confidence": 0.998}, id="confidence"),
        pytest.param({"draws": 2000}, id="draws"),
        pytest.param({"seed": 3}, id="seed"),
        pytest.param({"kind": Kind.RATE}, id="kind"),
    ],
)
def test_every_parameter_changes_something(changed) -> None:
    usual = slope_index(YEARS, PEOPLE, SE, draws=3000)
    assert slope_index(YEARS, PEOPLE, SE, **({"draws": 3000} | changed)) != usual
    assert slope_index(YEARS, PEOPLE, SE, draws=3000) == usual


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: slope_index(YEARS[:4], PEOPLE[:4], SE[:4]), "has 4 deciles", id="few"),
        pytest.param(lambda: slope_index(YEARS, PEOPLE * 0, SE), "without people: 1", id="nobody"),
        pytest.param(lambda: slope_index(YEARS, PEOPLE[::-1], SE), "rows of the values", id="rows"),
        pytest.param(lambda: slope_index(YEARS, PEOPLE, -SE), "se: is below 0", id="se"),
        pytest.param(lambda: slope_index(YEARS * np.nan, PEOPLE, SE), "no number", id="nan"),
        pytest.param(lambda: slope_index(YEARS, PEOPLE, SE, draws=10), "draws", id="draws"),
        pytest.param(lambda: slope_index(YEARS, PEOPLE, SE, confidence=2), "confidence", id="c"),
        pytest.param(
            lambda: slope_index(YEARS, PEOPLE, SE, kind=Kind.PROPORTION),
            "is no proportion at 1",
            id="proportion",
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
