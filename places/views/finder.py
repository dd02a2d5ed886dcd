"""The list of places: asked by address, answered as a page that needs no JavaScript."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from guardianship.lib import clock
from places.enums import Kind
from places.finder.cards import cards_of
from places.finder.chips import chips, radius_choices, ticks, title
from places.finder.nothing_open import tell_if_nothing_open
from places.finder.query import Asked, FinderQuery
from places.finder.search import Answer, find
from places.finder.times import usual_times
from places.finder.where import SeveralSpots, Spot, find_spot, outward_of, spot_near
from places.finder.widen import ways_on
from places.forms import read_question, unknown_place
from places.map_box import map_box
from places.offline.header import LIST, may_be_kept
from places.public_pages import public_page
from places.spoken_time import clock_time, long_date
from places.timetable import local_day

SEE_OTHER = 303


@csrf_exempt  # changes nothing, and a public page has no cookie to keep a token in
@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def finder(request: HttpRequest) -> HttpResponse:
    """The list for the question in the address; a posted place comes back as a coarse one."""
    if request.method == "POST":
        return _posted(request)
    asked = read_question(request.GET)
    outward = outward_of(asked.query.near)
    if outward:
        return _see(request, asked.query.with_changes(near=outward))
    return _page(request, asked)


def _posted(request: HttpRequest) -> HttpResponse:
    """Turn a full postcode, a place name or a position into the address of a coarse list."""
    asked = read_question(request.POST)
    if request.POST.get("lat") or request.POST.get("lon"):
        spot = spot_near(request.POST.get("lat", ""), request.POST.get("lon", ""))
        if spot is None:
            message = _("We could not place you on our map. Type a town instead.")
            return _page(request, _with_problem(asked, message))
        # Marked only where questions are counted: what a device told is not.
        is_here = settings.COUNT_NOTHING_OPEN
        return _see(request, asked.query.with_changes(near=spot.near, here=is_here))
    near = asked.query.near
    return _see(request, asked.query.with_changes(near=outward_of(near) or near, here=False))


def _see(request: HttpRequest, query: FinderQuery) -> HttpResponse:
    response = HttpResponseRedirect(request.path + query.querystring())
    response.status_code = SEE_OTHER if request.method == "POST" else response.status_code
    return response


def _with_problem(asked: Asked, message: str) -> Asked:
    return Asked(asked.query.with_changes(near=""), {**asked.problems, "near": message})


def located(asked: Asked) -> tuple[Asked, Spot | None, tuple[str, ...]]:
    """The question with its place found; what it could mean instead where several fit."""
    if not asked.query.near:
        return asked, None, ()
    found = find_spot(asked.query.near)
    if isinstance(found, Spot):
        return asked, found, ()
    if isinstance(found, SeveralSpots):
        message = _("There is more than one place called “%(name)s”.") % {"name": asked.query.near}
        return _with_problem(asked, message), None, found.choices
    return _with_problem(asked, unknown_place(asked.query.near)), None, ()


def _page(request: HttpRequest, asked: Asked) -> HttpResponse:
    typed = asked.query.near
    asked, spot, meant = located(asked)
    query = asked.query
    answer = find(query, spot)
    rows = answer.rows()
    context: dict[str, Any] = {
        "title": title(query, spot),
        "answer": answer,
        "query": query,
        "typed_near": typed,
        "problems": asked.problems,
        "meant": [(name, query.with_changes(near=name).querystring()) for name in meant],
        "cards": cards_of(answer, rows),
        "map": map_box(answer),
        "ways": ways_on(answer) if answer.total == 0 else None,
        "chips": chips(query),
        "ticks": ticks(query),
        "radii": radius_choices(query),
        "kept": query.with_changes(near="", here=False).parameters(),
        "times": usual_times(query),
        "without_time": query.with_changes(at=None, when=None, unsure=False).parameters(),
        "at_value": query.at.strftime("%Y-%m-%dT%H:%M") if query.at else "",
        "sees_until": long_date(last_day_seen(answer), clock.today()),
        "with_unsure": query.with_changes(unsure=True).querystring(),
        "earlier": _page_link(query, answer.page - 1, answer.last_page),
        "later": _page_link(query, answer.page + 1, answer.last_page),
        "saved_at": clock_time(clock.now()),
    }
    response = render(request, "places/finder.html", context)
    if request.method == "GET" and not asked.problems:
        tell_if_nothing_open(answer)
    # What somebody may want to hide from whoever looks into the phone does not stay on it.
    is_private = Kind.RESPITE_SPACE in query.kinds or context["cards"].ask_first
    return response if is_private else may_be_kept(response, LIST)


def last_day_seen(answer: Answer) -> date:
    """The last whole day for which hours were worked out."""
    return local_day(answer.sees_until - timedelta(microseconds=1))


def _page_link(query: FinderQuery, page: int, last_page: int) -> str:
    if not 1 <= page <= last_page:
        return ""
    return query.with_changes(page=page).querystring() or "?"
