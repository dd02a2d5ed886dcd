"""Time bands of a week: the one table, so that plans, visits and reports speak of the same hours.

``settings.TIME_BANDS`` may put another table of the same shape in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
# Hours that no band names.
OTHER_CODE = "other"


@dataclass(frozen=True, slots=True)
class TimeBand:
    """Wall-clock hours ``[from_hour, to_hour)`` on some days; past 24 is the morning after."""

    code: str
    label: str | Promise
    days: frozenset[int]
    from_hour: int
    to_hour: int


MONDAY_TO_THURSDAY = frozenset(range(MONDAY, FRIDAY))
# Where two bands overlap, the first one that shares most of a stretch has it.
DEFAULT = (
    TimeBand("after_school", _("after school"), MONDAY_TO_THURSDAY | {FRIDAY}, 15, 18),
    TimeBand("evening", _("evening, Monday to Thursday"), MONDAY_TO_THURSDAY, 18, 22),
    TimeBand("weekend_night", _("Friday or Saturday night"), frozenset({FRIDAY, SATURDAY}), 18, 24),
    TimeBand("weekend_day", _("weekend day"), frozenset({SATURDAY, SUNDAY}), 9, 18),
    TimeBand("sunday_evening", _("Sunday evening"), frozenset({SUNDAY}), 18, 22),
    TimeBand("late", _("late, 10pm to 2am"), frozenset(range(7)), 22, 26),
)


def time_bands() -> Sequence[TimeBand]:
    """The table in its order."""
    table: Sequence[TimeBand] = getattr(settings, "TIME_BANDS", DEFAULT)
    return table


def band_choices() -> list[tuple[str, str | Promise]]:
    """Code and label of each band, and of the hours that no band names."""
    return [*((band.code, band.label) for band in time_bands()), (OTHER_CODE, _("another time"))]


def band_of(start: datetime, end: datetime) -> str:
    """Code of the band that shares most of a stretch of wall-clock time (naive, in London).

    The day is that on which it starts; the first of the table wins a tie.
    """
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)

    def shared(band: TimeBand) -> timedelta:
        if start.weekday() not in band.days:
            return timedelta(0)
        begins = midnight + timedelta(hours=band.from_hour)
        ends = midnight + timedelta(hours=band.to_hour)
        return min(end, ends) - max(start, begins)

    best = max(time_bands(), key=shared)
    return best.code if shared(best) > timedelta(0) else OTHER_CODE


def band_at(wall: datetime) -> str:
    """Code of the first band that holds a wall-clock moment (naive, in London).

    Hours past midnight are of the day before, as in the table.
    """
    hour = wall.hour + wall.minute / 60
    for band in time_bands():
        for day, hours in ((wall.weekday(), hour), ((wall.weekday() - 1) % 7, hour + 24)):
            if day in band.days and band.from_hour <= hours < band.to_hour:
                return band.code
    return OTHER_CODE
