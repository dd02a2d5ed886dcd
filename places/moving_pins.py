"""The action that moves a pin which is kept apart."""

from django.contrib.gis.geos import Point
from django.db import transaction
from wagtail.log_actions import log

from guardianship.accounts.models import User
from places.exact_locations import exact_location_of, keep_apart
from places.models import Listing


def move_exact_pin(*, listing: Listing, point: Point, by: User) -> None:
    """Move the exact pin (WGS 84), and with it the coarse point that the public sees.

    The log says that it was moved, never from where or to where. Raises ``ValueError`` when
    the listing shows its exact place, or nothing is kept apart.
    """
    with transaction.atomic():
        row = Listing.objects.select_for_update().get(pk=listing.pk)
        kept = exact_location_of(row)
        if kept is None:
            raise ValueError("nothing is kept apart")
        keep_apart(
            row,
            point=point,
            place_name=kept.place_name,
            address=kept.address,
            postcode=kept.postcode,
        )
        log(instance=row, action="places.move_exact_location", user=by)
