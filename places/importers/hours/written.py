"""Hours as a source writes them: rules in order, each with its days and its times.

The common tongue between the four shapes and the sessions: OpenStreetMap strings, day columns
and free text all become a list of ``WrittenRule``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from places.importers.hours.reading import NotUnderstood
from places.recurrence import DateSpan, Hours

DAY_MIN = 24 * 60
EVERY_WEEKDAY = frozenset((weekday, None) for weekday in range(7))
# An opening that runs through the night and far into the next day is in practice a slip of the
# pen ("12:00-10:30" for 22:30), and reading it as written would say open all night.
LONG_NIGHT_MIN = 16 * 60
LONG_NIGHT_ENDS_MIN = 9 * 60


class Holiday(StrEnum):
    """Days that a source names by kind rather than by date."""

    PUBLIC = "PH"
    SCHOOL = "SH"


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Minutes after midnight of the day it begins on; the end may lie past 1,440."""

    start_min: int
    end_min: int
    by_appointment: bool = False


ALL_DAY = Stretch(0, DAY_MIN)


@dataclass(frozen=True, slots=True)
class DayKind:
    """One sort of day, on all of which the written rules say the same.

    ``month_day`` is a month and day as one number that stands for its stretch of the year;
    ``span`` is the stretch of dates. ``nth`` counts the weekday within its month.
    """

    weekday: int
    month_day: int = 101
    span: DateSpan = field(default_factory=DateSpan)
    nth: int | None = None
    nth_from_end: int | None = None
    public_holiday: bool = False
    school_holiday: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """The days a rule names; nothing named means every day.

    ``weekdays`` are pairs of weekday and which one of the month (None for every one).
    ``holidays_on_weekdays`` narrows the holidays to those weekdays; else both count.
    """

    weekdays: frozenset[tuple[int, int | None]] = frozenset()
    holidays: frozenset[Holiday] = frozenset()
    holidays_on_weekdays: bool = False
    yearly: tuple[tuple[int, int], ...] = ()
    dated: tuple[DateSpan, ...] = ()

    @property
    def named(self) -> bool:
        """Whether any day is named at all."""
        return bool(self.weekdays or self.holidays or self.scoped)

    @property
    def scoped(self) -> bool:
        """Whether the rule holds in a part of the year only."""
        return bool(self.yearly or self.dated)

    @property
    def single_dates(self) -> bool:
        """Whether it names dates one by one, such as 25 December, and nothing wider."""
        one_by_one = all(first == last for first, last in self.yearly) and all(
            span.first == span.last for span in self.dated
        )
        return self.scoped and one_by_one and not self.weekdays and not self.holidays

    def match(self, kind: DayKind) -> bool:
        """Whether the rule names days of this kind."""
        return self._match_date(kind) and self._match_day(kind)

    def _match_date(self, kind: DayKind) -> bool:
        if not self.scoped:
            return True
        in_year = any(_in_year(kind.month_day, *span) for span in self.yearly)
        return in_year or any(_holds(span, kind.span) for span in self.dated)

    def _match_day(self, kind: DayKind) -> bool:
        if not self.weekdays and not self.holidays:
            return True
        counts = (None, kind.nth, kind.nth_from_end)
        weekday = any((kind.weekday, count) in self.weekdays for count in counts)
        holiday = (Holiday.PUBLIC in self.holidays and kind.public_holiday) or (
            Holiday.SCHOOL in self.holidays and kind.school_holiday
        )
        return weekday and holiday if self.holidays_on_weekdays else weekday or holiday


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """One part of the text: on ``days`` open at ``stretches``, or ``off``.

    A rule replaces what earlier ones said of its days; with ``adds`` it comes on top. ``off``
    with stretches takes these times away. ``always`` is the sign 24/7: bank holidays too.
    """

    days: Days
    stretches: tuple[Stretch, ...] = ()
    off: bool = False
    adds: bool = False
    always: bool = False
    source: str = ""


def stretch_of(start_min: int, end_min: int, source: str) -> Stretch:
    """A stretch from two times of day; an end before the start is on the next day.

    Raises ``NotUnderstood`` where the two times can hardly mean what they say.
    """
    if start_min >= DAY_MIN:
        raise NotUnderstood(f"“{source}” begins after the day has ended")
    if start_min == end_min:
        raise NotUnderstood(f"“{source}” may mean the whole day or no time at all")
    if end_min < start_min:
        end_min += DAY_MIN
    if end_min - start_min > DAY_MIN:
        raise NotUnderstood(f"“{source}” lasts more than 24 hours")
    lasts_min, ends_min = end_min - start_min, end_min - DAY_MIN
    if lasts_min > LONG_NIGHT_MIN and ends_min >= LONG_NIGHT_ENDS_MIN:
        raise NotUnderstood(f"“{source}” would be open all night and long into the next day")
    return Stretch(start_min, end_min)


def hours_of(stretch: Stretch) -> Hours:
    """Wall-clock hours of a stretch; 1,440 minutes is midnight at the end of the day."""
    return Hours(
        _time(stretch.start_min), _time(stretch.end_min % DAY_MIN), stretch.end_min >= DAY_MIN
    )


def _time(minute: int) -> time:
    return time(*divmod(minute, 60))


def _in_year(month_day: int, first: int, last: int) -> bool:
    if first <= last:
        return first <= month_day <= last
    return month_day >= first or month_day <= last


def _holds(outer: DateSpan, inner: DateSpan) -> bool:
    starts = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    ends = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return starts and ends
