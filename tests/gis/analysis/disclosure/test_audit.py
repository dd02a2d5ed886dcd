"""Nobody works out a hidden figure: the audit against brute force, and the attacks it stops."""

from itertools import product

import numpy as np
import pytest
from scipy import sparse

from gis.analysis.disclosure.audit import (
    Intervals,
    NothingFits,
    Statements,
    feasible_intervals,
    what_readers_know,
)
from gis.analysis.disclosure.figures import Figures, cell_counts, figures_of
from gis.analysis.disclosure.release import build_release
from gis.analysis.disclosure.rules import DisclosureRefused, Rules
from gis.analysis.disclosure.suppression import protect, rounded
from tests.gis.analysis.disclosure.towns import TOTAL, cells, layout, shown

RULES = Rules()


def by_brute_force(statements: Statements, most: int) -> list[tuple[int, int]]:
    """Least and greatest of each cell over all counts up to ``most`` that fit."""
    members = statements.members.toarray()
    fits = [
        counts
        for counts in product(range(most + 1), repeat=members.shape[1])
        if (statements.low <= members @ counts).all()
        and (members @ counts <= statements.high).all()
    ]
    return [(min(column), max(column)) for column in zip(*fits, strict=True)]


@pytest.mark.parametrize(
    ("counts", "held_back"),
    [([3, 14, 0], []), ([9, 9, 9], []), ([0, 0, 11], []), ([1, 12, 7], [1]), ([10, 2, 1], [])],
    ids=str,
)
def test_intervals_are_those_of_brute_force(counts: list[int], held_back: list[int]) -> None:
    figures = figures_of(layout(3))
    sums = np.asarray(figures.members @ np.array(counts))
    back = np.isin(np.arange(len(sums)), held_back)
    known = what_readers_know(figures.members, rounded(sums, RULES), sums < 10, back, RULES)
    targets = sparse.csr_array(np.eye(3, dtype=np.int64))
    found = [tuple(map(int, pair)) for pair in feasible_intervals(known, targets)]
    assert found == by_brute_force(known, 32)


def test_many_open_sums_pushed_at_once_find_what_one_by_one_finds() -> None:
    dice = np.random.default_rng(4)
    figures = figures_of(layout(6, band=("a", "b", "c")))
    sums = np.asarray(figures.members @ dice.poisson(6, 18))
    nothing = np.zeros(len(sums), dtype=bool)
    known = what_readers_know(figures.members, rounded(sums, RULES), sums < 10, nothing, RULES)
    targets = figures.members[np.flatnonzero(sums < 10)]
    widths = np.ptp(feasible_intervals(known, targets), axis=1)
    narrow = Intervals(18).narrow(known, targets, 9)
    assert {row for row, _low, _high in narrow} == set(np.flatnonzero(widths < 9))
    assert {high - low for _row, low, high in narrow} <= set(widths)
    assert 0 < len(narrow) < targets.shape[0]


def test_statements_that_contradict_each_other_are_named() -> None:
    one = sparse.csr_array(np.ones((2, 1)))
    known = Statements(one, np.array([3.0, 5.0]), np.array([3.0, 5.0]))
    with pytest.raises(NothingFits, match="no counts fit"):
        feasible_intervals(known, sparse.csr_array(np.ones((1, 1))))


def reckoned(published: dict[str, int | None], off_by: int) -> tuple[float, float]:
    """What subtraction makes of the only hidden area: at least and at most."""
    parts = [count for area, count in published.items() if area != TOTAL and count is not None]
    total = published[TOTAL]
    assert total is not None
    spread = off_by * (len(parts) + 1)
    left = total - sum(parts)
    return max(0, left - spread), min(9, left + spread)


