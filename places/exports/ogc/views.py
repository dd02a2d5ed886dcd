"""OGC API – Features: read-only, without a key, for any site to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from guardianship.lib import clock
from places.exports.geojson_file import feature
from places.exports.ogc import documents
from places.exports.ogc.asking import (
    GEOJSON,
    HTML,
    JSON,
    BadParameter,
    ItemsAsked,
    NotAcceptable,
    check_known,
    read_format,
    read_items,
)
from places.exports.ogc.collections import COLLECTIONS, Collection, found
from places.exports.ogc.documents import Document, link
from places.exports.records import rows_of
from places.exports.views.lists import origin_of
from places.public_pages import public_page

View = Callable[..., HttpResponse]
Made = Callable[..., Document]


def _answers(media_type: str, more: tuple[str, ...] = ()) -> Callable[[Made], View]:
    """An address that answers a document, as JSON or as a page, with links to both."""

    def decorated(make: Made) -> View:
        @wraps(make)
        def view(request: HttpRequest, **arguments: str) -> HttpResponse:
            try:
                shape = read_format(request, media_type)
                if not more:
                    check_known(request.GET)
                document = make(request, **arguments)
            except BadParameter as wrong:
                response = _problem(400, "InvalidParameterValue", str(wrong))
            except NotAcceptable as wrong:
                response = _problem(406, "NotAcceptable", str(wrong))
            except Http404 as missing:
                response = _problem(404, "NotFound", str(missing))
            else:
                response = _written(request, document, shape, media_type)
            response["Access-Control-Allow-Origin"] = "*"
            response["X-Robots-Tag"] = "noindex"
            patch_vary_headers(response, ["Accept"])
            return response

        return public_page(require_safe(view))

    return decorated


def _problem(status: int, code: str, description: str) -> HttpResponse:
    return JsonResponse({"code": code, "description": description}, status=status)


def _written(request: HttpRequest, document: Document, shape: str, media_type: str) -> HttpResponse:
    if "openapi" not in document:
        here = [("json", media_type), ("html", HTML)]
        for name, kind in here:
            rel = "self" if kind == shape else "alternate"
            address = _address(request, f=name)
            document.setdefault("links", []).append(link(address, rel, kind, f"This as {name}"))
    if shape == HTML:
        return render(request, "places/exports/ogc.html", _page(request, document))
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type=media_type)


def _page(request: HttpRequest, document: Document) -> dict[str, Any]:
    """What a page shows of a document: its title, its features or the whole of it, its links."""
    title = document.get("title") or document.get("properties", {}).get("name")
    features = document.get("features")
    whole = None if features is not None else {k: v for k, v in document.items() if k != "links"}
    return {
        "title": title or documents.TITLE,
        "features": features,
        "here": request.path,
        "matched": document.get("numberMatched"),
        "whole": json.dumps(whole, ensure_ascii=False, indent=2) if whole else "",
        "links": document.get("links", []),
    }


def _root(request: HttpRequest) -> str:
    return origin_of(request) + reverse("exports:ogc")


def _address(request: HttpRequest, **changes: str | int) -> str:
    """This address with other values."""
    data = request.GET.copy()
    for name, value in changes.items():
        data[name] = str(value)
    return f"{origin_of(request)}{request.path}?{data.urlencode(safe=',:/')}"


def _collection(name: str) -> Collection:
    if name not in COLLECTIONS:
        raise Http404("There is no such collection.")
    return COLLECTIONS[name]


@_answers(JSON)
def landing(request: HttpRequest) -> Document:
    """Where everything is."""
    return documents.landing(_root(request))


@_answers(JSON)
def conformance(request: HttpRequest) -> Document:
    """What it conforms to."""
    return documents.conformance(_root(request))


@_answers(documents.OPENAPI)
def api(request: HttpRequest) -> Document:
    """How it is asked."""
    return documents.api(_root(request))


@_answers(JSON)
def collections(request: HttpRequest) -> Document:
    """What there is."""
    return documents.collections(_root(request))


@_answers(JSON)
def collection(request: HttpRequest, name: str) -> Document:
    """One collection."""
    return documents.collection(_root(request), _collection(name))


@_answers(GEOJSON, more=("limit", "offset", "bbox", "datetime", "kind"))
def items(request: HttpRequest, name: str) -> Document:
    """A page of features."""
    one, asked = _collection(name), read_items(request.GET)
    listings = found(one, asked)
    matched = listings.count()
    page = listings[asked.offset : asked.offset + asked.limit]
    origin = origin_of(request)
    features = [feature(row) for row in rows_of(page, clock.now(), origin)]
    return {
        "type": "FeatureCollection",
        "features": features,
        "numberMatched": matched,
        "numberReturned": len(features),
        "timeStamp": f"{clock.now():%Y-%m-%dT%H:%M:%SZ}",
        "links": [
            *_pages(request, asked, matched),
            link(f"{_root(request)}/collections/{name}?f=json", "collection", JSON, one.title),
        ],
    }


def _pages(request: HttpRequest, asked: ItemsAsked, matched: int) -> list[dict[str, str]]:
    """Links to the page before and after."""
    links = []
    if asked.offset + asked.limit < matched:
        after = _address(request, offset=asked.offset + asked.limit)
        links.append(link(after, "next", GEOJSON, "Next page"))
    if asked.offset > 0:
        before = _address(request, offset=max(0, asked.offset - asked.limit))
        links.append(link(before, "prev", GEOJSON, "Earlier page"))
    return links


@_answers(GEOJSON)
def item(request: HttpRequest, name: str, feature_id: str) -> Document:
    """One feature."""
    one = _collection(name)
    listings = one.listings.filter(uid=feature_id)
    made = [feature(row) for row in rows_of(listings, clock.now(), origin_of(request))]
    if not made:
        raise Http404("There is no such feature.")
    address = f"{_root(request)}/collections/{name}?f=json"
    return {**made[0], "links": [link(address, "collection", JSON, one.title)]}


def missing(request: HttpRequest, name: str, feature_id: str) -> HttpResponse:
    """An id that can be none of ours."""
    return _problem(404, "NotFound", "There is no such feature.")
