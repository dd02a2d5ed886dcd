"""Lines that young people will not cross, from a file or as ``insight.barriers`` keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import geopandas
import numpy as np
import pyogrio

from gis.analysis.contracts import BadParameter
from gis.analysis.network.barriers import WEEK_MIN
from gis.crs import BRITISH_NATIONAL_GRID

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Readers of maps make 18:00:00 of 18:00.
TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::00)?", re.ASCII)
DAY_MIN = 24 * 60
WINDOW = ("from", "until")


def read_barriers(path: Path) -> geopandas.GeoDataFrame:
    """Lines and areas in EPSG:27700, a row for each and each of its days.

    The file is GeoJSON or another map. ``from`` and ``until`` of a line are times such as 18:00,
    ``days`` its weekdays such as "friday, saturday"; without times it always stands, without days
    every day. Columns ``from_min`` and ``until_min`` as ``network.barriers.phases`` asks for
    them. Raises ``BadParameter`` with the number of the line.
    """
    try:
        lines = geopandas.read_file(path)
    except (OSError, pyogrio.errors.DataSourceError) as error:
        raise BadParameter("barriers", f"cannot be read from {path}: {error}") from error
    if not isinstance(lines, geopandas.GeoDataFrame) or lines.crs is None or lines.empty:
        raise BadParameter("barriers", f"{path} holds no line on a map")
    return barrier_rows(lines)


def barrier_rows(lines: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The same of lines that are a frame already, with ``from``, ``until`` and ``days``."""
    rows = [
        {"geometry": shape, "from_min": start, "until_min": end}
        for number, (_label, line) in enumerate(lines.iterrows(), start=1)
        for shape in [_shape(number, line.geometry)]
        for start, end in _windows(number, {name: line.get(name) for name in (*WINDOW, "days")})
    ]
    found = geopandas.GeoDataFrame(rows, crs=lines.crs).to_crs(BRITISH_NATIONAL_GRID)
    if not np.isfinite(found.total_bounds).all():
        raise BadParameter(
            "barriers", "lie outside Great Britain: are longitude, latitude swapped?"
        )
    return found


def _shape(number: int, shape: object) -> object:
    kind = getattr(shape, "geom_type", "line without a shape")
    if kind not in {"LineString", "MultiLineString", "Polygon", "MultiPolygon"}:
        raise BadParameter("barriers", f"line {number} is a {kind}; draw a line or an area")
    return shape


def _windows(number: int, said: dict[str, object]) -> Iterator[tuple[float, float]]:
    """Minutes of the week at which a line begins and ceases to stand; NaN for always."""
    words = {name: str(value or "").strip() for name, value in said.items()}
    words = {name: "" if word.lower() in {"nan", "none"} else word for name, word in words.items()}
    start, end = (_minutes(number, words[name]) for name in WINDOW)
    if (start is None) != (end is None) or (words["days"] and start is None):
        raise BadParameter(
            "barriers", f"line {number} needs from and until, or neither and no days"
        )
    if start is None or end is None:
        yield float("nan"), float("nan")
        return
    lasts = (end - start) % DAY_MIN or DAY_MIN
    for day in _days(number, words["days"]):
        first = day * DAY_MIN + start
        last = first + lasts
        yield float(first % WEEK_MIN), float(last if last <= WEEK_MIN else last - WEEK_MIN)


def _minutes(number: int, word: str) -> int | None:
    if not word:
        return None
    found = TIME.fullmatch(word)
    if found is None:
        raise BadParameter("barriers", f"line {number} has {word!r} for a time; write 18:00")
    return int(found[1]) * 60 + int(found[2])


def _days(number: int, words: str) -> list[int]:
    named = [word for word in re.split(r"[,;\s]+", words.lower()) if word] or list(DAYS)
    if strange := [word for word in named if word not in DAYS]:
        raise BadParameter("barriers", f"line {number} has {strange[0]!r} for a day of the week")
    return sorted({DAYS.index(word) for word in named})
