"""What was asked of ``items``: box, time, how many, from where on; anything else is an error.

Source: OGC API – Features Part 1 (17-069r4), clause 7.15.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, QueryDict

from places.enums import Kind
from places.finder.moment import SHORTEST
from places.timetable import day_bounds

DEFAULT_LIMIT, LARGEST_LIMIT = 100, 1_000
MOST_OFFSET = 10_000_000
WHOLE_NUMBER = re.compile(r"^\d{1,8}$")
# Longitude before latitude, in degrees. Part 2 has other systems; some clients of it name this one.
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
OF_AXES = ("crs", "bbox-crs")
JSON, GEOJSON, HTML = "application/json", "application/geo+json", "text/html"
Box = tuple[float, float, float, float]


class BadParameter(ValueError):
    """A parameter that cannot be read, or that nobody knows; the message names it."""


class NotAcceptable(ValueError):
    """Nothing that the Accept header takes."""


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """One request for items. ``start`` and ``end`` are aware, half-open, None where unbounded."""

    limit: int = DEFAULT_LIMIT
    offset: int = 0
    box: Box | None = None
    start: datetime | None = None
    end: datetime | None = None
    kinds: tuple[str, ...] = ()


def read_items(data: QueryDict) -> ItemsAsked:
    """The request. Raises ``BadParameter``."""
    known = {"f", "limit", "offset", "bbox", "datetime", "kind", *OF_AXES}
    check_known(data, known)
    for name in OF_AXES:
        if data.get(name, CRS84) != CRS84:
            raise BadParameter(f"{name}: {CRS84} and no other")
    start, end = read_datetime(str(data["datetime"])) if "datetime" in data else (None, None)
    limit = _whole_number(data, "limit", DEFAULT_LIMIT)
    if limit < 1:
        raise BadParameter("limit: a number from 1 up")
    kinds = tuple(kind for text in data.getlist("kind") for kind in text.split(","))
    if set(kinds) - set(Kind.values):
        raise BadParameter(f"kind: one of {', '.join(Kind.values)}")
    return ItemsAsked(
        limit=min(limit, LARGEST_LIMIT),
        offset=min(_whole_number(data, "offset", 0), MOST_OFFSET),
        box=read_box(str(data["bbox"])) if "bbox" in data else None,
        start=start,
        end=end,
        kinds=kinds,
    )


def check_known(data: QueryDict, known: Iterable[str] = ("f",)) -> None:
    """Raises ``BadParameter`` for a name that is none of ``known``, or is given twice."""
    for name, values in data.lists():
        if name not in known:
            raise BadParameter(f"{name}: no such parameter")
        if len(values) > 1 and name != "kind":
            raise BadParameter(f"{name}: given twice")


def _whole_number(data: QueryDict, name: str, default: int) -> int:
    text = data.get(name, str(default))
    if not WHOLE_NUMBER.match(text):
        raise BadParameter(f"{name}: a whole number")
    return int(text)


def read_box(text: str) -> Box:
    """ "west,south,east,north" in degrees, or the same with heights, which are not looked at."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in (4, 6) or not all(map(math.isfinite, numbers)):
        raise BadParameter("bbox: four numbers, west,south,east,north, or six with heights")
    west, south, *_height = numbers[: len(numbers) // 2]
    east, north, *_height = numbers[len(numbers) // 2 :]
    if south > north or abs(south) > 90 or abs(north) > 90 or max(abs(west), abs(east)) > 180:
        raise BadParameter("bbox: degrees, south not above north")
    return west, south, east, north


def read_datetime(text: str) -> tuple[datetime | None, datetime | None]:
    """A moment, or an interval with ".." or nothing for an open end, both ends included.

    Moments are RFC 3339, with an offset; a date alone is a whole day in London.
    """
    parts = text.split("/")
    if len(parts) == 1:
        return _first(parts[0]), _last(parts[0])
    if len(parts) != 2:
        raise BadParameter("datetime: a moment, or two parted by a slash")
    start = None if parts[0] in ("", "..") else _first(parts[0])
    end = None if parts[1] in ("", "..") else _last(parts[1])
    if start is not None and end is not None and end <= start:
        raise BadParameter("datetime: the end lies before the start")
    return start, end


def _first(text: str) -> datetime:
    found = _moment(text)
    return found if isinstance(found, datetime) else day_bounds(found)[0]


def _last(text: str) -> datetime:
    found = _moment(text)
    return found + SHORTEST if isinstance(found, datetime) else day_bounds(found)[1]


def _moment(text: str) -> datetime | date:
    # A plus sign in an address is a blank.
    tidy = re.sub(r" (?=\d\d:\d\d$)", "+", text)
    try:
        if len(tidy) == len("2026-11-28"):
            found: datetime | date = date.fromisoformat(tidy)
        else:
            found = datetime.fromisoformat(tidy)
    except ValueError:
        raise BadParameter(f"datetime: {text} is no date and no moment of RFC 3339") from None
    if isinstance(found, datetime) and found.tzinfo is None:
        raise BadParameter("datetime: say the offset, as in 2026-11-28T21:30:00Z")
    if not 1900 <= found.year <= 2200:
        raise BadParameter("datetime: a year from 1900 to 2200")
    return found


def read_format(request: HttpRequest, media_type: str = JSON) -> str:
    """The media type to answer with: by ``f``, else by the Accept header.

    Raises ``BadParameter`` or ``NotAcceptable``.
    """
    wanted: Any = request.GET.get("f")
    if wanted is not None:
        if wanted not in ("json", "html"):
            raise BadParameter("f: json or html")
        return media_type if wanted == "json" else HTML
    chosen = request.get_preferred_type([media_type, JSON, HTML])
    if chosen is None:
        raise NotAcceptable("JSON or HTML")
    return HTML if chosen == HTML else media_type
