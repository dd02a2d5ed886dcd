"""How sure a scenario's gain is: both plans live through the same draws, and differences have
the bands."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import require_between
from gis.analysis.gap.draws import HIGH, LOW, MIDDLE, Doubt, Draw, draw_truths
from gis.analysis.gap.shortfall import shortfall
from gis.analysis.scenario.outcome import after_all, open_counts
from gis.analysis.scenario.provision import Floats, Provision, Scenario, slot_numbers

MEASURES = ("newly_covered", "no_longer_covered", "hours_gained", "gap_change")


def paired_bands(
    plan: Scenario,
    doubt: Doubt,
    *,
    standard_per_1000: float,
    slots: pd.Index | None = None,
    slot_min: int = 60,
) -> pd.DataFrame:
    """Bands of what the scenario changes: index ``MEASURES``, columns low, median, high.

    In each draw both plans have the same young people, and every listing that both have the
    same luck with its hours, so that what they have in common cancels out. ``gap_change`` are
    young people short of a place, summed over slots, after less before; the others are those
    of ``Outcome``. Walking speed is not drawn: the weights are given.
    """
    require_between("standard_per_1000", standard_per_1000, 0, np.inf, above=True)
    chosen = slot_numbers(plan.now, slots)
    rows = plan.touched
    then = after_all(plan)
    people = pd.Series(plan.now.here.people, index=plan.now.here.origins)
    found = np.empty((doubt.draws, len(MEASURES)))
    draws = zip(
        draw_truths(people, plan.now.reliability, doubt),
        draw_truths(people, then.reliability, doubt),
        strict=True,
    )
    near_now, near_then = _Near(plan.now, rows, chosen), _Near(then, rows, chosen)
    names = list(then.here.listings)
    for number, (now_draw, then_draw) in enumerate(draws):
        luck = dict(zip(names, then_draw.is_open.tolist(), strict=True))
        were, are = open_counts(plan, rows, chosen, luck, now_draw.is_open)
        covered = (are > 0).astype(np.int8) - (were > 0).astype(np.int8)
        young = now_draw.people[rows]
        before = near_now.short(now_draw, standard_per_1000)
        after = near_then.short(then_draw, standard_per_1000)
        drawn = _sums(young, covered, slot_min)
        found[number] = (*drawn, float(after.sum() - before.sum()))
    low, median, high = np.quantile(found, [LOW, MIDDLE, HIGH], axis=0)
    index = pd.Index(MEASURES, name="measure")
    return pd.DataFrame({"low": low, "median": median, "high": high}, index=index)


class _Near:
    """The part of a provision that touched origins see: their rows, and the listings in them."""

    def __init__(
        self, offered: Provision, rows: NDArray[np.int64], chosen: NDArray[np.int64]
    ) -> None:
        inside = offered.here.by_origin[rows]
        self.columns = np.unique(inside.indices)
        self.rows = rows
        self.weights = inside[:, self.columns]
        self.everybody = offered.here.by_listing[:, self.columns]
        supply = offered.share.to_numpy()[:, chosen] * offered.places.to_numpy()[:, None]
        self.supply = supply[self.columns]

    def short(self, draw: Draw, standard_per_1000: float) -> Floats:
        """Young people short of a place, touched origins × slots."""
        demand = np.asarray(self.everybody.T @ draw.people)
        offered = self.supply * draw.is_open[self.columns][:, None]
        ratio = np.divide(
            offered, demand[:, None], out=np.zeros_like(offered), where=demand[:, None] > 0
        )
        access = np.asarray(self.weights @ ratio)
        return shortfall(draw.people[self.rows][:, None], access, standard_per_1000)


def _sums(young: Floats, covered: NDArray[np.int8], slot_min: int) -> tuple[float, float, float]:
    """Newly covered, no longer covered and hours gained, as ``Outcome`` says them.

    In arrays: frames would cost more than all else in hundreds of draws.
    """
    hours = float(young @ covered.sum(axis=1)) * slot_min / 60
    newly = float(young @ (covered > 0).any(axis=1))
    return newly, float(young @ (covered < 0).any(axis=1)), hours
