"""What young people say, area by area, as far as enough have said: for all who read a release.

Only what nobody was kept from, and what may leave the area, is in it: a release is read by people
of several kinds of organisation.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd
from django.db.models import Q

from gis.models import Area
from guardianship.lib.time_bands import time_bands
from guardianship.safeguarding.rights.enums import Consent
from guardianship.safeguarding.rights.small_numbers import LEAST, shown
from guardianship.safeguarding.safety_mapping.enums import Feels
from guardianship.safeguarding.safety_mapping.layer import SESSIONS_NEEDED, WEEKS_NEEDED
from guardianship.safeguarding.safety_mapping.models import GroupSession, SessionCell, SingleAnswer

FOR_ALL_READERS = Q(consent__in=(Consent.PARTNERS, Consent.PUBLISH), kept_from=[])


@dataclass(slots=True)
class _Said:
    feels: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    weeks: set[object] = field(default_factory=set)
    sessions: set[object] = field(default_factory=set)

    def is_enough(self) -> bool:
        several = len(self.weeks) >= WEEKS_NEEDED or len(self.sessions) >= SESSIONS_NEEDED
        return sum(self.feels.values()) >= LEAST and several


def safety_frame(authority: Area) -> pd.DataFrame:
    """By area that was asked about, and band; numbers in fives. The wall must be open."""
    inside = Area.objects.filter(boundary__intersects=authority.boundary)
    said: dict[tuple[int, str], _Said] = defaultdict(_Said)
    sessions = GroupSession.objects.standing().filter(FOR_ALL_READERS)
    cells = SessionCell.objects.filter(session__in=sessions.values("pk"), area__in=inside)
    for area, band, feels, session, week, size in cells.values_list(
        "area_id", "band", "feels", "session_id", "session__week", "session__group_size"
    ):
        each = said[area, band]
        each.feels[feels] += size
        each.weeks.add(week)
        each.sessions.add(session)
    singles = SingleAnswer.objects.standing().filter(FOR_ALL_READERS, area__in=inside)
    for area, band, feels, week in singles.exclude(feels="").values_list(
        "area_id", "band", "feels", "week"
    ):
        said[area, band].feels[feels] += 1
        said[area, band].weeks.add(week)
    return _rows(dict(said))


def _rows(said: dict[tuple[int, str], _Said]) -> pd.DataFrame:
    areas = Area.objects.defer("boundary").in_bulk({area for area, _band in said})
    bands = [band.code for band in time_bands()]
    rows = []
    for (key, band), each in said.items():
        enough, area = each.is_enough(), areas[key]
        numbers = {feels.value: shown(each.feels[feels.value]) for feels in Feels}
        numbers["people"] = shown(sum(each.feels.values()))
        rows.append(
            {
                "area_code": area.code,
                "area_name": area.name,
                "band": band,
                "status": "shown" if enough else "not shown",
                **{name: number if enough else None for name, number in numbers.items()},
                "order": bands.index(band) if band in bands else len(bands),
            }
        )
    order = ["area_name", "area_code", "order"]
    return pd.DataFrame(rows).sort_values(order, ignore_index=True) if rows else pd.DataFrame()
