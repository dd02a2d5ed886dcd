"""How was it? Where do you feel safe?"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from places.models import Listing
from places.voice.concerns import SentAlready, TooMany
from places.voice.enums import Topic
from places.voice.view_forms import FeelsSafeForm, HowWasItForm, SafeAreaForm
from places.voice.views.public import (
    form_page,
    listing_for,
    said_page,
    sent_already,
    thanks,
    too_many,
)
from places.voice.views_said import say

NOT_ANSWERS = ("stamp", "web_page")


@said_page
def how_was_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Care, flexibility, fairness."""
    subject = f"view:{slug}"
    listing = listing_for(request, slug, subject)
    form = HowWasItForm(subject, request.POST if request.method == "POST" else None)
    return _said(request, "places/voice/how_was_it.html", form, Topic.HOW_WAS_IT, listing)


@said_page
def feels_safe_here(request: HttpRequest, slug: str) -> HttpResponse:
    """This place feels safe."""
    subject = f"safe:{slug}"
    listing = listing_for(request, slug, subject)
    form = FeelsSafeForm(subject, request.POST if request.method == "POST" else None)
    return _said(request, "places/voice/feels_safe.html", form, Topic.FEELS_SAFE, listing)


@said_page
def feels_safe(request: HttpRequest) -> HttpResponse:
    """A part of town that feels safe."""
    form = SafeAreaForm("safe", request.POST if request.method == "POST" else None)
    return _said(request, "places/voice/feels_safe.html", form, Topic.FEELS_SAFE, None)


def _said(
    request: HttpRequest, template: str, form: Any, topic: Topic, listing: Listing | None
) -> HttpResponse:
    if not form.is_valid():
        return form_page(request, template, form, listing)
    answers = {k: v for k, v in form.cleaned_data.items() if k not in NOT_ANSWERS}
    try:
        taken = say(request, topic, listing, answers)
    except TooMany:
        return too_many(request)
    except SentAlready:
        return sent_already(request)
    return thanks(request, taken.code, listing=listing, is_view=True, was_masked=taken.was_masked)
