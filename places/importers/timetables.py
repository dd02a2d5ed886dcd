"""Planned hours as rows of the register, after a look at what the register will not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import combinations

from places.enums import Weekday
from places.importers.candidate import Hours, PlannedException, PlannedSession
from places.models import ListingException, Session
from places.recurrence import OnBankHolidays, Repeat, SessionRule

WEEKDAYS = list(Weekday.values)
DAY_MIN = 24 * 60
MOST_SESSIONS = 200


def session_row(planned: PlannedSession) -> Session:
    """The session of a rule, not yet saved."""
    rule = planned.rule
    return Session(
        repeat=rule.repeat.value,
        weekday="" if rule.weekday is None else WEEKDAYS[rule.weekday],
        interval_weeks=rule.interval_weeks,
        nth=rule.nth,
        on_date=rule.on_date,
        starts_at=rule.hours.starts_at,
        ends_at=rule.hours.ends_at,
        ends_next_day=rule.hours.ends_next_day,
        season=rule.season.value,
        valid_from=rule.valid.first,
        valid_to=rule.valid.last,
        yearly_from=rule.yearly_from,
        yearly_to=rule.yearly_to,
        on_bank_holidays=rule.on_bank_holidays.value,
        by_appointment=rule.by_appointment,
        coverage_area=planned.coverage_area,
    )


def exception_row(planned: PlannedException) -> ListingException:
    """The dated exception, not yet saved."""
    found = planned.exception
    first, last = found.days.first or found.days.last, found.days.last or found.days.first
    if first is None or last is None:
        raise ValueError("a dated exception has its days")
    hours = found.hours
    return ListingException(
        kind=found.kind.value,
        first_day=first,
        last_day=last,
        starts_at=hours.starts_at if hours else None,
        ends_at=hours.ends_at if hours else None,
        ends_next_day=hours.ends_next_day if hours else False,
        note=planned.note,
        note_cy=planned.note_cy,
    )


def holdable(hours: Hours) -> Hours:
    """The same hours, or doubted ones with the reason where the register cannot hold them."""
    reason = why_not_held([planned.rule for planned in hours.sessions])
    return hours.doubted(reason) if reason else hours


def why_not_held(rules: Sequence[SessionRule]) -> str:
    """Why these sessions cannot stand together, in words; empty when they can."""
    if len(rules) > MOST_SESSIONS:
        return f"it comes to {len(rules)} sessions, more than anybody could keep up to date"
    for rule in rules:
        no_day = rule.weekday is None and rule.repeat is not Repeat.ONCE
        if no_day and rule.on_bank_holidays is not OnBankHolidays.SPECIAL:
            return "a session does not say on which day it runs"
    for one, other in combinations(rules, 2):
        if _overlap(one, other):
            return (
                f"two sessions overlap: {one.hours.starts_at:%H:%M} to {one.hours.ends_at:%H:%M} "
                f"and {other.hours.starts_at:%H:%M} to {other.hours.ends_at:%H:%M}"
            )
    return ""


def _overlap(one: SessionRule, other: SessionRule) -> bool:
    """What the constraint ``sessions_do_not_overlap`` forbids."""
    if not (_every_week(one) and _every_week(other)):
        return False
    alike = ("weekday", "season", "on_bank_holidays")
    if any(getattr(one, name) != getattr(other, name) for name in alike):
        return False
    first = max(one.valid.first or date.min, other.valid.first or date.min)
    if first > min(one.valid.last or date.max, other.valid.last or date.max):
        return False
    (start, end), (other_start, other_end) = _minutes(one), _minutes(other)
    return start < other_end and other_start < end


def _every_week(rule: SessionRule) -> bool:
    weekly = rule.repeat is Repeat.WEEKLY and rule.interval_weeks == 1
    return weekly and rule.yearly_from is None


def _minutes(rule: SessionRule) -> tuple[int, int]:
    end_min = _minute(rule.hours.ends_at) + (DAY_MIN if rule.hours.ends_next_day else 0)
    return _minute(rule.hours.starts_at), end_min


def _minute(moment: time) -> int:
    return 60 * moment.hour + moment.minute
