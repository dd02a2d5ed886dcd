"""What the pages for people without an account have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from places.models import Listing
from places.voice import stamps

TOO_MANY_REQUESTS = 429
CONFLICT = 409
View = Callable[..., HttpResponse]


def said_page(view: View) -> View:
    """A form without a cookie: the stamp stands for a token, and nobody keeps the page.

    Not packed: a page that repeats what was typed beside a code is safer as it is.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_store=True)
        return response

    guarded: View = csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(answered))
    return guarded


def listing_for(request: HttpRequest, slug: str, subject: str) -> Listing:
    """The listing that the public sees; 404 else.

    Whoever has a form of ours open may send it although the listing was hidden meanwhile.
    """
    listings = Listing.objects.listed()
    if request.method == "POST":
        try:
            stamps.check(request.POST.get("stamp", ""), subject)
        except stamps.TooQuick:
            listings = Listing.objects.filter(live=True)
        except stamps.TooOld:
            pass
        else:
            listings = Listing.objects.filter(live=True)
    listing = listings.select_related("organisation").filter(slug=slug).first()
    if listing is None:
        raise Http404
    return listing


def thanks(request: HttpRequest, code: str, **more: Any) -> HttpResponse:
    """What happens next, and the code. In the answer itself: a code in an address is no secret."""
    return render(request, "places/voice/thanks.html", {"code": code, **more})


def too_many(request: HttpRequest) -> HttpResponse:
    """Nothing was kept; whom to ring instead."""
    return render(request, "places/voice/too_many.html", status=TOO_MANY_REQUESTS)


def sent_already(request: HttpRequest) -> HttpResponse:
    """The same came today."""
    return render(request, "places/voice/sent_already.html", status=CONFLICT)


def form_page(
    request: HttpRequest, template: str, form: Any, listing: Listing | None = None
) -> HttpResponse:
    """The form, with its problems when there are some."""
    return render(request, template, {"form": form, "listing": listing})
