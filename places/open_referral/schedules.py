"""Hours of a listing as schedules of the standard, and beside them what the standard cannot say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from uuid import UUID

from places.enums import HoursKnownChoice, LocationVisibility
from places.finder.moment import PART_STARTS, PartOfDay
from places.open_referral.batch import AHEAD_DAYS, Batch, Row, date_exception, uid_of
from places.open_referral.identifiers import derived, meeting
from places.open_referral.segments import CODES, Segment, segments
from places.recurrence import Hours, Repeat, Season, SessionRule
from places.timetable import HoursKnown, Reason, Timetable, instant

LONDON = "Europe/London"
NOON = time(12)
# Within so many days the clocks change at most once, so equal ends mean no change between.
NO_TWO_CHANGES_DAYS = 140
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DOUBTS = {
    Reason.BY_APPOINTMENT: "By appointment: ring first.",
    Reason.TERM_DATES_MISSING: "The school term dates are not known here: ring first.",
    Reason.BANK_HOLIDAY: "It is not known whether it opens on bank holidays: ring first.",
}
SEASONS = {Season.TERM: "In term time.", Season.HOLIDAYS: "In the school holidays."}
NOT_KNOWN = {
    HoursKnownChoice.NOT_KNOWN: "The hours are not known: ring first.",
    HoursKnownChoice.BY_APPOINTMENT: "By appointment: ring first.",
}


def schedules(row: Row, batch: Batch) -> list[Row]:
    """The schedules of one listing; a hidden one tells days and parts of the day (R-LOC-5)."""
    if row["hours_known"] != HoursKnownChoice.KNOWN:
        words = NOT_KNOWN[HoursKnownChoice(row["hours_known"])]
        uid = uid_of(row)
        about = {"id": derived(uid, "schedule"), "service_id": str(uid), "description": words}
        return [about, *_dated_only(row, batch)]
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        return _parts(row, batch)
    return [_schedule(row, batch, segment) for segment in _segments(row, batch)]


def _dated_only(row: Row, batch: Batch) -> list[Row]:
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        return []
    return [_schedule(row, batch, segment) for segment in _segments(row, batch)]


def _segments(row: Row, batch: Batch) -> tuple[Segment, ...]:
    key = row["pk"]
    timetable = Timetable(
        tuple(rule for rule, _patch in batch.sessions.get(key, ())),
        tuple(date_exception(e) for e in batch.exceptions.get(key, ())),
        HoursKnown(row["hours_known"]),
    )
    calendars = batch.calendars[row["authority_id"]]
    last_day = batch.today + timedelta(days=AHEAD_DAYS)
    return segments(timetable, calendars, batch.first_day, batch.today, last_day)


def _schedule(row: Row, batch: Batch, segment: Segment) -> Row:
    uid = uid_of(row)
    told = {
        "id": derived(uid, f"schedule:{_key(segment)}"),
        "service_id": str(uid),
        **rule_members(segment),
    }
    patch = None
    if segment.session is not None:
        rule, area = batch.sessions[row["pk"]][segment.session]
        patch = batch.patches[area] if area else None
        words = [SEASONS.get(rule.season, ""), DOUBTS.get(segment.doubt, "")]
        note = " ".join(word for word in words if word)
        if segment.doubt:
            note = f"{_rule_words(rule)}. {note}".strip()
    else:
        exception = batch.exceptions[row["pk"]][segment.exception or 0]
        note = exception["note"]
    if note:
        told["description"] = note
    if patch:
        told["service_at_location_id"] = meeting(uid, patch["uid"])
    elif shows_place(row):
        told["service_at_location_id"] = meeting(uid, None)
    return told


def shows_place(row: Row) -> bool:
    """Whether the feed tells of one place where the listing is: teams on the street have none."""
    return row["lon"] is not None and row["kind"] != "detached_youth_work"


def _key(segment: Segment) -> str:
    hours = segment.hours
    days = f"{segment.byday}:{segment.first}:{segment.interval_weeks}:{segment.exception is None}"
    if segment.doubt:
        days = f"{segment.doubt}:{segment.session}"
    return f"{hours.starts_at:%H%M}-{hours.ends_at:%H%M}:{days}"


def rule_members(segment: Segment) -> Row:
    """What depends on nothing but the segment; a doubtful one has no rule to be misread."""
    if segment.doubt:
        return {}
    hours = segment.hours
    told: Row = {
        "freq": "MONTHLY" if segment.monthly else "WEEKLY",
        "interval": 1 if segment.monthly else segment.interval_weeks,
        "byday": segment.byday,
        "opens_at": f"{hours.starts_at:%H:%M}",
        "closes_at": closing_time(hours),
    }
    if segment.first_time and (segment.first or segment.interval_weeks > 1):
        told["dtstart"] = segment.first_time.isoformat()
    else:
        del told["interval"]  # the standard wants a first day beside it
    if segment.first:
        told["valid_from"] = segment.first.isoformat()
    if segment.last:
        told["valid_to"] = told["until"] = segment.last.isoformat()
    offset_h = _offset_h(segment.first, segment.last)
    if offset_h is not None:
        told["timezone"] = offset_h
    told["x_timezone"] = LONDON
    return told


def closing_time(hours: Hours) -> str:
    """When it closes, "23:59" where it never does; past midnight that is before it opens."""
    if hours.starts_at == hours.ends_at == time(0):
        return "23:59"
    return f"{hours.ends_at:%H:%M}"


def _offset_h(first: date | None, last: date | None) -> int | None:
    """Hours that London's clocks are ahead of UTC, where they are so on all of the days."""
    if first is None or last is None or (last - first).days > NO_TWO_CHANGES_DAYS:
        return None
    offsets = {NOON.hour - instant(day, NOON).hour for day in (first, last)}
    return offsets.pop() if len(offsets) == 1 else None


