"""Addresses that maps of pins and patches ask."""

from django.urls import path

from places.views.admin.map_answers import public_view, shape

app_name = "places_map"
urlpatterns = [
    path("public-view/", public_view, name="public_view"),
    path("shape/", shape, name="shape"),
]
