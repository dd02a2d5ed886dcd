"""The site with one more address: a view that returns an empty template and asks nothing."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from guardianship.urls import urlpatterns as site

EMPTY = engines["django"].from_string("")


def empty(request: HttpRequest) -> HttpResponse:
    """What the framework and its middleware cost by themselves."""
    return HttpResponse(EMPTY.render({}, request))


urlpatterns = [path("empty/", empty), *site]
