"""Public addresses of the register."""

from django.urls import path

from places.views.calendar import calendar
from places.views.finder import finder
from places.views.help import get_help, how
from places.views.home import home
from places.views.locator import locator
from places.views.map_feed import map_feed
from places.views.map_tiles import map_tile
from places.views.place import place

app_name = "places"
urlpatterns = [
    path("", home, name="home"),
    path("find/", finder, name="find"),
    path("find/places.geojson", map_feed, name="map_feed"),
    path("find/tiles/<int:z>/<int:x>/<int:y>.mvt", map_tile, name="map_tile"),
    path("find/sketch.svg", locator, name="locator"),
    path("places/<slug:slug>/", place, name="place"),
    path("places/<slug:slug>/calendar.ics", calendar, name="calendar"),
    path("help/", get_help, name="help"),
    path("how/", how, name="how"),
]
