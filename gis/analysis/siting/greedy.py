"""A good plan in milliseconds, for live use: what covers most next, again and again.

Without conditions it covers at least 63 % of the best (Nemhauser, Wolsey and Fisher 1978), and
nearly always far more. It proves nothing: ``Plan.bound`` is None.
"""

from __future__ import annotations

import numpy as np

from gis.analysis.siting.problem import Flags, Floats, Plan, Siting, worth


def quick_plan(problem: Siting) -> Plan:
    """Add the run that covers most for its cost until teams, money or need are used up."""
    chosen = problem.fixed.copy()
    open_need = problem.need * (np.asarray(problem.in_reach @ chosen.astype(np.float64)) == 0)
    gains = np.asarray(problem.in_reach.T @ open_need)
    first_gains = np.asarray(problem.in_reach.T @ (open_need * problem.first[:, None]))
    while True:
        pick = _pick(problem, chosen, gains, first_gains)
        if pick is None:
            return worth(problem, chosen)
        site, window = pick
        added = np.flatnonzero(problem.windows[window] & ~chosen[site])
        chosen[site, added] = True
        column = problem.in_reach[:, [site]].tocoo()
        open_need[np.ix_(column.coords[0], added)] = 0
        gains[:, added] = problem.in_reach.T @ open_need[:, added]
        first_need = open_need[:, added] * problem.first[:, None]
        first_gains[:, added] = problem.in_reach.T @ first_need


def _pick(
    problem: Siting, chosen: Flags, gains: Floats, first_gains: Floats
) -> tuple[int, int] | None:
    """Site and window to open next, or None when nothing can be opened or nothing gains."""
    windows = problem.windows.astype(np.float64)
    new = np.where(chosen, 0.0, 1.0)
    gain = (gains * new) @ windows.T
    cost = (problem.costs * new) @ windows.T
    full = (chosen.sum(axis=0) >= problem.teams.to_numpy()).astype(np.float64)
    possible = (gain > 0) & ((new * full) @ windows.T == 0)
    if problem.budget is not None:
        left = problem.budget - float((problem.costs * chosen).sum())
        possible &= cost <= left + 1e-9
    if problem.fair_share > 0:
        possible &= _keeps_floor(problem, chosen, gain, (first_gains * new) @ windows.T)
    if not possible.any():
        return None
    score = gain if problem.budget is None else gain / np.maximum(cost, 1e-9)
    best = int(np.argmax(np.where(possible, score, -1.0)))
    return best // len(windows), best % len(windows)


def _keeps_floor(problem: Siting, chosen: Flags, gain: Floats, first_gain: Floats) -> Flags:
    """Openings after which priority areas have their share of the newly covered, or that bring
    them nearer to it."""
    reached = np.asarray(problem.in_reach @ chosen.astype(np.float64)) > 0
    by_area = (problem.need * reached).sum(axis=1)
    total, first = by_area.sum(), by_area[problem.first].sum()
    share = problem.fair_share
    keeps: Flags = first + first_gain >= share * (total + gain) - 1e-9
    nearer: Flags = (first_gain >= share * gain) & (first_gain > 0)
    return keeps | nearer
