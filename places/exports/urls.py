"""Addresses of lists in other forms."""

from django.urls import path

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
]
