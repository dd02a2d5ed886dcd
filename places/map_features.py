"""What the map says of a listing, on its button and to programs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from places.finder.cards import shape_of, state_words
from places.finder.moment import Window
from places.finder.states import annotated_hours, public_state
from places.languages import in_language
from places.spoken_time import in_london

if TYPE_CHECKING:
    from places.models import Listing

DISTANCE_STEP_M = 10


def told_on_a_map(listing: Listing, window: Window) -> dict[str, Any]:
    """The properties of its feature; the row carries ``with_hours_at``."""
    state = public_state(listing, annotated_hours(listing), window.start)
    opens = state.opens_at is not None and state.opens_at < window.end
    away = getattr(listing, "distance_m", None)
    return {
        "id": str(listing.uid),
        "name": in_language(listing, "name"),
        "kind": listing.kind,
        "state": state.word.value,
        "shape": shape_of(state, opens),
        "says": state_words(state, window.start, opens),
        "closes_at": _iso(state.closes_at),
        "opens_at": _iso(state.opens_at),
        "distance_m": None if away is None else _in_steps(away.m),
        "url": reverse("places:place", args=[listing.slug]),
    }


def _iso(moment: datetime | None) -> str | None:
    return in_london(moment).isoformat() if moment else None


def _in_steps(distance_m: float) -> int:
    return round(distance_m / DISTANCE_STEP_M) * DISTANCE_STEP_M
