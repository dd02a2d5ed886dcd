"""Pages and forms of casework, on top of the wall: drafts are kept, words are never logged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.safeguarding.casework import drafts
from guardianship.safeguarding.wall.views import CaseworkView

SEE_OTHER = 303
CONFLICT = 409
UNPROCESSABLE = 422
NOTHING_MORE = 204
BEGINS = "/casework/"
LATER, KEEP, AFRESH = "later", "keep", "afresh"


class Conflict(Exception):
    """What the form was shown with is not how it is any more; the text says so to the writer."""


def go_on(address: str) -> HttpResponseRedirect:
    """Lead on after a form was sent."""
    response = HttpResponseRedirect(address)
    response.status_code = SEE_OTHER
    return response


class CaseworkPage(CaseworkView):
    """A page that is rendered while the wall is open."""

    template_name = ""

    def show(self, words: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """The page with these words."""
        return render(self.request, self.template_name, words, status=status)


class FormPage(CaseworkPage):
    """A page with one form, of which a draft is kept for the person while they write.

    ``do=later`` keeps it and leads home, ``do=keep`` is the script's, ``do=afresh`` throws the
    draft away; any other is the form, sent.
    """

    def build_form(self, data: Any, initial: dict[str, Any]) -> Any:
        """The form: bound to ``data``, or showing ``initial``."""
        raise NotImplementedError

    def save(self, form: Any) -> str:
        """Store what a valid form says; the address to go on to. ``Conflict`` where it cannot."""
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        """What the template needs besides the form."""
        return {}

    @property
    def form_address(self) -> str:
        """Which form of what, the same in both languages."""
        return self.request.path.partition(BEGINS)[2]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """The form, with what the person had written before."""
        form = self.build_form(None, {})
        draft = drafts.kept(self.person, self.form_address)
        if draft is not None:
            form = self.build_form(None, drafts.as_initial(draft, form.fields))
        return self.show({**self.words(), "form": form, "draft": draft})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Keep a draft, forget it, or take the form in."""
        do = request.POST.get("do")
        if do in (LATER, KEEP):
            return self._keep(do)
        if do == AFRESH:
            drafts.sent(self.person, self.form_address)
            return go_on(request.path)
        form = self.build_form(request.POST, {})
        if not form.is_valid():
            return self.show({**self.words(), "form": form}, status=UNPROCESSABLE)
        return self._take_in(form)

    def _take_in(self, form: BaseForm) -> HttpResponse:
        try:
            address = self.save(form)
        except Conflict as why:
            words = {**self.words(), "form": form, "problem": str(why)}
            return self.show(words, status=CONFLICT)
        drafts.sent(self.person, self.form_address)
        messages.success(self.request, _("Saved."))
        return go_on(address)

    def _keep(self, do: str) -> HttpResponse:
        names = self.build_form(None, {}).answer_names()
        drafts.keep(self.person, self.form_address, self.request.POST, names)
        if do == KEEP:
            return HttpResponse(status=NOTHING_MORE)
        messages.success(self.request, _("Kept for you for a week. Nobody else sees it."))
        return go_on(reverse("casework:home"))
