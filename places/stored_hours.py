"""The stored open intervals of one listing, as the timetable engine's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from places.timetable import Certainty, Interval, Reason

if TYPE_CHECKING:
    from places.models import Listing


def stored_intervals(listing: Listing) -> list[Interval]:
    """All of them, about a hundred days' worth, soonest first; one query."""
    found = listing.open_intervals.values_list("during", "certainty", "reason")
    return sorted(
        Interval(during.lower, during.upper, Certainty(certainty), Reason(reason))
        for during, certainty, reason in found
    )
