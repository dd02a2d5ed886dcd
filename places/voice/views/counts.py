"""How we are doing: what concerns led to, in numbers that tell of nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.public_pages import public_page
from places.voice.counts import LEAST, public_counts
from places.voice.sections import sections


@public_page
@require_safe
def how_we_are_doing(request: HttpRequest) -> HttpResponse:
    """Concerns by quarter, how data were used, and how to raise a concern about us."""
    context = {"quarters": public_counts(), "least": LEAST, "sections": sections()}
    return render(request, "places/voice/how_we_are_doing.html", context)
