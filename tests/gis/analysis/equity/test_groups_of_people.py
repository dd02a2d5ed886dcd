"""A planted disparity is found, nothing is found where nothing was planted, unknown stays said."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from gis.analysis.contracts import BadInput
from gis.analysis.equity.groups_of_people import group_means
from gis.analysis.equity.parity import (
    NOT_KNOWN,
    Direction,
    completeness,
    disparity_ratios,
    parity_of_responses,
)

NEIGHBOURHOODS, AREAS_EACH = 20, 5
GROUPS = list("abcde")


def invented(run: int, *, halved: str | None = None) -> tuple[pd.Series, pd.DataFrame, pd.Series]:
    """Access, members and neighbourhoods; areas in which ``halved`` live have half the access."""
    random = np.random.default_rng(run)
    areas = NEIGHBOURHOODS * AREAS_EACH
    index = [f"E{n:03}" for n in range(areas)]
    clusters = pd.Series(np.repeat(np.arange(NEIGHBOURHOODS), AREAS_EACH), index)
    near = np.repeat(random.normal(0, 0.03, NEIGHBOURHOODS), AREAS_EACH)
    access = np.maximum(0, random.normal(0.2, 0.03, areas) + near)
    share = random.dirichlet([8, 2, 1, 0.6, 0.4], areas)
    if halved:
        lives = random.random(areas) < 0.3
        share[:, GROUPS.index(halved)] = np.where(lives, 2.0, 0.0)
        access = np.where(lives, access / 2, access)
    members = pd.DataFrame(share * random.uniform(100, 400, areas)[:, None], index, GROUPS)
    return pd.Series(access, index), members, clusters


def test_means_are_those_of_the_areas_people_live_in() -> None:
    access, members, clusters = invented(1)
    table = group_means(access, members, clusters)
    for group in GROUPS:
        by_hand = np.average(access, weights=members[group])
        assert table.loc[group, "mean"] == pytest.approx(by_hand)
    everybody = np.average(access, weights=members.sum(axis=1))
    assert table["all"].tolist() == pytest.approx([everybody] * 5)
    assert (table["low"] < table["difference"]).all()
    assert (table["difference"] < table["high"]).all()


def test_half_the_access_is_found() -> None:
    found = [group_means(*invented(run, halved="c"), draws=200).loc["c"] for run in range(20)]
    assert all(row["flagged"] for row in found)
    assert all(row["ratio"] < 0.8 for row in found)


def test_nothing_is_found_where_nothing_was_planted() -> None:
    runs = [group_means(*invented(run), draws=200, seed=run) for run in range(200)]
    assert np.mean([table["flagged"].any() for table in runs]) <= 0.05


def test_twice_the_responses_are_found() -> None:
    residents = pd.Series({"a": 8000, "b": 1500, "c": 500})
    found = 0
    for run in range(50):
        random = np.random.default_rng(run)
        reached = pd.Series(random.poisson(residents * [0.04, 0.04, 0.08]), residents.index)
        table = disparity_ratios(reached, residents, Direction.ENFORCEMENT)
        found += bool(table.loc["c", "flagged"])
    assert found >= 45


def test_equal_responses_are_not_flagged() -> None:
    residents = pd.Series({"a": 8000, "b": 1500, "c": 500})
    flagged = 0
    for run in range(200):
        reached = pd.Series(np.random.default_rng(run).poisson(residents * 0.05), residents.index)
        flagged += disparity_ratios(reached, residents, Direction.WELFARE)["flagged"].any()
    assert flagged / 200 <= 0.05


def test_ratios_are_of_rates_with_exact_limits() -> None:
    reached, residents = pd.Series({"a": 30, "b": 70}), pd.Series({"a": 1000, "b": 9000})
    row = disparity_ratios(reached, residents, Direction.WELFARE).loc["a"]
    assert row["ratio"] == pytest.approx((30 / 1000) / (70 / 9000))
    limits = stats.binomtest(30, 100).proportion_ci(0.95, method="exact")
    odds = [p / (1 - p) * 9 for p in (limits.low, limits.high)]
    assert row[["low", "high"]].tolist() == pytest.approx(odds)
    assert row["reading"] == (
        "Reached by welfare responses 3.9 times as often as others (between 2.4 and 6.0): "
        "more than chance explains."
    )


def test_small_groups_and_unknown_ones_stay_and_have_no_ratio() -> None:
    reached = pd.Series({"a": 60, "b": 40, "c": 4, NOT_KNOWN: 20})
    residents = pd.Series({"a": 800, "b": 500, "c": 90, NOT_KNOWN: np.nan})
    table = disparity_ratios(reached, residents, Direction.WELFARE)
    assert table.index.tolist() == ["a", "b", "c", NOT_KNOWN]
    assert table.loc[["c", NOT_KNOWN], "ratio"].isna().all()
    assert table.loc["c", "reading"] == "Too few to say."
    # The twenty of whom nothing is known are nobody's others: 44 of 590 are.
    assert table.loc["a", "ratio"] == pytest.approx((60 / 800) / (44 / 590))
    assert disparity_ratios(reached, residents, Direction.WELFARE, least_count=3)["ratio"]["c"] > 0


def test_equal_events_with_unequal_action_show_as_a_gap() -> None:
    events = pd.DataFrame(
        {
            "kind": ["assault"] * 4 + ["missing"] * 3,
            "sex": ["boys", "girls", "boys", None, "boys", "girls", ""],
            "events": [60, 100, 40, 10, 50, 50, 5],
            "actions": [48, 40, 32, 5, 25, 25, 1],
        }
    )
    table = parity_of_responses(events, "sex")
    boys = table.loc[("assault", "boys")]
    assert boys["share"] == pytest.approx(0.8)
    assert boys["difference"] == pytest.approx(0.8 - 45 / 110)
    assert boys["difference_low"] > 0.2
    even = table.loc[("missing", "boys")]
    assert even["difference_low"] < 0 < even["difference_high"]
    assert table.loc[("assault", NOT_KNOWN), "share"] == 0.5
    assert table.loc[("missing", NOT_KNOWN), "events"] == 5
    assert np.isnan(table.loc[("missing", NOT_KNOWN), "share"]), "too few to say"
    shown = parity_of_responses(events, "sex", least_events=5, confidence=0.99)
    assert shown.loc[("missing", NOT_KNOWN), "share"] == 0.2
    assert shown.loc[("assault", "boys"), "high"] > boys["high"]
    # Newcombe (1998), table II: 56/70 less 48/80 is 0.2, from 0.0524 to 0.3339.
    published = pd.DataFrame(
        {"kind": "k", "sex": ["x", "y"], "events": [70, 80], "actions": [56, 48]}
    )
    row = parity_of_responses(published, "sex").loc[("k", "x")]
    assert row[["difference", "difference_low", "difference_high"]].tolist() == pytest.approx(
        [0.2, 0.0524, 0.3339], abs=5e-5
    )


def test_what_is_not_known_is_counted_by_field_and_group() -> None:
    records = pd.DataFrame(
        {
            "group": ["a", "a", "a", "b", None],
            "ethnicity": ["x", None, "Not known", "y", " "],
            "age": [12, 13, np.nan, 15, 16],
        }
    )
    table = completeness(records, ["ethnicity", "age"], "group")
    assert table["not_known"].to_dict() == {
        ("age", "a"): 1,
        ("age", "b"): 0,
        ("age", NOT_KNOWN): 0,
        ("ethnicity", "a"): 2,
        ("ethnicity", "b"): 0,
        ("ethnicity", NOT_KNOWN): 1,
    }
    assert (table["known"] + table["not_known"]).groupby("group").first().to_dict() == {
        "a": 3,
        "b": 1,
        NOT_KNOWN: 1,
    }
    assert table.loc[("ethnicity", "a"), "share"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"confidence": 0.99}, id="confidence"),
        pytest.param({"draws": 150}, id="draws"),
        pytest.param({"seed": 5}, id="seed"),
        pytest.param({"least_people": 1e6}, id="least_people"),
    ],
)
def test_every_parameter_changes_something(changed) -> None:
    usual = group_means(*invented(1), draws=200)
    other = group_means(*invented(1), **({"draws": 200} | changed))
    assert not usual[["low", "high"]].equals(other[["low", "high"]])
    assert group_means(*invented(1), draws=200).equals(usual)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(
            lambda: group_means(*invented(1), level="ward"), "level must be authority", id="level"
        ),
        pytest.param(
            lambda: group_means(*(part[:20] for part in invented(1))),
            "clusters: has 4",
            id="clusters",
        ),
        pytest.param(lambda: group_means(*invented(1), draws=1), "draws", id="draws"),
        pytest.param(
            lambda: group_means(invented(1)[0], -invented(1)[1], invented(1)[2]),
            "members.a: is below 0",
            id="negative",
        ),
        pytest.param(
            lambda: group_means(invented(1)[0], invented(1)[1] * 0, invented(1)[2]),
            "nobody lives",
            id="nobody",
        ),
        pytest.param(
            lambda: disparity_ratios(pd.Series({"a": 1}), pd.Series({"b": 1}), Direction.WELFARE),
            "groups of those reached",
            id="groups",
        ),
        pytest.param(
            lambda: completeness(pd.DataFrame({"g": ["a"]}), ["sex"], "g"), "column sex", id="field"
        ),
        pytest.param(
            lambda: parity_of_responses(pd.DataFrame({"kind": ["a"]}), "sex"),
            "lacks the column sex, events, actions",
            id="columns",
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
