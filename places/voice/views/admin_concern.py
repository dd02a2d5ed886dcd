"""One concern, for safeguarding leads: read, hide, show, decide, undo."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.voice import concerns
from places.voice.admin_forms import DecisionForm
from places.voice.enums import ConcernState
from places.voice.views.admin_base import VoiceView, concern_for


class ConcernView(VoiceView):
    """What was said, what was done, and the buttons."""

    permissions = ("voice.view_concern",)
    template_name = "places/voice/admin/concern.html"
    page_title = gettext_lazy("A concern")

    form: DecisionForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The concern, its log, and a form while it is undecided."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        concern = concern_for(self.person, kwargs["pk"])
        steps = list(concern.steps.select_related("by"))
        return context | {
            "concern": concern,
            "steps": steps,
            "is_held": concerns.is_held(concern.listing),
            "others": concerns.others_undecided(concern),
            "can_undo": any(step.undone_at is None for step in steps),
            "may_decide": self.person.has_perm("voice.change_concern"),
            "form": self.form or DecisionForm(initial={"stays_hidden": True}),
            "is_new": concern.state == ConcernState.NEW,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one thing."""
        concern = concern_for(self.person, kwargs["pk"])
        if not self.person.has_perm("voice.change_concern"):
            raise Http404
        match request.POST.get("do"):
            case "hide":
                concerns.hide(concern, by=self.person)
                messages.success(request, _("The public does not see it any more."))
            case "show":
                concerns.show(concern, by=self.person)
                messages.success(request, _("No concern hides it any more."))
            case "undo":
                self._undo(request, concern)
            case "decide":
                return self._decide(request, concern, **kwargs)
            case _:
                messages.error(request, _("Nothing was done: press one of the buttons."))
        return redirect("voice_concern", pk=concern.pk)

    def _undo(self, request: HttpRequest, concern: Any) -> None:
        try:
            concerns.undo(concern, by=self.person)
        except concerns.NothingToUndo:
            messages.error(request, _("There is nothing to undo."))
        else:
            messages.success(request, _("The last act was undone."))

    def _decide(self, request: HttpRequest, concern: Any, **kwargs: Any) -> HttpResponse:
        self.form = DecisionForm(request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs))
        decision = concerns.Decision(**self.form.cleaned_data)
        try:
            hidden = concerns.decide(concern, decision, by=self.person)
        except concerns.DecidedAlready:
            messages.error(request, _("It is decided already. Undo the decision first."))
            return redirect("voice_concern", pk=concern.pk)
        if hidden:
            messages.success(request, _("Decided. The listing stays hidden."))
        else:
            messages.success(request, _("Decided. The listing is not hidden by a concern."))
        return redirect("voice_concern", pk=concern.pk)
