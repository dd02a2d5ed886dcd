"""Who belongs to the organisation whose things are in the addresses, and who to another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client

from guardianship.accounts import inviting
from guardianship.lib import clock
from places.enums import MembershipRole
from places.models import Listing, Membership, Organisation
from places.outreach.models import Acceptance, Charter
from places.portal.people.invitations import PURPOSE
from places.portal.people.members import key_of
from places.portal.people.models import Claim
from tests.architecture.url_matrix.addresses import Address
from tests.builders.listings import (
    build_organisation,
    draft_listing,
    published_listing,
    session,
)
from tests.builders.people import build_person, enter

PREFIX = "/portal/"


@dataclass(frozen=True)
class Ours:
    """An organisation with one of each thing that the portal shows."""

    organisation: Organisation
    listing: Listing
    new: Listing
    unowned: Listing
    claim: Claim
    invitation: Any
    colleague: Membership

    def uid_for(self, route: str) -> Any:
        """The value of ``uid`` in an address: the address says of what."""
        starts = {
            "/portal/claim/": self.unowned.uid,
            "/portal/claims/": self.claim.uid,
            "/portal/new/of/": self.organisation.uid,
            "/portal/new/like/": self.listing.uid,
            "/portal/new/": self.new.uid,
            "/portal/organisations/": self.organisation.uid,
            "/portal/partners/": self.organisation.uid,
        }
        return next((uid for start, uid in starts.items() if route.startswith(start)), None) or (
            self.listing.uid
        )


def build_ours() -> Ours:
    """The organisation, with a colleague in it who is neither of those who ask."""
    Charter.objects.create(version=1, text="We listen.", in_force_from=clock.today())
    organisation, owner = build_organisation(), build_person()
    colleague = Membership.objects.create(
        user=build_person(), organisation=organisation, role=MembershipRole.EDITOR
    )
    Membership.objects.create(user=owner, organisation=organisation, role=MembershipRole.OWNER)
    listing = published_listing(session(), organisation=organisation, name="Ours")
    new = draft_listing(name="Ours to be", organisation=organisation)
    new.save()
    new.save_revision()
    unowned = published_listing(session(), organisation=build_organisation(), name="Nobody’s")
    claim = Claim.objects.create(
        listing=published_listing(session(), organisation=build_organisation(), name="Claimed"),
        organisation=organisation,
        evidence="We run it.",
        contact="01632 960142",
        made_by=owner,
        made_at=clock.now(),
    )
    invitation = inviting.invite(
        "colleague@example.org",
        invited_by=owner,
        purpose=PURPOSE,
        reference=f"{organisation.uid}:{MembershipRole.EDITOR}",
    )
    return Ours(organisation, listing, new, unowned, claim, invitation, colleague)


def _member(role: MembershipRole, *, of_ours: bool) -> Callable[[Ours], Client]:
    def come(ours: Ours) -> Client:
        person = build_person()
        theirs = ours.organisation if of_ours else build_organisation()
        Membership.objects.create(user=person, organisation=theirs, role=role)
        for charter in Charter.objects.all():
            Acceptance.objects.get_or_create(organisation=theirs, charter=charter)
        return enter(Client(), person)

    return come


# The columns of organisations.csv, in order.
MEMBERS: dict[str, Callable[[Ours], Client]] = {
    "own_owner": _member(MembershipRole.OWNER, of_ours=True),
    "own_editor": _member(MembershipRole.EDITOR, of_ours=True),
    "other_owner": _member(MembershipRole.OWNER, of_ours=False),
}


def values_for(address: Address, ours: Ours, *, missing: bool = False) -> dict[str, Any]:
    """Arguments of an address of the portal: of our things, or of such as do not exist."""
    known: dict[str, Any] = {
        "uid": uuid4() if missing else ours.uid_for(address.route),
        "name": "contact",
        "revision_id": ours.listing.latest_revision_id,
        "upload": uuid4(),
        "picture_id": 999_999,
        "key": uuid4() if "<uuid:key>" in address.route else key_of(ours.colleague),
        "number": ours.invitation.pk
        if "<uuid:number>" in address.route
        else ours.listing.latest_revision_id,
    }
    return {argument: known[argument] for argument in address.arguments}
