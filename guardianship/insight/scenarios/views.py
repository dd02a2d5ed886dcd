"""The workbench: try a change, keep it, share it, compare it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from gis.analysis.contracts import BadParameter
from gis.analysis.scenario.edits import FundingEnds, from_text, to_text
from guardianship.accounts.models import User
from guardianship.insight.models import Release, Scenario
from guardianship.insight.reading.links import sections_of
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.refusals_in_words import refused_in_words
from guardianship.insight.reading.scope import authorities_of, own_release
from guardianship.insight.reading.slots import read_slots
from guardianship.insight.scenarios.forms import KINDS, NAME_MOST, AboutForm, EditForm
from guardianship.insight.scenarios.stored import town_of
from guardianship.insight.scenarios.told import comparison, told_of
from guardianship.insight.views.base import InsightPage
from guardianship.lib import clock
from guardianship.safeguarding.casework.pages import UNPROCESSABLE, go_on

MOST_COMPARED = 3
MOST_EDITS = 12
TRY = "insight.add_scenario"


def own_scenarios(person: User) -> QuerySet[Scenario]:
    """The person's own of their authorities, and those shared there."""
    return Scenario.objects.filter(
        Q(made_by=person) | Q(is_shared=True), run__authority__in=authorities_of(person)
    ).select_related("run", "run__authority", "made_by")


def own_scenario(person: User, uid: UUID) -> Scenario:
    """One of them; 404 for any other."""
    return get_object_or_404(own_scenarios(person), uid=uid)


class WorkbenchPage(InsightPage):
    """A page of the workbench, in the frame of a release."""

    permission = TRY

    def frame(self, release: Release) -> dict[str, Any]:
        """What the frame of a release needs."""
        head = release.head
        slots = read_slots(head["seasons"], head["bands"], self.request.GET)
        return {
            "release": release,
            "notes": Notes(release),
            "slots": slots,
            "sections": sections_of(release, slots.chosen, self.person),
        }


class Workbench(WorkbenchPage):
    """What could be changed, and what was tried before."""

    template_name = "insight/workbench/workbench.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Both lists."""
        release = own_release(self.person, uid)
        scenarios = own_scenarios(self.person).filter(run=release.run)
        kinds = [(code, form.title) for code, form in KINDS.items()]
        return self.show({**self.frame(release), "scenarios": scenarios, "kinds": kinds})


class TryPage(WorkbenchPage):
    """One form; its answer is a scenario of one's own, or one edit more in it."""

    template_name = "insight/workbench/try.html"

    def get(self, request: HttpRequest, uid: UUID, kind: str) -> HttpResponse:
        """The form."""
        release = own_release(self.person, uid)
        return self._asks(release, self._form(release, kind, None))

    def post(self, request: HttpRequest, uid: UUID, kind: str) -> HttpResponse:
        """Work it out and lead to the answer; what cannot be worked out comes back with why."""
        release = own_release(self.person, uid)
        form = self._form(release, kind, request.POST)
        if not form.is_valid():
            return self._asks(release, form, status=UNPROCESSABLE)
        scenario = self._into() or Scenario(run=release.run, made_by=self.person)
        edits = [*from_text(scenario.edits), *form.edits()]
        # Money that ends is one thing, however many it pays for.
        if sum(not isinstance(edit, FundingEnds) for edit in edits) > MOST_EDITS:
            form.add_error(None, _("That is enough for one sketch. Please begin another."))
            return self._asks(release, form, status=UNPROCESSABLE)
        words = form.words() if not scenario.name else f"{scenario.name}; {form.words()}"
        scenario.name = words[:NAME_MOST]
        scenario.edits, scenario.changed_at = to_text(edits), clock.now()
        scenario.save()
        try:
            told_of(scenario)
        except BadParameter as error:
            form.add_error(None, refused_in_words(error))
            self._take_back(scenario, len(form.edits()))
            return self._asks(release, form, status=UNPROCESSABLE)
        return go_on(reverse("insight:scenario", args=[scenario.uid]))

    def _form(self, release: Release, kind: str, data: Any) -> EditForm:
        if kind not in KINDS:
            raise Http404
        return KINDS[kind](release.run, town_of(release.run), data)

    def _into(self) -> Scenario | None:
        """The scenario that the edit is put into: one's own, named in the address."""
        asked = self.request.GET.get("into")
        if not asked:
            return None
        try:
            uid = UUID(asked)
        except ValueError as error:
            raise Http404 from error
        return get_object_or_404(own_scenarios(self.person), uid=uid, made_by=self.person)

    def _take_back(self, scenario: Scenario, added: int) -> None:
        edits = from_text(scenario.edits)
        if len(edits) <= added:
            scenario.delete()
            return
        scenario.edits = to_text(edits[:-added])
        scenario.save(update_fields=["edits"])

    def _asks(self, release: Release, form: EditForm, status: int = 200) -> HttpResponse:
        words = {**self.frame(release), "form": form, "title": form.title}
        return self.show(words, status=status)


