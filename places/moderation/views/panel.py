"""The youth panel's pages: what is asked, the page as everybody would see it, three questions.

Nothing here asks for knowledge of the editors' site, and nothing shows who runs or looks after it
beyond what the public reads.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import TaskState

from guardianship.accounts.models import User
from places.models import Listing
from places.moderation.deciding import Moved, asked_of_panel, panel_answers
from places.moderation.models import PanelAnswer
from places.moderation.views.base import UNPROCESSABLE, ModerationView, looker, shown_as_public
from places.moderation.views.look import seen_in
from places.voice.personal_data import find

MAY_ANSWER = "moderation.add_panelanswer"
VETTING_PANEL = "vetting.add_panellook"
QUESTIONS = ("is_clear", "would_go", "feels_wrong", "says")


class PanelForm(forms.ModelForm):
    """Three questions, what should happen, and a word."""

    class Meta:
        model = PanelAnswer
        fields = [*QUESTIONS, "words"]
        widgets = {
            **dict.fromkeys(QUESTIONS, forms.RadioSelect),
            "words": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"words": gettext_lazy("Those who run it read this. Please name nobody.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in QUESTIONS:
            field: Any = self.fields[name]
            # Nothing is ticked beforehand: every answer is somebody's.
            field.choices = [choice for choice in field.choices if choice[0]]

    def clean_words(self) -> str:
        """No address and no number of anybody."""
        words: str = self.cleaned_data["words"]
        if find(words):
            raise ValidationError(_("Please leave out names, numbers and addresses of people."))
        return words


class PanelListings(ModerationView):
    """All that the panel is asked about."""

    permissions = (MAY_ANSWER,)
    template_name = "places/moderation/admin/panel_listings.html"
    page_title = gettext_lazy("What do you think?")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As the draft names them."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        asked = asked_of_panel(self.person)
        rows = [
            (listing.pk, step.revision.content["name"], listing.first_published_at is None)
            for step, listing in asked
        ]
        return context | {"rows": rows, "shops_too": self.person.has_perm(VETTING_PANEL)}


def asked_for(person: User, pk: int) -> tuple[TaskState, Listing]:
    """What the panel is asked about one listing; 404 for everything else."""
    for step, listing in asked_of_panel(person):
        if listing.pk == pk:
            return step, listing
    raise Http404


class PanelListing(ModerationView):
    """One listing as young people would meet it, and the questions."""

    permissions = (MAY_ANSWER,)
    template_name = "places/moderation/admin/panel_listing.html"
    page_title = gettext_lazy("What do you think of")
    header_icon = "group"

    def get_page_subtitle(self) -> str:
        """The name that it will have."""
        return str(self.draft)

    def way_here(self) -> tuple[str, str]:
        """The list."""
        return reverse("moderation_panel"), _("What do you think?")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page and the questions."""
        self._find(kwargs["pk"])
        return self.render_to_response(self.get_context_data(form=PanelForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what the panel says, once."""
        self._find(kwargs["pk"])
        form = PanelForm(request.POST)
        if not form.is_valid():
            page = self.get_context_data(form=form)
            return self.render_to_response(page, status=UNPROCESSABLE)
        try:
            panel_answers(self.listing, form.save(commit=False), seen_in(request))
        except Moved:
            messages.error(request, _("It has changed since you opened it. Please look once more."))
            return redirect(request.path)
        messages.success(request, _("Thank you. We wrote it down."))
        return redirect("moderation_panel")

    def _find(self, pk: int) -> None:
        self.step, self.listing = asked_for(self.person, pk)
        self.draft: Listing = self.listing.get_latest_revision_as_object()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was seen travels with the form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "listing": self.listing,
            "is_new": self.listing.first_published_at is None,
            "step": self.step,
            "version": self.listing.latest_revision_id,
        }


@require_safe
def panel_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page of what the panel is asked about."""
    _step, listing = asked_for(looker(request, MAY_ANSWER), pk)
    return shown_as_public(request, listing.get_latest_revision_as_object())
