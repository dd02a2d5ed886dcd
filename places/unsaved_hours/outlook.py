"""The stretch of days that is looked at, and the calendars that hold in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from guardianship.lib import clock
from places.calendars import calendars_by_authority
from places.intervals import Window, current_window, in_doubt
from places.rules import session_rule
from places.timetable import Calendars, Interval, Timetable, open_intervals
from places.unsaved_hours.draft import SessionRow, UnsavedHours

# Clashes are looked for as far ahead as a school year, past the days that are stored.
CLASHES_AHEAD_DAYS = 366


@dataclass(frozen=True)
class Outlook:
    """Unsaved hours with the calendars of their authority, seen from one moment."""

    hours: UnsavedHours
    at: datetime
    today: date
    window: Window
    calendars: Calendars

    @cached_property
    def intervals(self) -> list[Interval]:
        """What would be stored if the hours were published now, soonest first."""
        first_day = self.window.first_day - timedelta(days=1)
        timetable = self.hours.timetable()
        found = open_intervals(timetable, self.calendars, first_day, self.window.last_day)
        return [in_doubt(i) for i in found] if self.hours.is_doubted else found

    @cached_property
    def intervals_by_row(self) -> list[tuple[SessionRow, list[Interval]]]:
        """Each session for itself, exceptions left out, from today for about a year."""
        last_day = self.today + timedelta(days=CLASHES_AHEAD_DAYS)
        return [
            (row, open_intervals(self._alone(row), self.calendars, self.today, last_day))
            for row in self.hours.sessions
        ]

    @staticmethod
    def _alone(row: SessionRow) -> Timetable:
        return Timetable((session_rule(row.session),))


def look_ahead(hours: UnsavedHours) -> Outlook:
    """The outlook on ``hours`` at this moment."""
    window = current_window()
    key = hours.authority.pk if hours.authority else None
    a_year_on = Window(window.first_day, clock.today() + timedelta(days=CLASHES_AHEAD_DAYS))
    calendars = calendars_by_authority([key], a_year_on)[key]
    return Outlook(hours, clock.now(), clock.today(), window, calendars)
