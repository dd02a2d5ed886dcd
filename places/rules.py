"""Rows of the register as the timetable engine's rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.apps import apps

from places.enums import Weekday
from places.recurrence import DateSpan, Hours, OnBankHolidays, Repeat, Season, SessionRule
from places.timetable import DateException, ExceptionKind, HoursKnown, Timetable

if TYPE_CHECKING:
    from places.models import Listing, ListingException, Session

WEEKDAYS = list(Weekday.values)


def session_rule(session: Session) -> SessionRule:
    """The rule of one session row; ``ValueError`` where the row contradicts itself."""
    return SessionRule(
        hours=Hours(session.starts_at, session.ends_at, session.ends_next_day),
        weekday=WEEKDAYS.index(session.weekday) if session.weekday else None,
        repeat=Repeat(session.repeat),
        interval_weeks=session.interval_weeks,
        nth=session.nth,
        on_date=session.on_date,
        season=Season(session.season),
        valid=DateSpan(session.valid_from, session.valid_to),
        yearly_from=session.yearly_from,
        yearly_to=session.yearly_to,
        on_bank_holidays=OnBankHolidays(session.on_bank_holidays),
        by_appointment=session.by_appointment,
    )


def date_exception(row: ListingException) -> DateException:
    """The engine's exception for one row."""
    hours = None
    if row.starts_at is not None and row.ends_at is not None:
        hours = Hours(row.starts_at, row.ends_at, row.ends_next_day)
    return DateException(ExceptionKind(row.kind), DateSpan(row.first_day, row.last_day), hours)


def timetable_of(listing: Listing) -> Timetable:
    """The timetable of one listing or of a draft of it, from its children in memory."""
    return Timetable(
        sessions=tuple(session_rule(s) for s in listing.sessions.all()),
        exceptions=tuple(date_exception(e) for e in listing.exceptions.all()),
        hours_known=HoursKnown(listing.hours_known),
    )


def timetables_of(listings: Sequence[Listing]) -> dict[int, Timetable]:
    """Timetables of saved listings by primary key, in two queries however many there are."""
    keys = [listing.pk for listing in listings]
    sessions: dict[int, list[SessionRule]] = defaultdict(list)
    for session in apps.get_model("places.Session").objects.filter(listing__in=keys):
        sessions[session.listing_id].append(session_rule(session))
    exceptions: dict[int, list[DateException]] = defaultdict(list)
    for row in apps.get_model("places.ListingException").objects.filter(listing__in=keys):
        exceptions[row.listing_id].append(date_exception(row))
    return {
        listing.pk: Timetable(
            tuple(sessions[listing.pk]),
            tuple(exceptions[listing.pk]),
            HoursKnown(listing.hours_known),
        )
        for listing in listings
    }