def test_one_small_area_in_a_group_is_recovered_from_exact_totals_and_not_from_a_release() -> None:
    """The table of privacy_security §4: 100 % of the naive tables, none of ours."""
    dice = np.random.default_rng(11)
    naive = ours = 0
    for _group in range(12):
        counts = [int(dice.integers(0, 10)), *dice.integers(20, 90, 7).tolist()]
        exact = {f"A{i:02}": n if n >= 10 else None for i, n in enumerate(counts)}
        low, high = reckoned(exact | {TOTAL: sum(counts)}, 0)
        naive += low == high == counts[0]
        published = shown(build_release("harm", cells(counts), layout(8)).table())
        assert published["A00"] is None
        low, high = reckoned(published, RULES.off_by)
        ours += high - low < RULES.narrowest
    assert (naive, ours) == (12, 0)


def test_groups_of_mixed_sizes_leave_no_narrow_interval() -> None:
    dice = np.random.default_rng(5)
    for _group in range(8):
        counts = dice.poisson(dice.lognormal(2.2, 0.9, 8))
        figures = figures_of(layout(8))
        found = protect(figures, counts, RULES)
        known = what_readers_know(
            figures.members, found.published, found.hidden, found.held_back, RULES
        )
        rows = np.flatnonzero(found.hidden | found.held_back)
        widths = np.ptp(feasible_intervals(known, figures.members[rows]), axis=1)
        assert (widths >= RULES.narrowest).all()


@pytest.mark.parametrize(
    "counts",
    [
        # The total says 10 to 12 and the other says 10 to 12: the hidden one has at most 2.
        pytest.param([1, 11], id="a total that is one of its parts"),
        # Nine hidden areas and a total of 80: each of them must be 7 or more.
        pytest.param([9] * 9, id="a total that fills its parts"),
    ],
)
def test_figures_that_would_give_a_hidden_one_away_are_held_back(counts: list[int]) -> None:
    figures = figures_of(layout(len(counts)))
    found = protect(figures, np.array(counts), RULES)
    assert found.held_back.any()
    assert not (found.held_back & found.hidden).any()
    table = build_release("harm", cells(counts), layout(len(counts))).table()
    assert (table["status"] == "not shown").sum() > sum(count < 10 for count in counts)


def exact_total(figures: Figures, total: int) -> Statements:
    """Somebody else publishes how many there were altogether."""
    return Statements(figures.members[[-1]], np.array([float(total)]), np.array([float(total)]))


def test_an_exact_total_from_elsewhere_is_answered_by_hiding_more() -> None:
    counts = np.array([2, 14, 25])
    figures = figures_of(layout(3))
    assert not protect(figures, counts, RULES).held_back.any()
    # 41 - 15 - 25 leaves -3 to 5: with the rounding of both, the hidden one is at most 5.
    found = protect(figures, counts, Rules(narrowest=8), exact_total(figures, 41))
    assert found.held_back.tolist() == [False, True, False, False]


def test_where_hiding_everything_does_not_help_there_is_no_release() -> None:
    figures = figures_of(layout(2))
    counts = np.array([1, 2])
    with pytest.raises(DisclosureRefused, match="nothing is left to hide"):
        protect(figures, counts, RULES, exact_total(figures, 3))


def test_the_audit_covers_quarters_bands_and_years_together() -> None:
    quarters = tuple(f"2026-Q{number}" for number in (1, 2, 3, 4))
    plan = layout(3, periods=quarters, band=("a", "b"))
    dice = np.random.default_rng(2)
    grid = list(product(plan.areas, quarters, ("a", "b")))
    frame = cells([0]).iloc[:0].assign(band=[])
    frame = frame.reindex(range(len(grid)))
    frame[["area", "period", "band"]] = grid
    frame["count"] = dice.poisson(11, len(grid))
    figures = figures_of(plan)
    counts = cell_counts(frame, plan)
    found = protect(figures, counts, RULES)
    known = what_readers_know(
        figures.members, found.published, found.hidden, found.held_back, RULES
    )
    rows = np.flatnonzero(found.hidden | found.held_back)
    assert len(rows) > 3
    assert (np.ptp(feasible_intervals(known, figures.members[rows]), axis=1) >= 5).all()
