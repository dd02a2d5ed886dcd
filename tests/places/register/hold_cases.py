"""Rows at the edge of the constraints on what holds a listing back."""

from datetime import date, timedelta
from typing import Any

from guardianship.lib import clock
from places.enums import HoldReason
from places.models import Clearance, Hold, Listing
from tests.builders.listings import published_listing
from tests.places.register.constraint_case import Case


def _hold(listing: Listing | None = None, **fields: Any) -> Hold:
    said = {"reason": HoldReason.CONCERN, "since": clock.now()} | fields
    return Hold(listing=listing or published_listing(), **said)


def _lifted(after: timedelta) -> Hold:
    now = clock.now()
    return _hold(since=now, lifted_at=now + after)


def _twice(**first: Any) -> list[Hold]:
    listing = published_listing()
    return [_hold(listing, **first), _hold(listing)]


def _since_and_lifted() -> dict[str, Any]:
    now = clock.now()
    return {"since": now, "lifted_at": now}


def _clearance(vouched_by: str) -> Clearance:
    return Clearance(listing=published_listing(), until=date(2027, 1, 1), vouched_by=vouched_by)


HOLD_CASES = [
    Case(
        "hold_once_per_reason",
        good=lambda: _twice(**_since_and_lifted()),
        bad=lambda: _twice(),
    ),
    Case(
        "hold_is_lifted_after_it_began",
        good=lambda: [_lifted(timedelta(0))],
        bad=lambda: [_lifted(-timedelta(seconds=1))],
    ),
    Case(
        "hold_known_reason",
        good=lambda: [_hold(reason=reason) for reason in HoldReason],
        bad=lambda: [_hold(reason="dislike")],
    ),
    Case(
        "clearance_known_voucher",
        good=lambda: [_clearance("vetting"), _clearance("directory")],
        bad=lambda: [_clearance("hearsay")],
    ),
]
