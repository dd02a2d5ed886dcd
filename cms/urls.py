"""Addresses of the editors' side: files first, then the pages in both languages."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path, re_path
from wagtail.urls import serve_pattern

from cms.leaving import leave
from cms.sitemaps import SITEMAPS
from cms.views import colours, front_door, picture, public_serve

files = [
    re_path(
        r"^colours/(?P<dusk>[0-9a-f]{6})-(?P<dusk_dark>[0-9a-f]{6})-(?P<lamp>[0-9a-f]{6})\.css$",
        colours,
        name="colours",
    ),
    re_path(r"^media/images/(?P<name>[\w.-]+)$", picture, name="picture"),
    path("exit/", leave, name="leave"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
home = [path("", front_door, name="front_door")]
# No sign-in for readers: Wagtail's own patterns beside this one would need a cookie.
pages = [re_path(serve_pattern, public_serve, name="wagtail_serve")]
