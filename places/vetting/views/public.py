"""What everybody may know: whether a shop is on the list now, and how shops are checked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.models import Listing
from places.public_pages import public_page
from places.vetting.figures import DAYS, LEAST, spot_checks_by_area, thanked
from places.vetting.models import VettingCase


@public_page
@require_safe
def sticker(request: HttpRequest, code: str) -> HttpResponse:
    """On the list, with what it promises; or not on the list now, without a reason.

    A code that nobody was given reads like one that lapsed, with status 404.
    """
    case = VettingCase.objects.filter(sticker_code=code).first()
    listing = Listing.objects.listed().filter(vetting=case).first() if case else None
    answer = render(
        request,
        "places/vetting/sticker.html",
        {"listing": listing, "has_promise": listing is not None},
        status=200 if case else 404,
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer


@public_page
@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """How shops come on the list, what spot checks came to, and whom we thank."""
    context = {
        "figures": spot_checks_by_area(),
        "least": LEAST,
        "days": DAYS,
        "thanked": thanked(),
    }
    return render(request, "places/vetting/checks.html", context)
