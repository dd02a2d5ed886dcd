"""Refusals of texts that a grammar would accept but whose writer probably meant otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from places.importers.hours.day_kinds import WHOLE_YEAR, yearly_pieces
from places.importers.hours.day_outcomes import outcome
from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import DAY_MIN, DayKind, Days, Holiday, WrittenRule


def check_rules(rules: Sequence[WrittenRule]) -> None:
    """Raises ``NotUnderstood`` for rules that contradict or cannot be told apart."""
    for position, rule in enumerate(rules):
        _check_holidays(rule)
        bare_off = rule.off and rule.stretches
        if position and not rule.days.named and not bare_off and not rule.adds:
            raise NotUnderstood(f"“{rule.source}” comes after other days and names none itself")
    _check_part_of_year(rules)


def check_every_rule_counts(rules: Sequence[WrittenRule], kinds: Iterable[DayKind]) -> None:
    """Raises ``NotUnderstood`` where a rule's times are replaced on all of its days."""
    every = list(kinds)
    found = [outcome(rules, kind) for kind in every]
    for position, rule in enumerate(rules):
        if rule.off:
            continue
        later = rules[position + 1 :]
        met = [(kind, o) for kind, o in zip(every, found, strict=True) if rule.days.match(kind)]
        same = all(set(rule.stretches) <= o.stretches for _, o in met)
        if not same and all(_replaced(later, kind) for kind, _ in met):
            raise NotUnderstood(f"“{rule.source}” is contradicted by a later part")
    _check_closed_days_stay_closed(rules, every)
    if all(rule.off for rule in rules) and not all(o.spoken_of for o in found):
        raise NotUnderstood("it says when it is shut and nothing of the other days")


def _check_closed_days_stay_closed(rules: Sequence[WrittenRule], kinds: list[DayKind]) -> None:
    """ "We off; Mo-Fr 09:00-17:00": to the letter the later part opens the Wednesday.

    A later part that is about some of the closed days only, such as "Mo-Su off; Fr 18:00-20:00",
    means them. What is said of holidays is looked at elsewhere.
    """
    plain = [kind for kind in kinds if not (kind.public_holiday or kind.school_holiday)]
    for position, rule in enumerate(rules):
        closed = {kind for kind in plain if rule.off and rule.days.match(kind)}
        for later in rules[position + 1 :]:
            opened = {kind for kind in plain if later.days.match(kind)}
            asked = all(stretch.by_appointment for stretch in later.stretches)
            if not later.off and not asked and closed & opened and opened - closed:
                raise NotUnderstood(f"“{rule.source}” is contradicted by a later part")


def past_midnight_notes(rules: Sequence[WrittenRule]) -> list[str]:
    """Where an evening runs past midnight into a day that a later rule speaks about.

    To the letter of OpenStreetMap's specification the later rule ends the night at midnight;
    those who write "Fr-Sa 19:00-01:00; Su 12:00-18:00" mean a Saturday that ends at 01:00.
    """
    notes: list[str] = []
    for position, rule in enumerate(rules):
        if rule.off or all(s.end_min <= DAY_MIN for s in rule.stretches):
            continue
        next_days = {(weekday + 1) % 7 for weekday, _ in rule.days.weekdays}
        for later in rules[position + 1 :]:
            if not later.adds and next_days & {weekday for weekday, _ in later.days.weekdays}:
                notes.append(f"“{rule.source}” runs on after midnight, into “{later.source}”")
    return notes


def _replaced(later: Sequence[WrittenRule], kind: DayKind) -> bool:
    """Whether one of the later rules puts an end to what earlier ones said of the day."""
    return any(
        rule.days.match(kind) and (not rule.stretches if rule.off else not rule.adds)
        for rule in later
    )


def _check_holidays(rule: WrittenRule) -> None:
    public = Holiday.PUBLIC in rule.days.holidays
    if public and (rule.days.scoped or rule.days.holidays_on_weekdays):
        raise NotUnderstood(f"“{rule.source}” is about some bank holidays and not others")
    only_holidays = rule.days.holidays and not rule.days.weekdays
    if rule.adds and only_holidays and not rule.off:
        # "Mo-Fr 09:00-17:00, PH 10:00-12:00": besides the usual hours, or in their place?
        raise NotUnderstood(f"“{rule.source}” may add to the usual hours or replace them")


def _check_part_of_year(rules: Sequence[WrittenRule]) -> None:
    """ "Apr-Sep Mo-Fr 10:00-18:00; Sa 10:00-16:00": is it open on a Saturday in January?"""
    scoped: list[WrittenRule] = []
    for rule in rules:
        opens = not rule.off
        if rule.days.scoped and opens and not rule.days.single_dates:
            scoped.append(rule)
        elif opens and not rule.days.holidays and not rule.days.scoped:
            if not scoped:
                return
            if not _whole_year(rules):
                raise NotUnderstood(
                    f"“{rule.source}” may hold all year or only for {scoped[-1].source.split()[0]}"
                )


def _whole_year(rules: Sequence[WrittenRule]) -> bool:
    scoped = [rule for rule in rules if rule.days.scoped and not rule.off]
    if any(rule.days.dated for rule in scoped):
        return False
    only_dates = [Days(yearly=rule.days.yearly) for rule in scoped]
    pieces = yearly_pieces([replace(r, days=d) for r, d in zip(scoped, only_dates, strict=True)])
    kind = DayKind(weekday=0, month_day=WHOLE_YEAR[0])
    return all(
        any(days.match(replace(kind, month_day=first)) for days in only_dates)
        for first, _ in pieces
    )
