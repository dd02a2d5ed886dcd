"""Where detached youth workers are around at a chosen time: shapes, and the same in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language

from places.enums import Weekday
from places.finder.cards import where_words
from places.finder.states import annotated_hours, public_state
from places.languages import in_language
from places.models import CoverageArea, Listing, Session
from places.spoken_time import in_london

DECIMALS = 5


def patches_of(teams: list[int], at: datetime) -> list[dict[str, Any]]:
    """As ``coverage_shown``, for teams by the keys of their listings; those that show where."""
    if not teams:
        return []
    rows = Listing.objects.filter(pk__in=teams).with_hours_at(at).with_closing_after(at)
    return coverage_shown(list(rows.with_patches().order_by("name", "pk")), at)


def coverage_shown(listings: list[Listing], at: datetime) -> list[dict[str, Any]]:
    """The patches of each team on the day that ``at`` leads to, in one query.

    The rows carry ``with_hours_at``, ``with_patches`` and ``with_closing_after``. Each result
    has the listing's id, the names of patch and team, words, and a GeoJSON geometry.
    """
    if not listings:
        return []
    by_listing = {listing.pk: listing for listing in listings}
    sessions = Session.objects.filter(listing__in=by_listing, coverage_area__isnull=False)
    shown: dict[tuple[int, int], dict[str, Any]] = {}
    for session in sessions.select_related("coverage_area").order_by("listing", "pk"):
        listing, area = by_listing[session.listing_id], session.coverage_area
        if area is not None and _runs_on(session, _day_out(listing)):
            shown.setdefault((listing.pk, area.pk), _patch(listing, area, at))
    return list(shown.values())


def _day_out(listing: Listing) -> date | None:
    """The day on which the team is out, or goes out next; None where nobody knows."""
    hours = annotated_hours(listing)
    out_from = hours.current.start if hours.current else hours.opens_at
    return in_london(out_from).date() if out_from else None


def _runs_on(session: Session, day: date | None) -> bool:
    if day is None:
        return False
    if session.on_date is not None:
        return session.on_date == day
    return session.weekday == Weekday.values[day.weekday()]


def _patch(listing: Listing, area: CoverageArea, at: datetime) -> dict[str, Any]:
    name = (area.name_cy if get_language() == "cy" else "") or area.name
    state = public_state(listing, annotated_hours(listing), at)
    return {
        "id": str(listing.uid),
        "name": name,
        "team": in_language(listing, "name"),
        "words": where_words(listing, state, at),
        "geometry": {"type": "MultiPolygon", "coordinates": rounded(area.boundary.coords)},
    }


def rounded(coordinates: Any) -> Any:
    """Coordinates to about a metre."""
    if isinstance(coordinates, float | int):
        return round(coordinates, DECIMALS)
    return [rounded(part) for part in coordinates]
