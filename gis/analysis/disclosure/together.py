"""Two tables of the same counts, such as by area and by hour, audited as one.

Each is safe alone. Together they are safe only if nobody narrows a hidden figure of one by what the
other says. What they share is sums, such as the total of a quarter: any two tables of whole
numbers that agree on those are the margins of some true table (a transportation problem always has
a solution), so that nothing is lost by linking the margins and leaving the inner cells out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from gis.analysis.contracts import BadFrame
from gis.analysis.disclosure.audit import Intervals, Statements, what_readers_know
from gis.analysis.disclosure.figures import Counts, Figures, Layout, cell_counts, figures_of
from gis.analysis.disclosure.rules import Rules
from gis.analysis.disclosure.suppression import Protected, protect


@dataclass(frozen=True, slots=True)
class Side:
    """One table: its figures, its true counts by cell, and what of it is shown."""

    layout: Layout
    figures: Figures
    counts: Counts
    protected: Protected

    def said(self, rules: Rules) -> Statements:
        """What a reader of this table alone knows."""
        told = self.protected
        return what_readers_know(
            self.figures.members, told.published, told.hidden, told.held_back, rules
        )


def side_of(
    layout: Layout, cells: pd.DataFrame, rules: Rules, known: Statements | None = None
) -> Side:
    """A table as ``build_release`` protects it. Raises as that does."""
    figures, counts = figures_of(layout), cell_counts(cells, layout)
    return Side(layout, figures, counts, protect(figures, counts, rules, known))


def narrow_periods(one: Side, other: Side, rules: Rules) -> set[str]:
    """Periods of figures, hidden in either table, that both together give away.

    The tables share the sum of every period of ``other``. Raises ``BadFrame`` where their true
    counts do not agree on it.
    """
    mine, theirs = _of_period(one, other), _of_period(other, other)
    if (mine @ one.counts != theirs @ other.counts).any():
        raise BadFrame("cells", "of the two tables do not add up to the same")
    members = sparse.csr_array(sparse.block_diag([one.figures.members, other.figures.members]))
    parts = one.said(rules), other.said(rules)
    said = Statements(
        members,
        np.concatenate([part.low for part in parts]),
        np.concatenate([part.high for part in parts]),
    )
    nothing = np.zeros(len(other.layout.periods))
    same = Statements(sparse.csr_array(sparse.hstack([mine, -theirs])), nothing, nothing)
    unshown = np.concatenate(
        [side.protected.hidden | side.protected.held_back for side in (one, other)]
    )
    rows = np.flatnonzero(unshown)
    solver = Intervals(int(members.shape[1]))
    solver.witnesses.append(np.concatenate([one.counts, other.counts]).astype(np.float64))
    narrow = solver.narrow(said.and_also(same), members[rows], rules.narrowest)
    periods = pd.concat([one.figures.keys["period"], other.figures.keys["period"]]).to_numpy()
    return {str(periods[rows[row]]) for row, *_interval in narrow}


def totals_known(one: Side, layout: Layout, rules: Rules) -> Statements:
    """What a reader of ``one`` knows of sums over all cells of a period, for a table of ``layout``
    that counts the same: by its largest figures, quarters and whole years."""
    keys = one.figures.keys
    whole = np.asarray(one.figures.members.sum(axis=1)).ravel()
    said = one.said(rules)
    cells = _period_of_cells(layout)
    rows, low, high = [], [], []
    for period in sorted(set(keys["period"])):
        of_period = (keys["period"] == period).to_numpy()
        largest = int(np.argmax(np.where(of_period, whole, -1)))
        inside = cells == period if period in layout.periods else np.char.startswith(cells, period)
        quarters = len(set(cells[inside]))
        in_one = sum(each == period or each[:4] == period for each in one.layout.periods)
        if inside.any() and quarters == in_one:
            rows.append(inside.astype(np.int64))
            low.append(said.low[largest])
            high.append(said.high[largest])
    return Statements(sparse.csr_array(np.array(rows)), np.array(low), np.array(high))


def _of_period(side: Side, other: Side) -> sparse.csr_array:
    """Periods of ``other`` × cells of ``side``: 1 where the cell is of the period."""
    cells = _period_of_cells(side.layout)
    found = [(cells == period).astype(np.int64) for period in other.layout.periods]
    return sparse.csr_array(np.array(found))


def _period_of_cells(layout: Layout) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    """The period of each cell, in the order of ``cell_counts``: areas, periods, dimensions."""
    values = int(np.prod([len(each) for each in layout.dimensions.values()], dtype=np.int64))
    of_area = np.repeat(np.array(layout.periods, dtype=str), values)
    return np.tile(of_area, len(layout.areas))
