"""The only door to exact locations of listings that show less.

PostgreSQL holds it shut: row-level security hides every row of the table unless this
transaction has opened it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.gis.geos import Point
from django.db import connection, transaction
from django.db.models import QuerySet
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from places.enums import LocationVisibility
from places.public_location import authority_of, coarse_point, neighbourhood_of

if TYPE_CHECKING:
    from places.models import ExactLocation, Listing, Place

DOOR = "guardianship.exact_locations"


@contextmanager
def opened() -> Iterator[None]:
    """Let this transaction read and write exact locations until the (outermost) block ends."""
    with transaction.atomic():
        before = _set("on")
        try:
            yield
        finally:
            if not connection.needs_rollback:
                _set(before)


def _set(value: str) -> str:
    """Open or shut the door for this transaction; returns how it was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting(%(name)s, true), set_config(%(name)s, %(value)s, true)",
            {"name": DOOR, "value": value},
        )
        return cursor.fetchone()[0] or "off"


def _kept() -> QuerySet[ExactLocation]:
    return apps.get_model("places.ExactLocation").objects.all()


def exact_location_of(listing: Listing) -> ExactLocation | None:
    """Everything that is kept apart, for people who may see it; callers check that first."""
    with opened():
        return _kept().filter(listing=listing).first()


def exact_point_of(listing: Listing) -> Point | None:
    """The exact point, for people who may see it; callers check that first."""
    kept = exact_location_of(listing)
    return kept.point if kept else None


def is_kept_apart(listing: Listing) -> bool:
    """Whether an exact location lies behind the door; says nothing of where."""
    if listing.pk is None:
        return False
    with opened():
        return _kept().filter(listing=listing).exists()


def keep_apart(
    listing: Listing, *, point: Point, place_name: str = "", address: str = "", postcode: str = ""
) -> None:
    """Put the exact location behind the door and leave what the public may see on the row.

    The listing is saved. Its visibility must be less than exact, else ``ValueError``.
    """
    if listing.location_visibility == LocationVisibility.EXACT:
        raise ValueError("an exact listing shows its place")
    with opened():
        listing.place = None
        if listing.pk is None:
            listing.save()
        _kept().update_or_create(
            listing=listing,
            defaults={
                "place_name": place_name,
                "address": address,
                "postcode": postcode,
                "point": point,
            },
        )
        listing.public_geometry = coarse_point(point, listing.location_visibility)
        listing.authority = authority_of(point)
        if not listing.public_where:
            area = neighbourhood_of(point)
            listing.public_where = area.name if area else ""
        listing.save()


def coarsen_again(listing: Listing) -> None:
    """Set the public point anew when the visibility has changed; none where none is known."""
    point = exact_point_of(listing)
    listing.public_geometry = coarse_point(point, listing.location_visibility) if point else None


def let_go(listing: Listing) -> None:
    """Forget what was kept apart: the listing shows its exact place from now on."""
    with opened():
        _kept().filter(listing=listing).delete()


def withdraw_place(listing: Listing, place: Place) -> None:
    """Hide ``place`` behind ``listing``, which now shows less: row, drafts and history.

    The place itself goes when no other listing shows it or waits to, and with it its history
    and its name in the log.
    """
    with transaction.atomic():
        keep_apart(
            listing,
            point=place.point,
            place_name=place.name,
            address=place.address,
            postcode=place.postcode,
        )
        _take_place_out_of(listing.revisions.all())
        if _is_wanted(place):
            ReferenceIndex.create_or_update_for_object(listing)
            return
        _take_place_out_of(_revisions_naming(place))
        logged = ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(place), object_id=str(place.pk)
        )
        logged.update(label="", data={})
        place.delete()


def _take_place_out_of(revisions: QuerySet[Revision]) -> None:
    for revision in revisions:
        revision.content["place"] = None
        revision.content["public_geometry"] = None
        revision.save(update_fields=["content"])


def _revisions_naming(place: Place) -> QuerySet[Revision]:
    listings = ContentType.objects.get_for_model(apps.get_model("places.Listing"))
    return Revision.objects.filter(content_type=listings, content__place=place.pk)


def _is_wanted(place: Place) -> bool:
    """Whether another listing shows this place, or has a draft that does."""
    drafts = apps.get_model("places.Listing").objects.filter(
        latest_revision__in=_revisions_naming(place)
    )
    return place.listings.exists() or drafts.exists()
