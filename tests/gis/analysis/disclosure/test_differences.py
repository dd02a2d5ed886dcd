"""Two publications subtracted from each other never speak of a few people (R-SDC-8)."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.differences import small_differences
from gis.analysis.disclosure.release import Compared, build_release
from gis.analysis.disclosure.rules import Rules
from tests.gis.analysis.disclosure.towns import TOTAL, cells, layout, shown

AREAS = 6


def both(
    before: list[int], after: list[int]
) -> tuple[dict[str, int | None], dict[str, int | None]]:
    """What two scenarios publish, the second one compared with the first."""
    plan = layout(len(before))
    first = build_release("covered", cells(before), plan)
    second = build_release("covered", cells(after), plan, compared=Compared(first, cells(before)))
    return shown(first.table()), shown(second.table())


def test_a_slice_of_a_few_people_does_not_show_and_a_larger_one_does() -> None:
    first, second = both([32, 40, 60], [33, 47, 85])
    assert (first["A00"], second["A00"]) == (30, 30), "33 alone would have become 35"
    assert (first["A01"], second["A01"]) == (40, 40)
    assert (first["A02"], second["A02"]) == (60, 85)
    assert (first[TOTAL], second[TOTAL]) == (130, 165)


def test_subtraction_tells_nothing_of_slices_below_the_threshold() -> None:
    """Naive rounding shows a step for many of them; here, none."""
    dice = np.random.default_rng(8)
    naive = ours = 0
    for _pair in range(15):
        before = dice.integers(20, 90, AREAS).tolist()
        after = [count + int(dice.integers(0, 10)) for count in before]
        first, second = both(before, after)
        plain = shown(build_release("covered", cells(after), layout(AREAS)).table())
        small = [f"A{i:02}" for i in range(AREAS)]
        naive += sum(plain[area] != first[area] for area in small)
        ours += sum(second[area] != first[area] for area in small)
    assert naive > 30
    assert ours == 0


def test_a_count_that_became_small_is_hidden_whatever_was_published() -> None:
    first, second = both([12, 40, 50, 60], [8, 40, 50, 60])
    assert (first["A00"], second["A00"]) == (10, None)


def test_a_hidden_count_that_grew_by_a_few_stays_hidden_until_it_is_far_from_small() -> None:
    _first, second = both([8, 40, 50, 60], [12, 40, 50, 60])
    assert second["A00"] is None
    _first, second = both([8, 40, 50, 60], [30, 40, 50, 60])
    assert second["A00"] == 30


def test_small_steps_do_not_leave_a_figure_behind_for_ever() -> None:
    plan = layout(3)
    counts = [20, 100, 100]
    release = build_release("covered", cells(counts), plan)
    published = [20]
    for _step in range(4):
        grown = [counts[0] + 6, 100, 100]
        release = build_release(
            "covered", cells(grown), plan, compared=Compared(release, cells(counts))
        )
        counts = grown
        published.append(shown(release.table())["A00"])
    assert published == [20, 20, 20, 40, 40], "true: 20, 26, 32, 38, 44"


def test_a_new_quarter_is_published_and_the_old_ones_stay_as_they_were() -> None:
    first = build_release("harm", cells([32, 40, 60]), layout(3))
    now = pd.concat([cells([33, 40, 60]), cells([50, 61, 72], "2026-Q2")])
    plan = layout(3, periods=["2026-Q1", "2026-Q2"])
    table = build_release("harm", now, plan, compared=Compared(first, cells([32, 40, 60]))).table()
    assert shown(table)["A00"] == 30
    second = table[table["period"] == "2026-Q2"].set_index("area")["count"]
    assert second.to_dict() == {"A00": 50, "A01": 60, "A02": 70, TOTAL: 185}


def test_which_differences_must_not_be_worked_out() -> None:
    now = pd.Series({"a": 30, "b": 30, "c": 30, "d": 30})
    then = pd.Series({"d": 39, "c": 40, "b": 31, "a": 30})
    assert small_differences(now, then, Rules()).to_dict() == {"b": 1, "d": 9}


def test_releases_of_other_figures_are_not_compared() -> None:
    first = build_release("covered", cells([30, 40], "2025-Q4"), layout(2, periods=["2025-Q4"]))
    with pytest.raises(BadInput, match="does not hold figures"):
        build_release(
            "covered", cells([30, 40]), layout(2), compared=Compared(first, cells([30, 40]))
        )
    with pytest.raises(BadInput, match="do not speak of the same areas"):
        small_differences(pd.Series({"a": 1}), pd.Series({"b": 1}), Rules())
