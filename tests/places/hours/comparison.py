"""Our reading of an opening_hours value against another program's, moment by moment."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from places.importers.hours import HoursShape, read_hours
from places.timetable import (
    Calendars,
    Certainty,
    Interval,
    Timetable,
    instant,
    open_intervals,
)

# Stretches of Welsh time: the clock going forward with Easter after it, a bank holiday in
# summer, the clock going back, and Christmas into the new year.
WINDOWS = [
    (date(2026, 3, 16), date(2026, 4, 12)),
    (date(2026, 8, 24), date(2026, 9, 6)),
    (date(2026, 10, 19), date(2026, 11, 1)),
    (date(2026, 12, 21), date(2027, 1, 6)),
]
# GOV.UK, England and Wales. Boxing Day 2026 is a Saturday, its substitute the Monday after.
BANK_HOLIDAYS = frozenset(
    date(*day)
    for day in [
        (2026, 4, 3),
        (2026, 4, 6),
        (2026, 8, 31),
        (2026, 12, 25),
        (2026, 12, 28),
        (2027, 1, 1),
    ]
)
MINUTE = timedelta(minutes=1)
Judged = Sequence[tuple[datetime, datetime, str]]


@dataclass(frozen=True)
class Disagreement:
    """One moment at which we and the judge say different things."""

    text: str
    at: datetime
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.text} @ {self.at.isoformat()}: we say {self.ours}, they {self.theirs}"


def windows() -> list[tuple[datetime, datetime]]:
    """The windows as instants."""
    return [(instant(a, time(0)), instant(b, time(0))) for a, b in WINDOWS]


def our_intervals(text: str) -> list[Interval]:
    """What the engine makes of the text in the windows, with the bank holidays of Wales."""
    read = read_hours(HoursShape.OSM, text)
    timetable = Timetable(read.sessions, read.exceptions, read.hours_known)
    calendars = Calendars(bank_holidays=BANK_HOLIDAYS)
    return [
        interval
        for first, last in WINDOWS
        for interval in open_intervals(timetable, calendars, first - timedelta(days=1), last)
    ]


def disagreements(text: str, judged: Judged, unsure: Counter[str]) -> Iterator[Disagreement]:
    """Every moment at which we are sure and the judge says otherwise; the others counted."""
    intervals = our_intervals(text)
    ours = sorted(
        (i.start, i.end, "open" if i.certainty is Certainty.OPEN else f"not sure: {i.reason}")
        for i in intervals
    )
    at_ours, at_theirs = _reader(ours), _reader(judged)
    for at in _moments([*ours, *judged]):
        our_word, their_word = at_ours(at), at_theirs(at)
        if our_word.startswith("not sure"):
            unsure[f"{our_word}, judge: {their_word}"] += 1
        elif our_word != their_word:
            yield Disagreement(text, at, our_word, their_word)


def _moments(stretches: Judged) -> list[datetime]:
    """Every boundary of either side and the minute before it: between them nothing changes."""
    edges = {edge for start, end, _ in stretches for edge in (start, end)}
    bounds = windows()
    edges |= {start for start, _ in bounds}
    near = edges | {edge - MINUTE for edge in edges}
    return sorted(m for m in near if any(a <= m < b for a, b in bounds))


def _reader(stretches: Judged) -> Callable[[datetime], str]:
    """What sorted stretches say at a moment."""
    starts = [start for start, _end, _word in stretches]

    def word_at(at: datetime) -> str:
        place = bisect_right(starts, at) - 1
        return stretches[place][2] if place >= 0 and at < stretches[place][1] else "closed"

    return word_at
