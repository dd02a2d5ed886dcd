"""The two collections: places as points, and the patches of youth workers as areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.gis.db.models import Extent, GeometryField
from django.contrib.gis.geos import Polygon
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast

from gis.crs import WGS84
from places.exports.ogc.asking import Box, ItemsAsked
from places.finder.moment import Window, whole_parts
from places.intervals import current_window
from places.models import Listing, Session

if TYPE_CHECKING:
    from places.querysets import ListingQuerySet


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection; ``is_patches`` says that its features are areas."""

    id: str
    title: str
    description: str
    is_patches: bool

    @property
    def listings(self) -> ListingQuerySet:
        """What the public may see of it, in the order of pages."""
        patches = Session.objects.filter(listing=OuterRef("pk"), coverage_area__isnull=False)
        listings = Listing.objects.listed()
        if self.is_patches:
            return listings.showing_where().filter(Exists(patches)).order_by("pk")
        return listings.exclude(Q(Exists(patches)) & ~Q(location_visibility="hidden")).order_by(
            "pk"
        )


COLLECTIONS = {
    collection.id: collection
    for collection in (
        Collection(
            "places",
            "Places for young people",
            "Youth clubs, places to take a break, shops that will help and ordinary places. What "
            "shows only about where it is has a coarse point; what keeps its address private has "
            "none.",
            is_patches=False,
        ),
        Collection(
            "patches",
            "Youth workers out and about",
            "Areas in which detached youth workers walk.",
            is_patches=True,
        ),
    )
}


def found(collection: Collection, asked: ItemsAsked) -> ListingQuerySet:
    """Features of the collection that fit, unsliced.

    In a time: what is known to be open at some moment of it, as far as hours are worked out. Of
    what hides where it is, whole parts of days count; in a box it never is.
    """
    listings = collection.listings
    if asked.kinds:
        listings = listings.of_kinds(asked.kinds)
    if asked.box is not None:
        listings = _inside(listings, asked.box)
    if asked.start is not None or asked.end is not None:
        listings = _open(listings, asked)
    return listings


def _inside(listings: ListingQuerySet, box: Box) -> ListingQuerySet:
    """Edges of a box follow parallels, which on a globe are no straight lines: asked on the plane.

    A box whose west lies east of its east reaches across the 180th meridian.
    """
    west, south, east, north = box
    boxes = [box] if west <= east else [(west, south, 180.0, north), (-180.0, south, east, north)]
    on_plane = listings.showing_where().annotate(
        on_plane=Cast("public_geometry", GeometryField(srid=WGS84))
    )
    wanted = Q()
    for sides in boxes:
        polygon = Polygon.from_bbox(sides)
        polygon.srid = WGS84
        wanted |= Q(on_plane__intersects=polygon)
    return on_plane.filter(wanted)


def _open(listings: ListingQuerySet, asked: ItemsAsked) -> ListingQuerySet:
    known_from, known_until = current_window().bounds
    start = max(asked.start or known_from, known_from)
    end = min(asked.end or known_until, known_until)
    if end <= start:
        return listings.none()
    shown = listings.showing_where().open_during(start, end)
    parts = whole_parts(Window(start, end)).span
    hidden = listings.hiding_where().perhaps_during(*parts)
    either = Q(pk__in=shown.order_by().values("pk")) | Q(pk__in=hidden.order_by().values("pk"))
    return listings.filter(either)


def extent_of(collection: Collection) -> Box | None:
    """The box around all public shapes of a collection, or None where there is none."""
    shapes = collection.listings.order_by().filter(public_geometry__isnull=False)
    on_plane = shapes.annotate(on_plane=Cast("public_geometry", GeometryField(srid=WGS84)))
    box: Box | None = on_plane.aggregate(box=Extent("on_plane"))["box"]
    return box
