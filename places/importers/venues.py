"""Venues: one place for all that is offered there, whichever source names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.gis.geos import Point
from django.db.models.functions import Lower

from gis.crs import to_grid
from gis.models import Area, AreaKind
from gis.place_names import key_of
from places.bulk_writing import add_places
from places.importers.candidate import Venue
from places.importers.fingerprints import fingerprint, of_place
from places.importers.records import Left, Records, Subject
from places.models import Place

SAME_NAME_M = 30
# A postcode of one large building, and not of two shops of a chain at two ends of a street.
SAME_POSTCODE_M = 150
# More than any degree of latitude is long.
LONGEST_DEGREE_M = 111_700
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
    30 m, or within 150 m at the same postcode. Make a new one after a rollback.
    """

    def __init__(self, source: str, venues: Iterable[Venue], *, publish: bool) -> None:
        self.publish = publish
        self.records = Records(Subject.PLACE, source)
        self._authorities = _Authorities()
        self._by_key: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        names = {venue.name.lower() for venue in venues if venue.may_share}
        for place in Place.objects.alias(lower=Lower("name")).filter(lower__in=names):
            self._by_name[key_of(place.name)].append(place)

    def settle(self, venues: Iterable[Venue]) -> list[str]:
        """See that every venue has its place; returns what has to be reported about them."""
        conflicts: list[str] = []
        new: list[tuple[Venue, Place]] = []
        for venue in venues:
            if venue.key in self._by_key:
                continue
            place, conflict = self._known(venue)
            conflicts += [conflict] if conflict else []
            place = place or self._alike(venue)
            if place is None:
                place = self._filled(Place(), venue)
                new.append((venue, place))
                if venue.may_share:
                    self._by_name[key_of(venue.name)].append(place)
            self._by_key[venue.key] = place
        add_places([place for _venue, place in new])
        self._remember(new)
        return conflicts

    def place_of(self, venue: Venue) -> Place:
        """The place of a venue that is settled."""
        return self._by_key[venue.key]

    def _known(self, venue: Venue) -> tuple[Place | None, str]:
        """The place that an earlier import made of the venue, brought up to date."""
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
        self._filled(place, venue).save()
        place.save_revision(clean=False)
        self._remember([(venue, place)])
        return place, ""

    def _alike(self, venue: Venue) -> Place | None:
        if not venue.may_share:
            return None
        for place in self._by_name[key_of(venue.name)]:
            same_postcode = bool(venue.postcode) and venue.postcode == place.postcode
            if _within(place.point, venue.point, SAME_POSTCODE_M if same_postcode else SAME_NAME_M):
                return place
        return None

    def _filled(self, place: Place, venue: Venue) -> Place:
        place.name, place.name_cy = venue.name, venue.name_cy
        place.address, place.postcode = venue.address, venue.postcode
        place.point = venue.point
        place.authority = self._authorities.of(venue.point)
        place.step_free, place.access_facts = venue.step_free, list(venue.access_facts)
        place.getting_there = venue.getting_there
        return place

    def _remember(self, written: list[tuple[Venue, Place]]) -> None:
        self.records.keep(
            [
                Left(venue.key, place.uid, fingerprint(venue.said()), of_place(place))
                for venue, place in written
            ]
        )


class _Authorities:
    """The authority of many points, asked of the boundaries in memory."""

    def __init__(self) -> None:
        areas = Area.objects.of_kind(AreaKind.AUTHORITY).current().select_related("area_set")
        self._areas = [(area, area.boundary.prepared) for area in areas]

    def of(self, point: Point) -> Area | None:
        """What ``places.public_location.authority_of`` says."""
        return next((area for area, shape in self._areas if shape.covers(point)), None)


def _within(one: Point, other: Point, distance_m: float) -> bool:
    if abs(one.y - other.y) * LONGEST_DEGREE_M > distance_m + 1:
        return False  # most pairs need no projection
    east_m, north_m = to_grid(one.x, one.y)
    other_east_m, other_north_m = to_grid(other.x, other.y)
    return (east_m - other_east_m) ** 2 + (north_m - other_north_m) ** 2 <= distance_m**2
