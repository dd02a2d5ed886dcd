"""Addresses that the editors' maps ask."""

from django.urls import path

from gis.views.areas import areas
from gis.views.gazetteer import search

app_name = "editors_map"
urlpatterns = [
    path("search/", search, name="search"),
    path("areas/", areas, name="areas"),
]
