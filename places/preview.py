"""The public page of a listing as it would be, from a form that nobody has saved.

Shown inside the editors' site and nowhere else. It withholds what the public page would: a
preview is looked at over shoulders, and whoever looks may not be among the few who may know.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from places.enums import LocationVisibility
from places.place_page import draft_page
from places.public_location import authority_of, neighbourhood_of

if TYPE_CHECKING:
    from places.models import Listing


class PublicPreview(PreviewableMixin):
    """A listing that can be looked at as the public would see it."""

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """A phone and a desk, in CSS pixels."""
        return [
            {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Phone")},
            {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Desktop")},
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page, or what it still needs; in the frame of the editors' site."""
        listing = cast("Listing", self)
        if listing.kind and listing.organisation_id:
            response: HttpResponse = super().serve_preview(request, mode_name)
        else:
            response = TemplateResponse(request, "places/admin/preview_needs.html")
        response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        return response

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The public page."""
        return "places/place_page.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What the public page of this draft says."""
        shown = as_the_public_would_see(cast("Listing", self))
        return {"listing": shown, "page": draft_page(shown), "request": request}


def as_the_public_would_see(draft: Listing) -> Listing:
    """A copy of ``draft`` in memory, as publishing would leave it; nothing is stored.

    What shows less than its exact place loses the place, and keeps only its neighbourhood
    where nothing else says where it is.
    """
    shown = copy(draft)
    place = draft.place
    patches = [s.coverage_area for s in draft.sessions.all() if s.coverage_area]
    if patches:
        shown.authority = authority_of(patches[0].boundary.point_on_surface)
    elif place:
        shown.authority = authority_of(place.point)
    if place and draft.location_visibility != LocationVisibility.EXACT:
        shown.place = None
        area = None if draft.public_where else neighbourhood_of(place.point)
        shown.public_where = area.name if area else draft.public_where
    return shown
