"""Public pages of partners: who they are, what they do, and what they committed to."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guardianship.lib import clock
from places.finder.cards import Card, card_of
from places.models import Listing, Organisation
from places.outreach.addresses import organisation_at, slug_of
from places.outreach.commitment import latest_acceptance
from places.outreach.models import Charter
from places.public_pages import public_page

SHOWN = 30


@public_page
@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One partner; an address with an old name leads to the new one."""
    found = organisation_at(slug)
    if found is None:
        raise Http404
    if slug != slug_of(found):
        return HttpResponseRedirect(reverse("outreach:organisation", args=[slug_of(found)]))
    cards, count = _cards(found)
    context = {
        "organisation": found,
        "card": found.role_cards.order_by("-version").first(),
        "acceptance": latest_acceptance(found),
        "cards": cards,
        "more": count - len(cards),
    }
    return render(request, "places/outreach/organisation.html", context)


def _cards(found: Organisation) -> tuple[list[Card], int]:
    """The first listings that the public may see, by name, and how many there are."""
    at = clock.now()
    rows = Listing.objects.listed().filter(organisation=found)
    shown = rows.select_related("organisation", "place").with_hours_at(at).with_patches()
    return [card_of(row, at) for row in shown.order_by("name", "pk")[:SHOWN]], rows.count()


@public_page
@require_safe
def charter(request: HttpRequest) -> HttpResponse:
    """What partners commit to; 404 before there is a charter."""
    in_force = Charter.objects.in_force()
    if in_force is None:
        raise Http404
    return render(request, "places/outreach/charter.html", {"charter": in_force})
