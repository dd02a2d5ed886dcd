"""Hours as an OpenStreetMap ``opening_hours`` value, and why not where that cannot say them.

What is written reads back, through our own importer and through others' programs, as the same
times. What comes from calendars that no reader of the value has (school terms, every other week)
is not written at all: half a timetable would send somebody to a locked door.
Source of the grammar: the OpenStreetMap wiki, Key:opening_hours/specification.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from places.importers.hours.osm_words import SHORT_DAYS, SHORT_MONTHS
from places.recurrence import DateSpan, Hours, OnBankHolidays, Repeat, Season, SessionRule
from places.timetable import DateException, ExceptionKind, HoursKnown, Timetable

# A value in OpenStreetMap has at most so many characters.
LONGEST = 255
BY_APPOINTMENT = 'unknown "by appointment"'
EVERY_DAY = tuple(range(7))


@dataclass(frozen=True, slots=True)
class OsmHours:
    """The value, or "" and a sentence that says why there is none; a value may have a note, too."""

    value: str = ""
    note: str = ""


class CannotBeSaid(ValueError):
    """The reason, in plain English."""


def osm_hours(timetable: Timetable, today: date) -> OsmHours:
    """The value for a timetable from ``today`` on; what is over by then is left out."""
    if timetable.hours_known is HoursKnown.NOT_KNOWN:
        return OsmHours(note="The hours are not known.")
    if timetable.hours_known is HoursKnown.BY_APPOINTMENT:
        return OsmHours('"by appointment"')
    try:
        value = _value(timetable, today)
    except CannotBeSaid as reason:
        return OsmHours(note=str(reason))
    if not value:
        return OsmHours(note="No times are known.")
    if len(value) > LONGEST:
        return OsmHours(note=f"The value would be longer than {LONGEST} characters.")
    return OsmHours(value, _note(timetable.sessions))


def _note(sessions: Iterable[SessionRule]) -> str:
    if any(rule.on_bank_holidays is OnBankHolidays.NOT_SAID for rule in sessions):
        return "Whether it is open on bank holidays is not known."
    return ""


def _value(timetable: Timetable, today: date) -> str:
    sessions = [rule for rule in timetable.sessions if not _is_over(rule, today)]
    special = [r for r in sessions if r.on_bank_holidays is OnBankHolidays.SPECIAL]
    usual = [r for r in sessions if r.on_bank_holidays is not OnBankHolidays.SPECIAL]
    on_holidays = _on_holidays(usual, special)
    text = _usual(usual, today, with_holidays=on_holidays == "as usual")
    if on_holidays not in ("", "as usual"):
        text = _after(text, "; ", on_holidays)
    return _with_exceptions(text, [e for e in timetable.exceptions if not _is_past(e, today)])


def _is_over(rule: SessionRule, today: date) -> bool:
    last = rule.on_date if rule.repeat is Repeat.ONCE else rule.valid.last
    return last is not None and last < today


def _is_past(exception: DateException, today: date) -> bool:
    return exception.days.last is not None and exception.days.last < today


def _after(text: str, separator: str, more: str) -> str:
    return f"{text}{separator}{more}" if text else more


# The usual weeks


def _usual(rules: Sequence[SessionRule], today: date, *, with_holidays: bool) -> str:
    """Rules by their dates, and in these by the times of the days; each of its own days only."""
    times: dict[tuple[str, str, bool], dict[str, list[Hours]]] = defaultdict(dict)
    for rule in rules:
        for day in _days(rule):
            by_day = times[_dates(rule, today), _which(rule), rule.by_appointment]
            by_day.setdefault(day, []).append(rule.hours)
    parts = []
    for (dates, _which_days, asked), by_day in sorted(times.items()):
        grouped: dict[str, list[str]] = defaultdict(list)
        for day in sorted(by_day, key=_place):
            grouped[_times(by_day[day])].append(day)
        for hours, days in grouped.items():
            named = _named(days, with_holidays)
            mark = BY_APPOINTMENT if asked else ""
            parts.append(" ".join(part for part in (dates, named, hours, mark) if part))
    apart = len(times) <= 1 and not any(rule.hours.ends_next_day for rule in rules)
    if with_holidays and parts == ["Mo-Su,PH 00:00-24:00"]:
        return "24/7"
    # A comma adds, a semicolon replaces: nothing may cut off a night that ends past midnight.
    return ("; " if apart else ", ").join(parts)


def _days(rule: SessionRule) -> list[str]:
    if rule.repeat is Repeat.ONCE:
        return [""]
    weekdays = EVERY_DAY if rule.weekday is None else (rule.weekday,)
    return [f"{SHORT_DAYS[weekday]}{_which(rule)}" for weekday in weekdays]


def _which(rule: SessionRule) -> str:
    return f"[{rule.nth}]" if rule.repeat is Repeat.MONTHLY else ""


def _place(day: str) -> int:
    return SHORT_DAYS.index(day[:2]) if day else -1


def _named(days: list[str], with_holidays: bool) -> str:
    """ "Mo-Fr", "Tu,Th", "Fr[1]"; and bank holidays where they are days like all others."""
    if days == [""]:
        return ""
    places = [_place(day) for day in days]
    in_a_row = len(days) > 2 and places == list(range(places[0], places[-1] + 1))
    plain = in_a_row and "[" not in days[0]
    named = f"{days[0]}-{days[-1]}" if plain else ",".join(days)
    return f"{named},PH" if with_holidays else named


def _dates(rule: SessionRule, today: date) -> str:
    """The part of the year before the days. Raises ``CannotBeSaid``."""
    if rule.repeat is Repeat.ONCE and rule.on_date:
        return _day(rule.on_date)
    if rule.season in (Season.TERM, Season.HOLIDAYS):
        raise CannotBeSaid("Some times hold in term time or in the school holidays only.")
    if rule.interval_weeks > 1:
        raise CannotBeSaid("Some times hold every other week or more rarely.")
    first, last = rule.valid.first, rule.valid.last
    begun = first is None or first <= today
    yearly = ""
    if rule.yearly_from and rule.yearly_to:
        yearly = f"{_month_day(rule.yearly_from)}-{_month_day(rule.yearly_to)}"
    if begun and last is None:
        return yearly
    if yearly:
        raise CannotBeSaid("Some times hold in a part of the year and between two dates.")
    if last is None:
        raise CannotBeSaid("Some times begin on a day to come and have no last day.")
    return _span(DateSpan(today if begun else first, last))


def _month_day(number: int) -> str:
    return f"{SHORT_MONTHS[number // 100 - 1]} {number % 100:02}"


def _day(day: date) -> str:
    return f"{day.year} {SHORT_MONTHS[day.month - 1]} {day.day:02}"


def _span(span: DateSpan) -> str:
    if span.first is None or span.last is None:
        raise CannotBeSaid("Some days have no first or no last one.")
    if span.first == span.last:
        return _day(span.first)
    return f"{_day(span.first)}-{_day(span.last)}"


def _times(hours: Iterable[Hours]) -> str:
    return ",".join(dict.fromkeys(_stretch(h) for h in sorted(hours, key=lambda h: h.starts_at)))


def _stretch(hours: Hours) -> str:
    ends = f"{hours.ends_at:%H:%M}"
    if hours.ends_next_day and hours.ends_at == time(0):
        ends = "24:00"
    elif hours.ends_next_day and hours.ends_at == hours.starts_at:
        ends = f"{hours.ends_at.hour + 24}:{hours.ends_at.minute:02}"
    return f"{hours.starts_at:%H:%M}-{ends}"


# Bank holidays and exceptions


def _on_holidays(usual: Sequence[SessionRule], special: Sequence[SessionRule]) -> str:
    """The rule for bank holidays; "as usual" where they can be named with the days, or nothing."""
    if special:
        plain = all(
            r.weekday is None
            and r.repeat is Repeat.WEEKLY
            and r.season is Season.ALWAYS
            and r.valid == DateSpan()
            and not (r.yearly_from or r.by_appointment or r.interval_weeks > 1)
            for r in special
        )
        if not plain:
            raise CannotBeSaid("Some bank holidays have hours of their own and others do not.")
        return f"PH {_times([r.hours for r in special])}"
    said = {rule.on_bank_holidays for rule in usual}
    if len(said) > 1:
        raise CannotBeSaid("Some times hold on bank holidays and others do not.")
    if said == {OnBankHolidays.CLOSED}:
        return "PH off"
    if said == {OnBankHolidays.NORMAL} and _same_every_day(usual):
        return "as usual"
    return ""


def _same_every_day(rules: Sequence[SessionRule]) -> bool:
    by_day: dict[int, set[Hours]] = {weekday: set() for weekday in EVERY_DAY}
    for rule in rules:
        if rule.repeat is not Repeat.WEEKLY or rule.by_appointment or rule.yearly_from:
            return False
        for weekday in EVERY_DAY if rule.weekday is None else (rule.weekday,):
            by_day[weekday].add(rule.hours)
    return all(found == by_day[0] for found in by_day.values())


def _with_exceptions(text: str, exceptions: Sequence[DateException]) -> str:
    """Days that are closed or different replace what was said of them; extra hours come on top."""
    closed = [e for e in exceptions if e.kind is ExceptionKind.CLOSED]
    given = [e for e in exceptions if e.kind is not ExceptionKind.CLOSED]
    if any(_meet(one.days, other.days) for one in closed for other in given):
        raise CannotBeSaid("Some days are said to be closed and open.")
    for exception in sorted(closed, key=_begins):
        text = _after(text, "; ", f"{_span(exception.days)} off")
    for kind, separator in ((ExceptionKind.CHANGED, "; "), (ExceptionKind.EXTRA, ", ")):
        by_span: dict[str, list[Hours]] = defaultdict(list)
        for exception in sorted(given, key=_begins):
            if exception.kind is kind and exception.hours:
                by_span[_span(exception.days)].append(exception.hours)
        for span, hours in by_span.items():
            text = _after(text, separator, f"{span} {_times(hours)}")
    return text


def _begins(exception: DateException) -> date:
    return exception.days.first or date.min


def _meet(one: DateSpan, other: DateSpan) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last and other.first <= one.last
