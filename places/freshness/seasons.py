"""Holidays ahead about which organisations are asked "what changes?"; pure.

School holidays are the days between published terms; bank holidays come from the nation. What
lies within a week of each other is one occasion: Christmas and New Year are asked about once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from places.recurrence import days_between
from places.timetable import Calendars

# What begins up to so many days after another ended is asked about together with it.
JOINED_DAYS = 7
# How far around a day one has to look to see a whole holiday, the summer's included.
LOOKED_BACK = timedelta(days=70)
LOOKED_AHEAD = timedelta(days=90)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Occasion:
    """A stretch of days on which the usual week may not hold, both ends included."""

    first_day: date
    last_day: date
    is_school_holiday: bool


def next_occasion(
    calendars: Collection[Calendars], today: date, ahead_days: int
) -> Occasion | None:
    """The first occasion that begins after ``today`` and within ``ahead_days`` of it.

    Whoever works in several areas is asked once for what their calendars say together.
    """
    latest = today + timedelta(days=ahead_days)
    for occasion in occasions(calendars, today - LOOKED_BACK, latest + LOOKED_AHEAD):
        if today < occasion.first_day <= latest:
            return occasion
    return None


def occasions(calendars: Collection[Calendars], first: date, last: date) -> list[Occasion]:
    """All occasions between two days, in order."""
    school = {
        day
        for one in calendars
        for stretch in _stretches(_free_days(one, first, last))
        if any(day.weekday() < SATURDAY for day in stretch)
        for day in stretch
    }
    bank = {day for one in calendars for day in one.bank_holidays if first <= day <= last}
    found: list[list[date]] = []
    for day in sorted(school | bank):
        if found and day - found[-1][-1] <= timedelta(days=JOINED_DAYS + 1):
            found[-1].append(day)
        else:
            found.append([day])
    return [Occasion(days[0], days[-1], not school.isdisjoint(days)) for days in found]


def _free_days(calendars: Calendars, first: date, last: date) -> Iterable[date]:
    terms = calendars.terms
    if terms is None:
        return []
    return [day for day in days_between(first, last) if terms.is_term(day) is False]


def _stretches(days: Iterable[date]) -> list[list[date]]:
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][-1] == timedelta(days=1):
            found[-1].append(day)
        else:
            found.append([day])
    return found
