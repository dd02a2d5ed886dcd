"""The audit: what somebody can work out who knows every figure and every rule of a release.

A release is a set of statements about sums of true counts. A shown figure says that its sum
lies within the rounding; a hidden one that it is below the threshold. For every hidden figure
the least and the greatest value that fit all statements are found by integer programming
(HiGHS). The release is safe when no such interval is narrower than the rules ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.figures import Counts
from gis.analysis.disclosure.rules import Rules

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
# A count that nothing bounds; far above any that a small area has.
NO_LIMIT = 1_000_000.0
# Rounds in which all open sums are pushed at once, and how few are then solved one by one.
MOST_ROUNDS = 12
FEW_TARGETS = 4


@dataclass(frozen=True, slots=True)
class Statements:
    """Sums of cells with the least and greatest value that a reader knows of each."""

    members: sparse.csr_array
    low: Numbers
    high: Numbers

    def and_also(self, other: Statements) -> Statements:
        """Both together."""
        return Statements(
            sparse.csr_array(sparse.vstack([self.members, other.members])),
            np.concatenate([self.low, other.low]),
            np.concatenate([self.high, other.high]),
        )


class NothingFits(BadInput):
    """No counts fit all statements: they were not made from one set of counts."""


def what_readers_know(
    members: sparse.csr_array, published: Counts, hidden: Flags, held_back: Flags, rules: Rules
) -> Statements:
    """What the figures say. ``published``: rounded counts. ``hidden``: below the threshold.
    ``held_back``: hidden to protect others, of which the reader is given nothing."""
    low = np.maximum(published - rules.off_by, rules.threshold).astype(np.float64)
    high = (published + rules.off_by).astype(np.float64)
    low[hidden | held_back] = 0
    high[hidden] = rules.threshold - 1
    high[held_back] = np.inf
    return Statements(members, low, high)


class Intervals:
    """Feasible intervals of sums of cells under statements, found as far as is needed.

    Any counts that fit all statements are a witness: they show values that each sum may have.
    Most sums are proved wide by a few witnesses, and only the others are solved one by one.
    """

    def __init__(self, cell_count: int) -> None:
        self.cell_count = cell_count
        self.witnesses: list[Numbers] = []

    def narrow(
        self, statements: Statements, targets: sparse.csr_array, narrowest: int
    ) -> list[tuple[int, int, int]]:
        """Row, least and greatest value of each target whose interval is under ``narrowest``.

        Statements of later calls must follow from those of earlier ones, so that the witnesses
        still stand: hiding more figures keeps them.
        """
        open_rows = self._still_open(targets, narrowest)
        dice = np.random.default_rng(0)
        for _round in range(MOST_ROUNDS):
            if len(open_rows) <= FEW_TARGETS:
                break
            # Half of the sums are pushed up and half down, and then the other way round.
            signs = np.zeros(targets.shape[0])
            signs[open_rows] = dice.choice((-1.0, 1.0), len(open_rows))
            objective = np.asarray(targets.T @ signs, dtype=np.float64)
            self.witnesses += [self._solve(statements, way) for way in (objective, -objective)]
            open_rows = self._still_open(targets, narrowest)
        found = []
        for row in open_rows:
            low, high = self.exact(statements, targets[[row]].toarray().ravel().astype(np.float64))
            if high - low < narrowest:
                found.append((int(row), low, high))
        return found

    def exact(self, statements: Statements, target: Numbers) -> tuple[int, int]:
        """The least and the greatest value of one sum."""
        values = []
        for direction in (target, -target):
            counts = self._solve(statements, direction)
            self.witnesses.append(counts)
            values.append(round(float(target @ counts)))
        return values[0], values[1]

    def _still_open(
        self, targets: sparse.csr_array, narrowest: int
    ) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Rows of which no two witnesses are far enough apart."""
        if not self.witnesses:
            return np.arange(targets.shape[0])
        values = np.asarray(targets @ np.array(self.witnesses).T)
        return np.flatnonzero(np.ptp(values, axis=1) < narrowest)

    def _solve(self, statements: Statements, objective: Numbers) -> Numbers:
        says_something = (statements.low > 0) | np.isfinite(statements.high)
        kept = np.flatnonzero(says_something)
        constraints = LinearConstraint(
            statements.members[kept].astype(np.float64), statements.low[kept], statements.high[kept]
        )
        found = milp(
            objective,
            constraints=constraints if len(kept) else None,
            integrality=np.ones(self.cell_count),
            bounds=Bounds(0, NO_LIMIT),
        )
        if found.x is None:
            raise NothingFits(f"no counts fit what the figures say: {found.message}")
        counts: Numbers = np.round(found.x)
        return counts


def feasible_intervals(
    statements: Statements, targets: sparse.csr_array
) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Least and greatest value of each target (rows × 2), each solved to the end."""
    solver = Intervals(int(targets.shape[1]))
    rows = (targets[[row]].toarray().ravel() for row in range(targets.shape[0]))
    found = [solver.exact(statements, row.astype(np.float64)) for row in rows]
    return np.array(found, dtype=np.int64).reshape(-1, 2)
