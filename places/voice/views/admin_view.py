"""One view, for moderators; and what a young person says while a youth worker writes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.models import Listing
from places.voice.concerns import SentAlready
from places.voice.enums import ViewReply, ViewState
from places.voice.view_forms import AssistedForm
from places.voice.views.admin_base import VoiceView, view_for
from places.voice.views_said import judge, say_with_help

DOES = {"take": ViewState.TAKEN, "refuse": ViewState.REFUSED, "undo": ViewState.WAITING}
SUBJECT = "assisted"


class ViewView(VoiceView):
    """Take it in or leave it out, with a kind reply; or let it wait again."""

    permissions = ("voice.view_view",)
    template_name = "places/voice/admin/view.html"
    page_title = gettext_lazy("What somebody said")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The view and the replies."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        view = view_for(self.person, kwargs["pk"])
        waits = view.state == ViewState.WAITING
        return context | {"said": view, "replies": ViewReply.choices, "waits": waits}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One press."""
        view = view_for(self.person, kwargs["pk"])
        state = DOES.get(request.POST.get("do", ""))
        reply = request.POST.get("reply") or ViewReply.THANKS
        if (
            state is None
            or reply not in ViewReply.values
            or not self.person.has_perm("voice.change_view")
        ):
            raise Http404
        judge(view, state, ViewReply(reply))
        messages.success(request, _("Done. It can be undone on the page of what was said."))
        if state == ViewState.WAITING:
            return redirect("voice_view", pk=view.pk)
        return redirect("voice_board")


class AssistedView(VoiceView):
    """The form for a youth worker, and the code for the young person."""

    permissions = ("voice.add_view",)
    template_name = "places/voice/admin/assisted.html"
    page_title = gettext_lazy("Write down what a young person says")
    form: AssistedForm | None = None
    code = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form or the code."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"form": self.form or AssistedForm(SUBJECT), "code": self.code}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it with their yes."""
        form = self.form = AssistedForm(SUBJECT, request.POST)
        if form.is_valid():
            answers = dict(form.cleaned_data)
            slug = answers.pop("place").rstrip("/").rpartition("/")[2]
            listing = Listing.objects.listed().filter(slug=slug).first()
            if listing is None:
                form.add_error("place", _("There is no such place."))
            else:
                self._keep(form, listing, answers)
        context = self.get_context_data(**kwargs)
        return self.render_to_response(context)

    def _keep(self, form: AssistedForm, listing: Listing, answers: dict[str, Any]) -> None:
        for name in ("stamp", "web_page", "agreed"):
            answers.pop(name)
        try:
            self.code = say_with_help(self.person, listing, answers).code
        except SentAlready:
            form.add_error(None, _("The same words came today."))
