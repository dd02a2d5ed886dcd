"""The same question answered as GeoJSON, for the map and for whoever wants to build on it."""

import json
from datetime import datetime
from typing import Any

from django.contrib.gis.geos import MultiPolygon, Point
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.enums import LocationVisibility
from places.finder.search import Answer, find
from places.finder.states import annotated_hours, hides_where, public_state
from places.finder.where import outward_of
from places.forms import read_question
from places.languages import in_language
from places.models import Listing
from places.public_pages import public_page
from places.spoken_time import in_london
from places.views.finder import located

EXACT_DECIMALS = 5
DISTANCE_STEP_M = 10
BAD_REQUEST = 400


@public_page
@require_safe
def map_feed(request: HttpRequest) -> HttpResponse:
    """A FeatureCollection of all matches; 400 with a sentence where a value cannot be read."""
    asked = read_question(request.GET)
    outward = outward_of(asked.query.near)
    if outward:
        coarse = asked.query.with_changes(near=outward)
        return HttpResponse(status=302, headers={"Location": request.path + coarse.querystring()})
    asked, spot, _meant = located(asked)
    if asked.problems:
        field, message = next(iter(asked.problems.items()))
        told = {"error": f"bad_{field}", "field": field, "message": f"{field}: {message}"}
        return JsonResponse(told, status=BAD_REQUEST)
    answer = find(asked.query, spot)
    text = json.dumps(_collection(answer), ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/geo+json; charset=utf-8")


def _collection(answer: Answer) -> dict[str, Any]:
    at = answer.window.start
    features = [
        _feature(listing, at)
        for section in answer.sections
        if section.count
        for listing in section.listings.with_hours_at(at).select_related(None)
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature(listing: Listing, at: datetime) -> dict[str, Any]:
    state = public_state(listing, annotated_hours(listing), at)
    away = getattr(listing, "distance_m", None)
    return {
        "type": "Feature",
        "id": str(listing.uid),
        "geometry": None if hides_where(listing) else _geometry(listing),
        "properties": {
            "id": str(listing.uid),
            "name": in_language(listing, "name"),
            "kind": listing.kind,
            "state": state.word.value,
            "closes_at": _iso(state.closes_at),
            "opens_at": _iso(state.opens_at),
            "distance_m": None if away is None else _in_steps(away.m),
            "url": reverse("places:place", args=[listing.slug]),
        },
    }


def _iso(moment: datetime | None) -> str | None:
    return in_london(moment).isoformat() if moment else None


def _in_steps(distance_m: float) -> int:
    return round(distance_m / DISTANCE_STEP_M) * DISTANCE_STEP_M


def _geometry(listing: Listing) -> dict[str, Any] | None:
    """The public geometry; an exact one to about a metre, a coarse one as it is kept."""
    geometry: Point | MultiPolygon | None = listing.public_geometry
    if geometry is None:
        return None
    exact = listing.location_visibility == LocationVisibility.EXACT
    coordinates = _rounded(geometry.coords) if exact else geometry.coords
    return {"type": geometry.geom_type, "coordinates": coordinates}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float | int):
        return round(coordinates, EXACT_DECIMALS)
    return [_rounded(part) for part in coordinates]
