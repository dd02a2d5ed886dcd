"""The page that offers to keep things, the page that is kept, and the worker that keeps them."""

import json
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guardianship.lib import clock
from places.finder.where import Spot, find_spot, outward_of
from places.offline.coming_hours import DAYS, coming_hours
from places.offline.header import PAGE, may_be_kept
from places.public_pages import public_page
from places.spoken_time import clock_time, long_date
from places.timetable import local_day

LANGUAGES = [code for code, _name in settings.LANGUAGES]
STYLES = ("tokens", "site", "map")


@public_page
@require_safe
def keep(request: HttpRequest) -> HttpResponse:
    """The offer, for a place where the finder was asked about one, and the way to undo it."""
    spot = _spot(request)
    asked = {"language": get_language()} | ({"near": spot.near} if spot else {})
    context = {
        "spot": spot,
        "offered": settings.OFFLINE_KEEPING,
        "worker_url": f"{reverse('offline_worker')}?{urlencode(asked)}",
    }
    return render(request, "places/offline/keep.html", context)


@public_page
@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    """Hours of the coming week around a coarse place, with the moment they were saved."""
    at = clock.now()
    spot = _spot(request)
    context = {
        "spot": spot,
        "places": coming_hours(spot.point, at) if spot else [],
        "saved_day": long_date(local_day(at), local_day(at)),
        "saved_time": clock_time(at),
        "days": DAYS,
    }
    return may_be_kept(render(request, "places/offline/hours.html", context), PAGE)


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: what to keep, then the script that keeps it.

    Where keeping is switched off the same address empties every phone that asks again.
    """
    kept = json.dumps(_kept(request), ensure_ascii=True) if settings.OFFLINE_KEEPING else "null"
    script = static("js/offline/worker.js")
    body = f"self.KEPT = {kept};\nimportScripts({json.dumps(script)});\n"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8")


def _kept(request: HttpRequest) -> dict[str, object]:
    """Addresses to keep: help in both languages, the hours where a place was chosen, styles."""
    spot = _spot(request)
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    helps = {code: _in(code, "places:help") for code in LANGUAGES}
    query = f"?{urlencode({'near': spot.near})}" if spot else ""
    hours_url = _in(language, "offline:hours") + query if spot else None
    return {
        "help": helps[language],
        "hours": hours_url,
        "pages": [*helps.values(), *([hours_url] if hours_url else [])],
        "styles": [static(f"css/{name}.css") for name in STYLES],
    }


def _in(language: str, name: str) -> str:
    with translation.override(language):
        return reverse(name)


def _spot(request: HttpRequest) -> Spot | None:
    """The place in the address, as coarse as everywhere: a whole postcode counts as its first
    half."""
    near = request.GET.get("near", "")
    found = find_spot(outward_of(near) or near)
    return found if isinstance(found, Spot) else None
