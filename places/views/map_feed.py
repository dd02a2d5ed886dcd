"""The same question answered as GeoJSON, for the map and for whoever wants to build on it."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.coverage_shown import patches_of
from places.enums import Kind
from places.finder.moment import Window
from places.finder.search import PAGE_SIZE, Answer
from places.finder.states import hides_where
from places.map_features import told_on_a_map
from places.map_tiles import DEEPEST, extent_of
from places.models import Listing
from places.outlines import outlines
from places.public_pages import public_page
from places.public_shape import public_shape
from places.views.asked_for_data import asked_for_data


@public_page
@require_safe
def map_feed(request: HttpRequest) -> HttpResponse:
    """A FeatureCollection of all matches; 400 with a sentence where a value cannot be read.

    Above ``MAP_TILES_ABOVE`` matches it has no features but the address of vector tiles.
    """
    answer = asked_for_data(request)
    if isinstance(answer, HttpResponse):
        return answer
    collection = _tiled(answer) if answer.total > settings.MAP_TILES_ABOVE else _collection(answer)
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/geo+json; charset=utf-8")


def _collection(answer: Answer) -> dict[str, Any]:
    """The features in the order of the list, and beside them what only a map needs."""
    at = answer.window.start
    listings = [
        listing
        for section in answer.sections
        if section.count
        for listing in section.listings.with_hours_at(at).select_related(None)
    ]
    return {
        "type": "FeatureCollection",
        "features": [_feature(listing, answer.window) for listing in listings],
        "coverage": _coverage(listings, at),
        "outlines": _outlines(listings),
        "page_size": PAGE_SIZE,
    }


def _tiled(answer: Answer) -> dict[str, Any]:
    """What a map needs of a list too long for one file: where its tiles are."""
    address = reverse("places:map_tile", args=[0, 0, 0])
    tiles = address.removesuffix("0/0/0.mvt") + "{z}/{x}/{y}.mvt"
    return {
        "type": "FeatureCollection",
        "features": [],
        "tiles": tiles + answer.query.with_changes().querystring(),
        "deepest": DEEPEST,
        "total": answer.total,
        "extent": extent_of(answer),
        "page_size": PAGE_SIZE,
    }


def _feature(listing: Listing, window: Window) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": str(listing.uid),
        "geometry": public_shape(listing),
        "properties": told_on_a_map(listing, window),
    }


def _coverage(listings: list[Listing], at: datetime) -> list[dict[str, Any]]:
    """Patches of the teams among the listings, on the day in question."""
    kind = Kind.DETACHED_YOUTH_WORK
    teams = [row.pk for row in listings if row.kind == kind and not hides_where(row)]
    return patches_of(teams, at)


def _outlines(listings: list[Listing]) -> list[dict[str, Any]]:
    """Outlines of the authorities around what is shown, to draw where there is no basemap."""
    shown = [
        row.public_geometry.extent
        for row in listings
        if row.public_geometry is not None and not hides_where(row)
    ]
    if not shown:
        return []
    west, south, east, north = zip(*shown, strict=True)
    found = outlines((min(west), min(south), max(east), max(north)))
    return [{"name": outline.name, "rings": outline.rings} for outline in found]
