"""When a service is open at one place, from all of its schedules together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from places.enums import LocationVisibility
from places.importers.candidate import Hours, PlannedException, PlannedSession
from places.importers.hours import NotUnderstood
from places.importers.open_referral.our_hours import our_exceptions, our_sessions
from places.importers.open_referral.schedule_values import hours as open_hours
from places.importers.open_referral.schedules import HasEnded, IsElsewhere, rules_of
from places.importers.open_referral.terms import status_of
from places.importers.open_referral.values import Record
from places.importers.timetables import holdable
from places.models import CoverageArea
from places.recurrence import DateSpan, SessionRule
from places.timetable import DateException, ExceptionKind, HoursKnown

# Version 1.0 has them in the plural at a service and in the singular at each of its places, where
# its reference server, which councils copied, gives holidays the name that they have in its code.
SCHEDULES = ("schedules", "regular_schedules", "regular_schedule")
HOLIDAYS = ("holiday_schedules", "holiday_schedule", "holidayScheduleCollection")
TOLD = (
    *("freq", "interval", "byday", "weekday", "bymonthday", "dtstart", "valid_from", "valid_to"),
    *("until", "opens_at", "closes_at", "description", "notes"),
)
MOST_TEXT_CHARS = 2_000
MOST_SCHEDULES = 300
OURS_NOT_KNOWN = {
    "The hours are not known: ring first.": HoursKnown.NOT_KNOWN,
    "By appointment: ring first.": HoursKnown.BY_APPOINTMENT,
}
CLOSED_NOW = "closed now"


def hours_at(
    service: Record,
    meetings: Sequence[Record],
    *,
    only_place: bool,
    patches: Mapping[str, CoverageArea],
    today: date,
) -> Hours:
    """The hours at the place of ``meetings`` (its service_at_locations).

    ``only_place`` says that the service has no other one. Never raises for bad schedules:
    the hours are then not known, and the text is kept.
    """
    schedules = _of_place(service, meetings, SCHEDULES)
    holidays = _of_place(service, meetings, HOLIDAYS)
    text = _text(service, schedules)
    try:
        found = _read(service, schedules, holidays, patches, today, only_place=only_place)
    except NotUnderstood as error:
        found = Hours(text=text, doubt=str(error))
    if status_of(service) == CLOSED_NOW and not _says_closed(found, today):
        found = found.doubted("the source says that it is closed for now")
    return holdable(replace(found, text=text))


def _read(
    service: Record,
    schedules: Sequence[Record],
    holidays: Sequence[Record],
    patches: Mapping[str, CoverageArea],
    today: date,
    *,
    only_place: bool,
) -> Hours:
    if "x_sessions" in service.raw or "x_exceptions" in service.raw:
        sessions, exceptions = our_sessions(service, patches), our_exceptions(service)
        known = HoursKnown.KNOWN if sessions else _ours_unknown(schedules, exceptions)
        return Hours(sessions, exceptions, known)
    if len(schedules) == 1 and schedules[0].text("description") in OURS_NOT_KNOWN:
        return Hours(known=OURS_NOT_KNOWN[schedules[0].text("description")])
    if len(schedules) > MOST_SCHEDULES:
        raise NotUnderstood(f"it has {len(schedules):,} schedules")
    if schedules and not only_place and not all(_names_place(s) for s in schedules):
        raise NotUnderstood("its schedules do not say at which of its places they hold")
    rules, ended = _rules(schedules, today)
    exceptions = _holidays(holidays, today)
    if schedules and not rules:
        raise NotUnderstood(ended or "its schedules are not about a place")
    if not rules and exceptions:
        raise NotUnderstood("it says what is otherwise on holidays and not what is usual")
    if not rules:
        return Hours()
    if service.text("attending_access").lower() == "appointment":  # of version 1.0
        rules = [replace(rule, by_appointment=True) for rule in rules]
    patch = next(iter(patches.values())) if len(patches) == 1 else None
    sessions = tuple(PlannedSession(rule, patch) for rule in rules)
    return Hours(sessions, exceptions, HoursKnown.KNOWN)


def _ours_unknown(
    schedules: Sequence[Record], exceptions: Sequence[PlannedException]
) -> HoursKnown:
    for schedule in schedules:
        if schedule.text("description") in OURS_NOT_KNOWN:
            return OURS_NOT_KNOWN[schedule.text("description")]
    return HoursKnown.KNOWN if exceptions else HoursKnown.NOT_KNOWN


def _rules(schedules: Sequence[Record], today: date) -> tuple[list[SessionRule], str]:
    """All sessions, each once; and why there may be none."""
    rules: dict[SessionRule, None] = {}
    why = ""
    for schedule in schedules:
        try:
            rules |= dict.fromkeys(rules_of(schedule, today))
        except HasEnded:
            why = "all of its schedules have ended"
        except IsElsewhere:
            schedule.note("attending_type", "is not about a place and was left out of the hours")
    return list(rules), why


def _of_place(service: Record, meetings: Sequence[Record], keys: tuple[str, ...]) -> list[Record]:
    """The schedules of the service that hold at this place, and those of the place itself.

    One that stands at the service and again at a place, as some servers write it, is the place's.
    """
    ids = {meeting.id() for meeting in meetings} - {""}
    places = {meeting.child("location").id() for meeting in meetings} - {""}
    placed = {
        schedule.id()
        for meeting in service.children("service_at_locations")
        for schedule in _at_meeting(meeting, keys)
    } - {""}
    found = []
    for schedule in service.children(*keys):
        at, where = _meeting_id(schedule), schedule.id("location_id")
        if not at and not where and schedule.id() in placed:
            continue
        if (not at or at in ids) and (not where or where in places):
            found.append(schedule)
    for meeting in meetings:
        found += _at_meeting(meeting, keys)
    return found


def _at_meeting(meeting: Record, keys: tuple[str, ...]) -> list[Record]:
    return meeting.children(*keys) + meeting.child("location").children(*keys)


def _meeting_id(schedule: Record) -> str:
    return schedule.id("service_at_location_id") or schedule.child("service_at_location").id()


def _names_place(schedule: Record) -> bool:
    inside = "service_at_location" in schedule.path or "location" in schedule.path
    return inside or bool(_meeting_id(schedule) or schedule.id("location_id"))


def _holidays(said: Sequence[Record], today: date) -> tuple[PlannedException, ...]:
    """Holidays of version 1.0: stretches of days on which it is otherwise."""
    found: dict[PlannedException, None] = {}
    for holiday in said:
        try:
            first, last = holiday.day("start_date"), holiday.day("end_date")
        except ValueError as error:
            raise NotUnderstood(str(error)) from None
        first, last = first or last, last or first
        if first is None or last is None or last < first:
            raise NotUnderstood("a holiday does not have its days in order")
        if last < today:
            continue
        closed = str(holiday.raw.get("closed", "")).lower()
        days = DateSpan(first, last)
        if closed in ("true", "1", "yes"):
            found[PlannedException(DateException(ExceptionKind.CLOSED, days))] = None
            continue
        hours = open_hours(holiday, days)
        if hours is None:
            raise NotUnderstood("a holiday says neither that it is closed nor when it is open")
        found[PlannedException(DateException(ExceptionKind.CHANGED, days, hours))] = None
    return tuple(found)


def _says_closed(hours: Hours, today: date) -> bool:
    return any(
        planned.exception.kind is ExceptionKind.CLOSED and today in planned.exception.days
        for planned in hours.exceptions
    )


def _text(service: Record, schedules: Sequence[Record]) -> str:
    """What the schedules say, one on each line, for people."""
    own = service.text("x_hours_text", lines=True)
    if own or _is_ours(service):
        return own[:MOST_TEXT_CHARS]
    if "x_kind" in service.raw:  # of ours: words for people, beside rules that say less
        lines = [schedule.text("description") for schedule in schedules[:MOST_SCHEDULES]]
        return "\n".join(line for line in lines if line)[:MOST_TEXT_CHARS]
    lines = []
    for schedule in schedules[:MOST_SCHEDULES]:
        parts = [f"{key} {_shown(schedule, key)}" for key in TOLD if _shown(schedule, key)]
        lines.append(", ".join(parts))
    return "\n".join(line for line in lines if line)[:MOST_TEXT_CHARS]


def _is_ours(service: Record) -> bool:
    """Whether a register like ours wrote it, which says whatever words it has of hours."""
    is_hidden = service.text("x_location") == LocationVisibility.HIDDEN
    return "x_kind" in service.raw and not is_hidden


def _shown(schedule: Record, key: str) -> str:
    value = schedule.raw.get(key)
    if isinstance(value, list):
        return ",".join(str(part) for part in value)[:200]
    return schedule.text(key)
