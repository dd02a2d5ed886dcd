"""The question of where next, and what any answer to it is worth.

Maximal covering (Church and ReVelle 1974) with slots: young people who have nothing open in
their reach in a slot are to be covered by opening sites in that slot, with so many teams at
once, so much money, no shorter than a shift, and a fair share for the most deprived.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_numbers,
    require_unique_index,
)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Siting:
    """``reach``: areas × sites, not 0 where a site is in reach. ``people``: young people by
    area. ``covered``: areas × slots, true where something is open in reach already.

    ``cost``: sites × slots. ``teams``: sites that can be open at once, by slot. ``budget``:
    None is no limit. ``run``: slots in a row that an opening lasts at least; ``days`` names the day
    of each slot, which a run does not leave. ``locked``: sites × slots that have to be in the
    plan; they count towards teams and budget. ``priority``: areas in which at least ``floor`` of
    the newly covered must live (their share of all young people when ``floor`` is None).
    """

    reach: sparse.csr_array
    people: pd.Series
    covered: pd.DataFrame
    cost: pd.DataFrame
    teams: pd.Series
    budget: float | None = None
    run: int = 1
    days: pd.Series | None = None
    locked: pd.DataFrame | None = None
    priority: pd.Series | None = None
    floor: float | None = None

    def __post_init__(self) -> None:
        self._check_frames()
        if self.budget is not None:
            require_between("budget", self.budget, 0, 1e15)
        require_between("run", self.run, 1, max(1, len(self.slots)))
        if int(self.run) != self.run:
            raise BadParameter("run", f"must be a whole number of slots, not {self.run!r}")
        if self.floor is not None:
            require_between("floor", self.floor, 0, 1)
            if self.priority is None:
                raise BadParameter("floor", "needs priority: the areas that it is about")
        if self.windows.shape[0] == 0:
            raise BadParameter("run", f"is {self.run} slots, and no day has so many")
        self._check_locked()

    def _check_frames(self) -> None:
        for name, frame in (("people", self.people), ("cost", self.cost)):
            require_unique_index(frame, name)
        areas, sites, slots = len(self.people), len(self.cost), len(self.cost.columns)
        if min(areas, sites, slots) == 0:
            raise BadFrame(
                "cost", f"leaves {areas} areas, {sites} sites, {slots} slots: none of one"
            )
        if self.reach.shape != (areas, sites):
            raise BadFrame("reach", f"has the shape {self.reach.shape}, not {(areas, sites)}")
        for name, found, wanted in (
            ("covered", self.covered.index, self.people.index),
            ("covered", self.covered.columns, self.slots),
            ("teams", self.teams.index, self.slots),
            ("days", self.slots if self.days is None else self.days.index, self.slots),
            ("priority", self._index(self.priority), self.people.index),
            ("locked", self._index(self.locked, self.cost.index), self.cost.index),
        ):
            if not found.equals(wanted):
                raise BadFrame(name, "does not have the same labels, in their order")
        require_numbers(self.people, "people", least=0)
        require_numbers(self.teams, "teams", least=0)
        for slot in self.slots:
            require_numbers(self.cost[slot], f"cost.{slot}", least=0)

    def _index(self, frame: Any, wanted: pd.Index | None = None) -> pd.Index:
        return (self.people.index if wanted is None else wanted) if frame is None else frame.index

    def _check_locked(self) -> None:
        fixed = self.fixed
        if (fixed.sum(axis=0) > self.teams.to_numpy()).any():
            raise BadParameter("teams", "are fewer than the sites that are locked")
        if self.budget is not None and (fixed * self.costs).sum() > self.budget:
            raise BadParameter("budget", "is less than the locked sites cost")

    @property
    def slots(self) -> pd.Index:
        """The slots, in the order of time."""
        return self.cost.columns

    @cached_property
    def costs(self) -> Floats:
        """Cost, sites × slots."""
        return np.asarray(self.cost, dtype=np.float64)

    @cached_property
    def fixed(self) -> Flags:
        """Locked openings, sites × slots."""
        if self.locked is None:
            return np.zeros(self.costs.shape, dtype=bool)
        return np.asarray(self.locked, dtype=bool)

    @cached_property
    def need(self) -> Floats:
        """Young people who are not covered yet, areas × slots."""
        young = self.people.to_numpy(dtype=np.float64)[:, None]
        return np.asarray(young * ~self.covered.to_numpy(dtype=bool))

    @cached_property
    def in_reach(self) -> sparse.csr_array:
        """1 where a site is in reach."""
        found = sparse.csr_array(self.reach, copy=True)
        found.eliminate_zeros()
        found.data = np.ones(found.nnz)
        return found

    @cached_property
    def windows(self) -> Flags:
        """Every stretch of ``run`` slots of one day: windows × slots."""
        count = len(self.slots)
        days = np.zeros(count) if self.days is None else pd.factorize(self.days)[0]
        starts = [s for s in range(count - self.run + 1) if days[s] == days[s + self.run - 1]]
        found = np.zeros((len(starts), count), dtype=bool)
        for row, start in enumerate(starts):
            found[row, start : start + self.run] = True
        return found

    @cached_property
    def first(self) -> Flags:
        """Areas of priority."""
        if self.priority is None:
            return np.zeros(len(self.people), dtype=bool)
        return np.asarray(self.priority, dtype=bool)

    @property
    def fair_share(self) -> float:
        """The least share of the newly covered that must live in priority areas."""
        if self.priority is None:
            return 0.0
        if self.floor is not None:
            return float(self.floor)
        young = self.people.to_numpy(dtype=np.float64)
        return float(young[self.first].sum() / young.sum()) if young.sum() else 0.0

    def with_people(self, people: pd.Series) -> Siting:
        """The same question about other numbers of young people."""
        return replace(self, people=people)


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """``chosen``: sites × slots. ``covered``: newly covered young people, slot by slot added
    up. ``bound``: no plan covers more, None where nothing is proved. ``share_of_priority``:
    of the newly covered."""

    chosen: pd.DataFrame
    covered: float
    cost: float
    share_of_priority: float
    meets_floor: bool
    bound: float | None

    @property
    def gap(self) -> float | None:
        """How much better than this the best plan may be, as a share of the bound; 0 is proof."""
        if self.bound is None:
            return None
        return max(0.0, 1 - self.covered / self.bound) if self.bound > 0 else 0.0

    @property
    def sites(self) -> pd.Index:
        """Sites that are open at all."""
        return self.chosen.index[self.chosen.any(axis=1)]


def worth(problem: Siting, chosen: Flags, bound: float | None = None) -> Plan:
    """What a choice of sites × slots covers and costs."""
    reached = np.asarray(problem.in_reach @ chosen.astype(np.float64)) > 0
    by_area = (problem.need * reached).sum(axis=1)
    total, first = float(by_area.sum()), float(by_area[problem.first].sum())
    frame = pd.DataFrame(chosen, index=problem.cost.index, columns=problem.slots)
    cost = float((problem.costs * chosen).sum())
    share = first / total if total else 0.0
    meets = first >= problem.fair_share * total - 1e-6 * max(1.0, total)
    return Plan(frame, total, cost, share, meets, bound)
