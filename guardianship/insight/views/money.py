"""Money that ends, for those whom the table of roles lets read of it; what if nothing follows."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gis.analysis.contracts import BadParameter
from guardianship.insight.reading.money import told_of_money
from guardianship.insight.reading.money_figures import last_day, money_of
from guardianship.insight.reading.scope import own_release
from guardianship.insight.scenarios.ending import nothing_follows
from guardianship.insight.scenarios.stored import TABLE
from guardianship.insight.views.base import InsightPage, ReleasePage
from guardianship.safeguarding.casework.pages import go_on

FUNDING = "insight.view_funding"
TRY = "insight.add_scenario"


class MoneyPage(ReleasePage):
    """Hours a week whose money ends: by quarter, kind and area, and by name."""

    permission = FUNDING
    template_name = "insight/money.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """What organisations said up to today."""
        money = money_of(self.release, told_of_money(self.release))
        may_try = self.person.has_perm(TRY)
        can_try = may_try and self.release.run.tables.filter(name=TABLE).exists()
        return {"money": money, "figures": money.figures, "can_try": can_try}


class NothingFollows(InsightPage):
    """One press: all whose money ends by the end of a quarter close in a what-if."""

    permission = FUNDING

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Lead to the answer; 404 for a day that ends no quarter in which money ends."""
        release = own_release(self.person, uid)
        if not self.person.has_perm(TRY):
            raise PermissionDenied
        told = told_of_money(release)
        until = _day(request.POST.get("until", ""))
        if until not in {last_day(each.quarter) for each in told.ending}:
            raise Http404
        try:
            scenario = nothing_follows(release, told.ending, until, self.person)
        except BadParameter:
            messages.error(
                request,
                _(
                    "It could not be worked out: what ends was not in the run of this release, or "
                    "has no hours. Start a run of today first."
                ),
            )
            return go_on(reverse("insight:money", args=[release.uid]))
        return go_on(reverse("insight:scenario", args=[scenario.uid]))


def _day(said: str) -> date:
    """A day as forms send it; 404 for anything else."""
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise Http404 from error
