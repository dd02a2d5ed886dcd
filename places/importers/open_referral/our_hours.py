"""``x_sessions`` and ``x_exceptions``: hours as a register like ours writes them, without loss."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from places.importers.candidate import PlannedException, PlannedSession
from places.importers.hours import NotUnderstood
from places.importers.open_referral.values import Record
from places.models import CoverageArea
from places.recurrence import DateSpan, Hours, OnBankHolidays, Repeat, Season, SessionRule
from places.timetable import DateException, ExceptionKind

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NOTE_CHARS = 200


def our_sessions(
    service: Record, patches: Mapping[str, CoverageArea]
) -> tuple[PlannedSession, ...]:
    """Sessions as their owner wrote them; ``NotUnderstood`` when one of them is not whole."""
    try:
        return tuple(_session(said, patches) for said in service.children("x_sessions"))
    except (ValueError, KeyError) as error:
        raise NotUnderstood("the plain list of sessions is not whole") from error


def our_exceptions(service: Record) -> tuple[PlannedException, ...]:
    """Dated exceptions as their owner wrote them."""
    try:
        return tuple(_exception(said) for said in service.children("x_exceptions"))
    except (ValueError, KeyError) as error:
        raise NotUnderstood("the plain list of exceptions is not whole") from error


def _session(said: Record, patches: Mapping[str, CoverageArea]) -> PlannedSession:
    day = said.text("day")
    patch = said.text("service_area_id")
    rule = SessionRule(
        hours=_hours(said),
        weekday=DAYS.index(day) if day else None,
        repeat=Repeat(said.text("repeat")),
        interval_weeks=_whole(said, "interval_weeks") or 1,
        nth=_whole(said, "nth"),
        on_date=_day(said, "on_date"),
        season=Season(said.text("season") or Season.ALWAYS),
        valid=DateSpan(_day(said, "valid_from"), _day(said, "valid_to")),
        yearly_from=_whole(said, "yearly_from"),
        yearly_to=_whole(said, "yearly_to"),
        on_bank_holidays=OnBankHolidays(said.text("on_bank_holidays")),
        by_appointment=said.raw.get("by_appointment") is True,
    )
    _check_bounds(rule)
    return PlannedSession(rule, patches[patch] if patch else None)


def _check_bounds(rule: SessionRule) -> None:
    """What the register asks of a session beyond what the engine does."""
    seasonal = rule.season is Season.DATES
    both = rule.valid.first is not None and rule.valid.last is not None
    if seasonal and not both:
        raise ValueError("a season between two dates has both")
    if rule.valid.first and rule.valid.last and rule.valid.last < rule.valid.first:
        raise ValueError("the last day is before the first")
    if rule.interval_weeks > 12 or (rule.interval_weeks > 1 and rule.repeat is not Repeat.WEEKLY):
        raise ValueError("no such interval")
    if rule.nth is not None and (rule.repeat is not Repeat.MONTHLY or not 1 <= abs(rule.nth) <= 5):
        raise ValueError("no such day of the month")
    if rule.on_date and rule.repeat is not Repeat.ONCE:
        raise ValueError("only a dated session has a date")
    spans = (rule.yearly_from, rule.yearly_to)
    if (spans[0] is None) != (spans[1] is None):
        raise ValueError("half a stretch of the year")
    if any(end is not None and not 101 <= end <= 1231 for end in spans):
        raise ValueError("no such day of the year")


def _exception(said: Record) -> PlannedException:
    kind = ExceptionKind(said.text("kind"))
    first, last = _day(said, "valid_from"), _day(said, "valid_to")
    if first is None or last is None or last < first:
        raise ValueError("an exception has its days in order")
    hours = None if kind is ExceptionKind.CLOSED else _hours(said)
    return PlannedException(
        DateException(kind, DateSpan(first, last), hours),
        said.text("note", most_chars=NOTE_CHARS),
        said.text("note_cy", most_chars=NOTE_CHARS),
    )


def _hours(said: Record) -> Hours:
    opens, closes = (time.fromisoformat(said.text(key)) for key in ("opens_at", "closes_at"))
    if opens.tzinfo or closes.tzinfo:
        raise ValueError("the wall clock has no offset")
    return Hours(opens, closes, said.raw.get("ends_next_day") is True)


def _day(said: Record, key: str) -> date | None:
    return date.fromisoformat(said.text(key)) if said.text(key) else None


def _whole(said: Record, key: str) -> int | None:
    value = said.raw.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 1231:
        raise ValueError(f"{key} is no such number")
    return value
