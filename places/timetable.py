"""The timetable engine: rules in, open intervals and states out.

Pure: no Django, no clock, no database. It is the only implementation of "is it open?"; the
badge, the filter, the calendar file, the API and the analysis all read its intervals.

Rules are wall-clock times in Europe/London and become instants in UTC. Where the clock goes
forward, a time that does not exist means the moment of the jump; where it goes back, a time
that happens twice means the first of the two. Both choices never keep a door open longer
than its owner said. What is not known is *not sure*: never open, never closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from places.recurrence import (
    DateSpan,
    Hours,
    OnBankHolidays,
    Repeat,
    Season,
    SessionRule,
    TermCalendar,
    days_between,
)

LONDON = ZoneInfo("Europe/London")
OPENS_SOON_MIN = 60
# Month and day of the holidays that get a substitute day when they fall on a weekend.
FIXED_HOLIDAYS = frozenset({101, 102, 317, 712, 1130, 1225, 1226})
SUBSTITUTE_WITHIN_DAYS = 3
# Listings open and close at much the same times, so a hundred days have few distinct moments.
MOMENTS_KEPT = 50_000


class HoursKnown(StrEnum):
    """What is known about a listing's hours as a whole."""

    KNOWN = "known"
    NOT_KNOWN = "not_known"
    BY_APPOINTMENT = "by_appointment"


class ExceptionKind(StrEnum):
    """How a dated exception changes its days."""

    CLOSED = "closed"
    CHANGED = "changed"
    EXTRA = "extra"


class Certainty(StrEnum):
    """Whether an interval is known to be open or only may be."""

    OPEN = "open"
    UNSURE = "unsure"


class Reason(StrEnum):
    """Why nobody can be sure."""

    NONE = ""
    HOURS_NOT_KNOWN = "hours_not_known"
    BY_APPOINTMENT = "by_appointment"
    TERM_DATES_MISSING = "term_dates_missing"
    BANK_HOLIDAY = "bank_holiday"
    CONFLICT = "conflict"
    UNCONFIRMED = "unconfirmed"
    REPORTED_SHUT = "reported_shut"
    TOO_FAR_AHEAD = "too_far_ahead"


# What nobody can say of any hour.
_DOUBT_ALWAYS = {
    HoursKnown.NOT_KNOWN: Reason.HOURS_NOT_KNOWN,
    HoursKnown.BY_APPOINTMENT: Reason.BY_APPOINTMENT,
}


class StateWord(StrEnum):
    """The four things a badge can say."""

    OPEN = "open"
    OPENS_SOON = "opens_soon"
    CLOSED = "closed"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class DateException:
    """Days on which the usual sessions do not hold; exceptions win over everything.

    ``CLOSED`` removes the sessions that begin on its days, ``CHANGED`` puts ``hours`` in
    their place, ``EXTRA`` adds ``hours``. Closed together with either of the others on one
    day is a contradiction, and the day is not sure.
    """

    kind: ExceptionKind
    days: DateSpan
    hours: Hours | None = None

    def __post_init__(self) -> None:
        if (self.kind is ExceptionKind.CLOSED) != (self.hours is None):
            raise ValueError("changed and extra exceptions have hours, closed ones have none")


@dataclass(frozen=True, slots=True)
class Calendars:
    """What the area's year looks like.

    ``terms`` is None where no term dates were loaded. ``possible_bank_holidays`` are days
    that are a bank holiday somewhere in the United Kingdom while the nation is not known.
    """

    terms: TermCalendar | None = None
    bank_holidays: frozenset[date] = frozenset()
    possible_bank_holidays: frozenset[date] = frozenset()

    def may_be_bank_holiday(self, day: date) -> bool:
        """Whether nobody can say if a listing takes ``day`` for a bank holiday.

        Besides the possible ones, these are the weekend days for which a substitute stands:
        26 December 2026 is a Saturday and the Monday after is the bank holiday, but a club
        that is "closed on bank holidays" will hardly open on Boxing Day.
        """
        if day in self.bank_holidays:
            return False
        if day in self.possible_bank_holidays:
            return True
        if day.weekday() < 5 or day.month * 100 + day.day not in FIXED_HOLIDAYS:
            return False
        after = (day + timedelta(days=n) for n in range(1, SUBSTITUTE_WITHIN_DAYS + 1))
        either = self.bank_holidays | self.possible_bank_holidays
        return any(d in either for d in after)


