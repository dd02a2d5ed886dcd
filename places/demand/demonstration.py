"""Counts that an invented town could have: of nobody, drawn once for finished quarters."""

from __future__ import annotations

from datetime import date, timedelta

from gis.models import Area
from guardianship.lib import clock
from places.demand.models import NothingOpenCount
from places.demand.tally import first_of_quarter
from places.enums import Kind
from places.finder.nothing_open import ANY_KIND

QUARTERS = 3
# How often in the oldest quarter, and by how much more in each after it.
IN_VAIN = {
    (ANY_KIND, "weekend_night"): (58, 9),
    (ANY_KIND, "sunday_evening"): (41, 3),
    (ANY_KIND, "late"): (33, 4),
    (Kind.YOUTH_PROVISION, "weekend_night"): (36, 5),
    (Kind.YOUTH_PROVISION, "sunday_evening"): (24, 2),
    (Kind.RESPITE_SPACE, "weekend_night"): (13, 4),
    (Kind.RESPITE_SPACE, "late"): (11, 3),
    (Kind.DETACHED_YOUTH_WORK, "late"): (6, 2),
    (Kind.TRUSTED_BUSINESS, "sunday_evening"): (7, 1),
}


def let_the_town_search(home: Area) -> int:
    """Counts of the last finished quarters; returns how many rows. Again, it adds nothing."""
    if NothingOpenCount.objects.filter(area_code=home.code).exists():
        return 0
    rows = [
        NothingOpenCount(
            area_code=home.code,
            quarter_from=quarter,
            wanted=wanted,
            band=band,
            count=often + more * number,
        )
        for number, quarter in enumerate(_finished_quarters())
        for (wanted, band), (often, more) in IN_VAIN.items()
    ]
    return len(NothingOpenCount.objects.bulk_create(rows))


def _finished_quarters() -> list[date]:
    """First days, the oldest first."""
    found, begins = [], first_of_quarter(clock.today())
    for _back in range(QUARTERS):
        begins = first_of_quarter(begins - timedelta(days=1))
        found.append(begins)
    return found[::-1]
