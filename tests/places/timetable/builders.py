"""Short ways to say a session and to ask about a moment in London."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from places.recurrence import Hours, SessionRule
from places.timetable import (
    Calendars,
    DateException,
    HoursKnown,
    State,
    Timetable,
    day_bounds,
    open_intervals,
    state_at,
)

LONDON = ZoneInfo("Europe/London")
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
NO_CALENDARS = Calendars()


def hours(text: str) -> Hours:
    """ "19:00-01:00"; an end at or before the start is on the next day, 24:00 is midnight."""
    first, last = text.split("-")
    starts_at = time.fromisoformat(first)
    ends_at = time(0) if last == "24:00" else time.fromisoformat(last)
    return Hours(starts_at, ends_at, ends_at <= starts_at)


def session(weekday: int | None, text: str, **rest) -> SessionRule:
    return SessionRule(hours(text), weekday, **rest)


def london(text: str, fold: int = 0) -> datetime:
    """The moment at which a clock in London shows "2026-03-28 00:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)


def state(
    sessions: Sequence[SessionRule],
    at: datetime,
    calendars: Calendars = NO_CALENDARS,
    exceptions: Sequence[DateException] = (),
    hours_known: HoursKnown = HoursKnown.KNOWN,
) -> State:
    """The state at a moment, from the intervals of ten days around it."""
    day = at.astimezone(LONDON).date()
    first, last = day - timedelta(days=2), day + timedelta(days=8)
    timetable = Timetable(tuple(sessions), tuple(exceptions), hours_known)
    return state_at(
        open_intervals(timetable, calendars, first, last),
        at,
        known_from=day_bounds(first)[0],
        known_until=day_bounds(last)[1],
    )


def word(*arguments, **keywords) -> str:
    return str(state(*arguments, **keywords).word)


def on(text: str) -> date:
    return date.fromisoformat(text)
