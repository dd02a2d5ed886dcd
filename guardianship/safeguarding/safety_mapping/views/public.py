"""Pages for anybody: no account, no cookie, no script, no words."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gis.models import Area
from guardianship.safeguarding.safety_mapping.answers import answer, take_back
from guardianship.safeguarding.safety_mapping.public_forms import (
    HowSafeForm,
    HowSafeSomewhereForm,
)
from places.models import Listing
from places.voice.concerns import TooMany
from places.voice.forms import CodeForm
from places.voice.limits import Limit, network_key, take
from places.voice.view_forms import wards
from places.voice.views.public import form_page, listing_for, said_page, too_many

FORM = "safeguarding/safety_mapping/how_safe.html"
THANKS = "safeguarding/safety_mapping/thanks.html"
TAKE_BACK = "safeguarding/safety_mapping/take_back.html"


@said_page
def how_safe(request: HttpRequest) -> HttpResponse:
    """How safe a part of town feels."""
    return _asked(request, "how-safe", None)


@said_page
def how_safe_here(request: HttpRequest, slug: str) -> HttpResponse:
    """How safe a place feels."""
    subject = f"how-safe:{slug}"
    return _asked(request, subject, listing_for(request, slug, subject))


def _asked(request: HttpRequest, subject: str, listing: Listing | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    area = ward_of(listing) if listing else None
    form = HowSafeForm(subject, data) if area else HowSafeSomewhereForm(subject, data)
    if not form.is_valid():
        return form_page(request, FORM, form, listing)
    try:
        code = answer(request, area or form.cleaned_data["area"], listing, form.answers())
    except TooMany:
        return too_many(request)
    return render(request, THANKS, {"code": code, "listing": listing})


@said_page
def take_it_back(request: HttpRequest) -> HttpResponse:
    """By code: the answer goes from every page and count."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, TAKE_BACK, {"form": form})
    if not take(Limit("code", settings.CODES_ASKED_PER_NETWORK), network_key(request)):
        return too_many(request)
    was_there = take_back(form.cleaned_data["code"])
    context = {"form": form, "is_gone": was_there, "is_unknown": not was_there}
    return render(request, TAKE_BACK, context)


def ward_of(listing: Listing) -> Area | None:
    """The ward around the public point of a listing; None where there is none to be told."""
    if listing.public_geometry is None or listing.public_geometry.geom_type != "Point":
        return None
    found: Area | None = wards().filter(boundary__intersects=listing.public_geometry).first()
    return found
