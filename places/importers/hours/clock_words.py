"""Words and clock times that more than one shape of hours uses."""

from __future__ import annotations

import re

from places.importers.hours.reading import NotUnderstood

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mo mon monday mondays",
            "tu tue tues tuesday tuesdays",
            "we wed weds wednesday wednesdays",
            "th thu thur thurs thursday thursdays",
            "fr fri friday fridays",
            "sa sat saturday saturdays",
            "su sun sunday sundays",
        )
    )
    for name in names.split()
}

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

# "by appoinment" is a spelling of the real data.
BY_APPOINTMENT = re.compile(
    r"(open |opening )?(strictly )?(only )?((by|on|with) )?((prior|previous|advance) )?"
    r"(app?oint?ments?|bookings?|arrangement|request|reservations?)( only| required| necessary)?"
    r"|(please )?(call|phone|ring|telephone)( us)? (ahead|first|before visiting|to book)",
    re.IGNORECASE,
)
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\r\n"), " ")


def says_by_appointment(words: str) -> bool:
    """Whether the words mean "by appointment" and nothing else."""
    return bool(BY_APPOINTMENT.fullmatch(" ".join(words.strip(" .!").split())))


def minute_of(hour: int, minute: int, source: str, last_hour: int = 24) -> int:
    """Minutes after midnight of a 24-hour clock time, up to ``last_hour`` o'clock sharp."""
    if minute > 59 or hour > last_hour or (hour == last_hour and minute):
        raise NotUnderstood(f"“{source}” is not a time of day")
    return hour * 60 + minute


def minute_of_half(hour: int, minute: int, half: str, source: str) -> int:
    """Minutes after midnight of "7.30pm"; 12am is refused, since many write it for noon."""
    if not 1 <= hour <= 12 or minute > 59:
        raise NotUnderstood(f"“{source}” is not a time of day")
    if half == "am" and hour == 12:
        raise NotUnderstood(f"“{source}” may mean noon or midnight")
    return (hour % 12 + (12 if half == "pm" else 0)) * 60 + minute
