"""Listings that somebody sends in, and the people who look at them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.enums import MembershipRole
from places.models import Listing, Membership, Organisation
from places.moderation.deciding import step_of
from places.portal import writing
from tests.builders.listings import build_organisation, draft_listing, published_listing
from tests.builders.people import build_person, enter
from tests.places.finder.asking import london

MORNING = london("2026-11-23 09:00")


@dataclass
class Desk:
    """An organisation with an owner, and one person of each role who looks."""

    owner: User
    organisation: Organisation
    moderator: User
    panel: User | None = None

    def client(self, who: str) -> Client:
        """Signed in."""
        return enter(Client(), getattr(self, who))

    def sent_in(self, **fields: Any) -> Listing:
        """A listing that was never public and waits."""
        listing = draft_listing(organisation=self.organisation, **fields)
        listing.save()
        listing.save_revision()
        writing.ask_for_a_look(listing, by=self.owner)
        return again(listing)

    def changed(self, **fields: Any) -> Listing:
        """A public listing of which a change waits."""
        listing = published_listing(organisation=self.organisation)
        self.change(listing, **fields)
        return again(listing)

    def change(self, listing: Listing, **fields: Any) -> None:
        """What the portal does with a change of high risk."""

        def edit(row: Listing) -> None:
            for name, value in fields.items():
                setattr(row, name, value)

        writing.write_and_ask(listing, edit, by=self.owner)

    def add_panel(self) -> User:
        """Somebody who answers for the youth panel."""
        self.panel = build_person(Role.YOUTH_PANEL)
        return self.panel


@pytest.fixture
def desk(freeze) -> Desk:
    """Monday morning; the youth panel has nobody yet."""
    freeze(MORNING)
    owner, organisation = build_person(), build_organisation(name="Riverside", type="youth_group")
    Membership.objects.create(organisation=organisation, user=owner, role=MembershipRole.OWNER)
    return Desk(owner, organisation, build_person(Role.MODERATOR))


def again(listing: Listing) -> Listing:
    """The row as it is now."""
    return Listing.objects.get(pk=listing.pk)


def url(name: str, listing: Listing | int) -> str:
    """An address of moderation."""
    return reverse(f"moderation_{name}", args=[getattr(listing, "pk", listing)])


def seen(listing: Listing) -> dict[str, Any]:
    """What the forms carry about what was looked at."""
    step = step_of(listing)
    return {"step": step.pk if step else 0, "version": again(listing).latest_revision_id}


ANSWER = {"is_clear": "yes", "would_go": "yes", "feels_wrong": "no", "says": "fine", "words": ""}


def approve(desk: Desk, listing: Listing) -> Any:
    """The moderator approves."""
    return desk.client("moderator").post(url("look", listing), seen(listing) | {"do": "approve"})


def answer(desk: Desk, listing: Listing, **said: str) -> Any:
    """The youth panel answers."""
    return desk.client("panel").post(url("panel_listing", listing), seen(listing) | ANSWER | said)


def a_day(text: str) -> datetime:
    """A moment in London."""
    return london(text)
