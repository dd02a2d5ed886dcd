"""Asks why, before somebody sees case data of another area or takes them along as a file.

Mix ``AsksPurpose`` in before ``CaseworkView`` on pages that people with a duty for a purpose may
read as well; mix ``AsksPurposeAlways`` in on every export. Both leave a note in the log.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from gis.models import Area
from guardianship.accounts.factor import has_shown_factor, person_of
from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.noting import note_areas
from guardianship.safeguarding.wall.models import AreaDuty
from guardianship.safeguarding.wall.views import CaseworkView

ASKED_AS = "purpose"
# The frame of casework shows a link to the question where the request has this.
OFFERED_AS = "may_look_beyond"


class PurposeForm(forms.Form):
    """Why; the closed list and nothing else."""

    purpose = forms.ChoiceField(
        label=_("Why do you need this?"), choices=Purpose.choices, widget=forms.RadioSelect
    )


class AsksPurpose(CaseworkView):
    """Asks whoever has a duty for a purpose, and opens the wall for the purpose they give.

    Who has duties of their own reads those areas without being asked; a link asks for the rest.
    """

    act = Act.VIEWED

    def purpose(self) -> str | None:
        """The purpose given in the address or the form, if it is one."""
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        given = sent.get(ASKED_AS, "")
        return given if given in Purpose.values else None

    def must_say_why(self) -> bool:
        """Whether this person looks beyond their own areas here."""
        if not self.may_look_beyond():
            return False
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        own = AreaDuty.objects.current().own().filter(person=self.person)
        return ASKED_AS in sent or not own.exists()

    def may_look_beyond(self) -> bool:
        """Whether somebody gave them a duty for a purpose."""
        return AreaDuty.objects.current().filter(person=self.person).exclude(purpose="").exists()

    def areas_looked_at(self) -> Iterable[Area]:
        """Areas that a note is about: those of duties for the purpose that was given."""
        duties = AreaDuty.objects.current().filter(person=self.person, purpose=self.purpose())
        return Area.objects.filter(pk__in=duties.values("area")).defer("boundary")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask first; then answer and note it, both or neither."""
        if not self._gets_this_far(request):
            return super().dispatch(request, *args, **kwargs)
        self.person = person_of(request)
        if not self.must_say_why():
            setattr(request, OFFERED_AS, self.may_look_beyond())
            return super().dispatch(request, *args, **kwargs)
        if self.purpose() is None:
            return _ask(request)
        with transaction.atomic():
            response = super().dispatch(request, *args, **kwargs)
            match = request.resolver_match
            page = match.view_name if match else ""
            note_areas(self.person, self.act, self.purpose(), page, self.areas_looked_at())
        return response

    def _gets_this_far(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated or not has_shown_factor(request):
            return False
        return self._may(person_of(request))


class AsksPurposeAlways(AsksPurpose):
    """For exports: everybody says why, each time, by sending a form."""

    act = Act.EXPORTED

    def must_say_why(self) -> bool:
        """Always."""
        return True

    def areas_looked_at(self) -> Iterable[Area]:
        """One's own, too: a file goes where nobody sees it any more."""
        current = AreaDuty.objects.current().filter(person=self.person)
        duties = current.filter(purpose__in=["", self.purpose() or ""])
        return Area.objects.filter(pk__in=duties.values("area")).defer("boundary")

    def purpose(self) -> str | None:
        """Only from a form that was sent: a link takes nothing along."""
        return super().purpose() if self.request.method == "POST" else None


def _ask(request: HttpRequest) -> HttpResponseBase:
    """The question, in place of the page; it is sent to the same address."""
    sends = request.method == "POST" and ASKED_AS in request.POST
    form = PurposeForm(request.POST if sends else None)
    if sends:
        form.is_valid()
    response = render(request, "safeguarding/rights/why.html", {"form": form})
    response["Cache-Control"] = "no-store"
    return response
