"""Plans in words: at once by a quick rule, and proved in the background."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django_tasks import task

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.rules import Rules
from gis.analysis.siting.choices import near_best_plans, stability
from gis.analysis.siting.greedy import quick_plan
from gis.analysis.siting.problem import Plan
from guardianship.insight.models import Run, SitingPlan
from guardianship.insight.plans.question import Conditions, Question, question
from guardianship.insight.scenarios.places_to_be import AREA
from guardianship.insight.scenarios.stored import HOURS_OF_A_DAY, hour_of
from guardianship.lib import clock

RULES = Rules()
DRAWS_AT_ONCE = 60
SECONDS_A_PLAN = 30.0
PLANS = 3
DAYS = [WEEKDAYS[day] for day in range(7)]


def quick_answer(run: Run, asked: Conditions) -> dict[str, Any]:
    """A good plan, and how often each of its sites is chosen when numbers are a little other."""
    asking = question(run, asked)
    return _told(asking, [quick_plan(asking.problem)])


@task()
def prove(plan_pk: int) -> None:
    """Work a plan out, and write into its row what was found, or that nothing will be."""
    rows = SitingPlan.objects.filter(pk=plan_pk)
    plan = rows.select_related("run__authority").get()
    answer = None
    try:
        answer = best_answer(plan.run, Conditions(**plan.conditions))
    finally:
        rows.update(answer=answer, ended_at=clock.now())


def best_answer(run: Run, asked: Conditions) -> dict[str, Any]:
    """The best plan with its proof, and others nearly as good; as JSON has it."""
    try:
        asking = question(run, asked)
        plans = near_best_plans(asking.problem, plans=PLANS, seconds=SECONDS_A_PLAN)
    except BadInput as error:
        return {"plans": [], "why": str(error)}
    return _told(asking, plans)


def _told(asking: Question, plans: list[Plan]) -> dict[str, Any]:
    chosen_in = stability(asking.problem, _people_draws(asking))["anywhen"]
    return {"plans": [_plan(asking, plan, chosen_in) for plan in plans], "why": ""}


def _plan(asking: Question, plan: Plan, chosen_in: Any) -> dict[str, Any]:
    locked = set(plan.chosen.index[asking.problem.fixed.any(axis=1)])
    sites = sorted(plan.sites, key=lambda code: asking.spots[code].name.casefold())
    return {
        "covered": round(plan.covered / RULES.threshold) * RULES.threshold,
        "cost": round(plan.cost),
        # Without deprivation data nobody can say it; that is not nobody's.
        "share_of_priority": round(plan.share_of_priority, 2)
        if _knows_deprivation(asking)
        else None,
        "meets_floor": bool(plan.meets_floor),
        "gap": None if plan.gap is None else round(plan.gap, 4),
        "sites": [
            {
                "code": code,
                "name": asking.spots[code].name,
                "is_area": code.startswith(AREA),
                "is_locked": code in locked,
                "hours": _hours(plan, code),
                "chosen_in": round(float(chosen_in[code]), 2),
            }
            for code in sites
        ],
    }


def _knows_deprivation(asking: Question) -> bool:
    return bool(asking.town.origins["decile"].notna().any())


def _hours(plan: Plan, code: str) -> list[list[int]]:
    """Stretches as day (Monday is 0), first hour and the hour after the last."""
    hours = [hour_of(slot) for slot, chosen in plan.chosen.loc[code].items() if chosen]
    found: list[list[int]] = []
    for hour in hours:
        day, begins = divmod(hour, HOURS_OF_A_DAY)
        if found and found[-1][0] == day and found[-1][2] == begins:
            found[-1][2] = begins + 1
        else:
            found.append([day, begins, begins + 1])
    return found


def hours_in_words(stretches: list[list[int]]) -> str:
    """Such as "Friday 18:00–20:00"."""
    return "; ".join(
        _("%(day)s %(begins)s:00–%(ends)s:00")
        % {"day": DAYS[day], "begins": f"{begins:02}", "ends": f"{ends:02}"}
        for day, begins, ends in stretches
    )


def _people_draws(asking: Question) -> np.ndarray:
    """Young people, origins × draws, as doubtful as in the run."""
    people = asking.problem.people.to_numpy()[:, None]
    spread = asking.town.asked.people_spread_share
    if spread == 0:
        return np.repeat(people, 2, axis=1)
    random = np.random.default_rng([asking.town.seed, 5])
    around = random.gamma(1 / spread**2, spread**2, size=(len(people), DRAWS_AT_ONCE))
    return np.asarray(people * around)
