"""Venues that an organisation has written down, and those that nobody needs any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.contrib.gis.geos import Point
from django.db.models import Q, QuerySet
from wagtail.models import ModelLogEntry, Revision

from places.models import Listing, Organisation, Place

if TYPE_CHECKING:
    from guardianship.accounts.models import User


def places_of(organisation: Organisation, draft: Listing | None = None) -> QuerySet[Place]:
    """Venues that the organisation's listings show, and the one of ``draft``."""
    mine = Q(pk=draft.place_id) if draft and draft.place_id else Q(pk=None)
    return Place.objects.filter(Q(listings__organisation=organisation) | mine).distinct()


def write_place(*, name: str, address: str, postcode: str, point: Point, by: User) -> Place:
    """A new venue. Raises ``ValidationError`` where it is not valid."""
    place = Place(name=name, address=address, postcode=postcode, point=point)
    place.full_clean()
    place.save()
    place.save_revision(user=by)
    return place


def forget_if_unwanted(place: Place, organisation: Organisation) -> None:
    """Delete a venue that only people of ``organisation`` wrote and that nothing shows any more.

    An address that was typed for a draft must not stay behind when the draft goes.
    """
    if place.listings.exists() or _drafts_with(place).exists():
        return
    by_others = ~Q(user__memberships__organisation=organisation)
    if not place.revisions.exists() or place.revisions.filter(by_others).exists():
        return
    logged = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(place), object_id=str(place.pk)
    )
    logged.update(label="", data={})
    place.delete()


def _drafts_with(place: Place) -> QuerySet[Listing]:
    kind = ContentType.objects.get_for_model(Listing)
    naming = Revision.objects.filter(content_type=kind, content__place=place.pk)
    return Listing.objects.filter(latest_revision__in=naming)
