"""Where next: conditions, an answer at once, and a proof that is worked out in the background."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gis.analysis.contracts import BadInput, BadParameter
from guardianship.insight.models import Release, SitingPlan
from guardianship.insight.plans.answers import hours_in_words, quick_answer
from guardianship.insight.plans.kept import asked_for, in_words, kept_plans
from guardianship.insight.plans.question import MOST_RUN_H, MOST_TEAMS, Conditions
from guardianship.insight.reading.refusals_in_words import refused_in_words
from guardianship.insight.reading.scope import own_release
from guardianship.insight.reading.slots import Slots
from guardianship.insight.scenarios.places_to_be import AREA, Spot, spots_of
from guardianship.insight.scenarios.stored import town_of
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
    locked = forms.MultipleChoiceField(
        label=_("Which ones are open in any case?"),
        help_text=_(
            "They take a team and money for the whole of this time; the rest of the plan goes "
            "around them."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, slots: Slots, spots: Sequence[Spot], data: Any = None) -> None:
        chosen = slots.chosen
        super().__init__(data, initial={"season": chosen.season, "band": chosen.band})
        for name, choices in (("season", slots.seasons), ("band", slots.bands)):
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
        self.fields["locked"].choices = [  # type: ignore[attr-defined]
            (spot.code, _spot_words(spot)) for spot in spots
        ]

    def clean(self) -> dict[str, Any]:
        """No more are open in any case than there are teams."""
        said = super().clean() or {}
        if len(said.get("locked", [])) > said.get("teams", MOST_TEAMS):
            self.add_error("locked", _("These are more than there are teams."))
        return said


def _spot_words(spot: Spot) -> str:
    if not spot.code.startswith(AREA):
        return spot.name
    return f"{spot.name} ({gettext('the middle of where people live')})"


class WhereNext(WorkbenchPage):
    """Ask, and see a good plan at once; send it to have the best one proved."""

    template_name = "insight/workbench/where_next.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """The form, and the quick answer where conditions were given."""
        release = own_release(self.person, uid)
        frame = self.frame(release)
        form = self._form(release, frame, request.GET if "teams" in request.GET else None)
        found: dict[str, Any] | None = None
        if form.is_bound and form.is_valid():
            found = self._quick(release, form)
        status = UNPROCESSABLE if form.errors else 200
        words = {"form": form, "answer": _in_words(found), "kept": kept_plans(release.run)}
        return self.show({**frame, **words}, status=status)

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Have it proved."""
        release = own_release(self.person, uid)
        frame = self.frame(release)
        form = self._form(release, frame, request.POST)
        if not form.is_valid():
            return self.show({**frame, "form": form}, status=UNPROCESSABLE)
        plan = asked_for(release.run, Conditions(**form.cleaned_data))
        return go_on(reverse("insight:proof", args=[release.uid, plan.uid]))

    def _form(self, release: Release, frame: dict[str, Any], data: Any) -> ConditionsForm:
        return ConditionsForm(frame["slots"], spots_of(town_of(release.run)), data)

    def _quick(self, release: Release, form: ConditionsForm) -> dict[str, Any] | None:
        try:
            return quick_answer(release.run, Conditions(**form.cleaned_data))
        except BadParameter as error:
            if error.name == "budget" and form.cleaned_data["locked"]:
                form.add_error("budget", _("What is open in any case costs more than that."))
            else:
                form.add_error(None, refused_in_words(error))
        except BadInput as error:
            form.add_error(None, refused_in_words(error))
        return None


class ProofPage(WorkbenchPage):
    """A plan that was asked for: what was found, or that it is being worked out."""

    template_name = "insight/workbench/proof.html"

    def get(self, request: HttpRequest, uid: UUID, proof_uid: UUID) -> HttpResponse:
        """A plan that was asked of this release's run; 404 for any other."""
        release = own_release(self.person, uid)
        plan = get_object_or_404(SitingPlan, run=release.run_id, uid=proof_uid)
        words = {"plan": plan, "asked": in_words(plan.conditions), "answer": _in_words(plan.answer)}
        return self.show({**self.frame(release), **words})


def _share_words(share: float | None) -> str:
    """In whole per cent; "" where no deprivation data is loaded."""
    return "" if share is None else f"{share:.0%}"


def _in_words(found: dict[str, Any] | None) -> dict[str, Any] | None:
    """Plans with their hours in the reader's language."""
    if found is None:
        return None
    plans = [
        {
            **plan,
            "covered": f"{plan['covered']:,}",
            "cost": f"{plan['cost']:,}",
            "gap_words": None if plan["gap"] is None else f"{plan['gap']:.1%}",
            "priority_words": _share_words(plan["share_of_priority"]),
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
