"""Addresses of organisations: readable, and still right after a new name."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import slugify

from places.enums import OrganisationType
from places.models import Listing, Organisation
from places.outreach.models import RoleCard

KEY_DIGITS = 8
LONGEST_NAME = 60


def slug_of(organisation: Organisation) -> str:
    """The name in small letters, and the first eight hexadecimal digits of the identifier."""
    name = slugify(organisation.name)[:LONGEST_NAME].strip("-") or "organisation"
    return f"{name}-{organisation.uid.hex[:KEY_DIGITS]}"


def address_of(organisation: Organisation) -> str:
    """The public page; "" for a published source, which is nobody's partner."""
    if organisation.type == OrganisationType.SOURCE:
        return ""
    return reverse("outreach:organisation", args=[slug_of(organisation)])


def public_organisations() -> QuerySet[Organisation]:
    """Partners with something public: a listing that may be seen now, or a role card."""
    listed = Listing.objects.listed().filter(organisation=OuterRef("pk"))
    cards = RoleCard.objects.filter(organisation=OuterRef("pk"))
    rows = Organisation.objects.exclude(type=OrganisationType.SOURCE)
    return rows.filter(Q(Exists(listed)) | Q(Exists(cards)))


def organisation_at(slug: str) -> Organisation | None:
    """The public organisation whose key ends the slug, whatever the name before it says."""
    key = slug.rpartition("-")[2]
    if len(key) != KEY_DIGITS or not set(key) <= set("0123456789abcdef"):
        return None
    first, last = UUID(key.ljust(32, "0")), UUID(key.ljust(32, "f"))
    return public_organisations().filter(uid__range=(first, last)).first()
