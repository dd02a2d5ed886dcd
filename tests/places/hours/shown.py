"""What was read, in one line a session, so that a table of expectations can be read too."""

from __future__ import annotations

from places.importers.hours import HoursRead
from places.recurrence import DateSpan, OnBankHolidays, Season, SessionRule
from places.timetable import DateException

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def shown(read: HoursRead) -> list[str]:
    """Such as "Fr 1st 19:00-21:00 term closed"; bank holidays "not said" are left out."""
    return [_session(rule) for rule in read.sessions] + [_exception(e) for e in read.exceptions]


def weekly(read: HoursRead) -> str:
    """The sessions with equal hours together: "MoTuWe 09:00-17:00, Sa 10:00-12:00"."""
    days: dict[str, list[str]] = {}
    for line in shown(read):
        day, rest = line.split(" ", 1)
        days.setdefault(rest, []).append(day)
    return ", ".join(f"{''.join(names)} {rest}" for rest, names in days.items())


def _session(rule: SessionRule) -> str:
    day = "*" if rule.weekday is None else DAYS[rule.weekday]
    words = [str(rule.on_date) if rule.on_date else day]
    if rule.nth:
        words.append(f"[{rule.nth}]")
    words.append(_hours(rule.hours))
    if rule.valid != DateSpan():
        words.append(f"{rule.valid.first or ''}..{rule.valid.last or ''}")
    if rule.yearly_from:
        words.append(f"{rule.yearly_from}..{rule.yearly_to}")
    if rule.season not in (Season.ALWAYS, Season.DATES):
        words.append(str(rule.season))
    if rule.on_bank_holidays is not OnBankHolidays.NOT_SAID:
        words.append(str(rule.on_bank_holidays))
    if rule.by_appointment:
        words.append("asked")
    return " ".join(words)


def _exception(e: DateException) -> str:
    days = f"{e.days.first}..{e.days.last}"
    return f"{e.kind} {days} {_hours(e.hours)}" if e.hours else f"{e.kind} {days}"


def _hours(hours) -> str:
    midnight = hours.ends_next_day and f"{hours.ends_at:%H:%M}" == "00:00"
    return f"{hours.starts_at:%H:%M}-{'24:00' if midnight else f'{hours.ends_at:%H:%M}'}"
