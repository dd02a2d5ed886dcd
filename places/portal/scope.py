"""Whose listings somebody may see and change here: those of their own organisations, ever.

What is not theirs answers as if it did not exist. Being of the team changes nothing here.
"""

from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language

from guardianship.accounts.models import User
from places.models import Listing, Membership, Organisation


def organisations_of(person: User) -> list[Organisation]:
    """The person's organisations, by name in the reader's language."""
    found = Organisation.objects.filter(memberships__user=person)
    name = "name_cy" if get_language() == "cy" else "name"
    return list(found.order_by(name, "name", "pk"))


def membership_in(person: User, organisation: Organisation) -> Membership:
    """What the person is to an organisation; 404 where they are nothing."""
    found = Membership.objects.filter(user=person, organisation=organisation).first()
    if found is None:
        raise Http404
    return found


def organisation_for(person: User, uid: UUID) -> Organisation:
    """One of the person's organisations; 404 for every other."""
    found = Organisation.objects.filter(memberships__user=person, uid=uid).first()
    if found is None:
        raise Http404
    return found


def listing_for(person: User, uid: UUID) -> Listing:
    """A listing of one of the person's organisations; 404 for every other.

    The organisation of the row counts: a draft that would move it counts for nobody yet.
    """
    rows = Listing.objects.filter(organisation__memberships__user=person, uid=uid)
    found = rows.select_related("organisation", "place").first()
    if found is None:
        raise Http404
    return found
