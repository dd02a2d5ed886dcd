"""Small questions of where next, and every plan there is, tried one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from gis.analysis.siting.problem import Plan, Siting, worth


def question(
    seed: int = 1, areas: int = 12, sites: int = 4, slots: int = 3, teams: int = 1, **more: Any
) -> Siting:
    """Random reach and people; a third of the slots of each area are covered already."""
    dice = np.random.default_rng(seed)
    codes = pd.Index([f"a{number}" for number in range(areas)])
    names = pd.Index([f"s{number}" for number in range(sites)])
    times = pd.Index([f"t{number}" for number in range(slots)])
    usual: dict[str, Any] = {
        "reach": sparse.csr_array(dice.random((areas, sites)) < 0.4),
        "people": pd.Series(dice.integers(5, 60, areas), index=codes),
        "covered": pd.DataFrame(dice.random((areas, slots)) < 0.3, index=codes, columns=times),
        "cost": pd.DataFrame(dice.integers(1, 5, (sites, slots)), index=names, columns=times),
        "teams": pd.Series(teams, index=times),
    }
    return Siting(**(usual | more))


def keeps_all(problem: Siting, chosen: np.ndarray) -> bool:
    """Whether a choice meets every condition, said once more in other words."""
    if (chosen & problem.fixed != problem.fixed).any():
        return False
    if (chosen.sum(axis=0) > problem.teams.to_numpy()).any():
        return False
    if problem.budget is not None and (chosen * problem.costs).sum() > problem.budget:
        return False
    days = ["one"] * chosen.shape[1] if problem.days is None else list(problem.days)
    return all(length >= problem.run for row in chosen for length in _runs(row, days))


def _runs(row: np.ndarray, days: list[str]) -> Iterator[int]:
    """Lengths of the stretches in which one site is open on one day."""
    length = 0
    for number, is_open in enumerate(row):
        if length and (not is_open or days[number] != days[number - 1]):
            yield length
            length = 0
        length += bool(is_open)
    if length:
        yield length


def best_by_trying(problem: Siting) -> float:
    """What the best of all choices covers."""
    shape = problem.costs.shape
    best = -1.0
    for bits in product((False, True), repeat=shape[0] * shape[1]):
        chosen = np.array(bits).reshape(shape)
        if keeps_all(problem, chosen):
            plan: Plan = worth(problem, chosen)
            if plan.meets_floor:
                best = max(best, plan.covered)
    return best
