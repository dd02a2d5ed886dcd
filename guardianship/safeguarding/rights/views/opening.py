"""The page behind the link of a disclosure: for whoever has the code, once, until it lapses."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guardianship.safeguarding.rights.disclosing import NotOpen, opened_once
from places.voice.forms import CodeForm
from places.voice.limits import Limit, network_key, take
from places.voice.views.public import said_page, too_many

PAGE = "safeguarding/rights/opened.html"


@said_page
def disclosure_once(request: HttpRequest, number: UUID) -> HttpResponse:
    """Ask for the code; show what is told. To ask changes nothing, and the same page answers for
    a link that was never there."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, PAGE, {"form": form})
    if not take(Limit("code", settings.CODES_ASKED_PER_NETWORK), network_key(request)):
        return too_many(request)
    try:
        lines = opened_once(number, form.cleaned_data["code"])
    except NotOpen:
        return render(request, PAGE, {"form": form, "is_shut": True})
    return render(request, PAGE, {"lines": lines})
