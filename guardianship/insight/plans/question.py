"""The question of where next, from what a run kept: candidates, hours, teams, money, fairness.

Candidates are known places and the middles of areas. Ethnicity is in nothing here: not in who
counts, not in what a site is worth, not in what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from gis.analysis.contracts import BadParameter, require_between
from gis.analysis.network.table import OdTable
from gis.analysis.siting.problem import Siting
from guardianship.insight.enums import RunState
from guardianship.insight.models import Run
from guardianship.insight.scenarios.places_to_be import Spot, metres_from, spots_of
from guardianship.insight.scenarios.stored import HOURS_OF_A_DAY, Town, hour_of, slot_name, town_of
from guardianship.lib.time_bands import time_bands

MOST_TEAMS, MOST_RUN_H, MOST_MONEY = 50, 8, 1_000_000_000
# The tenths of deprivation that a fair share is about.
PRIORITY_DECILES = 3
RUNS_KEPT = 2


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a plan must keep to. ``teams``: sites open at once; ``run_h``: hours in a row at least;
    ``budget``: a week, in pounds, at ``cost_per_hour``; None is no limit. ``fair``: the most
    deprived three tenths have their share of the newly covered at least. ``locked``: codes of
    candidates that are open in any case, for the whole of the time."""

    season: str
    band: str
    teams: int = 2
    run_h: int = 2
    cost_per_hour: float = 60.0
    budget: float | None = None
    fair: bool = True
    locked: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # What comes back from a row or a form is a list, in any order.
        object.__setattr__(self, "locked", tuple(sorted(self.locked)))
        require_between("teams", self.teams, 1, MOST_TEAMS)
        require_between("run_h", self.run_h, 1, MOST_RUN_H)
        require_between("cost_per_hour", self.cost_per_hour, 0, MOST_MONEY)
        if self.budget is not None:
            require_between("budget", self.budget, 0, MOST_MONEY)

    def as_json(self) -> dict[str, Any]:
        """For a task's arguments."""
        return asdict(self)


@dataclass(frozen=True, eq=False)
class Question:
    """The problem, the spots behind its sites, and the origins behind its areas."""

    problem: Siting
    spots: Mapping[str, Spot]
    town: Town


def question(run: Run, asked: Conditions) -> Question:
    """The problem of one run. Raises ``BadParameter`` by name for what nothing can meet."""
    if run.state != RunState.DONE:
        raise BadParameter("run", "is not done")
    town, reach, spots = _reach(run)
    slots = slots_of(town, asked)
    people = town.origins["people"].where(town.inside, 0.0)
    share = town.provision.share[slots]
    is_open = (share.to_numpy() > 0).astype(np.float64)
    covered = np.asarray(_near(town.table.within(town.asked.walk_m)) @ is_open) > 0
    sites = pd.Index([spot.code for spot in spots])
    deciles = town.origins["decile"]
    priority = (deciles <= PRIORITY_DECILES) & town.inside
    stretches = _stretches(slots)
    problem = Siting(
        reach=reach,
        people=people,
        covered=pd.DataFrame(covered, index=people.index, columns=slots),
        cost=pd.DataFrame(asked.cost_per_hour, index=sites, columns=slots),
        teams=pd.Series(asked.teams, index=slots),
        budget=asked.budget,
        run=asked.run_h,
        days=stretches,
        locked=_locked(sites, stretches, asked),
        priority=priority if priority.any() else None,
        # The share is told in any case, and asked for only where it is to be fair.
        floor=0.0 if priority.any() and not asked.fair else None,
    )
    return Question(problem, {spot.code: spot for spot in spots}, town)


def slots_of(town: Town, asked: Conditions) -> pd.Index:
    """The hours of the band, in the order of time. Raises ``BadParameter``."""
    band = next((each for each in time_bands() if each.code == asked.band), None)
    known = town.slots_of(asked.season)
    if band is None or not len(known):
        raise BadParameter("band", f"{asked.band!r} in {asked.season!r} is not known")
    hours = {
        day * HOURS_OF_A_DAY + hour
        for day in band.days
        for hour in range(band.from_hour, band.to_hour)
    }
    wanted = {slot_name(asked.season, hour % (7 * HOURS_OF_A_DAY)) for hour in hours}
    found = known[known.isin(wanted)]
    if not len(found):
        raise BadParameter("band", "has no hour on that day")
    return found


def _stretches(slots: pd.Index) -> pd.Series:
    """The stretch of hours without a break that each slot is in; midnight breaks none."""
    hours = pd.Series([hour_of(slot) for slot in slots], index=slots)
    return (hours.diff() != 1).cumsum()


def _locked(sites: pd.Index, stretches: pd.Series, asked: Conditions) -> pd.DataFrame | None:
    """Sites × slots that are open in any case: in every stretch that is long enough to open."""
    if not asked.locked:
        return None
    if unknown := sorted(set(asked.locked) - set(sites)):
        raise BadParameter("locked", f"names {unknown[0]!r}, which is no candidate")
    is_long = (stretches.map(stretches.value_counts()) >= asked.run_h).to_numpy(dtype=bool)
    chosen = np.outer(sites.isin(asked.locked), is_long)
    return pd.DataFrame(chosen, index=sites, columns=stretches.index)


def _reach(run: Run) -> tuple[Town, sparse.csr_array, list[Spot]]:
    return _reach_of(run.pk, run.result_hash)


@lru_cache(maxsize=RUNS_KEPT)
def _reach_of(run_pk: int, _result_hash: str) -> tuple[Town, sparse.csr_array, list[Spot]]:
    run = Run.objects.select_related("authority").get(pk=run_pk)
    town = town_of(run)
    spots = spots_of(town)
    ordered = [*(s for s in spots if s.code.startswith("place:"))]
    ordered += [s for s in spots if s.code.startswith("area:")]
    table = metres_from(run, town, ordered).within(town.asked.walk_m)
    return town, _near(table), ordered


def _near(table: OdTable) -> sparse.csr_array:
    """1 where an origin is within the walk of a column of the table."""
    return sparse.csr_array(
        (np.ones(table.pair_count), (table.origin, table.listing)),
        shape=(len(table.origins), len(table.listings)),
    )
