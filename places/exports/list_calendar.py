"""All times of a list of places as one calendar that phones subscribe to (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from places.calendar_file import events_of
from places.finder.moment import Window, whole_parts
from places.finder.states import hides_where
from places.models import OpenInterval
from places.timetable import Certainty, Interval, Reason

if TYPE_CHECKING:
    from places.models import Listing

# How often a calendar should ask again: hours change during a day, seldom from hour to hour.
ASK_AGAIN_AFTER = timedelta(hours=6)


def list_calendar(
    listings: Sequence[Listing], pages: Sequence[str], name: str, url: str, window: Window | None
) -> bytes:
    """The known times of the listings, each as in its own calendar and under the same names.

    ``pages`` are the addresses of their pages, ``url`` that of this calendar. With a ``window``
    only the times that reach into it: whole parts of days of what hides where it is.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Guardianship//Finder//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("source", url, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{ASK_AGAIN_AFTER // timedelta(hours=1)}H")
    events: list[bytes] = []
    intervals = _intervals(listings)
    for listing, page in zip(listings, pages, strict=True):
        known = [i for i in intervals[listing.pk] if window is None or _within(listing, i, window)]
        if hides_where(listing):
            events += [event.to_ical() for event in events_of(listing, known, page)]
        elif known:
            events += _alike(next(events_of(listing, known[:1], page)), known)
    head, end, rest = calendar.to_ical().rpartition(b"END:VCALENDAR")
    return b"".join([head, *events, end, rest])


def _alike(first: Event, known: Sequence[Interval]) -> Iterator[bytes]:
    """The first event, and the others, which differ from it in when they are and in no more.

    A list has tens of thousands of them: one by one would keep somebody waiting.
    """
    lines = first.to_ical().split(b"\r\n")
    starts, ends = _stamp(known[0].start), _stamp(known[0].end)
    for interval in known:
        start, end = _stamp(interval.start), _stamp(interval.end)
        yield b"\r\n".join(
            line.replace(starts, start)
            if line.startswith((b"UID:", b"DTSTART:"))
            else line.replace(ends, end)
            if line.startswith(b"DTEND:")
            else line
            for line in lines
        )


def _stamp(moment: datetime) -> bytes:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}".encode()


def _within(listing: Listing, interval: Interval, window: Window) -> bool:
    wanted = whole_parts(window) if hides_where(listing) else window
    return interval.start < wanted.end and wanted.start < interval.end


def _intervals(listings: Sequence[Listing]) -> dict[int, list[Interval]]:
    """The stored known intervals by listing, soonest first; one query."""
    found: dict[int, list[Interval]] = defaultdict(list)
    rows = OpenInterval.objects.filter(listing__in=listings, certainty=Certainty.OPEN.value)
    for pk, during in rows.order_by("during").values_list("listing", "during"):
        found[pk].append(Interval(during.lower, during.upper, Certainty.OPEN, Reason.NONE))
    return found
