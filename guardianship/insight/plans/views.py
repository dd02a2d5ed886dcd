"""Where next: conditions, an answer at once, and a proof that is worked out in the background."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist, TaskResultMismatch

from gis.analysis.contracts import BadInput
from guardianship.insight.models import Release
from guardianship.insight.plans.answers import hours_in_words, prove, quick_answer
from guardianship.insight.plans.question import MOST_RUN_H, MOST_TEAMS, Conditions
from guardianship.insight.reading.scope import own_release
from guardianship.insight.reading.slots import Slots
from guardianship.insight.scenarios.views import WorkbenchPage
from guardianship.safeguarding.casework.pages import UNPROCESSABLE, go_on


class ConditionsForm(forms.Form):
    """What a plan must keep to."""

    season = forms.ChoiceField(label=_("Kind of week"))
    band = forms.ChoiceField(label=_("Time"))
    teams = forms.IntegerField(
        label=_("How many teams at once?"), min_value=1, max_value=MOST_TEAMS, initial=2
    )
    run_h = forms.IntegerField(
        label=_("Open for at least how many hours in a row?"),
        min_value=1,
        max_value=MOST_RUN_H,
        initial=2,
    )
    cost_per_hour = forms.FloatField(label=_("Cost of an hour, in pounds"), min_value=0, initial=60)
    budget = forms.FloatField(
        label=_("Money for a week, in pounds"),
        help_text=_("Leave it empty for no limit."),
        min_value=0,
        required=False,
    )
    fair = forms.BooleanField(
        label=_("The three most deprived tenths have their fair share of what is new"),
        required=False,
        initial=True,
    )

    def __init__(self, slots: Slots, data: Any = None) -> None:
        chosen = slots.chosen
        super().__init__(data, initial={"season": chosen.season, "band": chosen.band})
        for name, choices in (("season", slots.seasons), ("band", slots.bands)):
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class WhereNext(WorkbenchPage):
    """Ask, and see a good plan at once; send it to have the best one proved."""

    template_name = "insight/workbench/where_next.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """The form, and the quick answer where conditions were given."""
        release = own_release(self.person, uid)
        frame = self.frame(release)
        form = ConditionsForm(frame["slots"], request.GET if "teams" in request.GET else None)
        found: dict[str, Any] | None = None
        if form.is_bound and form.is_valid():
            found = self._quick(release, form)
        status = UNPROCESSABLE if form.errors else 200
        return self.show({**frame, "form": form, "answer": _in_words(found)}, status=status)

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Have it proved."""
        release = own_release(self.person, uid)
        frame = self.frame(release)
        form = ConditionsForm(frame["slots"], request.POST)
        if not form.is_valid():
            return self.show({**frame, "form": form}, status=UNPROCESSABLE)
        asked = Conditions(**form.cleaned_data).as_json()
        result = prove.enqueue(release.run_id, asked)
        return go_on(reverse("insight:proof", args=[release.uid, result.id]))

    def _quick(self, release: Release, form: ConditionsForm) -> dict[str, Any] | None:
        try:
            return quick_answer(release.run, Conditions(**form.cleaned_data))
        except BadInput as error:
            form.add_error(None, str(error))
        return None


class ProofPage(WorkbenchPage):
    """What the background work found, or how far it is."""

    template_name = "insight/workbench/proof.html"

    def get(self, request: HttpRequest, uid: UUID, proof_uid: UUID) -> HttpResponse:
        """Plans of a task of this release's run; 404 for any other task."""
        release = own_release(self.person, uid)
        result = self._result(release, str(proof_uid))
        is_done = result.status == TaskResultStatus.SUCCESSFUL
        words = {
            "is_done": is_done,
            "has_failed": result.status == TaskResultStatus.FAILED,
            "answer": _in_words(result.return_value) if is_done else None,
        }
        return self.show({**self.frame(release), **words})

    def _result(self, release: Release, task_id: str) -> TaskResult[Any]:
        if not prove.get_backend().supports_get_result:
            raise Http404
        try:
            result = prove.get_result(task_id)
        except (TaskResultDoesNotExist, TaskResultMismatch) as error:
            raise Http404 from error
        if list(result.args)[:1] != [release.run_id]:
            raise Http404
        return result


def _in_words(found: dict[str, Any] | None) -> dict[str, Any] | None:
    """Plans with their hours in the reader's language."""
    if found is None:
        return None
    plans = [
        {
            **plan,
            "gap_words": None if plan["gap"] is None else f"{plan['gap']:.1%}",
            "priority_words": f"{plan['share_of_priority']:.0%}",
            "sites": [
                {
                    **site,
                    "words": hours_in_words(site["hours"]),
                    "chosen_words": f"{site['chosen_in']:.0%}",
                }
                for site in plan["sites"]
            ],
        }
        for plan in found["plans"]
    ]
    return {**found, "plans": plans}