class ScenarioPage(WorkbenchPage):
    """The answer; whoever made it names, shares or throws it away."""

    template_name = "insight/workbench/scenario.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Sentences first."""
        scenario = own_scenario(self.person, uid)
        return self._page(scenario, self._about(scenario))

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Keep its name, note and sharing, or delete it."""
        scenario = own_scenario(self.person, uid)
        if scenario.made_by != self.person:
            raise PermissionDenied
        release = _release_of(self.person, scenario)
        if request.POST.get("do") == "delete":
            scenario.delete()
            messages.success(request, _("It is thrown away."))
            return go_on(reverse("insight:workbench", args=[release.uid]))
        form = AboutForm(request.POST)
        if not form.is_valid():
            return self._page(scenario, form, status=UNPROCESSABLE)
        scenario.name = form.cleaned_data["name"] or scenario.name
        scenario.note = form.cleaned_data["note"]
        scenario.is_shared = form.cleaned_data["is_shared"]
        scenario.changed_at = clock.now()
        scenario.save(update_fields=["name", "note", "is_shared", "changed_at"])
        messages.success(request, _("It is kept."))
        return go_on(request.path)

    def _about(self, scenario: Scenario) -> AboutForm:
        return AboutForm(initial={"note": scenario.note, "is_shared": scenario.is_shared})

    def _page(self, scenario: Scenario, form: AboutForm, status: int = 200) -> HttpResponse:
        release = _release_of(self.person, scenario)
        kinds = [(code, each.title) for code, each in KINDS.items()]
        words = {"told": told_of(scenario), "form": form, "kinds": kinds}
        is_mine = scenario.made_by == self.person
        words |= {"scenario": scenario, "is_mine": is_mine}
        return self.show({**self.frame(release), **words}, status=status)


class ComparePage(WorkbenchPage):
    """Two or three scenarios of one run side by side."""

    template_name = "insight/workbench/compare.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Those that were ticked, by name; fewer than two or more than three are asked again."""
        release = own_release(self.person, uid)
        mine = own_scenarios(self.person).filter(run=release.run)
        asked = {str(each) for each in request.GET.getlist("with")}
        chosen = [scenario for scenario in mine if str(scenario.uid) in asked]
        tables = []
        if 2 <= len(chosen) <= MOST_COMPARED:
            tables = comparison([told_of(scenario) for scenario in chosen])
        words = {"scenarios": mine, "chosen": chosen, "tables": tables}
        return self.show({**self.frame(release), **words})


def _release_of(person: User, scenario: Scenario) -> Release:
    """The newest release of the scenario's run; 404 where none was made."""
    release = scenario.run.releases.select_related("authority", "geography", "run").first()
    if release is None:
        raise Http404
    return own_release(person, release.uid)
