"""The front door: one question, four answers, and what is open at this moment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.enums import Kind
from places.finder.cards import card_of
from places.finder.moment import When
from places.finder.query import FinderQuery
from places.finder.search import find
from places.public_pages import public_page

CARDS = 3
TONIGHT = FinderQuery(when=When.TONIGHT)
QUIET_PLACE = FinderQuery(kinds=(Kind.RESPITE_SPACE.value,))
SOMEONE_TO_TALK_TO = FinderQuery(
    kinds=(
        Kind.YOUTH_PROVISION.value,
        Kind.RESPITE_SPACE.value,
        Kind.DETACHED_YOUTH_WORK.value,
    )
)


def home_facts() -> dict[str, Any]:
    """What is open at this moment, with three of the places whose lights are on."""
    answer = find(FinderQuery(when=When.NOW), None)
    lights = answer.known.rows(0, CARDS)
    return {
        "open_count": answer.known.count,
        "cards": [card_of(listing, answer.window.start) for listing in lights],
        "lights_on": answer.query.querystring(),
        "tonight": TONIGHT.querystring(),
        "quiet_place": QUIET_PLACE.querystring(),
        "someone_to_talk_to": SOMEONE_TO_TALK_TO.querystring(),
    }


@public_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page where editors have not made one."""
    return render(request, "places/home.html", home_facts())
