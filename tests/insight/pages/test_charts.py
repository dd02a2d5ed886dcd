"""Drawings: classes that do not put areas in an order, scales, and no drawing without its notes."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardianship.insight.charts.areas_map import Reading, draw_areas
from guardianship.insight.charts.bands import Banded, draw_bands, scale
from guardianship.insight.charts.bars import Amount, draw_bars
from guardianship.insight.charts.figure import Figure, MissingNote, Table
from guardianship.insight.charts.steps import ALIKE, LESS, MORE, beside, share_look, third_of
from guardianship.insight.charts.week import draw_week, week_table
from places.outlines import Outline


@pytest.mark.parametrize(
    ("share", "look"),
    [(0.0, "q0"), (0.004, "q0"), (0.01, "q1"), (0.25, "q2"), (0.5, "q3"), (0.75, "q4"),
     (1.0, "q4"), (None, "unknown"), (math.nan, "unknown")],
    ids=str,
)  # fmt: skip
def test_classes_of_shares_are_fixed(share: float | None, look: str) -> None:
    assert share_look(share) == look


@pytest.mark.parametrize(
    ("low", "high", "side"),
    [(1, 2, LESS), (2, 4, ALIKE), (1, 3, ALIKE), (3, 5, ALIKE), (4, 9, MORE)],
    ids=["below", "around", "touches above", "touches below", "above"],
)
def test_a_band_that_holds_the_whole_is_alike(low: float, high: float, side: int) -> None:
    assert beside(low, high, 3) == side


@pytest.mark.parametrize(("share", "third"), [(0, 0), (0.33, 0), (0.34, 1), (0.67, 2), (1, 2)])
def test_thirds_are_of_the_scale_and_not_of_the_areas(share: float, third: int) -> None:
    assert third_of(share) == third


@settings(max_examples=60)
@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_a_scale_holds_its_ends_with_few_even_marks(least: float, span: float) -> None:
    marks = scale(least, least + span)
    assert marks[0] <= least + 1e-6 * max(1, abs(least))
    assert marks[-1] >= least + span - 1e-6 * max(1, abs(least + span))
    assert 2 <= len(marks) <= 7
    step = marks[1] - marks[0]
    assert all(b - a == pytest.approx(step, rel=1e-3) for a, b in pairwise(marks))


def test_bands_lie_where_the_scale_says() -> None:
    drawn = draw_bands([Banded("a", 50, 0, 100, "50")], whole=25)
    assert drawn is not None
    (row,) = drawn.rows
    assert row.x == pytest.approx((row.x_low + row.x_high) / 2, abs=0.1)
    assert drawn.whole_x == pytest.approx(row.x_low + (row.x_high - row.x_low) / 4, abs=0.1)
    assert [tick.words for tick in drawn.ticks] == ["0", "25", "50", "75", "100"]
    assert draw_bands([Banded("a", math.nan, 0, 1, "")]) is None


def test_bars_are_as_long_as_their_amounts() -> None:
    drawn = draw_bars([Amount("a", 1, "1"), Amount("b", 4, "4")])
    assert drawn is not None
    assert drawn.bars[1].long_px == 4 * drawn.bars[0].long_px
    assert draw_bars([]) is None


def test_an_hour_of_the_week_stands_where_its_day_and_hour_are() -> None:
    hours: list[float | None] = [0.0] * 168
    hours[5 * 24 + 21] = 0.6
    hours[0] = None
    drawn = draw_week(hours)
    lit = [cell for cell in drawn.cells if cell.look == "q3"]
    assert [cell.words for cell in lit] == ["Saturday 21–22: 60%"]
    assert drawn.cells[0].look == "unknown"
    table = week_table(hours, "Week")
    assert table.rows[21][6] == "60%"
    assert table.rows[0][1] == "not known"
    with pytest.raises(ValueError, match="168"):
        draw_week([0.0] * 24)


def test_areas_of_a_map_stand_by_name_for_the_keyboard() -> None:
    ring = [(0.0, 51.0), (0.1, 51.0), (0.1, 51.1), (0.0, 51.0)]
    outlines = {code: Outline(name, [ring]) for code, name in (("1", "b"), ("2", "A"), ("3", "c"))}
    readings = {code: Reading("q1", "said") for code in ("1", "2")}
    drawn = draw_areas(outlines, readings, keys=[])
    assert drawn is not None
    assert [area.name for area in drawn.areas] == ["A", "b"]
    assert draw_areas({}, readings, keys=[]) is None


@pytest.mark.parametrize("lacking", ["how", "cannot_tell", "as_of", "summary"])
def test_there_is_no_figure_without_its_notes(lacking: str) -> None:
    words = {"summary": "s", "how": "h", "cannot_tell": "c", "as_of": "a"} | {lacking: " "}
    with pytest.raises(MissingNote, match=lacking):
        Figure("key", "title", table=Table("t", [], []), **words)
