"""Places and listings find their authority anew when boundaries come after them."""

from __future__ import annotations

from django.contrib.gis.geos import Point
from django.db.models import QuerySet

from gis.models import Area, AreaKind
from gis.packs.manifest import Pack
from gis.packs.report import FileReport
from guardianship.lib.progress import track
from places.exact_locations import exact_point_of
from places.models import Listing, OpenInterval, Place
from places.public_location import authority_of


class AuthoritiesStep:
    """Runs after the boundaries of authorities have changed; reads no file of its own."""

    table = "authorities"

    def __init__(self, pack: Pack) -> None:
        self.file = "of places and listings"

    def load(self, report: FileReport) -> None:
        """Set the authority of every place and listing, and the hours that hang on it."""
        if not Area.objects.of_kind(AreaKind.AUTHORITY).exists():
            return
        for place in track(Place.objects.all().iterator(500), "authorities of places"):
            self._set(place, authority_of(place.point), Place.objects.all(), report)
        moved: list[Listing] = []
        for listing in track(Listing.objects.select_related("place").iterator(500), "listings"):
            authority = _of_listing(listing)
            if self._set(listing, authority, Listing.objects.all(), report):
                moved.append(listing)
        OpenInterval.objects.rebuild([listing for listing in moved if listing.live])

    @staticmethod
    def _set(
        thing: Place | Listing,
        authority: Area | None,
        rows: QuerySet[Place] | QuerySet[Listing],
        report: FileReport,
    ) -> bool:
        if thing.authority_id == (authority.pk if authority else None):
            return False
        rows.filter(pk=thing.pk).update(authority=authority)
        thing.authority = authority
        report.changed += 1
        return True


def _of_listing(listing: Listing) -> Area | None:
    if listing.place:
        return authority_of(listing.place.point)
    point = exact_point_of(listing)
    if point is None and listing.public_geometry is not None:
        shape = listing.public_geometry
        point = shape if isinstance(shape, Point) else shape.point_on_surface
    return authority_of(point) if point else listing.authority
