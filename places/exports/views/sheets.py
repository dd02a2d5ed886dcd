"""The list on paper and in a message, for who has no phone at hand or only that."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guardianship.lib import clock
from places.exports.message import MOST_PLACES, message
from places.exports.paper import MOST_ON_A_PAGE, code_of, first_listings, on_paper
from places.exports.views.lists import origin_of
from places.finder.chips import title
from places.public_pages import public_page
from places.spoken_time import clock_time, date_with_year, in_london
from places.views.asked_for_data import asked_for_data


@public_page
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The first places of the list on one page of A4; a browser prints it."""
    answer = asked_for_data(request)
    if isinstance(answer, HttpResponse):
        return answer
    origin, now = origin_of(request), clock.now()
    address = origin + reverse("places:find") + answer.query.with_changes().querystring()
    listings = first_listings(answer, MOST_ON_A_PAGE)
    context = {
        "title": title(answer.query, answer.spot),
        "places": on_paper(answer, listings, origin),
        "left": answer.total - len(listings),
        "address": address,
        "code": code_of(address),
        "printed_on": date_with_year(in_london(now).date()),
        "printed_at": clock_time(now),
    }
    response = render(request, "places/exports/paper.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@public_page
@require_safe
def as_message(request: HttpRequest) -> HttpResponse:
    """The list as plain text for a message."""
    answer = asked_for_data(request)
    if isinstance(answer, HttpResponse):
        return answer
    path = reverse("places:find") + answer.query.with_changes().querystring()
    text = message(answer, first_listings(answer, MOST_PLACES), origin_of(request) + path)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
