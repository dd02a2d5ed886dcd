"""Help at any hour, and how all this works: plain pages of fixed words."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.enums import PLAIN_KIND, Kind
from places.offline.header import PAGE, may_be_kept
from places.public_pages import public_page


@public_page
@require_safe
def get_help(request: HttpRequest) -> HttpResponse:
    """Whom to ring or text right now."""
    return may_be_kept(render(request, "places/help.html"), PAGE)


@public_page
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """What the states mean, where the facts come from, and what is kept of a visit: nothing."""
    kinds = [(kind.value, PLAIN_KIND[kind]) for kind in Kind]
    context = {"kinds": kinds, "is_counted": settings.COUNT_NOTHING_OPEN}
    return render(request, "places/how.html", context)
