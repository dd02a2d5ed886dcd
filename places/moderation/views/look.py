"""One listing that waits: both versions side by side, and the buttons."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import TaskState

from places.models import Hold, Listing
from places.moderation.asking import due_at, panel_tasks, rule_of, wants_panel
from places.moderation.comparing import compared
from places.moderation.deciding import Moved, Seen, decide, step_of
from places.moderation.enums import HideWhy
from places.moderation.hiding import hide, show_again
from places.moderation.models import Hiding, PanelAnswer, PanelTask
from places.moderation.models.tasks import GO_ON
from places.moderation.reply_form import ReplyForm
from places.moderation.views.base import (
    UNPROCESSABLE,
    ModerationView,
    listing_for,
    looker,
    shown_as_public,
)
from places.own_listings import SOMEBODY_ELSE, is_their_own

ACTIONS = {"approve": "approve", "send_back": "reject", GO_ON: GO_ON}


class LookView(ModerationView):
    """Compare, then approve or send back with kind words; or hide it at once."""

    template_name = "places/moderation/admin/look.html"
    page_title = gettext_lazy("A look at")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Nothing is fetched before it is known who asks."""
        super().setup(request, *args, **kwargs)
        self.form: ReplyForm | None = None

    def get_page_subtitle(self) -> str:
        """The name of the listing."""
        return str(self.listing)

    def way_here(self) -> tuple[str, str]:
        """The queue."""
        return reverse("moderation_queue"), _("Moderation")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Both versions."""
        self.listing = listing_for(self.person, kwargs["pk"])
        return self.render_to_response(self.get_context_data(**kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approve, send back, or go on without the panel."""
        self.listing = listing_for(self.person, kwargs["pk"])
        action, comment = ACTIONS.get(request.POST.get("do", "")), ""
        seen = seen_in(request)
        if action == "reject":
            self.form = ReplyForm(request.POST)
            if not self.form.is_valid():
                page = self.get_context_data(**kwargs)
                return self.render_to_response(page, status=UNPROCESSABLE)
            comment = self.form.cleaned_data["comment"]
        try:
            if action is None:
                raise Moved
            decide(self.listing, action, seen, by=self.person, comment=comment)
        except Moved:
            messages.error(
                request, _("It has changed since you opened it. Here it is as it is now.")
            )
            return redirect("moderation_look", pk=self.listing.pk)
        except PermissionDenied:
            own = self._is_theirs()
            messages.error(request, SOMEBODY_ELSE if own else _("This step is not yours to do."))
            return redirect("moderation_look", pk=self.listing.pk)
        messages.success(request, self._what_now(action))
        return redirect("moderation_queue")

    def _what_now(self, action: str) -> str:
        named = {"listing": self.listing}
        if action == "reject":
            return _("“%(listing)s” is sent back, with your words.") % named
        if step_of(self.listing):
            return _("Thank you. Now the youth panel looks at “%(listing)s”.") % named
        last = TaskState.objects.for_instance(self.listing).order_by("-started_at", "-pk").first()
        why = last.comment if last and last.status == TaskState.STATUS_SKIPPED else ""
        return " ".join([_("“%(listing)s” is public now.") % named, why]).strip()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both versions in words, where the look stands, and what can be done."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        listing = self.listing
        draft: Listing = listing.get_latest_revision_as_object()
        was_public = listing if listing.first_published_at else None
        step = step_of(listing)
        return context | {
            "listing": listing,
            "lines": compared(was_public, draft),
            "is_new": was_public is None,
            "form": self.form or ReplyForm(),
            "answers": PanelAnswer.objects.filter(
                task_state__workflow_state__object_id=str(listing.pk),
                task_state__workflow_state__base_content_type=listing.get_base_content_type(),
            ),
            "holds": self._holds(),
            "theirs": SOMEBODY_ELSE if self._is_theirs() else "",
            "hiding": Hiding.objects.filter(listing=listing, ended_at=None).first(),
            "whys": HideWhy.choices,
            **(self._step(step, draft) if step else {}),
        }

    def _is_theirs(self) -> bool:
        draft = self.listing.get_latest_revision_as_object()
        return is_their_own(self.person, self.listing, draft)

    def _holds(self) -> QuerySet[Hold]:
        """Why it is held back; of their own organisations nobody reads that."""
        standing = Hold.objects.filter(listing=self.listing, lifted_at=None)
        return standing.exclude(listing__organisation__memberships__user=self.person)

    def _step(self, step: TaskState, draft: Listing) -> dict[str, Any]:
        task = step.task.specific
        panels = panel_tasks()
        actions = {name for name, _label, _more in task.get_actions(self.listing, self.person)}
        panel = PanelTask.objects.filter(workflow_tasks__workflow=step.workflow_state.workflow)
        return {
            "step": step,
            "actions": {name for name, action in ACTIONS.items() if action in actions},
            "due": due_at(step, rule_of(draft.kind), panels),
            "with_panel": step.pk and step.task_id in panels,
            "panel_is_next": wants_panel(self.listing, draft) and panel.exists(),
            "panel_has_anybody": any(one.has_anybody() for one in panel),
            "version": self.listing.latest_revision_id,
        }


def seen_in(request: HttpRequest) -> Seen:
    """The step and the version that a posted form was about; those of nothing where it is not."""
    numbers = [request.POST.get(name, "") for name in ("step", "version")]
    step, version = (int(n) if n.isascii() and n.isdigit() else 0 for n in numbers)
    return Seen(step, version)


@require_safe
def draft_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page of the draft."""
    listing = listing_for(looker(request), pk)
    return shown_as_public(request, listing.get_latest_revision_as_object())


@require_POST
def hide_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The public sees it no more."""
    person = looker(request)
    listing, why = listing_for(person, pk), request.POST.get("why", "")
    if why not in HideWhy.values:
        raise Http404
    if hide(listing, HideWhy(why), by=person):
        messages.success(request, _("“%s” is hidden from this moment.") % listing)
    else:
        messages.info(request, _("“%s” was hidden already.") % listing)
    return redirect("moderation_look", pk=listing.pk)


@require_POST
def show_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The undo of the above."""
    person = looker(request)
    listing = listing_for(person, pk)
    if is_their_own(person, listing):
        messages.error(request, SOMEBODY_ELSE)
    elif show_again(listing, by=person):
        messages.success(request, _("The team no longer hides “%s”.") % listing)
    else:
        messages.info(request, _("The team did not hide “%s”.") % listing)
    return redirect("moderation_look", pk=listing.pk)
