"""The best plan and the proof that it is: integer programming by HiGHS, through SciPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from gis.analysis.contracts import BadInput, require_between
from gis.analysis.siting.problem import Flags, Floats, Plan, Siting, worth

SECONDS = 60.0
# Two plans as good as each other to this share are both "the best".
PROVED_GAP = 1e-6


class NoPlan(BadInput):
    """Nothing meets all conditions, or nothing was found in the time that was given."""


@dataclass(frozen=True, slots=True)
class Differ:
    """A condition: at least ``openings`` of those in ``chosen`` must not be in the plan."""

    chosen: Flags
    openings: int


def best_plan(
    problem: Siting,
    *,
    seconds: float = SECONDS,
    gap: float = PROVED_GAP,
    conditions: Sequence[Differ] = (),
) -> Plan:
    """The plan that covers most, with ``bound``: what no plan can surpass.

    Stops after ``seconds`` or when the proof is within ``gap``, whichever comes first. Raises
    ``NoPlan`` when the conditions cannot be met together.
    """
    require_between("seconds", seconds, 0, 86_400, above=True)
    require_between("gap", gap, 0, 0.5)
    model = _Model(problem)
    found = milp(
        model.objective,
        constraints=[*model.constraints(), *map(model.differs, conditions)],
        integrality=model.whole,
        bounds=Bounds(model.least, model.most),
        options={"time_limit": seconds, "mip_rel_gap": gap},
    )
    if found.x is None:
        raise NoPlan(f"no plan meets all conditions: {found.message}")
    chosen = np.round(found.x[: model.openings]).astype(bool).reshape(problem.costs.shape)
    value = -float(found.fun)
    bound = value if found.mip_dual_bound is None else -float(found.mip_dual_bound)
    return worth(problem, chosen, max(bound, value))


class _Model:
    """Variables: openings (sites × slots), starts of runs (sites × windows), cover (groups of
    areas × slots). Areas with the same sites in reach are one group."""

    def __init__(self, problem: Siting) -> None:
        self.problem = problem
        self.openings = problem.costs.size
        self.starts = len(problem.windows) * len(problem.cost) if problem.run > 1 else 0
        self.reach, self.need, self.first = _grouped(problem)
        # A group that no site reaches, or that needs nothing in a slot, is no variable.
        has_site = np.diff(self.reach.indptr) > 0
        self.group, self.slot = np.nonzero((self.need > 0) & has_site[:, None])
        self.weights = self.need[self.group, self.slot]
        covers = len(self.weights)
        free = np.zeros(self.openings + self.starts)
        self.objective: Floats = np.concatenate([free, -self.weights])
        self.whole = np.concatenate([np.ones(self.openings + self.starts), np.zeros(covers)])
        self.least = np.concatenate([problem.fixed.ravel(), np.zeros(self.starts + covers)])
        self.most = np.ones(len(self.objective))

    def constraints(self) -> list[LinearConstraint]:
        """All that a plan must keep to."""
        found = [self._cover(), self._teams()]
        if self.problem.budget is not None:
            found.append(self._row(self.problem.costs.ravel(), None, None, self.problem.budget))
        if self.starts:
            found += self._runs()
        if self.problem.fair_share > 0:
            fair = self.weights * (self.first[self.group] - self.problem.fair_share)
            found += [self._row(None, fair, 0.0, None), self._count_all()]
        return found

    def differs(self, condition: Differ) -> LinearConstraint:
        """At least so many openings of a plan are left out; locked ones cannot be."""
        mine = (condition.chosen & ~self.problem.fixed).ravel().astype(np.float64)
        return self._row(mine, None, None, mine.sum() - condition.openings)

    def _cover(self) -> LinearConstraint:
        """Cover of a group in a slot ≤ sites of its reach that are open then."""
        sites, slots = self.problem.costs.shape
        rows = self.reach[self.group]
        each = np.diff(rows.indptr)
        columns = rows.indices * slots + np.repeat(self.slot, each)
        opened = sparse.csr_array(
            (-np.ones(rows.nnz), columns, rows.indptr), shape=(len(self.weights), sites * slots)
        )
        none = sparse.csr_array((len(self.weights), self.starts))
        covered = sparse.eye_array(len(self.weights))
        matrix = sparse.hstack([opened, none, covered], format="csr")
        return LinearConstraint(matrix, -np.inf, 0)

    def _count_all(self) -> LinearConstraint:
        """Whoever is covered counts: else the share could be met by not counting some."""
        slots = self.problem.costs.shape[1]
        rows = self.reach[self.group]
        cover = np.repeat(np.arange(len(self.weights)), np.diff(rows.indptr))
        opening = rows.indices * slots + self.slot[cover]
        pairs = np.arange(rows.nnz)
        before = self.openings + self.starts
        matrix = sparse.csr_array(
            (
                np.concatenate([np.ones(rows.nnz), -np.ones(rows.nnz)]),
                (np.concatenate([pairs, pairs]), np.concatenate([opening, before + cover])),
            ),
            shape=(rows.nnz, len(self.objective)),
        )
        return LinearConstraint(matrix, -np.inf, 0)

    def _teams(self) -> LinearConstraint:
        sites, slots = self.problem.costs.shape
        matrix = sparse.kron(np.ones((1, sites)), sparse.eye_array(slots))
        return LinearConstraint(self._wide(matrix), -np.inf, self.problem.teams.to_numpy(float))

    def _runs(self) -> list[LinearConstraint]:
        """Open only inside a run that was started; a started run is open throughout."""
        sites = len(self.problem.cost)
        windows = self.problem.windows.astype(np.float64)
        inside = sparse.kron(sparse.eye_array(sites), windows.T)
        opened = sparse.hstack([sparse.eye_array(self.openings), -inside])
        window, slot = np.nonzero(windows)
        picks = sparse.csr_array(
            (np.ones(len(slot)), (np.arange(len(slot)), slot)), shape=(len(slot), windows.shape[1])
        )
        starts = sparse.csr_array(
            (np.ones(len(slot)), (np.arange(len(slot)), window)), shape=(len(slot), len(windows))
        )
        each = sparse.eye_array(sites)
        started = sparse.hstack([-sparse.kron(each, picks), sparse.kron(each, starts)])
        return [LinearConstraint(self._wide(matrix), -np.inf, 0) for matrix in (opened, started)]

    def _wide(self, matrix: sparse.sparray) -> sparse.csr_array:
        """The matrix with empty columns for the variables that it does not speak of."""
        rows, columns = matrix.shape
        none = sparse.csr_array((rows, len(self.objective) - columns))
        return sparse.csr_array(sparse.hstack([matrix, none]))

    def _row(
        self, openings: Floats | None, covers: Floats | None, low: float | None, high: float | None
    ) -> LinearConstraint:
        parts = np.zeros(len(self.objective))
        if openings is not None:
            parts[: self.openings] = openings
        if covers is not None:
            parts[self.openings + self.starts :] = covers
        return LinearConstraint(
            sparse.csr_array(parts[None, :]),
            -np.inf if low is None else low,
            np.inf if high is None else high,
        )


def _grouped(problem: Siting) -> tuple[sparse.csr_array, Floats, NDArray[np.float64]]:
    """Areas with the same sites in reach, and priority alike, put together."""
    reach = problem.in_reach
    reach.sort_indices()
    bounds = zip(reach.indptr, reach.indptr[1:], strict=False)
    names = {
        row: (reach.indices[start:end].tobytes(), bool(problem.first[row]))
        for row, (start, end) in enumerate(bounds)
    }
    numbers: dict[tuple[bytes, bool], int] = {}
    group = np.array([numbers.setdefault(name, len(numbers)) for name in names.values()])
    need = np.zeros((len(numbers), len(problem.slots)))
    np.add.at(need, group, problem.need)
    _groups, example = np.unique(group, return_index=True)
    return reach[example], need, problem.first[example].astype(np.float64)
