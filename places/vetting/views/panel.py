"""The youth panel's page: what young people need to say what they think of a shop.

It shows what the public page will show, and nothing of the vetting file: no stage, no check, no
contact.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.accounts.models import User
from places.admin_door import TeamView, person_with
from places.enums import HoldReason
from places.models import Hold
from places.own_listings import own_organisations
from places.place_facts import place_facts
from places.vetting.actions import panel_says
from places.vetting.enums import PanelWord
from places.vetting.forms import PanelForm
from places.vetting.models import VettingCase
from places.vetting.stages import ACTIVE

MAY_SAY = "vetting.add_panellook"


def asked(person: User) -> QuerySet[VettingCase]:
    """What the panel is asked about, the newest question first; nobody about their own."""
    rows = VettingCase.objects.filter(panel_asked_on__isnull=False, stage__in=ACTIVE)
    rows = rows.exclude(listing__organisation__in=own_organisations(person))
    return rows.select_related("listing__organisation", "listing__place").order_by(
        "-panel_asked_on", "listing__name"
    )


class OfPanel(TeamView):
    """For the panel alone; to everybody else there is nothing here."""

    permissions = (MAY_SAY,)
    header_icon = "group"


class PanelListView(OfPanel):
    """All that the panel is asked about."""

    template_name = "places/vetting/admin/panel_list.html"
    page_title = gettext_lazy("Youth panel")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each with what the panel said last."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = asked(self.person).prefetch_related("looks")
        held = set(
            Hold.objects.filter(reason=HoldReason.PANEL, lifted_at__isnull=True).values_list(
                "listing_id", flat=True
            )
        )
        return context | {
            "rows": [(row, row.looks.all(), row.listing_id in held) for row in rows],
        }


class PanelView(OfPanel):
    """One business as young people would meet it, and the two buttons."""

    template_name = "places/vetting/admin/panel.html"
    page_title = gettext_lazy("What do you think?")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find what the panel is asked about, or nothing."""
        rows = asked(person_with(request, MAY_SAY))
        self.case = get_object_or_404(rows, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def way_here(self) -> tuple[str, str]:
        """Back to the list."""
        return reverse("vetting_panel"), _("Youth panel")

    def get_page_subtitle(self) -> str:
        """Which business."""
        return str(self.case.listing)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The public words of the business."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.setdefault("form", PanelForm())
        return context | {
            "listing": self.case.listing,
            "facts": place_facts(self.case.listing),
            "looks": self.case.looks.all(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what the panel says."""
        form = PanelForm(request.POST)
        if form.is_valid():
            word = PanelWord(form.cleaned_data["word"])
            try:
                panel_says(self.case, word, form.cleaned_data["why"])
            except ValidationError as error:
                form.add_error("why", error.messages[0])
            else:
                messages.success(request, _("Thank you. We wrote it down."))
                return redirect("vetting_panel")
        return self.render_to_response(self.get_context_data(form=form))
