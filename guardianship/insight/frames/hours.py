"""Which weeks stand for a typical one, and the hours of listings in them, from their rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from gis.analysis.contracts import BadParameter
from gis.analysis.network.versions import content_hash
from gis.analysis.slots import Slots, named_date, open_share, typical_week
from gis.models import Area
from guardianship.insight.enums import Season
from guardianship.insight.frames.listings import Offered
from guardianship.insight.parameters import Parameters
from guardianship.lib.time_bands import time_bands
from places.calendars import calendars_by_authority
from places.intervals import Window, doubted_among, in_doubt
from places.rules import timetables_of
from places.timetable import Calendars, Certainty, open_intervals

WEEK = timedelta(days=7)
# How far ahead weeks of term and of holidays are looked for.
LOOK_AHEAD_WEEKS = 52
DAY_H = 24
HOUR_MIN = 60


@dataclass(frozen=True, eq=False)
class Weeks:
    """By season: the slots, the Mondays (or the one day), and the open intervals."""

    slots: dict[Season, Slots]
    days: dict[Season, list[date]]
    intervals: dict[Season, pd.DataFrame]
    unsure: int

    @property
    def hashes(self) -> dict[str, str]:
        """Of the hours."""
        parts = [
            np.concatenate([_seconds(frame["start"]), _seconds(frame["end"])])
            for frame in self.intervals.values()
        ]
        names = ["\x1f".join(frame["listing"]) for frame in self.intervals.values()]
        return {"hours": content_hash(*parts, *names)}


def weeks_of(
    authority: Area,
    found: Offered,
    weeks: int,
    slot_min: int = 60,
    *,
    week_from: date | None,
    on_date: date | None,
) -> Weeks:
    """The hours of a typical week from a day on, or of one day, in slots of so many minutes.

    Term and holidays are kept apart where the authority's term dates are known. Weeks with a bank
    holiday are passed over where there are others. Raises ``BadParameter``.
    """
    days: dict[Season, list[date]]
    if on_date is not None:
        if weeks != Parameters().weeks:
            raise BadParameter("weeks", "changes nothing: one day is measured")
        days = {Season.DATE: [on_date]}
        slots = {Season.DATE: named_date(on_date, slot_min)}
    elif week_from is not None:
        days = chosen_weeks(_calendars(authority, week_from), week_from, weeks)
        slots = {season: typical_week(mondays, slot_min) for season, mondays in days.items()}
    else:
        raise BadParameter("week_from", "or on_date must be given")
    intervals, unsure = {}, 0
    for season, some in days.items():
        day_count = 1 if season is Season.DATE else 7
        intervals[season], doubted = _intervals(found, some, day_count)
        unsure = max(unsure, doubted)
    return Weeks(slots, days, intervals, unsure)


def chosen_weeks(calendars: Calendars, week_from: date, weeks: int) -> dict[Season, list[date]]:
    """Mondays of each season, the first so many from ``week_from`` on; nobody's without terms."""
    monday = week_from - timedelta(days=week_from.weekday())
    if monday < week_from:
        monday += WEEK
    mondays = [monday + WEEK * number for number in range(LOOK_AHEAD_WEEKS)]
    seasons = {each: _season(calendars, each) for each in mondays}
    plain = [each for each in mondays if not _has_bank_holiday(calendars, each)]
    found: dict[Season, list[date]] = {}
    for season in (Season.TERM, Season.HOLIDAYS):
        mine = [each for each in mondays if seasons[each] is season]
        without = [each for each in mine if each in plain]
        if mine:
            found[season] = (without or mine)[:weeks]
    return found or {Season.ALL_YEAR: (plain or mondays)[:weeks]}


def usable(weeks: Weeks, season: Season, listings: pd.DataFrame, stay_min: float, walk_min: float):  # type: ignore[no-untyped-def]
    """Share of each slot in which somebody may set out, arrive and stay: listings × slots."""
    unknown = listings.index[listings["unknown"]]
    return open_share(
        weeks.intervals[season],
        listings.index,
        weeks.slots[season],
        walk_min=walk_min,
        stay_min=stay_min,
        unknown=unknown,
    )


