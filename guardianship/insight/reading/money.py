"""Whose money ends when, and the hours a week that end with it (ledger B7).

Organisations tell the day for those who plan; it is public nowhere and in no release, file or board
pack. So this alone is read from the register of today, by those whom the table of roles lets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from django.db.models import Q

from guardianship.insight.enums import Season
from guardianship.insight.frames.hours import band_slots, usable, weeks_of
from guardianship.insight.frames.listings import Offered
from guardianship.insight.models import Release
from guardianship.lib import clock
from places.enums import HoursKnownChoice
from places.funding import PROVISION
from places.models import Listing

if TYPE_CHECKING:
    import geopandas

WEEKS = 4
MONTHS_OF_A_QUARTER = 3
# Every band of the table of times is an evening or a weekend but this one.
BY_DAY = frozenset({"after_school"})


@dataclass(frozen=True, slots=True)
class Ending:
    """A listing and the day on which its money ends. Hours are of a typical week, None where
    nobody knows them; ``area`` is a code of the release's areas, "" where it shows no place."""

    uid: str
    name: str
    organisation: str
    kind: str
    until: date
    hours: float | None
    late_hours: float | None
    area: str

    @property
    def quarter(self) -> date:
        """The first day of the quarter in which it ends."""
        month = (self.until.month - 1) // MONTHS_OF_A_QUARTER * MONTHS_OF_A_QUARTER + 1
        return self.until.replace(month=month, day=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What organisations said: those whose money ends, those whose day has passed, by day and
    name; how many are on offer that run on money, and of how many nobody said anything."""

    ending: Sequence[Ending]
    passed: Sequence[Ending]
    on_offer: int
    not_said: int


def told_of_money(release: Release) -> Told:
    """Of what the public sees in the authority today."""
    here = Listing.objects.listed().filter(authority=release.authority)
    said = list(
        here.filter(funded_until__isnull=False)
        .select_related("organisation")
        .order_by("funded_until", "name", "pk")
    )
    runs_on_money = here.filter(Q(kind__in=PROVISION) | Q(funded_until__isnull=False))
    hours = _hours(release, said)
    areas = _areas(release, said)
    found = [
        Ending(
            str(row.uid),
            row.name,
            row.organisation.name,
            row.kind,
            row.funded_until,
            *hours[row.pk],
            areas[row.pk],
        )
        for row in said
        if row.funded_until is not None
    ]
    today = clock.today()
    on_offer = runs_on_money.count()
    return Told(
        [each for each in found if each.until >= today],
        [each for each in found if each.until < today],
        on_offer,
        on_offer - len(found),
    )


def _hours(
    release: Release, listings: Sequence[Listing]
) -> dict[int, tuple[float | None, float | None]]:
    """Hours of a typical week from today on, and those of evenings and weekends, by key.

    Of a week of term where term dates are known.
    """
    if not listings:
        return {}
    index = pd.Index([str(row.uid) for row in listings], name="listing", dtype=object)
    unknown = [row.hours_known != HoursKnownChoice.KNOWN for row in listings]
    frame: geopandas.GeoDataFrame = pd.DataFrame({"unknown": unknown}, index=index)
    offered = Offered({str(row.uid): row for row in listings}, frame, 0)
    weeks = weeks_of(release.authority, offered, WEEKS, week_from=clock.today(), on_date=None)
    season: Season = next(iter(weeks.slots))
    share = usable(weeks, season, frame, 0, 0)
    slot_h = weeks.slots[season].slot_min / 60
    late = sorted(
        {
            slot
            for band, slots in band_slots(season, weeks.days[season]).items()
            if band not in BY_DAY
            for slot in slots
        }
    )
    hours = share.to_numpy() * slot_h
    return {
        row.pk: (_known(hours[at].sum()), _known(hours[at, late].sum()))
        for at, row in enumerate(listings)
    }


def _known(hours: float) -> float | None:
    return None if np.isnan(hours) else float(hours)


def _areas(release: Release, listings: Sequence[Listing]) -> dict[int, str]:
    """The area of each listing where it shows one, by key; "" elsewhere."""
    rows = list(release.geography.areas.values_list("code", "boundary"))
    tree = shapely.STRtree([shapely.from_wkb(bytes(shape.wkb)) for _code, shape in rows])
    found = dict.fromkeys((row.pk for row in listings), "")
    for row in listings:
        if row.public_geometry is None:
            continue
        spot = shapely.from_wkb(bytes(row.public_geometry.wkb)).representative_point()
        inside = tree.query(spot, predicate="intersects")
        if len(inside):
            found[row.pk] = rows[int(inside.min())][0]
    return found
