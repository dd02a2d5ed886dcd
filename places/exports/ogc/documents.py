"""The documents of the interface: landing page, conformance, collections, its own description."""

from __future__ import annotations

from typing import Any

from places.exports.ogc.asking import CRS84, GEOJSON, HTML, JSON, LARGEST_LIMIT
from places.exports.ogc.collections import COLLECTIONS, Collection, extent_of
from places.intervals import current_window

OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
CLASSES = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
CONFORMS_TO = [f"{CLASSES}{name}" for name in ("core", "oas30", "html", "geojson")]
TITLE = "Places for young people"
DESCRIPTION = "Published listings of the register, with their public positions and their hours."
Document = dict[str, Any]


def link(href: str, rel: str, media_type: str, title: str) -> dict[str, str]:
    """One link."""
    return {"href": href, "rel": rel, "type": media_type, "title": title}


def both_ways(href: str, rel: str, title: str, media_type: str = JSON) -> list[dict[str, str]]:
    """The same place as JSON and as a page."""
    return [
        link(f"{href}?f=json", rel, media_type, title),
        link(f"{href}?f=html", rel, HTML, title),
    ]


def landing(root: str) -> Document:
    """The landing page; ``root`` is its whole address."""
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "links": [
            *both_ways(f"{root}/conformance", "conformance", "What this interface conforms to"),
            *both_ways(f"{root}/collections", "data", "The collections"),
            link(f"{root}/api", "service-desc", OPENAPI, "This interface in OpenAPI"),
            link(f"{root}/api?f=html", "service-doc", HTML, "This interface in words"),
        ],
    }


def conformance(root: str) -> Document:
    """The conformance classes."""
    return {"conformsTo": CONFORMS_TO, "links": []}


def collections(root: str) -> Document:
    """All collections."""
    return {"links": [], "collections": [collection(root, c) for c in COLLECTIONS.values()]}


def collection(root: str, one: Collection) -> Document:
    """One collection, with where its features lie and between which moments hours are known."""
    address = f"{root}/collections/{one.id}"
    known_from, known_until = current_window().bounds
    interval = [f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in (known_from, known_until)]
    box = extent_of(one)
    extent: Document = {"temporal": {"interval": [interval]}}
    if box is not None:
        extent["spatial"] = {"bbox": [list(box)], "crs": CRS84}
    return {
        "id": one.id,
        "title": one.title,
        "description": one.description,
        "extent": extent,
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            *both_ways(f"{address}/items", "items", one.title, GEOJSON),
            *both_ways(address, "collection", one.title),
        ],
    }


def api(root: str) -> Document:
    """The interface in OpenAPI 3.0."""
    paths: Document = {
        "/": _operation("Landing page", "landing"),
        "/conformance": _operation("Conformance classes", "conformance"),
        "/collections": _operation("Collections", "collections"),
    }
    for one in COLLECTIONS.values():
        base = f"/collections/{one.id}"
        paths[base] = _operation(one.title, f"describe_{one.id}")
        paths[f"{base}/items"] = _operation(one.title, f"items_{one.id}", _of_items())
        paths[f"{base}/items/{{featureId}}"] = _operation(one.title, f"item_{one.id}", [_of_item()])
    return {
        "openapi": "3.0.3",
        "info": {"title": TITLE, "description": DESCRIPTION, "version": "1"},
        "servers": [{"url": root}],
        "paths": paths,
    }


def _operation(summary: str, name: str, more: list[Document] | None = None) -> Document:
    answers = {
        "200": {"description": "The answer"},
        "400": {"description": "A parameter that cannot be read or that nobody knows"},
    }
    shape = _parameter("f", {"type": "string", "enum": ["json", "html"]}, "As which it comes")
    operation = {"summary": summary, "operationId": name, "responses": answers}
    return {"get": {**operation, "parameters": [shape, *(more or [])]}}


def _of_items() -> list[Document]:
    box = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6}
    limit = {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": 100}
    flat = {"style": "form", "explode": False}
    return [
        {**_parameter("bbox", box, "west,south,east,north in degrees"), **flat},
        _parameter("datetime", {"type": "string"}, "Known to be open at this time"),
        _parameter("limit", limit, "At most so many"),
        _parameter("offset", {"type": "integer", "minimum": 0}, "Leave out the first"),
        _parameter("kind", {"type": "string"}, "Of this kind"),
    ]


def _of_item() -> Document:
    return {**_parameter("featureId", {"type": "string"}, "The feature"), "in": "path"} | {
        "required": True
    }


def _parameter(name: str, schema: Document, description: str) -> Document:
    return {"name": name, "in": "query", "description": description, "schema": schema}
