"""The page of one vetting file, and everything that is done on it.

To whoever may not see files there is nothing here, whether the file exists or not.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.models import Listing
from places.vetting import gate
from places.vetting.actions import NotReady, change_owner, open_case, settle, take_step
from places.vetting.enums import NEED_WORDS, STEP_WORDS
from places.vetting.evidence_forms import EVIDENCE, Evidence, EvidenceForm
from places.vetting.facts import facts_of, papers, with_evidence
from places.vetting.forms import ContactForm, OpenForm, StepForm
from places.vetting.models import CaseContact, VettingCase
from places.vetting.stages import IllegalStep
from places.vetting.stickers import sticker_pdf
from places.vetting.training import trained_share

LIST = "vetting_cases:index"
FILE = "vetting_cases:file"


def file_for(person: object, pk: int) -> VettingCase:
    """The file, with its evidence; 404 for whoever may not see files."""
    if not isinstance(person, User) or not person.has_perm("vetting.view_vettingcase"):
        raise Http404
    case = with_evidence(VettingCase.objects.filter(pk=pk)).first()
    if case is None:
        raise Http404
    return case


@method_decorator(never_cache, name="dispatch")
class OfFile(WagtailAdminTemplateMixin, TemplateView):
    """A page about one file; ``needs`` is asked beside the right to see files."""

    header_icon = "clipboard-list"
    needs = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the file, or nothing."""
        self.case = file_for(request.user, kwargs["pk"])
        if self.needs and not request.user.has_perm(self.needs):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Which business it is about."""
        return str(self.case)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the files and to this one."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse(LIST), "label": _("Vetting files")},
            {"url": reverse(FILE, args=[self.case.pk]), "label": str(self.case)},
            {"url": "", "label": str(self.page_title)},
        ]

    def back(self) -> HttpResponse:
        """To the page of the file."""
        return redirect(FILE, self.case.pk)


class FileView(OfFile):
    """Where it stands, what is missing, what holds until when, and what can be done."""

    template_name = "places/vetting/admin/file.html"
    page_title = gettext_lazy("Vetting file")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All of it, the evidence in its kinds."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        today, facts = clock.today(), facts_of(self.case, papers())
        lacking = set(gate.missing(facts, today))
        until = gate.holds_until(facts, today)
        person: Any = self.request.user
        return (
            context
            | {
                "case": self.case,
                "needs": [
                    (NEED_WORDS[need], need in lacking, None if last == date.max else last)
                    for need, last in until.items()
                ],
                "lacking": len(lacking),
                "training": trained_share(facts, today),
                "on_the_list": Listing.objects.listed().filter(pk=self.case.listing_id).exists(),
                "clearance": getattr(self.case.listing, "clearance", None),
                "steps": StepForm(case=self.case).fields["step"].choices,  # type: ignore[attr-defined]
                "kinds": [
                    (kind, getattr(self.case, kind.related).all()) for kind in EVIDENCE.values()
                ],
                "events": self.case.events.select_related("by")[:50],
                "looks": self.case.looks.all(),
                "may_change": person.has_perm("vetting.change_vettingcase"),
                "may_see_contact": person.has_perm("vetting.view_casecontact"),
            }
        )


class StepView(OfFile):
    """Takes a step; only by the button."""

    http_method_names = ["post"]
    needs = "vetting.change_vettingcase"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it, or say why not."""
        form = StepForm(request.POST, case=self.case)
        if not form.is_valid():
            messages.error(request, _("This step leads nowhere from here. Look again."))
            return self.back()
        step, person = form.cleaned_data["step"], request.user
        assert isinstance(person, User)  # noqa: S101 - file_for let nobody else in
        try:
            take_step(self.case, step, by=person, why=form.cleaned_data["why"])
        except NotReady as error:
            words = ", ".join(str(NEED_WORDS[need]) for need in error.needs)
            messages.error(request, _("Not yet. Missing: %s") % words)
        except IllegalStep:
            messages.error(request, _("Somebody else moved this file meanwhile. Look again."))
        else:
            messages.success(request, _("Done: %s") % STEP_WORDS[step])
        return self.back()


class OwnerView(OfFile):
    """The business has another owner."""

    http_method_names = ["post"]
    needs = "vetting.change_vettingcase"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Off the list at once."""
        person = request.user
        change_owner(self.case, by=person if isinstance(person, User) else None)
        messages.success(request, _("It is off the list. With the new owner all begins anew."))
        return self.back()


class EvidenceView(OfFile):
    """Adds a row of evidence."""

    template_name = "places/vetting/admin/evidence.html"
    needs = "vetting.change_vettingcase"

    @property
    def page_title(self) -> str:
        """What kind it is."""
        return str(self.kind.heading)

    @property
    def kind(self) -> Evidence:
        """The kind that the address names; 404 for none."""
        found = EVIDENCE.get(self.kwargs["kind"])
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.setdefault("form", self.kind.form_class()(case=self.case))
        return context | {"case": self.case}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, and hold the business to what the file says now."""
        form: EvidenceForm = self.kind.form_class()(request.POST, case=self.case)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        log(instance=self.case, action="vetting.evidence", user=request.user)
        settle(self.case)
        return self.back()


class RemoveEvidenceView(OfFile):
    """Takes a row of evidence out that was written by mistake."""

    http_method_names = ["post"]
    needs = "vetting.change_vettingcase"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Gone, and the business is held to what is left."""
        kind = EVIDENCE.get(kwargs["kind"])
        row = getattr(self.case, kind.related).filter(pk=kwargs["row"]).first() if kind else None
        if row is None:
            raise Http404
        row.delete()
        log(instance=self.case, action="vetting.remove_evidence", user=request.user)
        settle(self.case)
        return self.back()


class ContactView(OfFile):
    """How to reach the two who answer for the business; each look stands in the log."""

    template_name = "places/vetting/admin/evidence.html"
    page_title = gettext_lazy("Contact")
    needs = "vetting.view_casecontact"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, filled; nobody reads it unseen."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        contact = CaseContact.objects.filter(case=self.case).first()
        context.setdefault("form", ContactForm(instance=contact or CaseContact(case=self.case)))
        log(instance=self.case, action="vetting.see_contact", user=self.request.user)
        can_save = self.request.user.has_perm("vetting.change_casecontact")
        return context | {"case": self.case, "read_only": not can_save}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it; for those who may change it."""
        if not request.user.has_perm("vetting.change_casecontact"):
            raise Http404
        contact = CaseContact.objects.filter(case=self.case).first()
        form = ContactForm(request.POST, instance=contact or CaseContact(case=self.case))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        settle(self.case)
        return self.back()


class StickerView(OfFile):
    """The sticker to print."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A PDF to keep."""
        answer = HttpResponse(sticker_pdf(self.case), content_type="application/pdf")
        name = f"sticker-{self.case.sticker_code}.pdf"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


@method_decorator(never_cache, name="dispatch")
class OpenView(WagtailAdminTemplateMixin, TemplateView):
    """A new file."""

    template_name = "places/vetting/admin/open.html"
    page_title = gettext_lazy("New vetting file")
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For people who may add files."""
        if not request.user.has_perm("vetting.add_vettingcase"):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Businesses without one."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.setdefault("form", OpenForm())
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open it."""
        form = OpenForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        person = request.user
        try:
            case = open_case(
                form.cleaned_data["listing"], by=person if isinstance(person, User) else None
            )
        except ValidationError as error:
            form.add_error("listing", error.messages[0])
            return self.render_to_response(self.get_context_data(form=form))
        return redirect(FILE, case.pk)
