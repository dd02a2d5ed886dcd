"""A concern takes a listing out of every feed, file, tile and frame at once, and of every copy."""

import gzip
import math
from collections.abc import Callable

import pytest
from django.test import Client

from places.enums import HoldReason
from places.holds import hold
from places.models import Listing
from tests.builders import town
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db
NAME = "Quite Particular Club"
AT = "at=2026-11-28T20:30"
ZOOM = 14


def tile() -> str:
    """The vector tile in which the middle of the town lies, worked out the usual way."""
    lon, lat = town.at().coords
    x = int((lon + 180) / 360 * 2**ZOOM)
    y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**ZOOM)
    return f"/find/tiles/{ZOOM}/{x}/{y}.mvt"


FEEDS: dict[str, Callable[[Listing], str]] = {
    "CSV": lambda club: f"/find/list.csv?{AT}",
    "GeoJSON": lambda club: f"/find/list.geojson?{AT}",
    "GeoPackage": lambda club: f"/find/list.gpkg?{AT}",
    "calendar of the list": lambda club: f"/find/calendar.ics?{AT}",
    "Atom": lambda club: "/find/new.atom",
    "RSS": lambda club: "/find/new.rss",
    "sheet to print": lambda club: f"/find/paper/?{AT}",
    "message": lambda club: f"/find/message.txt?{AT}",
    "frame on other sites": lambda club: f"/embed/list/?{AT}",
    "vector tile": lambda club: f"{tile()}?{AT}",
    "hours to keep": lambda club: "/keep/hours/?near=Eastmoor",
    "OGC items": lambda club: "/ogc/collections/places/items",
    "OGC item": lambda club: f"/ogc/collections/places/items/{club.uid}",
    "services": lambda club: "/open-referral/services",
    "services at locations": lambda club: "/open-referral/service_at_locations?full=true",
    "services of organisations": lambda club: "/open-referral/organizations?full_service=true",
    "sitemap": lambda club: "/sitemap-places.xml",
    "all services": lambda club: "/open-referral/services?format=ndjson",
}


@pytest.fixture
def club(freeze: Callable, settings) -> Listing:
    """Open on Saturday evening, in a town with a name; long lists come as tiles."""
    settings.MAP_TILES_ABOVE = 0
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")
    club = a_listing(NAME, hours("saturday", "18:00", "22:00"))
    club.save_revision().publish()
    return club


def tells(response, club: Listing) -> bool:
    """Whether an answer names the club, packed or not."""
    content = b"".join(response) if response.streaming else response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return any(word.encode() in content for word in (NAME, club.slug, str(club.uid)))


@pytest.mark.parametrize("address", FEEDS.values(), ids=FEEDS)
def test_at_once_and_no_copy_is_confirmed(
    client: Client, club: Listing, address: Callable[[Listing], str]
) -> None:
    before = client.get(address(club))
    assert tells(before, club)
    hold(club, HoldReason.CONCERN)
    has_a_copy = {"if-none-match": before["ETag"]} if "ETag" in before else {}
    for headers in ({}, has_a_copy):
        after = client.get(address(club), headers=headers)
        assert after.status_code != 304
        assert not tells(after, club)
