"""Lists and maps inside pages of other sites: no cookie, no way out but into a new window.

Every other page of ours refuses to be framed. These are lists without scripts, so whoever frames
them gains nothing from where somebody presses; the operator says who may (``EMBEDDED_BY``).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.map_choices import asked_of
from cms.models import MapPage
from places.finder.cards import cards_of
from places.finder.chips import title
from places.finder.query import FinderQuery
from places.finder.search import Answer, find
from places.public_pages import public_page
from places.views.asked_for_data import asked_for_data

# Nothing but style, the font and pictures; forms and scripts have no place in it.
POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "font-src": ["'self'"],
    "img-src": ["'self'"],
    "form-action": ["'none'"],
    "base-uri": ["'none'"],
}


@xframe_options_exempt
@public_page
@require_safe
def embedded_list(request: HttpRequest) -> HttpResponse:
    """Any list of the finder."""
    answer = asked_for_data(request)
    if isinstance(answer, HttpResponse):
        return _framed(answer)
    whole = reverse("places:find") + answer.query.with_changes().querystring()
    return _shown(request, answer, title(answer.query, answer.spot), whole)


@xframe_options_exempt
@public_page
@require_safe
def embedded_map(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of a published map page, in the page's own language."""
    pages = MapPage.objects.live().public().filter(locale__language_code=get_language())
    page = get_object_or_404(pages, pk=pk)
    answer = find(asked_of(page, request.GET).query, None)
    return _shown(request, answer, page.title, page.url or reverse("places:find"))


def _shown(request: HttpRequest, answer: Answer, name: str, whole: str) -> HttpResponse:
    context: dict[str, Any] = {
        "title": name,
        "says": title(answer.query, answer.spot),
        "answer": answer,
        "query": answer.query,
        "cards": cards_of(answer, answer.rows()),
        "whole": whole,
        "earlier": _page(answer.query, answer.page - 1, answer.last_page),
        "later": _page(answer.query, answer.page + 1, answer.last_page),
    }
    return _framed(render(request, "cms/embed/list.html", context))


def _page(query: FinderQuery, page: int, last_page: int) -> str:
    if not 1 <= page <= last_page:
        return ""
    return query.with_changes(page=page).querystring() or "?"


def _framed(response: HttpResponse) -> HttpResponse:
    policy = {**POLICY, "frame-ancestors": list(settings.EMBEDDED_BY)}
    response._csp_config = policy  # type: ignore[attr-defined]
    response["X-Robots-Tag"] = "noindex"
    return response
