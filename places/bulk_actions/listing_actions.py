"""Confirm, close for a while, publish and take down: the four bulk actions on listings."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from places.actions import (
    LeftAsItIs,
    close_between,
    confirm_listing,
    publish_draft,
    take_down,
    why_not_closed,
    why_not_confirmed,
    why_not_published,
)
from places.bulk_actions.base import ListingBulkAction
from places.bulk_actions.forms import CloseForm, ConfirmForm
from places.models import BulkChange, Listing
from places.own_listings import SOMEBODY_ELSE, is_their_own, own_organisations


class ConfirmToday(ListingBulkAction):
    """Somebody asked, and what the public sees of all of these is right."""

    action_type = "confirm"
    did = BulkChange.Did.CONFIRM
    display_name = _("Confirm today")
    aria_label = _("Confirm the ticked listings as of today")
    action_priority = 10
    form_class = ConfirmForm
    question = _("Did you ask each of them, and is what is public still right?")
    button = _("Yes, still right today")
    example = _(
        "Example: you rang the council about its seven libraries, and all hours are as they were. "
        "Tick the seven, write “library service” and confirm. Drafts that wait are not touched."
    )

    def why_not(self, row: Listing) -> str:
        """Only what is public."""
        return why_not_confirmed(row)

    def act(self, listing: Listing, form: forms.Form) -> None:
        """As of today."""
        role = form.cleaned_data["confirmed_by"].strip()
        confirm_listing(listing=listing, by=self.person, role=role)


class CloseForAWhile(ListingBulkAction):
    """Closed between two dates; the usual hours come back by themselves."""

    action_type = "close"
    did = BulkChange.Did.CLOSE
    needs = "places.publish_listing"
    display_name = _("Close for a while")
    aria_label = _("Close the ticked listings between two dates")
    action_priority = 20
    form_class = CloseForm
    question = _("From when to when are they closed?")
    button = _("Close them on these days")
    example = _(
        "Example: closed from 21 December 2026 to 3 January 2027, why “Christmas”. On 4 January "
        "the usual hours hold again, without anybody doing anything."
    )

    def why_not(self, row: Listing) -> str:
        """Only what is public and has no draft."""
        return why_not_closed(row)

    def act(self, listing: Listing, form: forms.Form) -> None:
        """One more exception."""
        close_between(
            listing=listing,
            first_day=form.cleaned_data["first_day"],
            last_day=form.cleaned_data["last_day"],
            why=form.cleaned_data["why"].strip(),
            why_cy=form.cleaned_data["why_cy"].strip(),
            by=self.person,
        )

    def noted(self, form: forms.Form) -> dict[str, Any]:
        """The days, to find the exception again."""
        return {name: form.cleaned_data[name].isoformat() for name in ("first_day", "last_day")}


class PublishDrafts(ListingBulkAction):
    """What waits becomes public."""

    action_type = "publish"
    did = BulkChange.Did.PUBLISH
    needs = "places.publish_listing"
    display_name = _("Publish")
    aria_label = _("Publish the drafts of the ticked listings")
    action_priority = 30
    question = _("Have you looked at each of these drafts?")
    button = _("Yes, publish")
    example = _(
        "Example: ten candidates from OpenStreetMap that you looked at one by one. What somebody "
        "submitted is approved on its own page, so that the person hears of it."
    )

    def why_not(self, row: Listing) -> str:
        """Only where a draft waits that nobody has submitted, and of other organisations."""
        if row.organisation_id in self.own:
            return str(SOMEBODY_ELSE)
        return why_not_published(row)

    @cached_property
    def own(self) -> set[int]:
        """Organisations of the person; asked once."""
        return own_organisations(self.person)

    def act(self, listing: Listing, form: forms.Form) -> None:
        """The latest draft, which may be of another organisation than the row."""
        if is_their_own(self.person, listing.get_latest_revision_as_object()):
            raise LeftAsItIs(SOMEBODY_ELSE)
        publish_draft(listing=listing, by=self.person)


class TakeDown(ListingBulkAction):
    """No longer public; nothing is deleted."""

    action_type = "unpublish"
    did = BulkChange.Did.UNPUBLISH
    needs = "places.publish_listing"
    display_name = _("Unpublish")
    aria_label = _("Take the ticked listings down")
    action_priority = 40
    classes = {"serious"}
    question = _("Shall nobody find these any more?")
    button = _("Yes, take them down")
    example = _(
        "Example: a club has stopped for good. Its page is gone at once; its drafts and its "
        "history stay here. For a few weeks only, choose “Close for a while” instead."
    )

    def why_not(self, row: Listing) -> str:
        """Only what is public."""
        return why_not_confirmed(row)

    def act(self, listing: Listing, form: forms.Form) -> None:
        """Unpublish."""
        take_down(listing=listing, by=self.person)


BULK_ACTIONS = (ConfirmToday, CloseForAWhile, PublishDrafts, TakeDown)
