"""Venues: one place for all that is offered there, whichever source names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.gis.geos import Point
from django.db.models.functions import Lower

from gis.crs import to_grid
from gis.place_names import key_of
from places.importers.candidate import Venue
from places.importers.fingerprints import fingerprint, of_place
from places.importers.records import Records, Subject
from places.models import Place

SAME_NAME_M = 30
# A postcode of one large building, and not of two shops of a chain at two ends of a street.
SAME_POSTCODE_M = 150
EDITED = (
    "the source now says something else of the venue “{}”, which people here have edited; "
    "the venue was left as it is"
)
PUBLISHED = (
    "the source now says something else of the venue “{}”, which a published listing shows; "
    "an editor has to take it over"
)


class Venues:
    """Finds or writes the place of a venue.

    A place is shared when the source says so (one key), or when it has the same name within
    30 m, or within 150 m at the same postcode.
    """

    def __init__(self, source: str, venues: Iterable[Venue], *, publish: bool) -> None:
        self.publish = publish
        self.records = Records(Subject.PLACE, source)
        self._by_key: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        names = {venue.name.lower() for venue in venues if venue.may_share}
        for place in Place.objects.alias(lower=Lower("name")).filter(lower__in=names):
            self._by_name[key_of(place.name)].append(place)

    def place_for(self, venue: Venue) -> tuple[Place, str]:
        """The place, and what has to be reported about it (mostly nothing)."""
        if venue.key in self._by_key:
            return self._by_key[venue.key], ""
        place, conflict = self._known(venue)
        if place is None:
            place = self._alike(venue) or self._write(Place(), venue)
        self._by_key[venue.key] = place
        return place, conflict

    def _known(self, venue: Venue) -> tuple[Place | None, str]:
        record = self.records.get(venue.key)
        place = Place.objects.filter(uid=record.uid).first() if record else None
        if record is None or place is None:
            return None, ""
        if record.row_fingerprint == fingerprint(venue.said()):
            return place, ""
        if record.left_fingerprint != of_place(place):
            return place, EDITED.format(place.name)
        if not self.publish and place.listings.filter(live=True).exists():
            return place, PUBLISHED.format(place.name)
        return self._write(place, venue), ""

    def _alike(self, venue: Venue) -> Place | None:
        if not venue.may_share:
            return None
        for place in self._by_name[key_of(venue.name)]:
            same_postcode = bool(venue.postcode) and venue.postcode == place.postcode
            if _within(place.point, venue.point, SAME_POSTCODE_M if same_postcode else SAME_NAME_M):
                return place
        return None

    def _write(self, place: Place, venue: Venue) -> Place:
        place.name, place.name_cy = venue.name, venue.name_cy
        place.address, place.postcode = venue.address, venue.postcode
        place.point = venue.point
        place.step_free, place.access_facts = venue.step_free, list(venue.access_facts)
        place.getting_there = venue.getting_there
        is_new = place.pk is None
        place.full_clean(validate_unique=False)
        place.save()
        place.save_revision(clean=False)
        if is_new and venue.may_share:
            self._by_name[key_of(place.name)].append(place)
        mark = fingerprint(venue.said())
        self.records.keep(venue.key, place.uid, row=mark, left=of_place(place))
        return place


def _within(one: Point, other: Point, distance_m: float) -> bool:
    # A degree is at most 111.4 km, so most pairs need no projection.
    if abs(one.y - other.y) * 111_400 > distance_m + 1:
        return False
    east_m, north_m = to_grid(one.x, one.y)
    other_east_m, other_north_m = to_grid(other.x, other.y)
    return (east_m - other_east_m) ** 2 + (north_m - other_north_m) ** 2 <= distance_m**2
