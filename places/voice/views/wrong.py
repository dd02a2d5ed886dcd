""" "It was shut", "this is wrong": a page of buttons, and one press."""

from django.http import HttpRequest, HttpResponse

from places.voice.concerns import TooMany
from places.voice.corrections import report_wrong
from places.voice.enums import SHUT, Wrong
from places.voice.forms import WrongForm
from places.voice.views.public import form_page, listing_for, said_page, thanks, too_many


@said_page
def wrong(request: HttpRequest, slug: str) -> HttpResponse:
    """What is wrong here?"""
    subject = f"wrong:{slug}"
    listing = listing_for(request, slug, subject)
    form = WrongForm(subject, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, "places/voice/wrong.html", form, listing)
    what = Wrong(form.cleaned_data["what"])
    try:
        code = report_wrong(request, listing, what)
    except TooMany:
        return too_many(request)
    return thanks(request, code, listing=listing, was_shut=what in SHUT)
