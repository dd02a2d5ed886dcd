"""Written rules to sessions and dated exceptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from places.importers.hours.checks import (
    check_every_rule_counts,
    check_rules,
    past_midnight_notes,
)
from places.importers.hours.day_kinds import (
    NTH_PAIRS,
    counted_weekdays,
    dated_pieces,
    refuse_too_many,
    yearly_pieces,
)
from places.importers.hours.exceptions import split_exceptions
from places.importers.hours.labels import Label, labels_of
from places.importers.hours.reading import HoursRead
from places.importers.hours.spans import SessionDates, joined_dates
from places.importers.hours.written import ALL_DAY, DayKind, Holiday, WrittenRule, hours_of
from places.recurrence import (
    DateSpan,
    OnBankHolidays,
    Repeat,
    Season,
    SessionRule,
    days_between,
)
from places.timetable import HoursKnown

LONGEST_CHECKED_DAYS = 3 * 366


def hours_from_rules(
    rules: Sequence[WrittenRule], text: str, repairs: tuple[str, ...] = ()
) -> HoursRead:
    """What ``rules`` come to. Raises ``NotUnderstood`` where sessions cannot say it."""
    check_rules(rules)
    repairs = (*repairs, *past_midnight_notes(rules))
    usual, exceptions = split_exceptions(rules)
    yearly, dated = yearly_pieces(usual), dated_pieces(usual)
    refuse_too_many(len(yearly) * len(dated))
    check_every_rule_counts(usual, _kinds(usual, yearly, dated))
    pieces: dict[tuple[Label, Season], set[tuple[int, int]]] = defaultdict(set)
    for (span_no, span), (year_no, part) in product(enumerate(dated), enumerate(yearly)):
        kind = DayKind(weekday=0, month_day=part[0], span=span)
        for label, season in _by_season(usual, kind):
            pieces[label, season].add((span_no, year_no))
    sessions = [
        session
        for (label, season), cells in pieces.items()
        for when in joined_dates(cells, yearly, dated)
        for session in _sessions(label, season, when)
    ]
    if _is_by_appointment(sessions) and not exceptions:
        return HoursRead((), (), HoursKnown.BY_APPOINTMENT, text, repairs=repairs)
    ordered = tuple(sorted(sessions, key=_order))
    return HoursRead(ordered, exceptions, HoursKnown.KNOWN, text, repairs=repairs)


def _kinds(
    rules: Sequence[WrittenRule], yearly: list[tuple[int, int]], dated: list[DateSpan]
) -> Iterator[DayKind]:
    counted, yes_no = counted_weekdays(rules), (False, True)
    named = {holiday for rule in rules for holiday in rule.days.holidays}
    public = yes_no if Holiday.PUBLIC in named else (False,)
    school = yes_no if Holiday.SCHOOL in named else (False,)
    for weekday, (first, _), span in product(range(7), yearly, dated):
        for nth, from_end in NTH_PAIRS if weekday in counted else ((None, None),):
            for is_public, is_school in product(public, school):
                yield DayKind(weekday, first, span, nth, from_end, is_public, is_school)


def _by_season(rules: Sequence[WrittenRule], kind: DayKind) -> Iterator[tuple[Label, Season]]:
    term = labels_of(rules, kind)
    if not any(Holiday.SCHOOL in rule.days.holidays for rule in rules):
        yield from ((label, Season.ALWAYS) for label in term)
        return
    holidays = labels_of(rules, replace(kind, school_holiday=True))
    yield from ((label, Season.ALWAYS) for label in term & holidays)
    yield from ((label, Season.TERM) for label in term - holidays)
    yield from ((label, Season.HOLIDAYS) for label in holidays - term)


def _sessions(label: Label, season: Season, when: SessionDates) -> Iterator[SessionRule]:
    span = when.span
    rule = SessionRule(
        hours=hours_of(label.stretch),
        weekday=label.weekday,
        repeat=Repeat.WEEKLY if label.nth is None else Repeat.MONTHLY,
        nth=label.nth,
        season=season,
        valid=span,
        yearly_from=when.yearly[0] if when.yearly else None,
        yearly_to=when.yearly[1] if when.yearly else None,
        on_bank_holidays=label.on_bank_holidays,
        by_appointment=label.stretch.by_appointment,
    )
    if span.first is None or span.last is None:
        yield rule
        return
    if (span.last - span.first).days > LONGEST_CHECKED_DAYS:
        yield replace(rule, season=_dates_if_always(season))
        return
    yield from _between_two_dates(rule, span.first, span.last)


def _between_two_dates(rule: SessionRule, first: date, last: date) -> Iterator[SessionRule]:
    """The rule as it runs from ``first`` to ``last``, left out where it never does."""
    days = [day for day in days_between(first, last) if rule.falls_on(day)]
    if not days:
        return
    if first == last and rule.season is Season.ALWAYS:
        said = rule.on_bank_holidays is not OnBankHolidays.NOT_SAID
        on_the_day = rule.on_bank_holidays if said else OnBankHolidays.NORMAL
        yield SessionRule(
            hours=rule.hours,
            repeat=Repeat.ONCE,
            on_date=first,
            on_bank_holidays=on_the_day,  # a rule that names this very date is meant for it
            by_appointment=rule.by_appointment,
        )
        return
    plain = replace(rule, yearly_from=None, yearly_to=None, season=_dates_if_always(rule.season))
    same = [day for day in days_between(first, last) if plain.falls_on(day)] == days
    yield plain if same else replace(rule, season=plain.season)


def _dates_if_always(season: Season) -> Season:
    return Season.DATES if season is Season.ALWAYS else season


def _is_by_appointment(sessions: Sequence[SessionRule]) -> bool:
    """Every hour of every week by appointment is not a timetable but its absence."""
    whole = hours_of(ALL_DAY)
    plain = all(
        rule.by_appointment
        and rule.hours == whole
        and rule.season is Season.ALWAYS
        and rule.yearly_from is None
        and rule.valid == DateSpan()
        and rule.repeat is Repeat.WEEKLY
        for rule in sessions
    )
    return plain and {rule.weekday for rule in sessions} >= set(range(7))


def _order(rule: SessionRule) -> tuple[object, ...]:
    weekday = 7 if rule.weekday is None else rule.weekday
    first = rule.on_date or rule.valid.first or date.min
    return (first, rule.yearly_from or 0, weekday, rule.hours.starts_at, rule.nth or 0, rule.season)
