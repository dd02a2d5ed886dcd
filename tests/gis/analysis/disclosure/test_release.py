"""A release shows rounded counts, hides small ones, and cannot be changed (R-SDC-1, -4, -6)."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.figures import Layout
from gis.analysis.disclosure.release import Release, build_release, read_release
from gis.analysis.disclosure.rules import DisclosureRefused, Rules
from tests.gis.analysis.disclosure.towns import QUARTER, TOTAL, cells, layout, shown

BANDS = ("evening", "night")


def test_small_counts_are_hidden_zero_like_the_others_and_the_rest_is_rounded() -> None:
    counts = [0, 1, 9, 10, 12, 13, 147, 40, 60]
    release = build_release("harm", cells(counts), layout(9))
    assert shown(release.table()) == {
        "A00": None, "A01": None, "A02": None, "A03": 10, "A04": 10, "A05": 15, "A06": 145,
        "A07": 40, "A08": 60, TOTAL: 290,
    }  # fmt: skip
    hidden = release.table().iloc[:, 3:].loc[release.table()["count"].isna()]
    assert len(hidden.drop_duplicates()) == 1, "one hidden figure looks like the next"
    assert release.about["not_shown"] == (
        "fewer than 10, or held back so that such a number cannot be worked out"
    )


def test_totals_come_from_true_counts() -> None:
    table = build_release("harm", cells([12, 12, 12, 12]), layout(4)).table()
    assert shown(table)[TOTAL] == 50, "48 people, and not 4 × 10"


def test_every_combination_is_there_and_years_add_up() -> None:
    quarters = tuple(f"2026-Q{number}" for number in (1, 2, 3, 4))
    known = pd.DataFrame(
        [(a, quarter, band, 30) for a in ("A00", "A01") for quarter in quarters for band in BANDS],
        columns=["area", "period", "band", "count"],
    )
    plan = layout(2, periods=quarters, band=BANDS)
    table = build_release("harm", known, plan).table()
    assert len(table) == (2 + 1) * (4 + 1) * (2 + 1)
    key = ["area", "period", "band"]
    assert table.set_index(key).loc[("A00", "2026", "evening"), "count"] == 120


def test_a_band_that_is_nearly_all_there_is_does_not_give_the_other_away() -> None:
    """Quarters and years bind each other: what is hidden in one must be hidden in the other."""
    quarters = tuple(f"2026-Q{number}" for number in (1, 2, 3, 4))
    known = pd.DataFrame({"area": "A00", "period": quarters, "band": "evening", "count": 30})
    table = build_release("harm", known, layout(2, periods=quarters, band=BANDS)).table()
    assert table.loc[table["band"] == "night", "count"].isna().all()
    assert table["count"].notna().any()


def test_cells_without_a_row_are_zero_and_hidden() -> None:
    table = build_release("harm", cells([30, 40]), layout(4)).table()
    assert shown(table)["A03"] is None


def test_the_same_cells_in_any_order_have_the_same_hash() -> None:
    one = cells([0, 14, 25, 40])
    release = build_release("harm", one, layout(4), sources=["Somebody, 2026"])
    again = build_release(
        "harm", one.sample(frac=1, random_state=3), layout(4), sources=["Somebody, 2026"]
    )
    assert release.digest == again.digest
    others = [
        build_release("harm", cells([0, 14, 25, 50]), layout(4), sources=["Somebody, 2026"]),
        build_release("harm", one, layout(4)),
        build_release("visits", one, layout(4), sources=["Somebody, 2026"]),
        build_release("harm", one, layout(4), rules=Rules(unreliable_below=25)),
    ]
    assert len({release.digest, *(other.digest for other in others)}) == 5


def test_a_stored_release_that_was_changed_is_refused() -> None:
    release = build_release("harm", cells([14, 25]), layout(2))
    same = read_release(release.head, release.body, release.digest)
    assert same == release
    with pytest.raises(DisclosureRefused, match="not the one that was frozen"):
        read_release(release.head, release.body.replace("25", "30"), release.digest)


def test_no_true_count_stands_anywhere_in_a_release() -> None:
    release = build_release("harm", cells([37, 52, 68, 71]), layout(4))
    text = release.head + release.body
    assert [number for number in ("37", "52", "68", "71", "228") if number in text] == []


def test_the_input_is_not_changed() -> None:
    one = cells([0, 14, 25])
    before = one.copy()
    build_release("harm", one, layout(3))
    pd.testing.assert_frame_equal(one, before)


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(Rules(threshold=20), id="threshold"),
        pytest.param(Rules(base=3), id="base"),
        # The total leaves 0 to 6 for the hidden count: enough for 5 and not for 9.
        pytest.param(Rules(narrowest=9), id="narrowest"),
    ],
)
def test_every_rule_changes_something(rules: Rules) -> None:
    counts = cells([0, 30, 40, 15])
    usual = build_release("harm", counts, layout(4)).table()
    assert not usual.equals(build_release("harm", counts, layout(4), rules=rules).table())


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        pytest.param(cells([1, 2, 3]).drop(columns="count"), "lacks the column", id="column"),
        pytest.param(cells([1, 2, 3, 4]), "A03", id="area that is not in the layout"),
        pytest.param(cells([1, 2], "2026-Q2"), "2026-Q2", id="period that is not in the layout"),
        pytest.param(pd.concat([cells([1])] * 2), "more than once", id="cell twice"),
        pytest.param(cells([-1]), "below 0", id="below zero"),
        pytest.param(cells([1]).assign(count=np.nan), "has no number", id="NaN"),
        pytest.param(cells([1]).assign(count=1.5), "no whole number", id="half a person"),
    ],
)
def test_cells_that_cannot_be_read_are_named(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        build_release("harm", frame, layout(3))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("threshold", 3),
        ("base", 1),
        ("unreliable_below", 5),
        ("fewest_people", 0),
        ("narrowest", 10),
        ("narrowest", 1),
        ("base", 2.5),
    ],
)
def test_rules_that_protect_nobody_are_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(BadInput, match=f"^{name} "):
        Rules(**{name: value})


def plan(**changes: object) -> Layout:
    """A layout of two areas with something changed."""
    usual: dict[str, object] = {
        "kind": "msoa",
        "areas": ("A00", "A01"),
        "periods": (QUARTER,),
        "dimensions": {},
        "larger": {},
    }
    return Layout(**(usual | changes))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        pytest.param({"kind": "oa"}, "R-SDC-3", id="output areas"),
        pytest.param({"kind": "hexagon"}, "R-SDC-3", id="free shapes"),
        pytest.param(
            {"larger": {"locality": pd.Series({"A00": "X"})}}, "R-SDC-3", id="part of an area"
        ),
        pytest.param(
            {"larger": {"locality": pd.Series({"A00": "X", "A01": None})}}, "R-SDC-3", id="no union"
        ),
        pytest.param({"periods": ("2026-03",)}, "R-SDC-4", id="a month"),
        pytest.param({"periods": ("2025-07..2026-06",)}, "R-SDC-4", id="a rolling window"),
        pytest.param({"periods": ("2026-Q1", "2026")}, "R-SDC-4", id="quarters and years"),
        pytest.param({"periods": ()}, "R-SDC-4", id="no period"),
        pytest.param(
            {"dimensions": {"band": ("a",), "kind": ("b",), "source": ("c",)}},
            "R-SDC-7",
            id="three dimensions",
        ),
        pytest.param({"dimensions": {"ethnicity": ("a", "b")}}, "R-SDC-7", id="ethnicity by area"),
        pytest.param({"dimensions": {"sex": ("f", "m")}}, "R-SDC-7", id="sex by area"),
    ],
)
def test_what_must_not_be_published_is_refused_by_its_rule(
    changes: dict[str, object], rule: str
) -> None:
    with pytest.raises(DisclosureRefused) as refusal:
        plan(**changes)
    assert refusal.value.rule == rule


def test_ethnicity_may_stand_for_a_whole_authority() -> None:
    whole = plan(kind="authority", areas=("A00",), dimensions={"ethnicity": ("a", "b")})
    known = pd.DataFrame(
        {"area": ["A00"] * 2, "period": QUARTER, "ethnicity": ["a", "b"], "count": [30, 41]}
    )
    table = build_release("reach", known, whole).table()
    assert table["count"].tolist() == [30, 70, 40]


def released(kind: str, period: str) -> Release:
    """A release of two areas of a kind."""
    one = cells([30, 40], period)
    return build_release("harm", one, plan(kind=kind, periods=(period,)))


@pytest.mark.parametrize(
    ("kind", "period", "rule"),
    [
        pytest.param("lsoa", QUARTER, "R-SDC-3", id="two small geographies"),
        pytest.param("ward", QUARTER, "R-SDC-3", id="wards beside MSOAs"),
        pytest.param("msoa", "2026", "R-SDC-4", id="years beside quarters"),
    ],
)
def test_a_topic_has_one_geography_and_one_kind_of_period(
    kind: str, period: str, rule: str
) -> None:
    first = released("msoa", QUARTER)
    second = plan(kind=kind, periods=(period,))
    with pytest.raises(DisclosureRefused) as refusal:
        build_release("harm", cells([30, 40], period), second, earlier=[first])
    assert refusal.value.rule == rule
    build_release("visits", cells([30, 40], period), second, earlier=[first])
    build_release("harm", cells([30, 40]), plan(), earlier=[first])