@dataclass(frozen=True, slots=True)
class Timetable:
    """Everything a listing says about when it is open."""

    sessions: tuple[SessionRule, ...] = ()
    exceptions: tuple[DateException, ...] = ()
    hours_known: HoursKnown = HoursKnown.KNOWN


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A concrete stretch of time, half-open ``[start, end)``, both aware and in UTC."""

    start: datetime
    end: datetime
    certainty: Certainty = Certainty.OPEN
    reason: Reason = Reason.NONE


@dataclass(frozen=True, slots=True)
class State:
    """What a badge says at one moment; times are aware, in UTC, or None when not known."""

    word: StateWord
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    reason: Reason = Reason.NONE


@lru_cache(maxsize=MOMENTS_KEPT)
def instant(day: date, wall: time) -> datetime:
    """The moment in UTC when a clock in London shows ``wall`` on ``day`` (see the module)."""
    local = datetime.combine(day, wall, tzinfo=LONDON)
    moment = local.astimezone(UTC)
    if moment.astimezone(LONDON).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    jump = local.replace(fold=1).astimezone(UTC).replace(second=0, microsecond=0)
    while jump.astimezone(LONDON).replace(tzinfo=None) < local.replace(tzinfo=None):
        jump += timedelta(minutes=1)
    return jump


def local_day(moment: datetime) -> date:
    """The calendar day in London at an aware ``moment``."""
    return moment.astimezone(LONDON).date()


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The instants at which ``day`` begins and ends in London (23, 24 or 25 hours apart)."""
    return instant(day, time(0)), instant(day + timedelta(days=1), time(0))


def open_intervals(
    timetable: Timetable, calendars: Calendars, first_day: date, last_day: date
) -> list[Interval]:
    """Intervals of everything that begins on the days from ``first_day`` to ``last_day``.

    Sorted, never overlapping, neighbours joined; known ones win over unsure ones. An interval
    that begins on the last day may end after it. To know a day whole, begin a day earlier.
    """
    doubt = _DOUBT_ALWAYS.get(timetable.hours_known)
    if doubt and not timetable.exceptions and first_day <= last_day:
        # Each day in doubt from midnight to midnight, which join into one.
        begins, ends = day_bounds(first_day)[0], day_bounds(last_day)[1]
        return [Interval(begins, ends, Certainty.UNSURE, doubt)]
    found: list[Interval] = []
    for day in days_between(first_day, last_day):
        found.extend(_intervals_of_day(timetable, calendars, day))
    sure = _joined(i for i in found if i.certainty is Certainty.OPEN)
    unsure = _joined(i for i in found if i.certainty is Certainty.UNSURE)
    return sorted([*sure, *_without(unsure, sure)])


def state_at(
    intervals: Sequence[Interval],
    at: datetime,
    *,
    known_from: datetime,
    known_until: datetime,
    unconfirmed: bool = False,
) -> State:
    """The state at an aware moment ``at``, from sorted ``intervals``.

    ``known_from`` and ``known_until`` bound what the intervals cover. ``unconfirmed`` says
    that nobody has confirmed the hours for too long.
    """
    if unconfirmed:
        return State(StateWord.NOT_SURE, reason=Reason.UNCONFIRMED)
    if not known_from <= at < known_until:
        return State(StateWord.NOT_SURE, reason=Reason.TOO_FAR_AHEAD)
    current = next((i for i in intervals if i.start <= at < i.end), None)
    coming = next((i for i in intervals if i.start > at and i.certainty is Certainty.OPEN), None)
    return state_from(current, coming.start if coming else None, at, known_until)


def state_from(
    current: Interval | None, opens_at: datetime | None, at: datetime, known_until: datetime
) -> State:
    """The state from the interval that holds ``at`` (if any) and the next known opening.

    A closing time at or past ``known_until`` is not a closing time: the door stays open for
    as long as anyone can see.
    """
    if current and current.certainty is Certainty.OPEN:
        closes_at = current.end if current.end < known_until else None
        return State(StateWord.OPEN, closes_at=closes_at)
    if current:
        return State(StateWord.NOT_SURE, opens_at=opens_at, reason=current.reason)
    soon = opens_at is not None and opens_at - at <= timedelta(minutes=OPENS_SOON_MIN)
    return State(StateWord.OPENS_SOON if soon else StateWord.CLOSED, opens_at=opens_at)


def next_openings(intervals: Iterable[Interval], at: datetime, count: int = 3) -> list[Interval]:
    """Up to ``count`` known intervals that are still to end after ``at``, soonest first."""
    coming = (i for i in intervals if i.end > at and i.certainty is Certainty.OPEN)
    return sorted(coming)[:count]


def _intervals_of_day(timetable: Timetable, calendars: Calendars, day: date) -> list[Interval]:
    exceptions = [e for e in timetable.exceptions if day in e.days]
    closed = any(e.kind is ExceptionKind.CLOSED for e in exceptions)
    changed = any(e.kind is ExceptionKind.CHANGED for e in exceptions)
    given = [_interval(day, e.hours, Reason.NONE) for e in exceptions if e.hours]
    if closed and given:
        usual = _usual_intervals(timetable, calendars, day)
        return [_doubted(i, Reason.CONFLICT) for i in [*given, *usual]]
    if closed or changed:
        return given
    return [*given, *_usual_intervals(timetable, calendars, day)]


