"""A map page as a poster on one sheet of A4, in the language of the page.

A poster hangs for days, so it says the week, dated; the time itself only where editors chose a
day and a time for the map, or a reader who may choose did. It shows what the page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from cms.map_choices import DefaultMoment, Offer, asked_of
from cms.models import MapPage
from guardianship.lib import clock
from places.exports.paper import code_of, first_listings
from places.exports.poster import DAYS, OnPoster, at_the_moment, in_the_week
from places.exports.poster_pdf import STATIC_ORIGIN, drawn
from places.finder.chips import title
from places.finder.moment import When
from places.finder.query import FinderQuery
from places.finder.search import Answer, find
from places.intervals import current_window
from places.public_pages import public_page
from places.spoken_time import date_with_year, in_london, long_date
from places.views.asked_for_data import refused

if TYPE_CHECKING:
    from places.models import Listing

# More than fits in two columns of one sheet, however short the entries are.
MOST_TRIED = 40


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the places: heading, time, address of the page and what is left out."""

    title: str
    when: str
    address: str
    total: int


@public_page
@require_safe
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """The poster of a published map page; 400 for a week that cannot be read or is not known."""
    pages = MapPage.objects.live().public().filter(locale__language_code=get_language())
    page = get_object_or_404(pages, pk=pk)
    try:
        first_day = week_asked(page, request.GET)
    except ValueError:
        said = gettext("week: a day such as %(day)s, no more than three months ahead")
        return refused("bad_week", said % {"day": clock.today().isoformat()}, field="week")
    query = asked_of(page, request.GET).query
    if first_day is not None:
        query = query.with_changes(when=None, at=None, unsure=False)
    answer = find(query, None)
    listings = first_listings(answer, MOST_TRIED)
    words = Words(
        title=page.title,
        when=_when(query, first_day),
        address=request.build_absolute_uri(page.get_url(request)),
        total=answer.total,
    )
    contents = one_sheet(
        _told(answer, listings, first_day), lambda places: _html(request, words, places)
    )
    response = HttpResponse(contents, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{page.slug}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response


def week_asked(page: MapPage, data: QueryDict) -> date | None:
    """The first day of the week that the poster is about; None where it is about a moment.

    Raises ``ValueError`` for what is no day, or a week of which not all is worked out.
    """
    if "week" in data:
        first_day = date.fromisoformat(data.get("week", ""))
        known = current_window()
        if not known.first_day <= first_day <= known.last_day - timedelta(days=DAYS - 1):
            raise ValueError(first_day)
        return first_day
    may_choose = Offer.TIME in (page.filters_offered or ())
    if (may_choose and {"when", "at"} & set(data)) or page.default_moment == DefaultMoment.CHOSEN:
        return None
    return clock.today()


def _told(answer: Answer, listings: Sequence[Listing], first_day: date | None) -> list[OnPoster]:
    if first_day is None:
        return at_the_moment(answer, listings)
    return in_the_week(answer, listings, first_day)


def one_sheet(places: list[OnPoster], write: Callable[[list[OnPoster]], str]) -> bytes:
    """As many of ``places``, from the first on, as one sheet holds; never half of one."""
    while True:
        contents, pages, on_first = drawn(write(places))
        if pages == 1 or not places:
            return contents
        # All that stand on the first sheet, at least one fewer than were tried.
        fit = sum(name.startswith("place-") for name in on_first)
        places = places[: min(fit, len(places) - 1)]


def _html(request: HttpRequest, words: Words, places: list[OnPoster]) -> str:
    return render_to_string(
        "cms/embed/poster.html",
        {
            "request": request,
            "language": get_language(),
            "static_origin": STATIC_ORIGIN,
            "title": words.title,
            "when": words.when,
            "address": words.address,
            "short": words.address.partition("://")[2].rstrip("/"),
            "code": code_of(words.address),
            "places": places,
            "left": words.total - len(places),
            "printed_on": date_with_year(in_london(clock.now()).date()),
        },
    )


def _when(query: FinderQuery, first_day: date | None) -> str:
    """ "Monday 23 November to Sunday 29 November", or the moment with its date."""
    today = clock.today()
    if first_day is not None:
        last_day = first_day + timedelta(days=DAYS - 1)
        days = {"first": long_date(first_day, today), "last": long_date(last_day, today)}
        return gettext("%(first)s to %(last)s") % days
    start = in_london(query.window(clock.now()).start)
    if query.when is When.NOW:
        query = query.with_changes(when=None, at=start.replace(tzinfo=None))
    said = title(query, None)
    return said if query.at is not None else f"{said}, {long_date(start.date(), today)}"
