"""The list of a map page: the same finder as everywhere, asked with the page's presets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cms.map_choices import ASKED, Offer, asked_of
from places.enums import PLAIN_KIND, Access, Kind, PracticalHelp
from places.finder.cards import cards_of
from places.finder.chips import Chip, Tick, title
from places.finder.moment import When
from places.finder.query import FinderQuery
from places.finder.search import Answer, find
from places.finder.widen import ways_on
from places.map_box import map_box

if TYPE_CHECKING:
    from cms.models.map_page import MapPage


def map_twin(page: MapPage, data: QueryDict) -> dict[str, Any]:
    """Everything that the template of a map page says; ``data`` is the reader's address."""
    asked = asked_of(page, data)
    query = asked.query
    answer = find(query, None)
    whole = query.with_changes().querystring()
    return {
        "answer": answer,
        "query": query,
        "problems": asked.problems,
        "says": title(query, None),
        "cards": cards_of(answer, answer.rows()),
        "ways": ways_on(answer) if answer.total == 0 else None,
        "offers": set(page.filters_offered or ()),
        "times": _times(query) if Offer.TIME in (page.filters_offered or ()) else [],
        "map": map_box(answer),
        "at_value": query.at.strftime("%Y-%m-%dT%H:%M") if query.at else "",
        "kind_ticks": _kind_ticks(page, query),
        "has_food": PracticalHelp.HOT_FOOD in query.helps,
        "no_booking": Access.OPEN_TO_ALL in query.access,
        "finder_url": reverse("places:find") + whole,
        "with_unsure": _address(query.with_changes(unsure=True)),
        "earlier": _page_link(answer, query, answer.page - 1),
        "later": _page_link(answer, query, answer.page + 1),
    }


def _times(query: FinderQuery) -> list[Chip]:
    """The usual times as links, which keep every other choice."""
    labels = {
        None: gettext("Any time"),
        When.NOW: gettext("Open now"),
        When.TONIGHT: gettext("Tonight"),
        When.WEEKEND: gettext("This weekend"),
    }
    return [
        Chip(
            label,
            _address(query.with_changes(when=when, at=None)),
            query.at is None and query.when is when,
        )
        for when, label in labels.items()
    ]


def _kind_ticks(page: MapPage, query: FinderQuery) -> list[Tick]:
    if Offer.KINDS not in (page.filters_offered or ()):
        return []
    shown = [Kind(value) for value in page.kinds or Kind.values]
    narrowed = set(query.kinds) != set(page.kinds or ())
    return [Tick(k.value, str(PLAIN_KIND[k]), narrowed and k.value in query.kinds) for k in shown]


def _address(query: FinderQuery) -> str:
    """The reader's question to the same page: what the editors settled goes without saying."""
    pairs = query.with_changes(extent=None, page=query.page).parameters()
    return "?" + urlencode([(ASKED, "1"), *pairs], safe=":")


def _page_link(answer: Answer, query: FinderQuery, page: int) -> str:
    if not 1 <= page <= answer.last_page:
        return ""
    return _address(query.with_changes(page=page))
