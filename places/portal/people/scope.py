"""One fetch for each thing that a page is about; whatever is not theirs reads like missing."""

from uuid import UUID

from django.http import Http404

from guardianship.accounts.models import Invitation, User
from places.models import Listing, Membership, Organisation
from places.portal.people.invitations import invitation_at
from places.portal.people.members import member_at
from places.portal.people.models import Claim
from places.portal.people.powers import Power, demand


def member_for(organisation: Organisation, key: str) -> Membership:
    """A member of an organisation that was fetched for this person."""
    found = member_at(organisation, key)
    if found is None:
        raise Http404
    return found


def invitation_for(organisation: Organisation, number: UUID) -> Invitation:
    """An invitation that waits, of an organisation that was fetched for this person."""
    found = invitation_at(organisation, number)
    if found is None:
        raise Http404
    return found


def claim_for(person: User, uid: UUID) -> Claim:
    """A claim of an organisation of the person; 404 for every other, ``OwnersOnly`` for editors."""
    rows = Claim.objects.filter(uid=uid, organisation__memberships__user=person)
    found = rows.select_related("listing", "organisation").first()
    if found is None:
        raise Http404
    demand(person, found.organisation, Power.CLAIM)
    return found


def public_listing(uid: UUID) -> Listing:
    """A listing that anybody may see; 404 for what is hidden and for what does not exist."""
    found: Listing | None = (
        Listing.objects.listed().select_related("organisation").filter(uid=uid).first()
    )
    if found is None:
        raise Http404
    return found
