"""The same question answered as GeoJSON, for the map and for whoever wants to build on it."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.coverage_shown import coverage_shown
from places.enums import Kind
from places.finder.cards import shape_of, state_words
from places.finder.moment import Window
from places.finder.search import PAGE_SIZE, Answer
from places.finder.states import annotated_hours, hides_where, public_state
from places.languages import in_language
from places.models import Listing
from places.outlines import outlines
from places.public_pages import public_page
from places.public_shape import public_shape
from places.spoken_time import in_london
from places.views.asked_for_data import asked_for_data

DISTANCE_STEP_M = 10


@public_page
@require_safe
def map_feed(request: HttpRequest) -> HttpResponse:
    """A FeatureCollection of all matches; 400 with a sentence where a value cannot be read."""
    answer = asked_for_data(request)
    if isinstance(answer, HttpResponse):
        return answer
    text = json.dumps(_collection(answer), ensure_ascii=False, separators=(",", ":"))
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


def _feature(listing: Listing, window: Window) -> dict[str, Any]:
    state = public_state(listing, annotated_hours(listing), window.start)
    opens = state.opens_at is not None and state.opens_at < window.end
    away = getattr(listing, "distance_m", None)
    return {
        "type": "Feature",
        "id": str(listing.uid),
        "geometry": public_shape(listing),
        "properties": {
            "id": str(listing.uid),
            "name": in_language(listing, "name"),
            "kind": listing.kind,
            "state": state.word.value,
            "shape": shape_of(state, opens),
            "says": state_words(state, window.start, opens),
            "closes_at": _iso(state.closes_at),
            "opens_at": _iso(state.opens_at),
            "distance_m": None if away is None else _in_steps(away.m),
            "url": reverse("places:place", args=[listing.slug]),
        },
    }


def _coverage(listings: list[Listing], at: datetime) -> list[dict[str, Any]]:
    """Patches of the teams among the listings, on the day in question."""
    kind = Kind.DETACHED_YOUTH_WORK
    teams = [row.pk for row in listings if row.kind == kind and not hides_where(row)]
    if not teams:
        return []
    rows = Listing.objects.filter(pk__in=teams).with_hours_at(at).with_closing_after(at)
    return coverage_shown(list(rows.with_patches().order_by("name", "pk")), at)


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


def _iso(moment: datetime | None) -> str | None:
    return in_london(moment).isoformat() if moment else None


def _in_steps(distance_m: float) -> int:
    return round(distance_m / DISTANCE_STEP_M) * DISTANCE_STEP_M
