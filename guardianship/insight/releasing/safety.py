"""What young people say, area by area, as far as enough have said: for all who read a release.

Only what nobody was kept from, and what may leave the area, is in it: a release is read by people
of several kinds of organisation.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from django.db.models import F, Q

from gis.analysis.disclosure.differences import NOT_SHOWN_VALUE, held_to_earlier
from gis.analysis.disclosure.rules import Rules
from gis.models import Area
from guardianship.insight.canonical import read_canonical
from guardianship.insight.models import Release, TrueCells
from guardianship.lib.time_bands import time_bands
from guardianship.safeguarding.rights.enums import Consent
from guardianship.safeguarding.rights.small_numbers import LEAST, shown
from guardianship.safeguarding.safety_mapping.enums import Feels
from guardianship.safeguarding.safety_mapping.layer import SESSIONS_NEEDED, WEEKS_NEEDED
from guardianship.safeguarding.safety_mapping.models import GroupSession, SessionCell, SingleAnswer

SAFETY, PEOPLE = "safety", "people"
KEYS = ["area", "band", "feels"]
FOR_ALL_READERS = Q(consent__in=(Consent.PARTNERS, Consent.PUBLISH), kept_from=[])


@dataclass(slots=True)
class _Said:
    feels: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    weeks: set[object] = field(default_factory=set)
    sessions: set[object] = field(default_factory=set)

    def is_enough(self) -> bool:
        several = len(self.weeks) >= WEEKS_NEEDED or len(self.sessions) >= SESSIONS_NEEDED
        return sum(self.feels.values()) >= LEAST and several

    def numbers(self) -> dict[str, int]:
        """How many feel each way, and all together."""
        feels = {each.value: self.feels[each.value] for each in Feels}
        return {**feels, PEOPLE: sum(feels.values())}


def safety_frame(
    authority: Area, earlier: list[Release]
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """By area that was asked about, and band, numbers in fives; and the true cells (``area``,
    ``band``, ``feels``, ``count``), None without any, to which the next release is held.

    A number that moved by a few answers since the last of ``earlier`` stays as it was: who answered
    in between is not found by subtracting. An area that stands in sets of several vintages is one,
    by its code. The wall must be open.
    """
    inside = Area.objects.filter(boundary__intersects=authority.boundary)
    said: dict[tuple[str, str], _Said] = defaultdict(_Said)
    sessions = GroupSession.objects.standing().filter(FOR_ALL_READERS)
    cells = SessionCell.objects.filter(session__in=sessions.values("pk"), area__in=inside)
    for area, band, feels, session, week, size in cells.values_list(
        "area__code", "band", "feels", "session_id", "session__week", "session__group_size"
    ):
        each = said[area, band]
        each.feels[feels] += size
        each.weeks.add(week)
        each.sessions.add(session)
    singles = SingleAnswer.objects.standing().filter(FOR_ALL_READERS, area__in=inside)
    for area, band, feels, week in singles.exclude(feels="").values_list(
        "area__code", "band", "feels", "week"
    ):
        said[area, band].feels[feels] += 1
        said[area, band].weeks.add(week)
    cells = _cells(dict(said))
    return _rows(dict(said), _held(cells, earlier)), cells if len(cells) else None


def _cells(said: dict[tuple[str, str], _Said]) -> pd.DataFrame:
    """Every true number, also of those who are too few, with what may be ``shown`` of it."""
    rows = [
        {
            "area": area,
            "band": band,
            "feels": name,
            "count": number,
            "shown": (shown(number) if each.is_enough() else None) or NOT_SHOWN_VALUE,
        }
        for (area, band), each in said.items()
        for name, number in each.numbers().items()
    ]
    return pd.DataFrame(rows, columns=[*KEYS, "count", "shown"])


def _held(cells: pd.DataFrame, earlier: list[Release]) -> pd.Series:
    """What is shown by ``KEYS``: as it was where it moved by fewer than the threshold."""
    now = cells.set_index(KEYS)
    kept = TrueCells.objects.filter(release__in=earlier[-1:], name=SAFETY).first()
    if kept is None or now.empty:
        return now["shown"]
    then = read_canonical(bytes(kept.content)).astype(dict.fromkeys(KEYS, str))
    then = then.set_index(KEYS)["count"]
    told = earlier[-1].table(SAFETY).rename(columns={"area_code": "area"})
    long = told.melt(["area", "band"], [*Feels.values, PEOPLE], "feels", "number")
    was = long.astype(dict.fromkeys(KEYS, str)).set_index(KEYS)["number"]
    both = now.index[now.index.isin(then.index)]
    held = held_to_earlier(
        now.loc[both, "count"].to_numpy(dtype=np.int64),
        then.loc[both].to_numpy(dtype=np.int64),
        now.loc[both, "shown"].to_numpy(dtype=np.int64),
        was.reindex(both).fillna(NOT_SHOWN_VALUE).to_numpy(dtype=np.int64),
        Rules(),
    )
    answer = now["shown"].copy()
    answer.loc[both] = held
    return answer


def _rows(said: dict[tuple[str, str], _Said], told: pd.Series) -> pd.DataFrame:
    codes = {area for area, _band in said}
    by_age = F("area_set__valid_from").asc(nulls_first=True)
    # The newest name of each stands.
    rows_of = Area.objects.filter(code__in=codes).order_by(by_age, "pk")
    names = dict(rows_of.values_list("code", "name"))
    bands = [band.code for band in time_bands()]
    rows = []
    for area, band in said:
        numbers = {name: told[area, band, name] for name in (*Feels.values, PEOPLE)}
        enough = numbers[PEOPLE] != NOT_SHOWN_VALUE
        rows.append(
            {
                "area_code": area,
                "area_name": names[area],
                "band": band,
                "status": "shown" if enough else "not shown",
                **{
                    name: number if enough and number != NOT_SHOWN_VALUE else None
                    for name, number in numbers.items()
                },
                "order": bands.index(band) if band in bands else len(bands),
            }
        )
    order = ["area_name", "area_code", "order"]
    return pd.DataFrame(rows).sort_values(order, ignore_index=True) if rows else pd.DataFrame()
