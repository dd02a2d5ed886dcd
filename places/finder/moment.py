"""When: the words "now", "tonight", "weekend" and a date with a time, as stretches of time.

Wall clocks are London's. A stretch is half-open; a moment lasts a microsecond, which is as
finely as PostgreSQL can tell moments apart.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from places.spoken_time import in_london
from places.timetable import instant, local_day

SHORTEST = timedelta(microseconds=1)
EVENING_STARTS = time(17)
# Until here the night still belongs to the evening before.
NIGHT_ENDS = time(4)


class When(StrEnum):
    """The moments that have a word."""

    NOW = "now"
    TONIGHT = "tonight"
    WEEKEND = "weekend"


class PartOfDay(StrEnum):
    """All that a listing with a hidden address says of its hours (rule R-LOC-5)."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


PART_STARTS = (
    (time(6), PartOfDay.MORNING),
    (time(12), PartOfDay.AFTERNOON),
    (time(17), PartOfDay.EVENING),
    (time(22), PartOfDay.NIGHT),
)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time ``[start, end)``, both aware and in UTC."""

    start: datetime
    end: datetime

    @property
    def is_moment(self) -> bool:
        """Whether this is one moment, and not a stretch to choose from."""
        return self.end - self.start == SHORTEST

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Both ends, as range lookups want them."""
        return self.start, self.end


def moment(at: datetime) -> Window:
    """The shortest window, at an aware moment."""
    at = at.astimezone(UTC)
    return Window(at, at + SHORTEST)


def wall_clock(wall: datetime) -> Window:
    """The moment when London's clocks show ``wall`` (naive), with the engine's clock changes."""
    return moment(instant(wall.date(), wall.time()))


def window_of(when: When, now: datetime) -> Window:
    """The window of a word, from the aware moment ``now`` on."""
    if when is When.TONIGHT:
        return _tonight(now)
    if when is When.WEEKEND:
        return _weekend(now)
    return moment(now)


def _tonight(now: datetime) -> Window:
    today = local_day(now)
    if in_london(now).time() < NIGHT_ENDS:
        return Window(now.astimezone(UTC), instant(today, NIGHT_ENDS))
    start = max(now.astimezone(UTC), instant(today, EVENING_STARTS))
    return Window(start, instant(today + timedelta(days=1), time(0)))


def _weekend(now: datetime) -> Window:
    today = local_day(now)
    # Monday is 0: five days to Saturday, and on Sunday the weekend began yesterday.
    saturday = today + timedelta(days=5 - today.weekday())
    start = max(now.astimezone(UTC), instant(saturday, time(0)))
    return Window(start, instant(saturday + timedelta(days=2), time(0)))


def part_of_day(at: datetime) -> PartOfDay:
    """The part of the day in London at an aware moment."""
    wall = in_london(at).time()
    parts = [part for starts_at, part in PART_STARTS if starts_at <= wall]
    return parts[-1] if parts else PartOfDay.NIGHT


def part_start(at: datetime) -> datetime:
    """When the part of the day that holds ``at`` began."""
    day, wall = local_day(at), in_london(at).time()
    begun = [starts_at for starts_at, _part in PART_STARTS if starts_at <= wall]
    if begun:
        return instant(day, begun[-1])
    return instant(day - timedelta(days=1), PART_STARTS[-1][0])


def part_end(at: datetime) -> datetime:
    """When the part of the day that holds ``at`` ends."""
    day, wall = local_day(at), in_london(at).time()
    coming = [starts_at for starts_at, _part in PART_STARTS if starts_at > wall]
    if coming:
        return instant(day, coming[0])
    return instant(day + timedelta(days=1), PART_STARTS[0][0])


def whole_parts(window: Window) -> Window:
    """The window widened to whole parts of days."""
    return Window(part_start(window.start), part_end(window.end - SHORTEST))
