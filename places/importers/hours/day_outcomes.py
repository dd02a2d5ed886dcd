"""What the written rules, taken in order, say of one kind of day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import DAY_MIN, DayKind, Holiday, Stretch, WrittenRule


@dataclass(frozen=True, slots=True)
class Outcome:
    """The times of a kind of day, merged.

    ``spoken_of`` is false where no rule names the day. ``contested`` holds the holidays about
    which one rule speaks by name while a later rule, not about holidays, says otherwise.
    """

    stretches: frozenset[Stretch]
    spoken_of: bool
    contested: frozenset[Holiday]


def outcome(rules: Sequence[WrittenRule], kind: DayKind) -> Outcome:
    """The outcome of ``rules`` for ``kind``: later rules replace, additions come on top."""
    held: list[Stretch] = []
    speaking: frozenset[Holiday] = frozenset()
    contested: frozenset[Holiday] = frozenset()
    spoken_of = False
    for rule in rules:
        if not rule.days.match(kind):
            continue
        spoken_of = True
        before = merged(held)
        held = _apply(rule, held)
        holidays = _holidays_met(rule, kind)
        if holidays:
            speaking, contested = holidays, contested - holidays
        elif speaking and merged(held) != before and not rule.days.single_dates:
            contested |= speaking
    return Outcome(merged(held), spoken_of, contested)


def merged(stretches: Iterable[Stretch]) -> frozenset[Stretch]:
    """Overlapping and touching stretches as one; appointments only where not open anyway."""
    every = list(stretches)
    known = _joined(s for s in every if not s.by_appointment)
    asked = _joined(s for s in every if s.by_appointment)
    return frozenset([*known, *_taken_away(asked, known)])


def _apply(rule: WrittenRule, held: list[Stretch]) -> list[Stretch]:
    if rule.off:
        return _taken_away(held, list(rule.stretches)) if rule.stretches else []
    return [*held, *rule.stretches] if rule.adds else list(rule.stretches)


def _holidays_met(rule: WrittenRule, kind: DayKind) -> frozenset[Holiday]:
    met = {Holiday.PUBLIC: kind.public_holiday, Holiday.SCHOOL: kind.school_holiday}
    return frozenset(h for h in rule.days.holidays if met[h])


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for stretch in sorted(stretches):
        if joined and stretch.start_min <= joined[-1].end_min:
            last = joined.pop()
            end_min = max(last.end_min, stretch.end_min)
            stretch = Stretch(last.start_min, end_min, last.by_appointment)
        joined.append(stretch)
    for stretch in joined:
        if stretch.end_min - stretch.start_min > DAY_MIN:
            raise NotUnderstood("times of one day, taken together, last more than 24 hours")
    return joined


def _taken_away(stretches: list[Stretch], away: list[Stretch]) -> list[Stretch]:
    left = list(stretches)
    for gone in away:
        left = [
            Stretch(start_min, end_min, s.by_appointment)
            for s in left
            for start_min, end_min in (
                (s.start_min, min(s.end_min, gone.start_min)),
                (max(s.start_min, gone.end_min), s.end_min),
            )
            if start_min < end_min
        ]
    return left
