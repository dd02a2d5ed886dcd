"""A listing's hours as an iCalendar file (RFC 5545) that a phone's calendar can subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from icalendar import Calendar, Event

from places.enums import LocationVisibility
from places.finder.cards import day_and_part
from places.finder.states import hides_where, is_unconfirmed
from places.languages import in_language
from places.timetable import Certainty, Interval, local_day

if TYPE_CHECKING:
    from places.models import Listing

UID_HOST = "guardianship"


def calendar_file(listing: Listing, intervals: Iterable[Interval], url: str) -> bytes:
    """The known open intervals of a listing as events, at the same instants, in UTC.

    A listing that hides where it is gives whole days that name a part of the day, and no
    location. ``url`` is the absolute address of its page.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Guardianship//Finder//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", in_language(listing, "name"))
    for event in events_of(listing, intervals, url):
        calendar.add_component(event)
    contents: bytes = calendar.to_ical()
    return contents


def events_of(listing: Listing, intervals: Iterable[Interval], url: str) -> Iterator[Event]:
    """The events of ``calendar_file``, one by one."""
    known = [i for i in intervals if i.certainty is Certainty.OPEN]
    events = _whole_days(listing, known) if hides_where(listing) else _exact(listing, known)
    for event in events:
        event.add("dtstamp", _stamp(listing))
        event.add("url", url)
        event.add("status", "TENTATIVE" if is_unconfirmed(listing) else "CONFIRMED")
        yield event


def _exact(listing: Listing, known: list[Interval]) -> Iterable[Event]:
    for interval in known:
        event = Event()
        event.add("uid", f"{listing.uid}-{interval.start:%Y%m%dT%H%M%SZ}@{UID_HOST}")
        event.add("summary", in_language(listing, "name"))
        event.add("dtstart", interval.start)
        event.add("dtend", interval.end)
        location = _location(listing)
        if location:
            event.add("location", location)
        if is_unconfirmed(listing):
            event.add("description", gettext("Not sure – ring first"))
        yield event


def _whole_days(listing: Listing, known: list[Interval]) -> Iterable[Event]:
    seen: set[str] = set()
    for interval in known:
        day, part = local_day(interval.start), day_and_part(interval.start)
        uid = f"{listing.uid}-{day:%Y%m%d}-{len([s for s in seen if f'{day:%Y%m%d}' in s])}"
        if f"{day:%Y%m%d} {part}" in seen:
            continue
        seen.add(f"{day:%Y%m%d} {part}")
        event = Event()
        event.add("uid", f"{uid}@{UID_HOST}")
        event.add("summary", f"{in_language(listing, 'name')} ({part})")
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("description", gettext("Contact to find out where and when"))
        yield event


def _location(listing: Listing) -> str:
    place = listing.place
    if listing.location_visibility == LocationVisibility.EXACT and place is not None:
        parts = [in_language(place, "name"), place.address, place.postcode]
        return ", ".join(part for part in parts if part)
    return listing.public_where


def _stamp(listing: Listing) -> datetime:
    """When the listing was last written; it must not move from one download to the next."""
    stamp: datetime | None = listing.last_published_at or listing.intervals_from
    if stamp is None:
        raise ValueError("a listing that is not live has no calendar")
    return stamp
