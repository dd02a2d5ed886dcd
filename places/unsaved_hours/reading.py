"""Everything that is said about unsaved hours, in one reading."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.finder.cards import reason_words
from places.readback import sentence
from places.spoken_time import clock_time, day_and_time
from places.timetable import HoursKnown, Interval, Reason, next_openings
from places.unsaved_hours.calendar_cautions import bank_holiday_cautions, term_cautions
from places.unsaved_hours.cautions import Caution, cautions_of_dates, cautions_of_rows
from places.unsaved_hours.clashes import clashes
from places.unsaved_hours.days_ahead import DayAhead, days_ahead
from places.unsaved_hours.draft import UnsavedHours
from places.unsaved_hours.outlook import Outlook, look_ahead
from places.unsaved_hours.week import Week, week_of

NOT_AS_SESSIONS_SAY = {
    HoursKnown.NOT_KNOWN: Reason.HOURS_NOT_KNOWN,
    HoursKnown.BY_APPOINTMENT: Reason.BY_APPOINTMENT,
}


@dataclass(frozen=True, slots=True)
class HoursReading:
    """What the public would read and find.

    ``says`` and ``next_opening`` are sentences; ``intervals`` are what publishing would
    store, soonest first, from about a week ago for about three months.
    """

    says: str
    next_opening: str
    week: Week
    cautions: list[Caution]
    days: list[DayAhead]
    intervals: list[Interval]


def read_hours(hours: UnsavedHours) -> HoursReading:
    """Read ``hours`` as they would be if they were published at this moment."""
    outlook = look_ahead(hours)
    return HoursReading(
        says=_says(hours),
        next_opening=_next_opening(outlook),
        week=week_of(hours.sessions),
        cautions=[
            *clashes(outlook),
            *cautions_of_rows(outlook),
            *term_cautions(outlook),
            *bank_holiday_cautions(outlook),
            *cautions_of_dates(outlook),
        ],
        days=days_ahead(outlook),
        intervals=outlook.intervals,
    )


def _says(hours: UnsavedHours) -> str:
    reason = NOT_AS_SESSIONS_SAY.get(hours.hours_known)
    if reason:
        return f"{_('Not sure – ring first')}. {reason_words(reason)}"
    if not hours.sessions:
        return _("No sessions yet.")
    return _("Open %(hours)s.") % {"hours": sentence(row.session for row in hours.sessions)}


def _next_opening(outlook: Outlook) -> str:
    coming = next_openings(outlook.intervals, outlook.at, 1)
    if not coming:
        return _("No sure opening in the next three months.")
    if coming[0].start <= outlook.at:
        return _("Open now, until %(time)s.") % {"time": clock_time(coming[0].end)}
    return _("Next: %(time)s.") % {"time": day_and_time(coming[0].start, outlook.at)}
