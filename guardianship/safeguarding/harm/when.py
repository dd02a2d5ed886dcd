"""Months and time bands of rows; exact times end here. Frame in, series out, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from guardianship.lib.time_bands import OTHER_CODE, time_bands
from guardianship.safeguarding.harm.columns import Part
from guardianship.safeguarding.harm.enums import UNKNOWN_BAND
from guardianship.safeguarding.harm.words import each_word

_LONDON = "Europe/London"
_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")


def band_table() -> np.ndarray:
    """Codes of time bands by weekday (0 is Monday) and hour, shape (7, 24); past midnight an hour
    belongs to the night that it ends."""
    table = np.full((7, 24), OTHER_CODE, dtype=object)
    for day in range(7):
        for hour in range(24):
            for band in time_bands():
                today = day in band.days and band.from_hour <= hour < band.to_hour
                night = (day - 1) % 7 in band.days and band.from_hour <= hour + 24 < band.to_hour
                if today or night:
                    table[day, hour] = band.code
                    break
    return table


def months_and_bands(
    rows: pd.DataFrame, columns: Mapping[Part, str], bands: np.ndarray
) -> tuple[pd.Series, pd.Series]:
    """Month ("2024-01", missing where it cannot be read) and time band of each row.

    A time of exactly midnight counts as unknown: publishers write it where they know the day only.
    """
    unknown = pd.Series(UNKNOWN_BAND, index=rows.index, dtype=object)
    if Part.MONTH in columns:
        months = each_word(rows[columns[Part.MONTH]], _month, None)
        return pd.Series(months, index=rows.index), _said_bands(rows, columns, unknown)
    moments, has_time = _moments(rows, columns)
    months = moments.dt.strftime("%Y-%m")
    timed = has_time & moments.notna()
    at = moments[timed]
    found = unknown.copy()
    found[timed] = bands[at.dt.day_of_week.to_numpy(), at.dt.hour.to_numpy()]
    return months, found


def _month(said: str) -> str | None:
    return said[:7] if _MONTH.match(said) else None


def _said_bands(rows: pd.DataFrame, columns: Mapping[Part, str], unknown: pd.Series) -> pd.Series:
    if Part.BAND not in columns:
        return unknown
    codes = {band.code for band in time_bands()} | {OTHER_CODE, UNKNOWN_BAND}
    known = {code: code for code in codes}

    def band(said: str) -> str:
        return known.get(said.lower().replace(" ", "_"), UNKNOWN_BAND)

    return pd.Series(each_word(rows[columns[Part.BAND]], band, UNKNOWN_BAND), index=rows.index)


def _moments(rows: pd.DataFrame, columns: Mapping[Part, str]) -> tuple[pd.Series, pd.Series]:
    """Wall-clock time in London, and whether the row says a time at all."""
    if Part.MOMENT in columns:
        moments = _read(rows[columns[Part.MOMENT]])
    else:
        day = rows[columns[Part.DAY]].str.strip()
        time = rows[columns[Part.TIME]].fillna("") if Part.TIME in columns else ""
        moments = _read((day + " " + time).str.strip())
        # A time that cannot be read leaves the day.
        moments = moments.fillna(_read(day))
    midnight = (moments.dt.hour == 0) & (moments.dt.minute == 0) & (moments.dt.second == 0)
    return moments, ~midnight


def _read(said: pd.Series) -> pd.Series:
    """ISO first, with or without a zone, then days first as people here write them."""
    said = said.str.strip()
    zoned = said.str.contains(r"(?:Z|[+-]\d\d:?\d\d)$", regex=True, na=False)
    plain = pd.to_datetime(said.where(~zoned), format="ISO8601", errors="coerce")
    days_first = said.where(plain.isna() & ~zoned)
    plain = plain.fillna(pd.to_datetime(days_first, format="mixed", dayfirst=True, errors="coerce"))
    aware = pd.to_datetime(said.where(zoned), format="ISO8601", errors="coerce", utc=True)
    return plain.fillna(aware.dt.tz_convert(_LONDON).dt.tz_localize(None))
