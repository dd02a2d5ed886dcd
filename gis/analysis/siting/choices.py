"""More than one answer: plans nearly as good that differ, and how often each site is chosen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from gis.analysis.contracts import BadFrame, require_between
from gis.analysis.siting.exact import SECONDS, Differ, NoPlan, best_plan
from gis.analysis.siting.greedy import quick_plan
from gis.analysis.siting.problem import Floats, Plan, Siting


def near_best_plans(
    problem: Siting,
    *,
    plans: int = 3,
    within: float = 0.05,
    differ: float = 0.25,
    seconds: float = SECONDS,
) -> list[Plan]:
    """The best plan and others that cover at most ``within`` (a share) less.

    Each leaves out at least the share ``differ`` of the openings of every one before it, locked
    ones not counted. Fewer than ``plans`` when there are no more. ``seconds`` is for each.
    """
    require_between("plans", plans, 1, 50)
    require_between("within", within, 0, 1)
    require_between("differ", differ, 0, 1, above=True)
    found = [best_plan(problem, seconds=seconds)]
    while len(found) < plans:
        conditions = []
        for plan in found:
            chosen = plan.chosen.to_numpy(dtype=bool)
            free = int((chosen & ~problem.fixed).sum())
            conditions.append(Differ(chosen, max(1, round(differ * free))))
        try:
            plan = best_plan(problem, seconds=seconds, conditions=conditions)
        except NoPlan:
            break
        if plan.covered < (1 - within) * found[0].covered - 1e-9:
            break
        found.append(plan)
    return found


def stability(
    problem: Siting,
    people_draws: Floats,
    solve: Callable[[Siting], Plan] = quick_plan,
) -> pd.DataFrame:
    """In which share of draws each site is open, sites × slots, and ``anywhen`` at all.

    ``people_draws``: young people, areas × draws, such as those of ``gap.draws``. "Chosen in
    83 % of draws" is what a site's recommendation is to carry.
    """
    if people_draws.ndim != 2 or people_draws.shape[0] != len(problem.people):
        raise BadFrame("people_draws", "does not have a row for each area and a column for a draw")
    if people_draws.shape[1] == 0:
        raise BadFrame("people_draws", "has no draw")
    slots = np.zeros(problem.costs.shape)
    anywhen = np.zeros(len(problem.cost))
    for draw in people_draws.T:
        plan = solve(problem.with_people(pd.Series(draw, index=problem.people.index)))
        chosen = plan.chosen.to_numpy(dtype=bool)
        slots += chosen
        anywhen += chosen.any(axis=1)
    count = people_draws.shape[1]
    frame = pd.DataFrame(slots / count, index=problem.cost.index, columns=problem.slots)
    return frame.assign(anywhen=anywhen / count)
