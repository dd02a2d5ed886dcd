"""Addresses of the site and of one bare page that shows a basemap and nothing else.

The page obeys the public content security policy: its script is a file, nothing stands inline.
"""

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import path

from guardianship.urls import urlpatterns as site

PAGE = """<!doctype html><html lang="{language}"><title>Basemap</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{leaflet_css}"><link rel="stylesheet" href="{tokens}">
<link rel="stylesheet" href="/bare/page.css">
<div id="map" data-url="{url}" data-lat="{lat}" data-lon="{lon}" data-zoom="{zoom}"></div>
<script src="{leaflet}"></script><script type="module" src="/bare/page.js"></script></html>"""

SCRIPT = """
import {{ basemapLayer }} from "{module}";
const box = document.getElementById("map");
const {{ url, lat, lon, zoom }} = box.dataset;
const map = L.map(box, {{ zoomAnimation: false, fadeAnimation: false }}).setView([lat, lon], zoom);
window.map = map;
const basemap = await basemapLayer({{ url, attribution: "© OpenStreetMap contributors" }});
basemap.eachLayer((layer) => layer.on("load", () => {{ box.dataset.loaded = "yes"; }}));
basemap.addTo(map);
"""
STYLE = "html, body, #map { height: 100%; margin: 0 }"


def page(request: HttpRequest) -> HttpResponse:
    """The page; ``url``, ``lat``, ``lon``, ``zoom`` and ``lang`` come with the address."""
    asked = request.GET
    text = PAGE.format(
        language=asked.get("lang", "en"),
        leaflet=static("leaflet/leaflet.js"),
        leaflet_css=static("leaflet/leaflet.css"),
        tokens=static("css/tokens.css"),
        **{name: asked[name] for name in ("url", "lat", "lon", "zoom")},
    )
    return HttpResponse(text)


def script(request: HttpRequest) -> HttpResponse:
    """The page's script."""
    text = SCRIPT.format(module=static("js/basemap/basemap.js"))
    return HttpResponse(text, content_type="text/javascript")


def style(request: HttpRequest) -> HttpResponse:
    """The page's style."""
    return HttpResponse(STYLE, content_type="text/css")


urlpatterns = [
    path("bare/", page),
    path("bare/page.js", script),
    path("bare/page.css", style),
    *site,
]
