"""Addresses of lists in other forms."""

from django.urls import path

from places.exports.ogc import views as ogc
from places.exports.views.lists import (
    as_atom,
    as_calendar,
    as_csv,
    as_geojson,
    as_geopackage,
    as_rss,
)
from places.exports.views.sheets import as_message, paper

app_name = "exports"
urlpatterns = [
    path("find/list.csv", as_csv, name="csv"),
    path("find/list.geojson", as_geojson, name="geojson"),
    path("find/list.gpkg", as_geopackage, name="geopackage"),
    path("find/calendar.ics", as_calendar, name="calendar"),
    path("find/new.atom", as_atom, name="atom"),
    path("find/new.rss", as_rss, name="rss"),
    path("find/paper/", paper, name="paper"),
    path("find/message.txt", as_message, name="message"),
    path("ogc", ogc.landing, name="ogc"),
    path("ogc/", ogc.landing),
    path("ogc/conformance", ogc.conformance, name="ogc_conformance"),
    path("ogc/api", ogc.api, name="ogc_api"),
    path("ogc/collections", ogc.collections, name="ogc_collections"),
    path("ogc/collections/<slug:name>", ogc.collection, name="ogc_collection"),
    path("ogc/collections/<slug:name>/items", ogc.items, name="ogc_items"),
    path("ogc/collections/<slug:name>/items/<uuid:feature_id>", ogc.item, name="ogc_item"),
    path("ogc/collections/<slug:name>/items/<str:feature_id>", ogc.missing),
]
