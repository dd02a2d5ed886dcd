"""Services at their places and patches, as ``/service_at_locations`` lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib.gis.db.models import MultiPolygonField
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db.models import CharField, Exists, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from gis.crs import WGS84
from places.enums import Kind, LocationVisibility
from places.models import Listing, Session
from places.open_referral.asked import MeetingsAsked
from places.open_referral.batch import Batch, Calendar, Row, read
from places.open_referral.choosing import asks_when, chosen, offered, sessions_when
from places.open_referral.identifiers import meeting_id
from places.open_referral.lists import in_chunks
from places.open_referral.locations import at_patch, at_place
from places.open_referral.schedules import schedules
from places.open_referral.services import basic_object

Pair = tuple[int, int | None]
NO_PATCH = 0


class Meetings:
    """Pairs of a listing and where it is; of hidden listings, none."""

    def __init__(self, asked: MeetingsAsked, point: Point | None) -> None:
        """``point`` is where the postcode asked for lies (WGS 84)."""
        self.asked = asked
        self.point = point
        self.listings = chosen(asked)
        if asked.modified_after:
            self.listings = self.listings.filter(is_offered=True)
        self.calendar = Calendar()

    def page(self, offset: int, limit: int) -> tuple[int, list[Row]]:
        """One page, in the order of listings and patches."""
        pairs = self._pairs(self.listings)
        total = pairs.count()
        found = list(pairs.order_by(*ORDER)[offset : offset + limit])
        return total, self._objects(found)

    def everything(self) -> Iterator[Row]:
        """All of them, the pairs of some listings in memory at a time."""
        for keys in in_chunks(self.listings):
            pairs = self._pairs(self.listings.filter(pk__in=keys))
            yield from self._objects(list(pairs.order_by(*ORDER)))

    def _pairs(self, listings: QuerySet[Listing]) -> QuerySet[Any]:
        sessions = sessions_when(self.asked) if asks_when(self.asked) else Session.objects.all()
        places, patches = at_places(listings), at_patches(listings, sessions)
        if self.point is None:
            return places.union(patches, all=True)
        if self.asked.proximity is None:
            # A postcode alone asks whose patch it lies in; a place has no patch.
            inside = Q(coverage_area__boundary__covers=self.point)
            return patches.filter(inside)
        within = self.point, D(m=self.asked.proximity)
        shape = Cast("coverage_area__boundary", MultiPolygonField(srid=WGS84, geography=True))
        near = patches.alias(shape=shape).filter(shape__dwithin=within)
        return places.filter(_stands_within(within)).union(near, all=True)

    def _objects(self, pairs: Sequence[Any]) -> list[Row]:
        found = [(row["key"], row["patch"] or None) for row in pairs]
        batch = read(sorted({key for key, _ in found}), full=True, calendar=self.calendar)
        return objects(found, batch, full=self.asked.full or False)


ORDER = ("key", "patch")


def _stands_within(within: tuple[Point, D]) -> Q:
    """The place that an exact listing names, else its public point: never another."""
    exact = Q(location_visibility=LocationVisibility.EXACT)
    return exact & Q(place__point__dwithin=within) | ~exact & Q(public_geometry__dwithin=within)


def at_places(listings: QuerySet[Listing]) -> QuerySet[Any]:
    """Those that show a place or a coarse point; teams on the street have neither."""
    patches = Session.objects.filter(listing=OuterRef("pk"), coverage_area__isnull=False)
    coarse = Q(
        ~Exists(patches),
        location_visibility__in=[LocationVisibility.STREET, LocationVisibility.AREA],
        public_geometry__isnull=False,
    )
    exact = Q(location_visibility=LocationVisibility.EXACT, place__isnull=False)
    shown = listings.order_by().exclude(kind=Kind.DETACHED_YOUTH_WORK).filter(exact | coarse)
    key = Cast("pk", IntegerField())
    return shown.annotate(key=key, patch=Value(NO_PATCH)).values("key", "patch")


def at_patches(listings: QuerySet[Listing], sessions: QuerySet[Session]) -> QuerySet[Any]:
    """Listings with each of the patches that these sessions have."""
    shown = listings.order_by().exclude(location_visibility=LocationVisibility.HIDDEN)
    rows = sessions.order_by().filter(coverage_area__isnull=False, listing__in=shown.values("pk"))
    key, patch = Cast("listing_id", IntegerField()), Cast("coverage_area_id", IntegerField())
    return rows.annotate(key=key, patch=patch).values("key", "patch").distinct()


def objects(pairs: Sequence[Pair], batch: Batch, *, full: bool) -> list[Row]:
    """The pairs as the standard writes them, each with its service; ``full`` with its hours."""
    rows = {row["pk"]: row for row in batch.rows}
    return [_object(rows[key], patch, batch, full) for key, patch in pairs if key in rows]


def _object(row: Row, patch: int | None, batch: Batch, full: bool) -> Row:
    told = at_patch(row, batch.patches[patch]) if patch else at_place(row, full=full)
    told["service"] = basic_object(row)
    if full:
        hours = [s for s in schedules(row, batch) if s.get("service_at_location_id") == told["id"]]
        told |= {"schedules": hours} if hours else {}
    return told


def one(uid: UUID) -> Row | None:
    """The service at a location with this id, or None."""
    listings = offered()
    place = at_places(listings.alias(known_as=meeting_id("uid", Value("place"))))
    found: Any = place.filter(known_as=uid).first()
    if found is None:
        where = Cast("coverage_area__uid", CharField())
        sessions = Session.objects.alias(known_as=meeting_id("listing__uid", where))
        found = at_patches(listings, sessions.filter(known_as=uid)).first()
    if found is None:
        return None
    batch = read([found["key"]], full=True)
    pair = found["key"], found["patch"] or None
    return next(iter(objects([pair], batch, full=True)), None)
