"""Hours that somebody types, as shares of the slots of a week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

import pandas as pd

from guardianship.insight.scenarios.stored import HOURS_OF_A_DAY, hour_of, is_week, slot_name

HOUR_MIN = 60
DAY_MIN = HOURS_OF_A_DAY * HOUR_MIN
WEEK_H = 7 * HOURS_OF_A_DAY


class NotOpenThen(ValueError):
    """Hours are to go on from those of a day on which nothing is open."""


def stretch(
    seasons: Sequence[str], days: Sequence[int], from_min: float, until_min: float, stay_min: float
) -> dict[str, float]:
    """The share of each slot in which somebody can arrive and stay, open on these days.

    Minutes from midnight; ``until_min`` no later than ``from_min`` is on the next day. Days count
    from Monday, 0.
    """
    if until_min <= from_min:
        until_min += DAY_MIN
    last_arrival = until_min - stay_min
    found: dict[str, float] = {}
    for season in seasons:
        for day in days if is_week(season) else days[:1]:
            first = day * HOURS_OF_A_DAY if is_week(season) else 0
            for hour in range(2 * HOURS_OF_A_DAY):
                part = min(last_arrival, (hour + 1) * HOUR_MIN) - max(from_min, hour * HOUR_MIN)
                if part <= 0:
                    continue
                slot = first + hour
                slot = slot % WEEK_H if is_week(season) else slot
                if is_week(season) or slot < HOURS_OF_A_DAY:
                    name = slot_name(season, slot)
                    found[name] = max(found.get(name, 0.0), part / HOUR_MIN)
    return found


def until(
    now: pd.Series, seasons: Sequence[str], days: Sequence[int], until_at: time, stay_min: float
) -> dict[str, float]:
    """Longer hours of one listing: as now until the new end, on days on which it is open.

    ``now`` are its shares by slot. It begins when it begins now, at midday or later where it has
    two openings. Slots keep at least what they have. Raises ``NotOpenThen``.
    """
    found: dict[str, float] = {}
    for season in seasons:
        for day in days:
            begins_min = _begins_min(now, season, day)
            if begins_min is None:
                continue
            longer = stretch([season], [day], begins_min, _minutes(until_at), stay_min)
            found |= {slot: max(part, float(now[slot])) for slot, part in longer.items()}
    if not found:
        raise NotOpenThen
    return found


def as_well(now: pd.Series, shares: Mapping[str, float]) -> dict[str, float]:
    """These hours besides those there are."""
    return {slot: max(part, float(now[slot])) for slot, part in shares.items()}


def minutes(wall: time) -> int:
    """Minutes from midnight."""
    return _minutes(wall)


def _minutes(wall: time) -> int:
    return wall.hour * HOUR_MIN + wall.minute


def _begins_min(now: pd.Series, season: str, day: int) -> float | None:
    """When it opens on that day: the last opening that has a slot before it shut."""
    first = day * HOURS_OF_A_DAY if is_week(season) else 0
    mine = {
        hour_of(str(slot)) - first: float(part)
        for slot, part in now.items()
        if str(slot).rpartition("-")[0] == season
    }
    opens = [
        hour
        for hour in range(HOURS_OF_A_DAY)
        if mine.get(hour, 0.0) > 0 and mine.get(hour - 1, 0.0) == 0
    ]
    if not opens:
        return None
    hour = opens[-1]
    # A slot that is open in part, with the next open too, begins inside it.
    part = mine[hour] if mine.get(hour + 1, 0.0) > 0 else 1.0
    return (hour + 1 - part) * HOUR_MIN