def _rule_words(rule: SessionRule) -> str:
    day = DAY_NAMES[rule.weekday] if rule.weekday is not None else "Bank holidays"
    hours = rule.hours
    return f"{day} {hours.starts_at:%H:%M}–{closing_time(hours)}"


def part_of(starts_at: time) -> PartOfDay:
    """The part of the day that a session begins in."""
    begun = [part for since, part in PART_STARTS if since <= starts_at]
    return begun[-1] if begun else PartOfDay.NIGHT


def _parts(row: Row, batch: Batch) -> list[Row]:
    found = {
        (rule.weekday, part_of(rule.hours.starts_at), _is_every_week(rule))
        for rule, _patch in batch.sessions.get(row["pk"], ())
        if rule.weekday is not None
    }
    return [_part(uid_of(row), *said) for said in sorted(found)]


def _is_every_week(rule: SessionRule) -> bool:
    weekly = rule.repeat is Repeat.WEEKLY and rule.interval_weeks == 1
    return weekly and rule.season is Season.ALWAYS


def _part(uid: UUID, weekday: int, part: PartOfDay, every_week: bool) -> Row:
    usually = "" if every_week else "Not every week. "
    told: Row = {
        "id": derived(uid, f"schedule:{weekday}:{part}:{every_week}"),
        "service_id": str(uid),
        "description": f"{DAY_NAMES[weekday]} {part}. {usually}Contact them to find out when.",
        "x_part_of_day": part.value,
    }
    return told | ({"freq": "WEEKLY", "byday": CODES[weekday]} if every_week else {})


def plain_sessions(row: Row, batch: Batch) -> list[Row]:
    """The rules as their owner wrote them, for readers who know more than the standard says."""
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        return []
    return [
        _plain_rule(rule, batch.patches[area] if area else None)
        for rule, area in batch.sessions.get(row["pk"], ())
    ]


def _plain_rule(rule: SessionRule, patch: Row | None) -> Row:
    told: Row = {
        "repeat": rule.repeat.value,
        "opens_at": f"{rule.hours.starts_at:%H:%M}",
        "closes_at": f"{rule.hours.ends_at:%H:%M}",
        "on_bank_holidays": rule.on_bank_holidays.value,
    }
    if rule.weekday is not None:
        told["day"] = DAY_NAMES[rule.weekday].lower()
    if rule.hours.ends_next_day:
        told["ends_next_day"] = True
    if rule.repeat is Repeat.WEEKLY and rule.interval_weeks > 1:
        told["interval_weeks"] = rule.interval_weeks
    if rule.season is not Season.ALWAYS:
        told["season"] = rule.season.value
    days = {"on_date": rule.on_date, "valid_from": rule.valid.first, "valid_to": rule.valid.last}
    told |= {name: day.isoformat() for name, day in days.items() if day}
    numbers = {"nth": rule.nth, "yearly_from": rule.yearly_from, "yearly_to": rule.yearly_to}
    told |= {name: number for name, number in numbers.items() if number is not None}
    if rule.by_appointment:
        told["by_appointment"] = True
    if patch:
        told["service_area_id"] = str(patch["uid"])
    return told


def plain_exceptions(row: Row, batch: Batch) -> list[Row]:
    """Dates on which it is otherwise, one after the other; a hidden listing tells none."""
    if row["location_visibility"] == LocationVisibility.HIDDEN:
        return []
    return [_plain_exception(e) for e in batch.exceptions.get(row["pk"], ())]


def _plain_exception(exception: Row) -> Row:
    told: Row = {
        "kind": exception["kind"],
        "valid_from": exception["first_day"].isoformat(),
        "valid_to": exception["last_day"].isoformat(),
    }
    if exception["starts_at"] is not None:
        told["opens_at"] = f"{exception['starts_at']:%H:%M}"
        told["closes_at"] = f"{exception['ends_at']:%H:%M}"
        if exception["ends_next_day"]:
            told["ends_next_day"] = True
    texts: Iterable[str] = ("note", "note_cy")
    return told | {name: exception[name] for name in texts if exception[name]}
