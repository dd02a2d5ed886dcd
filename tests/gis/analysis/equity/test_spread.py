"""Measures of spread are those of the people counted one by one."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.equity.deciles import deciles_of, limits_of_means, means_by_decile
from gis.analysis.equity.spread import (
    concentration_index,
    erreygers_index,
    gini,
    palma,
    poverty,
    theil,
)

AREAS = list("ABCDEF")
ACCESS = pd.Series([0.10, 0.02, 0.00, 0.40, 0.25, 0.02], AREAS)
PEOPLE = pd.Series([30, 10, 20, 10, 10, 20], AREAS)
RANK = pd.Series([1, 2, 3, 4, 5, 6], AREAS)
EACH = np.repeat(ACCESS.to_numpy(), PEOPLE.to_numpy())  # a hundred people, one by one


def test_gini_is_the_mean_difference_between_people() -> None:
    pairs = np.abs(EACH[:, None] - EACH[None, :]).mean()
    assert gini(ACCESS, PEOPLE) == pytest.approx(pairs / (2 * EACH.mean()))
    assert gini(ACCESS * 0 + 3, PEOPLE) == pytest.approx(0)
    # One person of a hundred has all: 1 − 1/100.
    one = pd.Series([5.0, 0.0], ["A", "B"])
    assert gini(one, pd.Series([1, 99], ["A", "B"])) == pytest.approx(0.99)


def test_concentration_is_the_covariance_with_rank() -> None:
    ranks = (np.arange(100) + 0.5) / 100  # persons of an area share its middle rank
    middle = np.repeat(pd.Series(ranks).groupby(np.repeat(AREAS, PEOPLE)).mean(), PEOPLE)
    covariance = np.cov(EACH, middle, bias=True)[0, 1]
    assert concentration_index(ACCESS, PEOPLE, RANK) == pytest.approx(2 * covariance / EACH.mean())
    assert concentration_index(ACCESS, PEOPLE, -RANK) == pytest.approx(
        -concentration_index(ACCESS, PEOPLE, RANK)
    )
    assert concentration_index(ACCESS * 0 + 1, PEOPLE, RANK) == pytest.approx(0)


def test_areas_of_one_rank_stand_together() -> None:
    tied = pd.Series([1, 1, 2, 2, 3, 3], AREAS)
    shuffled = [1, 0, 3, 2, 5, 4]
    assert concentration_index(
        ACCESS.iloc[shuffled], PEOPLE.iloc[shuffled], tied.iloc[shuffled]
    ) == pytest.approx(concentration_index(ACCESS, PEOPLE, tied))
    together = pd.Series([1.0, 0, 1, 0], list("ABCD"))
    assert concentration_index(
        together, pd.Series(5, list("ABCD")), pd.Series([1, 1, 2, 2], list("ABCD"))
    ) == pytest.approx(0)


def test_erreygers_is_the_same_for_having_and_lacking() -> None:
    have = erreygers_index(ACCESS, PEOPLE, RANK, least=0, most=1)
    assert have == pytest.approx(4 * EACH.mean() * concentration_index(ACCESS, PEOPLE, RANK))
    assert erreygers_index(1 - ACCESS, PEOPLE, RANK, least=0, most=1) == pytest.approx(-have)
    assert erreygers_index(ACCESS, PEOPLE, RANK, least=0, most=2) == pytest.approx(have / 2)


def test_palma_counts_people_at_both_ends() -> None:
    in_order = np.sort(EACH)
    assert palma(ACCESS, PEOPLE) == pytest.approx(in_order[90:].sum() / in_order[:40].sum())
    assert np.isnan(palma(pd.Series([0.0, 1.0], ["A", "B"]), pd.Series([50, 50], ["A", "B"])))


def test_theil_is_its_two_parts() -> None:
    groups = pd.Series(list("xxyyzz"), AREAS)
    answer = theil(ACCESS, PEOPLE, groups)
    ratio = EACH / EACH.mean()
    by_person = np.mean([r * np.log(r) if r > 0 else 0 for r in ratio])
    assert answer.total == pytest.approx(by_person)
    assert answer.between + answer.within == pytest.approx(by_person)
    inside = sum(
        theil(ACCESS[part], PEOPLE[part]).total * (ACCESS * PEOPLE)[part].sum() / EACH.sum()
        for part in (list("AB"), list("CD"), list("EF"))
    )
    assert answer.within == pytest.approx(inside)


@pytest.mark.parametrize("power", [0, 1, 2])
def test_poverty_is_the_mean_shortfall_of_people(power: int) -> None:
    by_person = np.mean([(1 - value / 0.1) ** power if value < 0.1 else 0 for value in EACH])
    assert poverty(ACCESS, PEOPLE, line=0.1, power=power) == pytest.approx(by_person)


def test_deciles_hold_the_same_number_of_people() -> None:
    areas = [f"E{n}" for n in range(200)]
    random = np.random.default_rng(3)
    people = pd.Series(random.integers(90, 110, 200), areas)
    rank = pd.Series(random.permutation(200), areas)
    decile = deciles_of(rank, people)
    share = people.groupby(decile).sum() / people.sum()
    assert share.tolist() == pytest.approx([0.1] * 10, abs=0.006)
    assert (rank.groupby(decile).max()[:-1].to_numpy() < rank.groupby(decile).min()[1:]).all()
    assert deciles_of(rank, people, parts=5).max() == 5


def test_decile_means_are_weighted_by_people() -> None:
    decile = pd.Series([1, 1, 1, 2, 2, 3], AREAS)
    table = means_by_decile(ACCESS, PEOPLE, decile)
    assert table["mean"].tolist() == pytest.approx(
        [EACH[:60].mean(), EACH[60:80].mean(), EACH[80:].mean()]
    )
    assert table["people"].tolist() == [60, 20, 20]
    assert table["areas"].tolist() == [3, 2, 1]
    assert np.isnan(table.loc[3, "se"])
    # Two areas of the same size: half their difference.
    assert table.loc[2, "se"] == pytest.approx((0.40 - 0.25) / 2)


def test_areas_without_people_or_value_change_nothing() -> None:
    wider = pd.concat([ACCESS, pd.Series({"Y": 9.0, "Z": np.nan})])
    people = pd.concat([PEOPLE, pd.Series({"Y": 0, "Z": 50})])
    rank = pd.concat([RANK, pd.Series({"Y": 0, "Z": 3})])
    assert gini(wider, people) == pytest.approx(gini(ACCESS, PEOPLE))
    assert concentration_index(wider, people, rank) == pytest.approx(
        concentration_index(ACCESS, PEOPLE, RANK)
    )


def test_zero_supply_has_no_spread_and_everybody_below_the_line() -> None:
    nothing = ACCESS * 0
    for measure in (gini(nothing, PEOPLE), palma(nothing, PEOPLE), theil(nothing, PEOPLE).total):
        assert np.isnan(measure)
    assert np.isnan(concentration_index(nothing, PEOPLE, RANK))
    assert poverty(nothing, PEOPLE, line=0.1, power=1) == 1


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: gini(-ACCESS, PEOPLE), "values: is below 0", id="negative"),
        pytest.param(lambda: gini(ACCESS, PEOPLE * 0), "nobody lives", id="nobody"),
        pytest.param(lambda: gini(ACCESS, PEOPLE[::-1]), "rows of the values", id="rows"),
        pytest.param(lambda: gini(ACCESS.rename({"B": "A"}), PEOPLE), "more than once", id="twice"),
        pytest.param(lambda: poverty(ACCESS, PEOPLE, line=0, power=1), "line", id="line"),
        pytest.param(lambda: poverty(ACCESS, PEOPLE, line=1, power=3), "power must be", id="power"),
        pytest.param(
            lambda: erreygers_index(ACCESS, PEOPLE, RANK, least=0, most=0.3),
            "above 0.3",
            id="bounds",
        ),
        pytest.param(
            lambda: erreygers_index(ACCESS, PEOPLE, RANK, least=1, most=0), "most must", id="order"
        ),
        pytest.param(lambda: concentration_index(ACCESS, PEOPLE, RANK / 0 * 0), "rank", id="rank"),
        pytest.param(lambda: theil(ACCESS, PEOPLE, RANK[:2]), "group for each row", id="groups"),
        pytest.param(lambda: deciles_of(RANK, PEOPLE, parts=1), "parts", id="parts"),
        pytest.param(lambda: means_by_decile(ACCESS, PEOPLE, RANK - 1), "below 1", id="decile"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()


def means_of(values: list[float]) -> pd.Series:
    """One decile of areas with as many people each."""
    areas = pd.Index(range(len(values)))
    people = pd.Series(100.0, areas)
    return means_by_decile(pd.Series(values, areas), people, pd.Series(1, areas)).loc[1]


def test_limits_of_means_never_go_below_nothing_and_are_those_by_hand() -> None:
    row = means_of([0.0, 0.0, 0.0, 8.0])
    # Mean 2, standard deviation 4, so the error is 2; t for three degrees is 3.182.
    assert (row["mean"], row["se"]) == (2.0, pytest.approx(2.0))
    assert row["low"] == pytest.approx(2 / np.exp(3.182446), rel=1e-5)
    assert row["high"] == pytest.approx(2 * np.exp(3.182446), rel=1e-5)


def test_limits_hold_the_true_mean_about_as_often_as_they_say() -> None:
    drawn = np.random.default_rng(4).gamma(1.0, 2.0, (2000, 12))
    means = pd.DataFrame(
        {"mean": drawn.mean(axis=1), "se": drawn.std(axis=1, ddof=1) / np.sqrt(12), "areas": 12}
    )
    limits = limits_of_means(means)
    held = ((limits["low"] <= 2) & (limits["high"] >= 2)).mean()
    assert 0.92 <= held <= 0.98


@pytest.mark.parametrize("values", [[3.0], [0.0, 0.0, 0.0]], ids=["one area", "nothing at all"])
def test_one_area_or_nothing_has_no_limits(values: list[float]) -> None:
    assert means_of(values)[["low", "high"]].isna().all()


def test_less_than_nothing_has_the_limits_of_its_own_scale() -> None:
    row = means_of([-1.0, -3.0])
    assert (row["low"] + row["high"]) / 2 == pytest.approx(-2)
    assert row["low"] < -2 < row["high"]
