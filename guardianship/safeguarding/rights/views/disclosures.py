"""Disclosures to police in casework: asking, reading, deciding."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.generic import TemplateView, View

from guardianship.accounts.addresses import absolute
from guardianship.safeguarding.casework.pages import FormPage
from guardianship.safeguarding.rights.disclosing import (
    MayNotDecide,
    NotWaiting,
    ask,
    decide,
    may_decide,
)
from guardianship.safeguarding.rights.enums import DisclosureState
from guardianship.safeguarding.rights.forms import AskForm, DecideForm
from guardianship.safeguarding.rights.models import Disclosure
from guardianship.safeguarding.rights.noting import notes_about_areas_of
from guardianship.safeguarding.wall.views import CaseworkView

NOTES_SHOWN = 200
CONFLICT, UNPROCESSABLE = 409, 422


class DisclosureListView(CaseworkView, TemplateView):
    """Disclosures of one's own areas, newest first."""

    permission = "rights.view_disclosure"
    template_name = "safeguarding/rights/disclosures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those behind the open wall; what is told stays on their own pages."""
        rows = Disclosure.objects.select_related("area").defer("area__boundary")
        return super().get_context_data(
            **kwargs,
            disclosures=rows,
            may_ask=self.person.has_perm("rights.add_disclosure"),
            may_read_log=self.person.has_perm("rights.view_accessnote"),
        )


class NewDisclosureView(FormPage):
    """Ask for one; a draft is kept while somebody writes. Nothing is told yet."""

    permission = "rights.add_disclosure"
    template_name = "safeguarding/rights/ask.html"

    def build_form(self, data: Any, initial: dict[str, Any]) -> AskForm:
        """The form, on what was written before."""
        return AskForm(self.person, data, initial=initial)

    def save(self, form: AskForm) -> str:
        """Write it down, and lead to it."""
        disclosure = ask(self.person, form.answers(), form.lines())
        return reverse("rights:disclosure", args=[disclosure.pk])


class DisclosureView(CaseworkView, View):
    """One disclosure; those who may, decide here."""

    permission = "rights.view_disclosure"

    def get(self, request: HttpRequest, number: UUID) -> HttpResponse:
        """What is asked, and how it stands."""
        disclosure = get_object_or_404(Disclosure, pk=number)
        return self._page(request, disclosure, DecideForm())

    def post(self, request: HttpRequest, number: UUID) -> HttpResponse:
        """Decide. The code of an approval is shown in this answer and never again."""
        disclosure = get_object_or_404(Disclosure, pk=number)
        if not self.person.has_perm("rights.change_disclosure"):
            raise PermissionDenied
        form = DecideForm(request.POST)
        if not form.is_valid():
            return self._page(request, disclosure, form, status=UNPROCESSABLE)
        approves = form.cleaned_data["decision"] == "approve"
        try:
            because = form.cleaned_data["because"]
            code = decide(self.person, disclosure, approves=approves, because=because)
        except (MayNotDecide, NotWaiting):
            return self._page(request, disclosure, form, status=CONFLICT)
        disclosure.refresh_from_db()
        return self._page(request, disclosure, DecideForm(), code=code)

    def _page(
        self,
        request: HttpRequest,
        disclosure: Disclosure,
        form: DecideForm,
        *,
        code: str = "",
        status: int = 200,
    ) -> HttpResponse:
        can = self.person.has_perm("rights.change_disclosure") and may_decide(
            self.person, disclosure
        )
        context = {
            "disclosure": disclosure,
            "form": form,
            "code": code,
            "link": absolute(reverse("told:once", args=[disclosure.pk])) if code else "",
            "was_too_late": status == CONFLICT,
            "may_decide": can and disclosure.state == DisclosureState.ASKED,
        }
        return render(request, "safeguarding/rights/disclosure.html", context, status=status)


class LooksView(CaseworkView, TemplateView):
    """Who looked beyond their own area or took numbers along, and why."""

    permission = "rights.view_accessnote"
    template_name = "safeguarding/rights/looks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest notes on looks at this person's own areas."""
        notes = notes_about_areas_of(self.person)[:NOTES_SHOWN]
        return super().get_context_data(**kwargs, notes=notes)
