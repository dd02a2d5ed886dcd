"""The last rules of a text, where they name full dates only, as dated exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from places.importers.hours.written import WrittenRule, hours_of
from places.recurrence import DateSpan
from places.timetable import DateException, ExceptionKind


def split_exceptions(
    rules: Sequence[WrittenRule],
) -> tuple[list[WrittenRule], tuple[DateException, ...]]:
    """The usual rules, and the dated ones at the end of the text as exceptions.

    Only what nothing later changes, and what does not overlap, can be an exception: the rest
    stays with the usual rules and becomes sessions with dates.
    """
    usual = list(rules)
    dated: list[WrittenRule] = []
    while len(usual) > 1 and _is_exception(usual[-1]):
        dated.insert(0, usual.pop())
    spans = [span for rule in dated for span in rule.days.dated]
    if any(_overlap(a, b) for i, a in enumerate(spans) for b in spans[i + 1 :]):
        return list(rules), ()
    if all(rule.days.dated for rule in usual):
        return list(rules), ()
    return usual, tuple(e for rule in dated for e in _exceptions(rule))


def _is_exception(rule: WrittenRule) -> bool:
    days = rule.days
    whole_dates = bool(days.dated) and not (days.weekdays or days.holidays or days.yearly)
    some_hours_off = rule.off and bool(rule.stretches)
    return whole_dates and not some_hours_off and not any(s.by_appointment for s in rule.stretches)


def _exceptions(rule: WrittenRule) -> Iterator[DateException]:
    for span in rule.days.dated:
        if rule.off:
            yield DateException(ExceptionKind.CLOSED, span)
        kind = ExceptionKind.EXTRA if rule.adds else ExceptionKind.CHANGED
        for stretch in rule.stretches:
            yield DateException(kind, span, hours_of(stretch))


def _overlap(a: DateSpan, b: DateSpan) -> bool:
    return (a.first is None or b.last is None or a.first <= b.last) and (
        b.first is None or a.last is None or b.first <= a.last
    )
