"""The only door to exact locations of listings that show less.

PostgreSQL holds it shut: row-level security hides every row of the table unless this
transaction has opened it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.gis.geos import Point
from django.db import connection, transaction

from places.enums import LocationVisibility
from places.models import ExactLocation, Listing, Place
from places.public_location import authority_of, coarse_point, neighbourhood_of


@contextmanager
def opened() -> Iterator[None]:
    """Let this transaction read and write exact locations until the block ends."""
    with transaction.atomic():
        _set("on")
        try:
            yield
        finally:
            if not connection.needs_rollback:
                _set("off")


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('guardianship.exact_locations', %s, true)", [value])


def exact_point_of(listing: Listing) -> Point | None:
    """The exact point, for people who may see it; callers check that first."""
    with opened():
        kept = ExactLocation.objects.filter(listing=listing).first()
    return kept.point if kept else None


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
        listing.public_geometry = coarse_point(point, listing.location_visibility)
        listing.authority = authority_of(point)
        if not listing.public_where:
            area = neighbourhood_of(point)
            listing.public_where = area.name if area else ""
        listing.save()
        ExactLocation.objects.update_or_create(
            listing=listing,
            defaults={
                "place_name": place_name,
                "address": address,
                "postcode": postcode,
                "point": point,
            },
        )


def withdraw_place(listing: Listing, place: Place) -> None:
    """Hide ``place`` behind ``listing``, which now shows less: row, drafts and history.

    The place itself goes when no other listing shows it, and with it its history.
    """
    keep_apart(
        listing,
        point=place.point,
        place_name=place.name,
        address=place.address,
        postcode=place.postcode,
    )
    for revision in listing.revisions.all():
        revision.content["place"] = None
        revision.content["public_geometry"] = None
        revision.save(update_fields=["content"])
    if not place.listings.exists():
        place.delete()
