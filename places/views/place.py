"""The page of one listing, and its calendar."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guardianship.lib import clock
from places.finder.cards import card_of
from places.models import Listing, Session
from places.place_page import place_page
from places.public_pages import public_page
from places.stored_hours import stored_intervals

OTHERS = 6


@public_page
@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """What somebody wants to know before walking in."""
    listings = Listing.objects.listed().select_related("organisation", "lead_organisation", "place")
    sessions = Prefetch("sessions", Session.objects.select_related("coverage_area"))
    listing = get_object_or_404(listings.prefetch_related(sessions, "exceptions"), slug=slug)
    at, intervals = clock.now(), stored_intervals(listing)
    context = {
        "listing": listing,
        "intervals": intervals,
        "page": place_page(listing, intervals, at),
        "others": [card_of(other, at) for other in _others(listing)],
        "calendar_url": reverse("places:calendar", args=[listing.slug]),
    }
    return render(request, "places/place_page.html", context)


def _others(listing: Listing) -> list[Listing]:
    """Other listings at the same public place."""
    if listing.place is None:
        return []
    at = clock.now()
    same = Listing.objects.listed().filter(place=listing.place).exclude(pk=listing.pk)
    return list(same.with_hours_at(at).with_patches().order_by("name", "pk")[:OTHERS])
