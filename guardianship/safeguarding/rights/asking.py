"""Asks why, before somebody sees case data of another area or takes them along as a file.

Mix ``AsksPurpose`` in before ``CaseworkView`` on pages that people with a duty for a purpose may
read as well; mix ``AsksPurposeAlways`` in on every export. Both leave a note in the log.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guardianship.accounts.factor import has_shown_factor, person_of
from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.noting import note
from guardianship.safeguarding.wall.models import AreaDuty
from guardianship.safeguarding.wall.views import CaseworkView

ASKED_AS = "purpose"


class PurposeForm(forms.Form):
    """Why; the closed list and nothing else."""

    purpose = forms.ChoiceField(
        label=_("Why do you need this?"), choices=Purpose.choices, widget=forms.RadioSelect
    )


class AsksPurpose(CaseworkView):
    """Asks whoever has a duty for a purpose, and opens the wall for the purpose they give.

    Who has duties of their own and no other is not asked.
    """

    act = Act.VIEWED

    def purpose(self) -> str | None:
        """The purpose given in the address or the form, if it is one."""
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        given = sent.get(ASKED_AS, "")
        return given if given in Purpose.values else None

    def must_say_why(self) -> bool:
        """Whether this person looks beyond their own areas here."""
        return AreaDuty.objects.current().filter(person=self.person).exclude(purpose="").exists()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask first; then answer and note it, both or neither."""
        if not self._gets_this_far(request):
            return super().dispatch(request, *args, **kwargs)
        self.person = person_of(request)
        if not self.must_say_why():
            return super().dispatch(request, *args, **kwargs)
        if self.purpose() is None:
            return _ask(request)
        with transaction.atomic():
            response = super().dispatch(request, *args, **kwargs)
            match = request.resolver_match
            note(self.person, self.act, self.purpose(), match.view_name if match else "")
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
