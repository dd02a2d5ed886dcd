"""Plans that were asked for: each question once for a run, with its answer, and in words."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guardianship.insight.models import Run, SitingPlan
from guardianship.insight.plans.answers import prove
from guardianship.insight.plans.question import Conditions
from guardianship.insight.reading.slots import band_words, season_words

MOST_SHOWN = 20


def asked_for(run: Run, asked: Conditions) -> SitingPlan:
    """The plan of these conditions; where there is none that holds, it is sent to be proved."""
    conditions = asked.as_json()
    for plan in SitingPlan.objects.filter(run=run, conditions=conditions):
        if not plan.has_failed:
            return plan
    plan = SitingPlan.objects.create(run=run, conditions=conditions)
    prove.enqueue(plan.pk)
    return plan


def kept_plans(run: Run) -> list[tuple[SitingPlan, str]]:
    """The last plans that were asked for, each with its conditions in words."""
    return [
        (plan, in_words(plan.conditions))
        for plan in SitingPlan.objects.filter(run=run)[:MOST_SHOWN]
    ]


def in_words(conditions: dict[str, Any]) -> str:
    """Conditions in a line."""
    budget, locked = conditions["budget"], conditions.get("locked", [])
    parts = [
        capfirst(f"{band_words(conditions['band'])}, {season_words(conditions['season'])}"),
        _("teams: %(number)s") % {"number": conditions["teams"]},
        _("hours in a row: %(number)s") % {"number": conditions["run_h"]},
        _("£%(number)s an hour") % {"number": _pounds(conditions["cost_per_hour"])},
        _("no limit of money")
        if budget is None
        else _("£%(number)s a week") % {"number": _pounds(budget)},
    ]
    if conditions["fair"]:
        parts.append(_("with a fair share"))
    if locked:
        parts.append(_("open in any case: %(number)s") % {"number": len(locked)})
    return "; ".join(parts)


def _pounds(amount: float) -> str:
    return f"{amount:,.2f}".removesuffix(".00")
