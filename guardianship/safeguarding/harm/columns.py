"""Which columns the files of each shape have, by the names that publishers give them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from gis.packs.refusals import FileRefused, nearest
from guardianship.safeguarding.harm.enums import Shape
from guardianship.safeguarding.harm.refused_files import words_of


class Part(StrEnum):
    """What a column tells. No other column of a file is ever read."""

    AREA = "area"
    LON = "lon"
    LAT = "lat"
    MONTH = "month"
    MOMENT = "moment"
    DAY = "day"
    TIME = "time"
    BAND = "band"
    CATEGORY = "category"
    COUNT = "count"
    IDENTITY = "identity"
    PUBLISHER = "publisher"
    FROM_RESPONSE = "from_response"


_AREA = ("lsoa code", "lsoa11 code", "lsoa21 code", "lsoa11cd", "lsoa21cd", "lsoa11 cd",
         "lsoa21 cd", "lsoa", "area code",
         "ward code", "msoa code", "area", "code")  # fmt: skip
_LON, _LAT = ("longitude", "lon", "long", "lng"), ("latitude", "lat")
_DAY = ("date", "incident date", "call date", "attendance date", "arrival date", "event date")
_TIME = ("time", "incident time", "call time", "attendance time", "arrival time", "event time")
_MOMENT = ("datetime", "date time", "date and time", "incident datetime", "call datetime",
           "attendance datetime", "arrival datetime", "timestamp")  # fmt: skip
_MONTH = ("month", "period", "year month")
_CATEGORY = ("category", "crime type", "type", "incident type", "kind", "reason", "measure")
_COUNT = ("count", "number", "total", "exclusions", "suspensions", "events", "value", "n")


@dataclass(frozen=True, slots=True)
class Layout:
    """Names of columns by what they tell, and which parts a file must have: one of each group."""

    known: Mapping[Part, Sequence[str]]
    needed: Sequence[Sequence[Part]]
    # The category where rows have none of their own.
    category: str = ""


_WHERE = {Part.AREA: _AREA, Part.LON: _LON, Part.LAT: _LAT}
LAYOUTS: dict[Shape, Layout] = {
    Shape.STREET: Layout(
        {
            **_WHERE,
            Part.MONTH: _MONTH,
            Part.CATEGORY: ("crime type",),
            Part.IDENTITY: ("crime id",),
            Part.PUBLISHER: ("falls within",),
        },
        needed=[[Part.MONTH], [Part.CATEGORY], [Part.AREA, Part.LON]],
    ),
    Shape.STOP_SEARCH: Layout(
        {**_WHERE, Part.MOMENT: ("date",)},
        needed=[[Part.MOMENT], [Part.LON]],
        category="stop-and-search",
    ),
    Shape.EVENTS: Layout(
        {
            **_WHERE,
            Part.MOMENT: _MOMENT,
            Part.DAY: _DAY,
            Part.TIME: _TIME,
            Part.CATEGORY: _CATEGORY,
        },
        needed=[[Part.MOMENT, Part.DAY], [Part.CATEGORY], [Part.AREA, Part.LON]],
    ),
    Shape.EXCLUSIONS: Layout(
        {Part.AREA: _AREA, Part.MONTH: _MONTH, Part.CATEGORY: _CATEGORY, Part.COUNT: _COUNT},
        needed=[[Part.AREA], [Part.MONTH], [Part.COUNT]],
        category="school-exclusion",
    ),
    Shape.AREA_COUNTS: Layout(
        {
            Part.AREA: _AREA,
            Part.MONTH: _MONTH,
            Part.BAND: ("time band", "band"),
            Part.CATEGORY: _CATEGORY,
            Part.COUNT: _COUNT,
            Part.FROM_RESPONSE: ("from response", "brought in by a response"),
        },
        needed=[[Part.AREA], [Part.MONTH], [Part.CATEGORY], [Part.COUNT]],
    ),
}


def find_columns(shape: Shape, header: Sequence[str]) -> dict[Part, str]:
    """The column of each part; ``FileRefused`` when a needed one is missing or there twice."""
    layout = LAYOUTS[shape]
    by_words: dict[str, list[str]] = {}
    for column in header:
        by_words.setdefault(words_of(column), []).append(column)
    found: dict[Part, str] = {}
    for part, names in layout.known.items():
        name = next((name for name in names if name in by_words), None)
        if name and len(by_words[name]) > 1:
            raise FileRefused(
                _("the column “%(name)s” is there twice; which one counts is not sure")
                % {"name": name}
            )
        if name:
            found[part] = by_words[name][0]
    if (Part.LON in found) != (Part.LAT in found):
        raise FileRefused(_("it has only one of longitude and latitude"))
    for group in layout.needed:
        if not any(part in found for part in group):
            wanted = _(" or ").join(f"“{layout.known[part][0]}”" for part in group)
            close = nearest(layout.known[group[0]][0], header)
            raise FileRefused(
                _("there is no column %(names)s; %(count)s columns are there")
                % {"names": f"{wanted}{close}", "count": len(header)}
            )
    return found
