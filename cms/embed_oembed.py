"""oEmbed (oembed.com, 1.0): other sites ask how to put one of our addresses into a page.

Only our own addresses are answered, from what stands in the register; nothing is fetched.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.embed_code import (
    HEIGHT_PX,
    LEAST_HEIGHT_PX,
    LEAST_WIDTH_PX,
    WIDTH_PX,
    frame_code,
    list_address,
    map_address,
)
from cms.models import MapPage
from cms.templatetags.site_words import site_name
from places.finder.chips import title
from places.finder.where import Spot, find_spot
from places.forms import read_question
from places.public_pages import public_page

LONGEST_ADDRESS = 2_000
CACHE_S = 86_400


@public_page
@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The frame of a list or a map page; 404 for any other address, 501 for XML."""
    if request.GET.get("format", "json") != "json":
        return _told({"error": "json only"}, 501)
    address = request.GET.get("url", "")
    try:
        sizes = [_pixels(request.GET, name) for name in ("maxwidth", "maxheight")]
        found = _known(request, address)
    except ValueError as wrong:
        return _told({"error": str(wrong)}, 400)
    except (Http404, Resolver404):
        return _told({"error": "no address of a list or a map of this site"}, 404)
    path, name = found
    width_px = min(WIDTH_PX, max(LEAST_WIDTH_PX, sizes[0] or WIDTH_PX))
    height_px = min(HEIGHT_PX, max(LEAST_HEIGHT_PX, sizes[1] or HEIGHT_PX))
    origin = request.build_absolute_uri("/")
    return _told(
        {
            "version": "1.0",
            "type": "rich",
            "title": name,
            "provider_name": site_name({"request": request}),
            "provider_url": origin,
            "cache_age": CACHE_S,
            "width": width_px,
            "height": height_px,
            "html": frame_code(request.build_absolute_uri(path), name, width_px, height_px),
        }
    )


def _told(document: dict[str, Any], status: int = 200) -> HttpResponse:
    response = JsonResponse(document, status=status)
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    return response


def _pixels(data: QueryDict, name: str) -> int | None:
    text = data.get(name, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise ValueError(f"{name}: a number of pixels")
    return int(text)


def _known(request: HttpRequest, address: str) -> tuple[str, str]:
    """The path to embed and its title. Raises ``Http404`` for what is not ours to embed."""
    if not address or len(address) > LONGEST_ADDRESS:
        raise ValueError("url: the address of a list or a map of this site")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or parts.netloc != request.get_host():
        raise Http404
    language = translation.get_language_from_path(parts.path) or "en"
    with translation.override(language):
        match = resolve(parts.path)
        if match.view_name == "places:find":
            return _list(parts.query)
        if match.url_name == "wagtail_serve":
            return _map(request, match.args[0] if match.args else "")
    raise Http404


def _list(query: str) -> tuple[str, str]:
    asked = read_question(QueryDict(query)).query
    spot = find_spot(asked.near) if asked.near else None
    if asked.near and not isinstance(spot, Spot):
        raise Http404
    coarse = asked.with_changes(near=spot.near) if isinstance(spot, Spot) else asked
    return list_address(coarse), title(coarse, spot if isinstance(spot, Spot) else None)


def _map(request: HttpRequest, path: str) -> tuple[str, str]:
    page = Page.find_for_request(request, path)
    page = page.specific if page is not None else None
    if not isinstance(page, MapPage) or not page.live:
        raise Http404
    if page.get_view_restrictions().exists():
        raise Http404  # as if it were not there: not even its title is for everybody
    return map_address(page), page.title