def _usual_intervals(timetable: Timetable, calendars: Calendars, day: date) -> list[Interval]:
    if doubt := _DOUBT_ALWAYS.get(timetable.hours_known):
        return [Interval(*day_bounds(day), Certainty.UNSURE, doubt)]
    return [
        _interval(day, rule.hours, doubt)
        for rule, doubt in sessions_running(timetable.sessions, calendars, day)
    ]


def sessions_running(
    sessions: Iterable[SessionRule], calendars: Calendars, day: date
) -> list[tuple[SessionRule, Reason]]:
    """Which sessions run on ``day`` after seasons and bank holidays, before exceptions.

    The reason says why nobody can be sure, or NONE.
    """
    # The calendar is asked only about the few sessions that name the day.
    rules = [(r, _season_doubt(r, calendars, day)) for r in sessions if r.falls_on(day)]
    running = [(rule, doubt) for rule, doubt in rules if doubt is not None]
    return [
        (rule, Reason.BY_APPOINTMENT if rule.by_appointment else doubt)
        for rule, doubt in _on_the_day(running, calendars, day)
    ]


def _season_doubt(rule: SessionRule, calendars: Calendars, day: date) -> Reason | None:
    """NONE when the season fits, a reason when nobody can tell, None when it does not fit."""
    if rule.season in (Season.ALWAYS, Season.DATES) or rule.repeat is Repeat.ONCE:
        return Reason.NONE
    in_term = calendars.terms.is_term(day) if calendars.terms else None
    if in_term is None:
        return Reason.TERM_DATES_MISSING
    return Reason.NONE if in_term == (rule.season is Season.TERM) else None


def _on_the_day(
    running: list[tuple[SessionRule, Reason]], calendars: Calendars, day: date
) -> list[tuple[SessionRule, Reason]]:
    """What is left of the day's sessions once bank holidays have had their say."""
    special = OnBankHolidays.SPECIAL
    if day in calendars.bank_holidays:
        specials = [p for p in running if p[0].on_bank_holidays is special]
        if any(doubt is Reason.NONE for _, doubt in specials):
            return specials
        kept = [p for p in running if p[0].on_bank_holidays is not OnBankHolidays.CLOSED]
        silent = OnBankHolidays.NOT_SAID
        if specials:  # whether they stand in for the others hangs on dates nobody has
            return [(rule, doubt or Reason.TERM_DATES_MISSING) for rule, doubt in kept]
        return [(r, Reason.BANK_HOLIDAY if r.on_bank_holidays is silent else d) for r, d in kept]
    if calendars.may_be_bank_holiday(day):
        return [
            (r, d if r.on_bank_holidays is OnBankHolidays.NORMAL else Reason.BANK_HOLIDAY)
            for r, d in running
        ]
    return [(rule, doubt) for rule, doubt in running if rule.on_bank_holidays is not special]


def _interval(day: date, hours: Hours, doubt: Reason) -> Interval:
    last = day + timedelta(days=1) if hours.ends_next_day else day
    start, end = instant(day, hours.starts_at), instant(last, hours.ends_at)
    certainty = Certainty.UNSURE if doubt else Certainty.OPEN
    return Interval(start, end, certainty, doubt)


def _doubted(interval: Interval, reason: Reason) -> Interval:
    return Interval(interval.start, interval.end, Certainty.UNSURE, reason)


def _joined(intervals: Iterable[Interval]) -> list[Interval]:
    """Overlapping and touching intervals as one; the first reason stands for all."""
    joined: list[Interval] = []
    for interval in sorted(intervals):
        if interval.end <= interval.start:  # swallowed by the clock going forward
            continue
        if joined and interval.start <= joined[-1].end:
            last = joined[-1]
            end = max(last.end, interval.end)
            joined[-1] = Interval(last.start, end, last.certainty, last.reason)
        else:
            joined.append(interval)
    return joined


def _without(unsure: list[Interval], sure: list[Interval]) -> list[Interval]:
    """The parts of ``unsure`` that no interval of ``sure`` covers."""
    left: list[Interval] = []
    for interval in unsure:
        start = interval.start
        for known in sure:
            if known.end <= start or known.start >= interval.end:
                continue
            if known.start > start:
                left.append(Interval(start, known.start, interval.certainty, interval.reason))
            start = max(start, known.end)
        if start < interval.end:
            left.append(Interval(start, interval.end, interval.certainty, interval.reason))
    return left
