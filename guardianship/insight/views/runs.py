"""Starting a run and stopping one."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.analysis.disclosure.rules import DisclosureRefused
from guardianship.insight.reading.refusals_in_words import refused_in_words
from guardianship.insight.reading.scope import own_run
from guardianship.insight.releasing.making import ReleaseRefused, make_release
from guardianship.insight.running import ask_to_cancel
from guardianship.insight.tasks import start_run
from guardianship.insight.views.base import InsightPage
from guardianship.insight.views.run_forms import RunForm
from guardianship.safeguarding.casework.pages import CONFLICT, UNPROCESSABLE, go_on
from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.noting import note


class StartRun(InsightPage):
    """Ask for a run; it is worked out in the background."""

    permission = "insight.add_run"
    template_name = "insight/start_run.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, with what is usual."""
        return self.show({"form": RunForm(self.person)})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Start it. The run does not say who asked; the log of looks does."""
        form = RunForm(self.person, request.POST)
        if not form.is_valid():
            return self.show({"form": form}, status=UNPROCESSABLE)
        authority = form.cleaned_data["authority"]
        run = start_run(
            authority,
            form.cleaned_data["area_set"],
            parameters=form.parameters(),
            **form.when(),
        )
        note(self.person, Act.VIEWED, Purpose.PLAN_SUPPORT, "insight:start_run", area=authority)
        return go_on(reverse("insight:run", args=[run.uid]))


class ReleaseForm(forms.Form):
    """Why there is another release, where there is one already."""

    why = forms.CharField(
        label=gettext_lazy("Why is there a new one?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Such as: “A new quarter.” Readers see it."),
    )


class MakeRelease(InsightPage):
    """Freeze what a run found, so that people may see it."""

    permission = "insight.add_release"
    template_name = "insight/refused.html"

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """The release, or which rule it would break; 404 for a run that is not the reader's."""
        run = own_run(self.person, uid)
        form = ReleaseForm(request.POST)
        why = form.cleaned_data["why"] if form.is_valid() else ""
        try:
            release = make_release(run, why=why)
        except (ReleaseRefused, DisclosureRefused) as error:
            return self.show({"run": run, "why": refused_in_words(error)}, status=CONFLICT)
        note(
            self.person, Act.VIEWED, Purpose.PLAN_SUPPORT, "insight:make_release",
            area=run.authority,
        )  # fmt: skip
        messages.success(request, _("The release is made, and stays as it is."))
        return go_on(reverse("insight:release", args=[release.uid]))


class CancelRun(InsightPage):
    """Stop a run at its next sign of life; what it has found so far is thrown away."""

    permission = "insight.change_run"

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """404 for a run of somebody else's authority; one that has ended stays as it is."""
        run = own_run(self.person, uid)
        ask_to_cancel(run)
        messages.success(request, _("The run stops."))
        return go_on(reverse("insight:run", args=[run.uid]))
