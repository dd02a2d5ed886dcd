"""The sketch map of one page of results, as an SVG image."""

from django.contrib.gis.geos import Polygon
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gis.crs import WGS84
from gis.models import PlaceName
from places.finder.search import find
from places.finder.states import hides_where
from places.forms import read_question
from places.locator import (
    HEIGHT,
    WIDTH,
    Box,
    Frame,
    LonLat,
    Name,
    clear_of,
    dots,
    frame_around,
    paths,
)
from places.models import Listing
from places.outlines import outlines
from places.public_pages import public_page
from places.views.finder import located

MOST_NAMES = 8
# The image styles itself, so that it follows light and dark; it may load and run nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@public_page
@require_safe
def locator(request: HttpRequest) -> HttpResponse:
    """Numbered dots for the places of the page that the same address shows as a list.

    Places that hide where they are have a number in the list and no dot.
    """
    asked, spot, _meant = located(read_question(request.GET))
    rows = find(asked.query, spot).rows()
    numbered = list(enumerate([*rows.known, *rows.doubtful, *rows.ask_first], start=1))
    spots = _spots([listing for _number, listing in numbered if not hides_where(listing)])
    shown = [(number, spots[row.pk]) for number, row in numbered if row.pk in spots]
    frame = frame_around([at for _number, at in shown]) if shown else None
    placed = dots(frame, shown) if frame else []
    context = {
        "width": WIDTH,
        "height": HEIGHT,
        "dots": placed,
        "paths": paths(frame, outlines(frame.box)) if frame else [],
        "names": [clear_of(name, placed) for name in _names(frame)] if frame else [],
    }
    response = render(request, "places/locator.svg", context, content_type="image/svg+xml")
    response["Content-Security-Policy"] = POLICY
    return response


def _spots(listings: list[Listing]) -> dict[int, LonLat]:
    """Public points by listing; a patch has its dot in its middle."""
    rows = Listing.objects.filter(pk__in=[listing.pk for listing in listings])
    shapes = rows.filter(public_geometry__isnull=False).values_list("pk", "public_geometry")
    return {pk: shape.point_on_surface.coords for pk, shape in shapes}


def _names(frame: Frame) -> list[Name]:
    """A few names of settlements in the frame."""
    box: Box = frame.box
    inside = Polygon.from_bbox(box)
    inside.srid = WGS84
    found = PlaceName.objects.filter(kind=PlaceName.Kind.SETTLEMENT, point__intersects=inside)
    rows = found.order_by("name", "pk")[:MOST_NAMES]
    return [Name(row.name, *frame.at((row.point.x, row.point.y))) for row in rows]
