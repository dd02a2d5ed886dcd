"""A few hundred weeks of opening that the listings of the big register share."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from places.enums import Kind, Weekday
from places.models import Session
from places.rules import session_rule
from places.timetable import HoursKnown, Timetable

DAYS = list(Weekday)
OSM_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
CLUB_STARTS = (time(15, 30), time(16), time(17, 30), time(18), time(18, 30), time(19))
CLUB_ENDS = (time(20), time(20, 30), time(21), time(21, 30), time(22), time(0, 30))
SHOP_STARTS = (time(7), time(8), time(9), time(9, 30), time(10))
SHOP_ENDS = (time(17), time(17, 30), time(18), time(20), time(22), time(1))
PLAIN = {"season": "always", "on_bank_holidays": "normal"}


@dataclass(frozen=True)
class Pattern:
    """One timetable: the columns of its session rows, and what is known of it as a whole."""

    sessions: tuple[Mapping[str, object], ...]
    hours_known: HoursKnown = HoursKnown.KNOWN

    @cached_property
    def timetable(self) -> Timetable:
        """The engine's timetable, through the same conversion as saved rows."""
        rules = tuple(session_rule(Session(**columns)) for columns in self.sessions)
        return Timetable(rules, hours_known=self.hours_known)

    @cached_property
    def osm_text(self) -> str:
        """The same hours in OpenStreetMap's notation; empty where they need more than weekdays."""
        plain = all(PLAIN.items() <= columns.items() for columns in self.sessions)
        weekly = all(columns["repeat"] == "weekly" for columns in self.sessions)
        fortnightly = any("interval_weeks" in columns for columns in self.sessions)
        if not self.sessions or not plain or not weekly or fortnightly:
            return ""
        return ", ".join(
            f"{OSM_DAYS[DAYS.index(columns['weekday'])]}"
            f" {columns['starts_at']:%H:%M}-{columns['ends_at']:%H:%M}"
            for columns in self.sessions
        )


def pattern(kind: Kind, dice: random.Random, first_day: date) -> Pattern:
    """A likely timetable for a listing of ``kind``; fortnights count from ``first_day``."""
    chance = dice.random()
    if chance < 0.06:
        return Pattern((), HoursKnown.NOT_KNOWN)
    if chance < 0.08:
        return Pattern((), HoursKnown.BY_APPOINTMENT)
    if kind in (Kind.YOUTH_PROVISION, Kind.DETACHED_YOUTH_WORK):
        return _club(dice, first_day)
    return _shop(dice)


def _club(dice: random.Random, first_day: date) -> Pattern:
    season = dice.choices(["always", "term", "holidays"], [60, 32, 8])[0]
    holidays = "normal" if season == "always" and dice.random() < 0.5 else "closed"
    repeat: dict[str, object] = {"repeat": "weekly"}
    if dice.random() < 0.1:
        repeat |= {"interval_weeks": 2, "valid_from": first_day}
    elif dice.random() < 0.05:
        repeat = {"repeat": "monthly", "nth": dice.choice([1, 2, 3, -1])}
    days = sorted(dice.sample(range(7), dice.choices([1, 2, 3, 5], [40, 30, 20, 10])[0]))
    starts_at = dice.choice(CLUB_STARTS)
    ends_at = dice.choices(CLUB_ENDS, [30, 25, 25, 10, 7, 3])[0]
    shared = repeat | {"season": season, "on_bank_holidays": holidays}
    return Pattern(tuple(_session(day, starts_at, ends_at, shared) for day in days))


def _shop(dice: random.Random) -> Pattern:
    days = range(dice.choices([5, 6, 7], [30, 40, 30])[0])
    holidays = dice.choices(["normal", "closed", "not_said"], [60, 30, 10])[0]
    starts_at = dice.choice(SHOP_STARTS)
    ends_at = dice.choices(SHOP_ENDS, [30, 25, 20, 12, 10, 3])[0]
    shared = {"repeat": "weekly", "season": "always", "on_bank_holidays": holidays}
    return Pattern(tuple(_session(day, starts_at, ends_at, shared) for day in days))


def _session(
    day: int, starts_at: time, ends_at: time, shared: Mapping[str, object]
) -> dict[str, object]:
    hours = {"starts_at": starts_at, "ends_at": ends_at, "ends_next_day": ends_at <= starts_at}
    return {"weekday": DAYS[day].value} | hours | dict(shared)
