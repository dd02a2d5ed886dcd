"""How we are doing: what concerns led to, in numbers that tell of nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.public_pages import public_page
from places.voice.counts import LEAST, public_counts


@public_page
@require_safe
def how_we_are_doing(request: HttpRequest) -> HttpResponse:
    """Concerns by quarter, and how to raise one about us."""
    context = {"quarters": public_counts(), "least": LEAST}
    return render(request, "places/voice/how_we_are_doing.html", context)
