"""The first page, and runs: where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.insight.enums import Step
from guardianship.insight.models import Release, Run
from guardianship.insight.reading.choices_in_words import parameters_table
from guardianship.insight.reading.scope import authorities_of, own_releases, own_run, own_runs
from guardianship.insight.views.base import InsightPage
from guardianship.insight.views.runs import ReleaseForm

MOST_RUNS = 10
STEP_WORDS: dict[str, Promise] = {
    Step.INPUTS: gettext_lazy("What goes in"),
    Step.WALKS: gettext_lazy("Walks"),
    Step.ACCESS: gettext_lazy("Access by hour"),
    Step.GAP: gettext_lazy("Young people short of a place"),
    Step.WORDS: gettext_lazy("Sentences"),
    Step.PATTERN: gettext_lazy("Here and around"),
    Step.EQUITY: gettext_lazy("Who has less"),
    Step.SOURCES: gettext_lazy("Sources"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """An authority with its releases, and its runs for those who start some."""

    authority: Area
    releases: Sequence[Release]
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of a run in words."""

    words: str
    says: str


class Home(InsightPage):
    """The reader's authorities, their releases, and for analysts their runs."""

    template_name = "insight/home.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Empty where nobody gave the reader a duty."""
        may_run = self.person.has_perm("insight.add_run")
        words = {"desks": desks_of(self.person, with_runs=may_run), "may_run": may_run}
        return self.show({**words, "reads_lines": self.person.has_perm("insight.view_barrier")})


def desks_of(person: User, *, with_runs: bool) -> list[Desk]:
    """Authorities by name."""
    releases = list(own_releases(person))
    runs = list(own_runs(person)) if with_runs else []
    return [
        Desk(
            authority,
            [release for release in releases if release.authority_id == authority.pk],
            [run for run in runs if run.authority_id == authority.pk][:MOST_RUNS],
        )
        for authority in authorities_of(person)
    ]


class RunPage(InsightPage):
    """Where a run stands; it looks again by itself until the run has ended."""

    permission = "insight.view_run"
    template_name = "insight/run.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """404 for a run of an authority that the reader has no duty for."""
        run = own_run(self.person, uid)
        has_releases = Release.objects.filter(authority=run.authority_id).exists()
        return self.show(
            {
                "run": run,
                "steps": [step_shown(step) for step in run.steps],
                "done_percent": round(100 * run.share_done),
                "releases": run.releases.all(),
                "parameters": parameters_table(run.parameters),
                "form": ReleaseForm() if has_releases else None,
                "may_cancel": self.person.has_perm("insight.change_run"),
                "may_release": self.person.has_perm("insight.add_release"),
            }
        )


def step_shown(step: dict[str, object]) -> StepShown:
    """A step with how far it is, or how long it took."""
    share = float(str(step.get("share") or 0))
    words = str(STEP_WORDS.get(str(step["name"]), step["name"]))
    if share >= 1:
        return StepShown(words, _("%(seconds)s s") % {"seconds": f"{step.get('seconds', 0):.1f}"})
    return StepShown(words, _("not yet") if share == 0 else f"{share:.0%}")
