"""What the page of one listing says, gathered from the row, its sessions and its intervals.

The same for a draft that an editor previews: the hours are then worked out from the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from guardianship.lib import clock
from places.calendars import calendars_by_authority
from places.finder.cards import (
    day_and_part,
    named_part,
    patch_names,
    reason_words,
    state_words,
)
from places.finder.moment import PART_STARTS, PartOfDay, part_of_day
from places.finder.states import HoursAt, hides_where, is_to_check_first, public_state
from places.intervals import current_window
from places.languages import marked
from places.place_facts import PlaceFacts, place_facts
from places.readback import WEEKDAYS, WeekTable, sentence, week_table
from places.rules import timetable_of
from places.spoken_time import clock_time, long_date, month_name, wall_range
from places.timetable import (
    Certainty,
    Interval,
    State,
    local_day,
    next_openings,
    open_intervals,
)

if TYPE_CHECKING:
    from places.models import Listing, ListingException

NEXT_TIMES = 3
EXCEPTIONS_AHEAD_DAYS = 28
ROUND_THE_CLOCK = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Days that are not as usual: when, what happens, and why."""

    days: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Freshness:
    """When somebody last checked the listing, and whether that is long ago."""

    checked_on: date | None
    by: str
    check_first: bool


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything that the template shows besides the listing's own texts."""

    state: State
    state_words: str
    reason_words: str
    hides_where: bool
    next_times: list[str]
    sentence: str
    week: WeekTable | None
    parts: list[str]
    exceptions: list[Exceptional]
    freshness: Freshness
    patches: list[str]
    facts: PlaceFacts


def place_page(listing: Listing, intervals: Sequence[Interval], at: datetime) -> PlacePage:
    """The page of ``listing`` at an aware moment; ``intervals`` are sorted and reach past it."""
    state = public_state(listing, _hours_at(intervals, at), at)
    hidden = hides_where(listing)
    sessions = list(listing.sessions.all())
    return PlacePage(
        state=state,
        state_words=gettext("Contact to find out where and when")
        if hidden
        else state_words(state, at),
        reason_words="" if hidden else reason_words(state.reason),
        hides_where=hidden,
        next_times=_next_parts(intervals, at) if hidden else _next_times(listing, intervals, at),
        sentence="" if hidden else sentence(sessions),
        week=None if hidden else week_table(sessions),
        parts=_parts(listing) if hidden else [],
        exceptions=[] if hidden else _exceptions(listing, local_day(at)),
        freshness=_freshness(listing),
        patches=_patches(listing),
        facts=place_facts(listing),
    )


def draft_page(listing: Listing) -> PlacePage:
    """The page of a draft, with the hours that it would have if it were published now."""
    window = current_window()
    calendars = calendars_by_authority([listing.authority_id], window)[listing.authority_id]
    timetable = timetable_of(listing)
    first_day = window.first_day - timedelta(days=1)
    intervals = open_intervals(timetable, calendars, first_day, window.last_day)
    listing.intervals_from, listing.intervals_until = window.bounds
    return place_page(listing, intervals, clock.now())


def _hours_at(intervals: Sequence[Interval], at: datetime) -> HoursAt:
    current = next((i for i in intervals if i.start <= at < i.end), None)
    coming = (i.start for i in intervals if i.start > at and i.certainty is Certainty.OPEN)
    return HoursAt(current, next(coming, None))


def _next_times(listing: Listing, intervals: Sequence[Interval], at: datetime) -> list[str]:
    """The next times in words; what reaches the edge of what is worked out begins or ends beyond
    it, and a day read off the edge would be an invention."""
    known_from, known_until = listing.intervals_from, listing.intervals_until
    if known_from is None or known_until is None:
        return []
    whole = [i for i in intervals if known_from < i.start and i.end < known_until]
    return [_time_in_words(i, local_day(at)) for i in next_openings(whole, at, NEXT_TIMES)]


def _time_in_words(interval: Interval, today: date) -> str:
    words = {
        "day": long_date(local_day(interval.start), today),
        "start": clock_time(interval.start),
        "end": clock_time(interval.end),
    }
    if interval.end - interval.start >= ROUND_THE_CLOCK:
        until = long_date(local_day(interval.end), today)
        return gettext("%(day)s from %(start)s until %(until)s") % {**words, "until": until}
    return gettext("%(day)s, %(start)s to %(end)s") % words


def _next_parts(intervals: Sequence[Interval], at: datetime) -> list[str]:
    """Days and parts of days, each once, and the same all through the part that runs now."""
    today = local_day(at)
    named: list[str] = []
    for interval in intervals:
        begun_before = (local_day(interval.start), part_of_day(interval.start))
        is_now = begun_before == (today, part_of_day(at))
        if interval.certainty is Certainty.OPEN and (interval.start > at or is_now):
            day = local_day(interval.start)
            words = f"{day_and_part(interval.start)}, {day.day} {month_name(day)}"
            named = named if words in named else [*named, words]
    return named[:NEXT_TIMES]


def _parts(listing: Listing) -> list[str]:
    """Usual days with parts of days, for a listing that hides where it is."""
    found = []
    for session in listing.sessions.all():
        if session.weekday:
            begun = [part for starts_at, part in PART_STARTS if starts_at <= session.starts_at]
            found.append((WEEKDAYS.index(session.weekday), (begun or [PartOfDay.NIGHT])[-1]))
    return [named_part(weekday, part) for weekday, part in sorted(set(found))]


def _exceptions(listing: Listing, today: date) -> list[Exceptional]:
    last = today + timedelta(days=EXCEPTIONS_AHEAD_DAYS)
    rows = [e for e in listing.exceptions.all() if e.last_day >= today and e.first_day <= last]
    return [_exception(row, today) for row in sorted(rows, key=lambda e: e.first_day)]


def _exception(row: ListingException, today: date) -> Exceptional:
    days = long_date(row.first_day, today)
    if row.last_day != row.first_day:
        ends = {"first": days, "last": long_date(row.last_day, today)}
        days = gettext("%(first)s to %(last)s") % ends
    what = gettext("closed")
    if row.starts_at and row.ends_at:
        hours = {"hours": wall_range(row.starts_at, row.ends_at)}
        what = gettext("also open %(hours)s") % hours
        if row.kind == "changed":
            what = gettext("%(hours)s instead") % hours
    return Exceptional(days, what, marked(row, "note"))


def _freshness(listing: Listing) -> Freshness:
    on = listing.confirmed_on
    return Freshness(on, listing.confirmed_by, is_to_check_first(listing))


def _patches(listing: Listing) -> list[str]:
    areas = {s.coverage_area for s in listing.sessions.all() if s.coverage_area}
    return patch_names([{"en": area.name, "cy": area.name_cy} for area in areas])
