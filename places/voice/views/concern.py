"""Raising a concern, about a listing or about those who run this site."""

from django.http import HttpRequest, HttpResponse

from places.models import Listing
from places.voice.concerns import Said, SentAlready, TooMany, raise_concern
from places.voice.forms import ConcernForm
from places.voice.views.public import (
    form_page,
    listing_for,
    said_page,
    sent_already,
    thanks,
    too_many,
)


@said_page
def concern(request: HttpRequest, slug: str) -> HttpResponse:
    """Something is not OK at this place."""
    subject = f"concern:{slug}"
    return _concern(request, subject, listing_for(request, slug, subject))


@said_page
def concern_about_us(request: HttpRequest) -> HttpResponse:
    """Something is not OK with those who run this site."""
    return _concern(request, "concern", None)


def _concern(request: HttpRequest, subject: str, listing: Listing | None) -> HttpResponse:
    form = ConcernForm(subject, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, "places/voice/concern.html", form, listing)
    said = Said(form.cleaned_data["about"], form.cleaned_data["words"])
    try:
        code = raise_concern(request, listing, said)
    except TooMany:
        return too_many(request)
    except SentAlready:
        return sent_already(request)
    return thanks(request, code, is_concern=True)
