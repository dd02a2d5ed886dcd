"""Pages for youth workers who enter a group session, and for those who read the layer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from guardianship.safeguarding.rights.asking import AsksPurpose
from guardianship.safeguarding.safety_mapping.answers import write_session
from guardianship.safeguarding.safety_mapping.layer import LEAST, layer_for
from guardianship.safeguarding.safety_mapping.models import GroupSession
from guardianship.safeguarding.safety_mapping.session_forms import SessionForm, WhichAreasForm
from guardianship.safeguarding.wall.views import CaseworkView

SESSIONS_SHOWN = 200


class LayerView(AsksPurpose, TemplateView):
    """What young people say, where enough have."""

    permission = "safety_mapping.view_groupsession"
    template_name = "safeguarding/safety_mapping/layer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The layer, and whether this person may add to it."""
        return super().get_context_data(
            **kwargs,
            layer=layer_for(self.person),
            least=LEAST,
            may_write=self.person.has_perm("safety_mapping.add_groupsession"),
        )


class SessionsView(CaseworkView, View):
    """Group sessions of one's own areas, for a group that wants back what it marked."""

    permission = "safety_mapping.add_groupsession"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Which there are: area and week, and nothing that was said."""
        sessions = GroupSession.objects.standing().select_related("home").defer("home__boundary")
        words = {"sessions": sessions.order_by("-week", "home__name", "pk")[:SESSIONS_SHOWN]}
        return render(request, "safeguarding/safety_mapping/sessions.html", words)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take one back: its marks are gone at once."""
        try:
            key = UUID(request.POST.get("which", ""))
        except ValueError:
            raise Http404 from None
        get_object_or_404(GroupSession.objects.standing(), pk=key).take_back()
        messages.success(request, _("It is gone. Nothing that this group marked counts any more."))
        return redirect("safety_mapping:sessions")


class NewSessionView(CaseworkView, View):
    """First which parts of town, then the grid. Works without scripts."""

    permission = "safety_mapping.add_groupsession"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The choice, or with parts chosen, the grid."""
        which = WhichAreasForm(self.person, request.GET if "areas" in request.GET else None)
        if not which.is_valid():
            return self._choose(request, which)
        return self._grid(request, SessionForm(self.person, which.cleaned_data["areas"]))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it."""
        which = WhichAreasForm(self.person, request.POST)
        if not which.is_valid():
            return self._choose(request, which)
        form = SessionForm(self.person, which.cleaned_data["areas"], request.POST)
        if not form.is_valid():
            return self._grid(request, form)
        write_session(form.answers(), form.marks())
        messages.success(request, _("Written down. Thank the group from us."))
        return redirect("safety_mapping:layer")

    def _choose(self, request: HttpRequest, which: WhichAreasForm) -> HttpResponse:
        return render(request, "safeguarding/safety_mapping/which_areas.html", {"form": which})

    def _grid(self, request: HttpRequest, form: SessionForm) -> HttpResponse:
        return render(request, "safeguarding/safety_mapping/session.html", {"form": form})
