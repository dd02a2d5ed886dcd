"""Addresses for other sites and for paper."""

from django.urls import path

from cms.embed import embedded_list, embedded_map
from cms.embed_oembed import oembed
from cms.posters import poster

app_name = "embed"
urlpatterns = [
    path("embed/list/", embedded_list, name="list"),
    path("embed/maps/<int:pk>/", embedded_map, name="map"),
    path("posters/<int:pk>.pdf", poster, name="poster"),
    path("oembed.json", oembed, name="oembed"),
]