def band_slots(season: Season, days: list[date], slot_min: int = 60) -> dict[str, list[int]]:
    """Slots of each band, of the week or of the one day, in which bands have any."""
    found: dict[str, list[int]] = {}
    parts = range(HOUR_MIN // slot_min)
    for band in time_bands():
        hours = [(day, hour) for day in sorted(band.days) for hour in range(*_hours(band))]
        slots = [(day + hour // DAY_H) % 7 * DAY_H + hour % DAY_H for day, hour in hours]
        if season is Season.DATE:
            first = days[0].weekday() * DAY_H
            slots = [slot - first for slot in slots if first <= slot < first + DAY_H]
        if slots:
            found[band.code] = [slot * len(parts) + part for slot in slots for part in parts]
    return found


def by_band(values: pd.DataFrame, bands: dict[str, list[int]]) -> pd.DataFrame:
    """Means over the slots of each band: the same rows × bands."""
    numbers = values.to_numpy(dtype=np.float64)
    columns = {band: numbers[:, slots].mean(axis=1) for band, slots in bands.items()}
    return pd.DataFrame(columns, index=values.index)


def by_hour(share: pd.DataFrame, slot_min: int) -> pd.DataFrame:
    """Shares of slots as shares of hours: the same rows × hours; hours come back as they are."""
    if slot_min == HOUR_MIN:
        return share
    parts = HOUR_MIN // slot_min
    hours = share.to_numpy(dtype=np.float64).reshape(len(share), -1, parts).mean(axis=2)
    return pd.DataFrame(hours, index=share.index).rename_axis(columns=share.columns.name)


def _hours(band: object) -> tuple[int, int]:
    return int(getattr(band, "from_hour")), int(getattr(band, "to_hour"))  # noqa: B009


def _season(calendars: Calendars, monday: date) -> Season | None:
    if calendars.terms is None:
        return None
    said = {calendars.terms.is_term(monday + timedelta(days=day)) for day in range(5)}
    # A bank holiday inside a term is published as a day without school, or is not.
    if said == {True}:
        return Season.TERM
    return Season.HOLIDAYS if said == {False} else None


def _has_bank_holiday(calendars: Calendars, monday: date) -> bool:
    week = {monday + timedelta(days=day) for day in range(7)}
    return bool(week & (calendars.bank_holidays | calendars.possible_bank_holidays))


def _calendars(authority: Area, from_day: date) -> Calendars:
    window = Window(from_day, from_day + WEEK * (LOOK_AHEAD_WEEKS + 1))
    return calendars_by_authority({authority.pk}, window)[authority.pk]


def _intervals(found: Offered, days: list[date], day_count: int) -> tuple[pd.DataFrame, int]:
    """Open intervals around each week, and how many listings have hours nobody is sure of."""
    listings = [row for uid, row in found.rows.items() if not found.frame.at[uid, "unknown"]]
    timetables, doubted = timetables_of(listings), doubted_among(listings)
    window = Window(min(days) - WEEK, max(days) + 2 * WEEK)
    calendars = calendars_by_authority({row.authority_id for row in listings}, window)
    rows, unsure = [], set()
    for row in listings:
        for day in days:
            first, last = day - timedelta(days=1), day + timedelta(days=day_count)
            for one in open_intervals(timetables[row.pk], calendars[row.authority_id], first, last):
                told = in_doubt(one) if row.pk in doubted else one
                if told.certainty is Certainty.OPEN:
                    rows.append((str(row.uid), told.start, told.end))
                else:
                    unsure.add(row.pk)
    frame = pd.DataFrame(rows, columns=["listing", "start", "end"])
    # Weeks beside each other share a day.
    return frame.drop_duplicates(ignore_index=True), len(unsure)


def _seconds(moments: pd.Series) -> np.ndarray:
    return np.array([int(each.timestamp()) for each in moments], dtype=np.int64)
