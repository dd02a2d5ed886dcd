"""The hours of the coming week near a place, small enough to be kept on a phone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from places.enums import PLAIN_KIND, Kind
from places.finder.query import DEFAULT_RADIUS_M
from places.languages import in_language
from places.models import Listing, OpenInterval
from places.spoken_time import clock_time, short_day
from places.timetable import LONDON, local_day

if TYPE_CHECKING:
    from django.contrib.gis.geos import Point

DAYS = 7
# With long names and full weeks this many stay below 60 kB.
MOST = 100
# Places to take a break are left out: they, and whatever hides where it is, may tell somebody
# who looks into the phone more than the list of a town does.
KINDS = (Kind.YOUTH_PROVISION, Kind.TRUSTED_BUSINESS, Kind.ORDINARY_PLACE)


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place as it stands on the kept page; no times: nobody is sure of them."""

    name: str
    slug: str
    kind_words: str
    where: str
    phone: str
    times: list[str]


def coming_hours(point: Point, at: datetime) -> list[KeptPlace]:
    """What has known hours around a WGS 84 point from ``at`` to the end of the sixth day after,
    so that no weekday comes twice; nearest first, two queries."""
    until = datetime.combine(local_day(at) + timedelta(days=DAYS), time.min, LONDON)
    listings = (
        Listing.objects.listed().showing_where().of_kinds(KINDS).near(point, DEFAULT_RADIUS_M)
    )
    listings = listings.sure().open_during(at, until, few=True).with_distance_from(point)
    nearest = list(listings.select_related("place").order_by("distance_m", "name", "pk")[:MOST])
    times = _times([listing.pk for listing in nearest], at, until)
    return [_kept(listing, times[listing.pk]) for listing in nearest]


def _kept(listing: Listing, times: list[str]) -> KeptPlace:
    return KeptPlace(
        name=in_language(listing, "name"),
        slug=listing.slug,
        kind_words=str(PLAIN_KIND[Kind(listing.kind)]),
        where=_where(listing),
        phone=listing.phone,
        times=times,
    )


def _where(listing: Listing) -> str:
    """The address where it is public, else about where it is."""
    place = listing.place
    if place is None:
        return listing.public_where
    return ", ".join(part for part in (place.address, place.postcode) if part)


def _times(keys: Iterable[int], at: datetime, until: datetime) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = OpenInterval.objects.filter(
        listing__in=list(keys), certainty="open", during__overlap=(at, until)
    ).order_by("listing", "during")
    for listing, during in rows.values_list("listing", "during"):
        found.setdefault(listing, []).append(_words(during.lower, during.upper, at, until))
    return found


def _words(start: datetime, end: datetime, at: datetime, until: datetime) -> str:
    """ "Sat 6pm–11pm"; what goes on through the whole week is "all day and night"."""
    if start <= at and end >= until:
        return gettext("all day and night")
    opens = f"{short_day(local_day(start))} {clock_time(start)}"
    if end - start > timedelta(days=1):
        return f"{opens} – {short_day(local_day(end))} {clock_time(end)}"
    return f"{opens}–{clock_time(end)}"
