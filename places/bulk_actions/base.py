"""What every bulk action on listings has in common."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from guardianship.accounts.models import User
from places import undo
from places.actions import LeftAsItIs, UnpublishedChanges
from places.bulk_actions.selection import WithinTheFilters
from places.models import BulkChange, Listing
from places.worklists import with_editing_state

NAMED_AT_MOST = 20
Left = tuple[Listing, str]


class ListingBulkAction(WithinTheFilters, SnippetBulkAction):
    """Shows what will change and what will not, and why; the button does it.

    Each listing is written in a transaction of its own, so one that fails holds up no other.
    """

    models: ClassVar[Any] = [Listing]
    template_name = "places/admin/bulk/confirm.html"
    did: BulkChange.Did
    needs = "places.change_listing"
    # As many as are surely written before a browser or a server stops waiting.
    most_at_once = 200
    # How the page asks, what its button says, and a worked example.
    question: Any
    button: Any
    example: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Names of listings are for people who may change listings."""
        person = request.user
        if not isinstance(person, User) or not person.has_perm("places.change_listing"):
            raise PermissionDenied
        self.person = person
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> list[Any]:
        """Also with what the reasons look at, in one query."""
        keys = [row.pk for row in super().get_queryset(model, object_ids)]
        return list(with_editing_state(Listing.objects.filter(pk__in=keys)).order_by("name", "pk"))

    @abstractmethod
    def why_not(self, row: Listing) -> str:
        """Why this one is left as it is, known before anything is asked; "" for none."""

    @abstractmethod
    def act(self, listing: Listing, form: forms.Form) -> None:
        """Do it to one; ``LeftAsItIs`` or ``UnpublishedChanges`` where it cannot be."""

    def noted(self, _form: forms.Form) -> dict[str, Any]:
        """What the way back has to know besides the row."""
        return {}

    @cached_property
    def sorted_out(self) -> tuple[list[Listing], list[Left]]:
        """Listings that will change, and those that will not with the reason."""
        chosen, _none = super().get_actionable_objects()
        reasons = [(row, self._reason(row)) for row in chosen]
        will = [row for row, reason in reasons if not reason]
        left = [(row, reason) for row, reason in reasons if reason]
        too_many = _("%d at once are enough: do these afterwards") % self.most_at_once
        left += [(row, too_many) for row in will[self.most_at_once :]]
        return will[: self.most_at_once], left

    def get_actionable_objects(self) -> tuple[list[Listing], dict[str, Any]]:
        """Sorted once for each request."""
        will, left = self.sorted_out
        return will, {"left": left}

    def _reason(self, row: Listing) -> str:
        if not self.person.has_perm(self.needs):
            return _("you may not do this: ask a moderator")
        if row.locked and row.locked_by_id != self.person.pk:
            return _("somebody has locked it")
        return self.why_not(row)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question and the example too."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        will, _left = self.sorted_out
        return context | {"action": self, "count": len(will)}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it to one after the other, and say what was done and what was not."""
        will, left = self.sorted_out
        if not will:
            messages.warning(self.request, told(left))
            return redirect(self.next_url)
        change = undo.begin(self.did, self.person)
        done = 0
        for listing in will:
            reason = self._do(change, listing, form)
            if reason:
                left.append((listing, reason))
            else:
                done += 1
        self._tell(change, done, left)
        return redirect(self.next_url)

    def _do(self, change: BulkChange, listing: Listing, form: forms.Form) -> str:
        try:
            undo.do(change, listing, lambda row: self._act_still(row, form), **self.noted(form))
        except LeftAsItIs as error:
            return str(error)
        except UnpublishedChanges:
            return _("somebody is writing a draft of it")
        except ValidationError as error:
            return " ".join(error.messages)
        except IntegrityError:
            return _("its draft contradicts itself: open it and save it again")
        return ""

    def _act_still(self, row: Listing, form: forms.Form) -> None:
        """Ask again, now that nobody else can change the row."""
        reason = self._reason(row)
        if reason:
            raise LeftAsItIs(reason)
        self.act(row, form)

    def _tell(self, change: BulkChange, done: int, left: Sequence[Left]) -> None:
        if done:
            undo_url = reverse("wagtailsnippets_places_listing:undo", args=[change.pk])
            way_back = [messages.button(undo_url, _("Undo"))]
            messages.success(self.request, self.said(done), buttons=way_back)
        else:
            change.delete()
        if left:
            messages.warning(self.request, told(left))

    def said(self, done: int) -> str:
        """ "3 listings: confirmed." """
        words = ngettext("%(count)d listing: %(did)s.", "%(count)d listings: %(did)s.", done)
        return words % {"count": done, "did": self.did.label}


def told(left: Sequence[Left]) -> str:
    """Every listing that was left as it is, with its reason; the first twenty by name."""
    lines = [f"{listing} ({reason})" for listing, reason in left[:NAMED_AT_MOST]]
    if len(left) > NAMED_AT_MOST:
        lines.append(_("and %d more") % (len(left) - NAMED_AT_MOST))
    words = ngettext(
        "%d listing was left as it is:", "%d listings were left as they are:", len(left)
    )
    return f"{words % len(left)} {'; '.join(lines)}."
