"""Addresses for other sites."""

from django.urls import path

from cms.embed import embedded_list, embedded_map
from cms.embed_oembed import oembed

app_name = "embed"
urlpatterns = [
    path("embed/list/", embedded_list, name="list"),
    path("embed/maps/<int:pk>/", embedded_map, name="map"),
    path("oembed.json", oembed, name="oembed"),
]
