"""Which listings nobody looks after, and finding them by name.

Every listing has an organisation. Nobody looks after it when that organisation has no member who
can sign in: a published source (OpenStreetMap, a council's file) or a group that a file named.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from guardianship.accounts.models import User
from places.models import Listing, Membership
from places.querysets import ListingQuerySet

LEAST_LETTERS = 3
SHOWN = 20


def looked_after(listing: Listing) -> bool:
    """Whether somebody who can sign in belongs to the listing's organisation."""
    members = Membership.objects.filter(organisation=listing.organisation_id)
    return members.filter(user__is_active=True).exists()


def without_people() -> ListingQuerySet:
    """Public listings that nobody looks after."""
    members = Membership.objects.filter(organisation=OuterRef("organisation"), user__is_active=True)
    rows: ListingQuerySet = Listing.objects.listed().filter(~Exists(members))
    return rows


def found_by_name(asked: str) -> list[Listing]:
    """The first of them with these words in the name.

    What is not public is not found, nor what hides where it is: of those, the public page
    leads here.
    """
    words = asked.split()
    if len("".join(words)) < LEAST_LETTERS:
        return []
    rows = without_people().showing_where()
    for word in words:
        rows = rows.filter(name__icontains=word)
    return list(
        rows.select_related("organisation", "place", "authority").order_by("name", "pk")[:SHOWN]
    )


def belongs_to(person: User, listing: Listing) -> bool:
    """Whether it is a listing of an organisation of the person."""
    rows = Membership.objects.filter(user=person, organisation=listing.organisation_id)
    return bool(rows.exists())
