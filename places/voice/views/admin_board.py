"""The page of moderation: urgent first."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from guardianship.accounts.models import User
from places.voice import boards
from places.voice.corrections import answer_correction, answer_shut_reports
from places.voice.enums import ConcernState, CorrectionReply, ShutAnswer
from places.voice.models import Concern
from places.voice.views.admin_base import VoiceView, correction_for


class BoardView(VoiceView):
    """Concerns, listings found shut, corrections, views: each for those who may."""

    permissions = ("voice.view_concern", "voice.view_view", "voice.view_correction")
    template_name = "places/voice/admin/board.html"
    page_title = gettext_lazy("What people say")

    def way_here(self) -> None:
        """Nothing above it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The first of each list."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        concerns = Concern.objects.readable_by(self.person).select_related("listing")
        return context | {
            "sees_concerns": self.person.has_perm("voice.view_concern"),
            "concerns": concerns.filter(state=ConcernState.NEW).urgent_first()[: boards.SHOWN],
            "decided": concerns.filter(state=ConcernState.DECIDED).order_by("-decided_at")[
                : boards.SHOWN
            ],
            "doubted": boards.doubted_listings(self.person)[: boards.SHOWN],
            "corrections": boards.corrections_waiting(self.person)[: boards.SHOWN],
            "views": boards.views_waiting(self.person)[: boards.SHOWN],
            "shut_answers": ShutAnswer.choices,
            "replies": CorrectionReply.choices,
        }


@require_POST
def answer_shut(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor asked the owner of a listing that people found shut."""
    person = _changer(request)
    listing = boards.doubted_listings(person).filter(pk=pk).first()
    if listing is None or request.POST.get("answer") not in ShutAnswer.values:
        raise Http404
    answer_shut_reports(listing=listing, answer=ShutAnswer(request.POST["answer"]), by=person)
    messages.success(request, _("“%s” is believed again.") % listing)
    return redirect("voice_board")


@require_POST
def answer_wrong(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of one correction."""
    person = _changer(request)
    correction = correction_for(person, pk)
    if request.POST.get("reply") not in CorrectionReply.values:
        raise Http404
    answer_correction(correction, CorrectionReply(request.POST["reply"]), by=person)
    messages.success(request, _("Answered."))
    return redirect("voice_board")


def _changer(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm("voice.change_correction"):
        raise Http404
    return request.user
