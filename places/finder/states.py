"""The state of a listing as the public may know it, from what the queryset annotated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings

from guardianship.lib import clock
from places.enums import LocationVisibility
from places.timetable import Certainty, Interval, Reason, State, StateWord, state_from

if TYPE_CHECKING:
    from places.models import Listing

# Who hides an address tells the hours only to those who ask, too (rule R-LOC-5).
ASK_FIRST = State(StateWord.NOT_SURE, reason=Reason.BY_APPOINTMENT)
UNCONFIRMED = State(StateWord.NOT_SURE, reason=Reason.UNCONFIRMED)
TOO_FAR_AHEAD = State(StateWord.NOT_SURE, reason=Reason.TOO_FAR_AHEAD)


@dataclass(frozen=True, slots=True)
class HoursAt:
    """What stands around one moment: the interval that holds it and the next opening."""

    current: Interval | None
    opens_at: datetime | None


def hides_where(listing: Listing) -> bool:
    """Whether the listing tells where it is only to those who ask."""
    return listing.location_visibility == LocationVisibility.HIDDEN


def is_unconfirmed(listing: Listing) -> bool:
    """Whether nobody has confirmed the listing for too long to be believed, or ever."""
    oldest = clock.today() - timedelta(days=settings.NOT_SURE_AFTER_DAYS)
    return listing.confirmed_on is None or listing.confirmed_on < oldest


def is_to_check_first(listing: Listing) -> bool:
    """Whether it is a while since somebody confirmed the listing, or nobody ever did."""
    oldest = clock.today() - timedelta(days=settings.CHECK_FIRST_AFTER_DAYS)
    return listing.confirmed_on is None or listing.confirmed_on < oldest


def public_state(listing: Listing, hours: HoursAt, at: datetime) -> State:
    """The state at an aware moment; a hidden listing never says more than "ask first"."""
    if hides_where(listing):
        return ASK_FIRST
    if is_unconfirmed(listing):
        return UNCONFIRMED
    known_from, known_until = listing.intervals_from, listing.intervals_until
    if known_from is None or known_until is None or not known_from <= at < known_until:
        return TOO_FAR_AHEAD
    return state_from(hours.current, hours.opens_at, at, known_until)


def annotated_hours(listing: Listing) -> HoursAt:
    """The hours that ``with_hours_at`` left on a row."""
    found: dict[str, Any] | None = getattr(listing, "interval_at", None)
    current = None
    if found:
        start, end = (datetime.fromisoformat(found[name]) for name in ("start", "end"))
        current = Interval(start, end, Certainty(found["certainty"]), Reason(found["reason"]))
    return HoursAt(current, getattr(listing, "opens_next", None))
