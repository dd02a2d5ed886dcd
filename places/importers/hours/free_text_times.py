"""Times of day in plain English.

- "3-5pm": the one pm stands for both, as English has it, if that makes the first the earlier.
- "9-5pm", "9-5", "10am-2": refused; the reader has to supply what is not written.
- "10:00-16:00" is the 24-hour clock where a leading nought or an hour past twelve shows it.
- 12am is refused, and 12pm as the end of an afternoon: people mean either midday or midnight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from places.importers.hours.clock_doubts import check_clock
from places.importers.hours.clock_words import minute_of, minute_of_half
from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import DAY_MIN, Stretch, stretch_of

NOON_MIN = 12 * 60


@dataclass(frozen=True, slots=True)
class SpokenTime:
    """A time as written; ``half`` is am, pm, noon, midnight or nothing."""

    hour: int
    minute: int
    half: str
    leading_nought: bool
    has_minutes: bool


def spoken_time(text: str) -> SpokenTime:
    """A time from words such as "6.30pm", "12 noon" or "18:00"."""
    for name in ("noon", "midnight"):
        if text.endswith(name):
            return SpokenTime(12, 0, name, False, False)
    found = re.fullmatch(r"(\d+)(?:[:.](\d+))? ?([ap])?[.m]*", text)
    if not found:
        raise NotUnderstood(f"“{text}” is not a time of day")
    half = f"{found[3]}m" if found[3] else ""
    nought, minutes = found[1].startswith("0"), found[2] is not None
    return SpokenTime(int(found[1]), int(found[2] or 0), half, nought, minutes)


def shows_24_hours(texts: list[str]) -> bool:
    """Whether times as written, taken together, can only be of a 24-hour clock."""
    times = [spoken_time(text) for text in texts]
    shown = any(time.leading_nought or time.hour > 12 for time in times)
    return shown and all(time.has_minutes and not time.half for time in times)


def spoken_stretch(first: str, last: str, on_24_hours: bool) -> Stretch:
    """The stretch between two written times. Raises ``NotUnderstood`` if not certain.

    ``on_24_hours`` says that the text as a whole shows a 24-hour clock.
    """
    source = f"{first} - {last}"
    opens, closes = spoken_time(first), spoken_time(last)
    if not opens.half and not closes.half:
        if not on_24_hours:
            raise NotUnderstood(f"“{source}” does not say am or pm")
        check_clock(first, last, on_24_hours=True)
        return stretch_of(
            minute_of(opens.hour, opens.minute, source),
            minute_of(closes.hour, closes.minute, source),
            source,
        )
    if not closes.half or (not opens.half and closes.half in ("noon", "midnight")):
        raise NotUnderstood(f"“{source}” leaves open what is am and what is pm")
    end_min = _minute(closes, closes.half, source)
    start_min = _minute(opens, opens.half or closes.half, source)
    if not opens.half and start_min >= end_min:
        raise NotUnderstood(f"“{source}” leaves open whether it begins am or pm")
    if closes.half == "midnight":
        return stretch_of(start_min, DAY_MIN, source)
    if opens.half == "midnight":
        start_min = 0
    if closes.half == "pm" and end_min == NOON_MIN and start_min >= NOON_MIN:
        raise NotUnderstood(f"“{source}” may end at noon or at midnight")
    return stretch_of(start_min, end_min, source)


def _minute(time: SpokenTime, half: str, source: str) -> int:
    if half in ("noon", "midnight"):
        return NOON_MIN
    if time.leading_nought and time.hour == 0:
        raise NotUnderstood(f"“{source}” mixes two kinds of clock")
    return minute_of_half(time.hour, time.minute, half, source)
