"""The list of a map page: the same finder as everywhere, asked with the page's presets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cms.embed_code import poster_address
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
        "more": _more(page, query),
        "poster": _poster(page, query, data),
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


@dataclass(frozen=True, slots=True)
class More:
    """The choices that fold away, beside kinds and age; open where one of all of them is made."""

    ticks: list[NamedTick]
    is_open: bool


@dataclass(frozen=True, slots=True)
class NamedTick:
    """A yes or no of the form: the parameter's name and value, its words, whether it is made."""

    name: str
    value: str
    label: str
    is_on: bool


def _more(page: MapPage, query: FinderQuery) -> More | None:
    """None where nothing but the time is offered: then there is nothing to fold away."""
    offers = set(page.filters_offered or ())
    if not offers - {Offer.TIME}:
        return None
    food, open_to_all = PracticalHelp.HOT_FOOD, Access.OPEN_TO_ALL
    all_ticks = {
        Offer.FREE: NamedTick("free", "1", gettext("Free"), query.free),
        Offer.FOOD: NamedTick("help", food.value, gettext("Food"), food in query.helps),
        Offer.NO_BOOKING: NamedTick(
            "access", open_to_all.value, gettext("No need to book"), open_to_all in query.access
        ),
        Offer.STEP_FREE: NamedTick("step_free", "1", gettext("Step-free"), query.step_free),
        Offer.FRIEND: NamedTick("friend", "1", gettext("Can bring a friend"), query.friend),
    }
    ticks = [tick for offer, tick in all_ticks.items() if offer in offers]
    kinds = any(tick.is_on for tick in _kind_ticks(page, query))
    age = Offer.AGE in offers and query.age is not None
    return More(ticks, kinds or age or any(tick.is_on for tick in ticks))


def _poster(page: MapPage, query: FinderQuery, data: QueryDict) -> str:
    """The poster of the coming week, or of the time that the reader chose; none of a draft."""
    if not page.pk or not page.live:
        return ""
    chosen = _address(query) if {"when", "at"} & set(data) else ""
    return poster_address(page) + chosen


def _address(query: FinderQuery) -> str:
    """The reader's question to the same page: what the editors settled goes without saying."""
    pairs = query.with_changes(extent=None, page=query.page).parameters()
    return "?" + urlencode([(ASKED, "1"), *pairs], safe=":")


def _page_link(answer: Answer, query: FinderQuery, page: int) -> str:
    if not 1 <= page <= answer.last_page:
        return ""
    return _address(query.with_changes(page=page))
