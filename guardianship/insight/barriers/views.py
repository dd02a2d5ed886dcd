"""Lines that young people will not cross: a list, a form, and walks with them and without."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gis.models import Area
from guardianship.insight.barriers.comparing import asked_for
from guardianship.insight.barriers.features import as_feature, hours_in_words
from guardianship.insight.barriers.forms import BarrierForm
from guardianship.insight.barriers.picture import picture_of
from guardianship.insight.barriers.scope import (
    MOST_SHOWN,
    barriers_of,
    comparisons_of,
    names_of,
    own_barrier,
    own_comparison,
)
from guardianship.insight.barriers.shown import shown_at
from guardianship.insight.models import Barrier, Release
from guardianship.insight.reading.refusals_in_words import stored_refusal
from guardianship.insight.reading.scope import own_authority, own_release, own_releases
from guardianship.insight.scenarios.views import WorkbenchPage
from guardianship.insight.views.base import InsightPage
from guardianship.lib import clock
from guardianship.safeguarding.casework.pages import UNPROCESSABLE, go_on

READ, TAKE_AWAY = "insight.view_barrier", "insight.delete_barrier"
# More of them are a map of everything, and take long to walk around.
MOST_BARRIERS = 100


class BarrierList(InsightPage):
    """The lines of an authority, on its outline and in words."""

    permission = READ
    template_name = "insight/barriers/list.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """404 for an authority that the reader has no duty for."""
        authority = own_authority(self.person, code)
        rows = list(barriers_of(authority))
        return self.show(
            {
                "authority": authority,
                "barriers": [(row, hours_in_words(as_feature(row)["properties"])) for row in rows],
                "picture": picture_of(authority, rows) if rows else None,
                "newest": own_releases(self.person).filter(authority=authority).first(),
            }
        )


class DrawBarrier(InsightPage):
    """Draw a line."""

    permission = "insight.add_barrier"
    template_name = "insight/barriers/draw.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The form."""
        authority = own_authority(self.person, code)
        return self._asks(authority, BarrierForm(authority))

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Keep it; what cannot stand comes back with why."""
        authority = own_authority(self.person, code)
        form = BarrierForm(authority, request.POST, request.FILES)
        if barriers_of(authority).count() >= MOST_BARRIERS:
            form.add_error(None, _("There are %(most)s already.") % {"most": MOST_BARRIERS})
        if not form.is_valid():
            return self._asks(authority, form, status=UNPROCESSABLE)
        return self._keep(form, Barrier(authority=authority))

    def _keep(self, form: BarrierForm, barrier: Barrier) -> HttpResponse:
        barrier.drawn_by, barrier.drawn_at = self.person, clock.now()
        form.put_into(barrier).save()
        messages.success(self.request, _("The line is kept."))
        return go_on(reverse("insight:barriers_of", args=[barrier.authority.code]))

    def _asks(
        self, authority: Area, form: BarrierForm, barrier: Barrier | None = None, status: int = 200
    ) -> HttpResponse:
        may_remove = barrier is not None and self.person.has_perm(TAKE_AWAY)
        words = {"authority": authority, "form": form, "barrier": barrier}
        return self.show({**words, "may_remove": may_remove}, status=status)


class ChangeBarrier(DrawBarrier):
    """Change a line; what was compared before stays as it was."""

    permission = "insight.change_barrier"

    def get(self, request: HttpRequest, code: str, uid: UUID) -> HttpResponse:  # type: ignore[override]
        """The form with what the line is now; 404 for one of another authority."""
        authority = own_authority(self.person, code)
        barrier = own_barrier(authority, uid)
        form = BarrierForm(authority, initial=BarrierForm.initial_of(barrier))
        return self._asks(authority, form, barrier)

    def post(self, request: HttpRequest, code: str, uid: UUID) -> HttpResponse:  # type: ignore[override]
        """Keep what is changed."""
        authority = own_authority(self.person, code)
        barrier = own_barrier(authority, uid)
        form = BarrierForm(authority, request.POST, request.FILES)
        if not form.is_valid():
            return self._asks(authority, form, barrier, status=UNPROCESSABLE)
        return self._keep(form, barrier)


class TakeAwayBarrier(InsightPage):
    """Take a line away."""

    permission = TAKE_AWAY

    def post(self, request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
        """404 for one of another authority."""
        own_barrier(own_authority(self.person, code), uid).delete()
        messages.success(request, _("The line is taken away."))
        return go_on(reverse("insight:barriers_of", args=[code]))


class WithAndWithout(WorkbenchPage):
    """Ask for a release's walks with the lines drawn now, and read what was asked before."""

    permission = READ
    template_name = "insight/barriers/ask.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """What is drawn, and what was asked."""
        return self._page(own_release(self.person, uid))

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Have it worked out in the background."""
        release = own_release(self.person, uid)
        drawn = list(barriers_of(release.authority))
        if not drawn:
            return self._page(release, status=UNPROCESSABLE)
        comparison = asked_for(release.run, drawn)
        return go_on(reverse("insight:barrier_answer", args=[release.uid, comparison.uid]))

    def _page(self, release: Release, status: int = 200) -> HttpResponse:
        words: dict[str, Any] = {
            "barriers": list(barriers_of(release.authority)),
            "asked": [
                (each, names_of(each.drawn)) for each in comparisons_of(release)[:MOST_SHOWN]
            ],
        }
        return self.show({**self.frame(release), **words}, status=status)


class BarrierAnswer(WorkbenchPage):
    """What was found with the lines and without, at the time that the address chooses."""

    permission = READ
    template_name = "insight/barriers/answer.html"

    def get(self, request: HttpRequest, uid: UUID, answer_uid: UUID) -> HttpResponse:
        """What was asked of this release's run; 404 for any other."""
        release = own_release(self.person, uid)
        comparison = own_comparison(release, answer_uid)
        frame = self.frame(release)
        answer = comparison.answer
        words = {
            "comparison": comparison,
            "drawn": [
                (feature["properties"], hours_in_words(feature["properties"]))
                for feature in comparison.drawn
            ],
            "shown": shown_at(answer, frame["slots"].chosen) if answer else None,
            "why": stored_refusal(answer["why"]) if answer else "",
            "may_remove": self.person.has_perm(TAKE_AWAY),
        }
        return self.show({**frame, **words})

    def post(self, request: HttpRequest, uid: UUID, answer_uid: UUID) -> HttpResponse:
        """Throw it away, with the lines as they were then."""
        release = own_release(self.person, uid)
        comparison = own_comparison(release, answer_uid)
        if not self.person.has_perm(TAKE_AWAY):
            raise PermissionDenied
        comparison.delete()
        messages.success(request, _("It is thrown away."))
        return go_on(reverse("insight:barriers", args=[release.uid]))
