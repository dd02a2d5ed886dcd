"""Two tables of the same reports: nobody narrows what one hides by what the other says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from gis.analysis.contracts import BadFrame
from gis.analysis.disclosure.figures import Layout
from gis.analysis.disclosure.rules import ALL, Rules
from gis.analysis.disclosure.together import Side, narrow_periods, side_of, totals_known
from tests.gis.analysis.disclosure.towns import QUARTER, layout

RULES = Rules()
BANDS = ("day", "evening", "late")
# By area 27, 7 and 27; by band 13, 24 and 24.
GIVES_AWAY = np.array([[5, 12, 10], [1, 2, 4], [7, 10, 10]])


def two_sides(inner: np.ndarray) -> tuple[Side, Side]:
    """By area and by band, of reports by area × band in one quarter."""
    areas = layout(len(inner))
    bands = Layout("authority", ("all areas",), (QUARTER,), {"band": BANDS}, {})
    by_area = pd.DataFrame({"area": areas.areas, "period": QUARTER, "count": inner.sum(axis=1)})
    by_band = pd.DataFrame(
        {"area": "all areas", "period": QUARTER, "band": BANDS, "count": inner.sum(axis=0)}
    )
    one = side_of(areas, by_area, RULES)
    return one, side_of(bands, by_band, RULES, totals_known(one, bands, RULES))


def hidden_ranges(one: Side, other: Side, shape: tuple[int, int]) -> list[float]:
    """How wide each hidden figure is, by linear programming over every area × band."""
    rows, low, high = [], [], []
    for side, axis in ((one, 1), (other, 0)):
        told = side.protected
        for number, members in enumerate(side.figures.members.toarray()):
            inner = np.zeros(shape)
            if axis:
                inner[members.astype(bool), :] = 1
            else:
                inner[:, members.astype(bool)] = 1
            least, most = told.published[number] - 2, told.published[number] + 2
            if told.hidden[number]:
                least, most = 0, 9
            elif told.held_back[number]:
                least, most = 0, 10_000
            rows.append(inner.ravel())
            low.append(least)
            high.append(most)
    upper = np.vstack([np.array(rows), -np.array(rows)])
    limits = np.concatenate([high, -np.array(low)])
    unshown = np.concatenate([s.protected.hidden | s.protected.held_back for s in (one, other)])
    widths = []
    for row in np.flatnonzero(unshown):
        ends = [
            linprog(sign * rows[row], A_ub=upper, b_ub=limits).fun * sign for sign in (1.0, -1.0)
        ]
        widths.append(ends[1] - ends[0])
    return widths


@pytest.mark.parametrize("seed", range(6))
def test_it_agrees_with_linear_programming_over_every_area_and_band(seed: int) -> None:
    dice = np.random.default_rng(seed)
    inner = dice.poisson(dice.choice([0.5, 4.0, 14.0], size=(5, 1)), size=(5, 3))
    one, other = two_sides(inner)
    widths = hidden_ranges(one, other, inner.shape)
    # Ends of a linear programme may lie between whole numbers, never inside those that are found.
    is_safe = not narrow_periods(one, other, RULES)
    assert is_safe == (min(widths, default=99.0) >= RULES.narrowest)


def test_a_small_area_that_only_both_tables_together_give_away_is_found() -> None:
    one, other = two_sides(GIVES_AWAY)
    # Either alone is safe: that is how it was protected. 7 is 5 to 9 for those who have both, as
    # hours are 59 at least, and the other two areas 54 at most.
    assert narrow_periods(one, other, RULES) == {QUARTER}
    assert min(hidden_ranges(one, other, GIVES_AWAY.shape)) == pytest.approx(4)


def test_a_total_that_the_table_of_areas_does_not_show_is_not_told_by_hours() -> None:
    one, other = two_sides(np.array([[2, 2, 1], [1, 0, 2]]))
    assert one.protected.hidden.all()
    keys = other.figures.keys
    assert other.protected.hidden[(keys["band"] == ALL).to_numpy()].all()
    assert narrow_periods(one, other, RULES) == set()


def test_tables_of_different_reports_are_refused() -> None:
    one, _same = two_sides(np.full((3, 3), 20))
    _one, other = two_sides(np.full((3, 3), 21))
    with pytest.raises(BadFrame, match="do not add up"):
        narrow_periods(one, other, RULES)
