"""Counts of reports by time of day, of sources that know it, for a whole authority by quarter.

Small areas by hour would be almost all hidden, and what must be hidden for their sake would spoil
the table of areas. So hours are of the authority, and are audited together with what the same
release says of the same reports by area: a quarter of which both together tell too much is left out
of the table of hours, never of that of areas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from gis.analysis.disclosure.figures import Layout
from gis.analysis.disclosure.release import Release as Controlled
from gis.analysis.disclosure.rules import ALL, AUTHORITY, DisclosureRefused, Rules
from gis.analysis.disclosure.together import narrow_periods, side_of, totals_known
from guardianship.insight.models import Release
from guardianship.insight.releasing.controlled import under_control
from guardianship.lib.time_bands import band_choices
from guardianship.safeguarding.harm.enums import UNKNOWN_BAND

if TYPE_CHECKING:
    from gis.models import Area

# Before the name of a layer and source, in the names of tables that hold a release as it is.
AT = "@"
# The rule by which figures are held back when others would give them away.
GIVEN_AWAY = "R-SDC-6"


def bands_told() -> list[str]:
    """Codes of all bands, of the hours that no band names, and of reports without an hour."""
    return [*(code for code, _label in band_choices()), UNKNOWN_BAND]


def knows_hours(bands: Sequence[str]) -> bool:
    """Whether any report came with an hour."""
    return any(band != UNKNOWN_BAND for band in bands)


def hours_under_control(
    name: str,
    by_band: pd.DataFrame,
    by_area: pd.DataFrame,
    layout: Layout,
    authority: Area,
    earlier: list[Release],
    sources: Sequence[str],
) -> tuple[Controlled, pd.DataFrame] | None:
    """The controlled hours and their true cells, or None where nothing of them may be told.

    ``by_band``: true counts by ``period`` and ``band``. ``by_area``: those of the release's table
    of areas, of which ``layout`` speaks. Both are of the same reports.
    """
    rules = Rules()
    areas = side_of(layout, by_area, rules)
    cells = by_band.assign(area=authority.code)
    quarters = list(layout.periods)
    while quarters:
        mine = cells[cells["period"].isin(quarters)]
        of_hours = _layout(authority, quarters)
        known = totals_known(areas, of_hours, rules)
        try:
            hours = side_of(of_hours, mine, rules, known)
        except DisclosureRefused as refused:
            if refused.rule != GIVEN_AWAY:
                raise
            return None
        narrow = _quarters_of(narrow_periods(areas, hours, rules), quarters)
        if not narrow:
            controlled = under_control(
                AT + name, mine, of_hours, earlier, sources=sources, known=known
            )
            return controlled, mine
        quarters = [each for each in quarters if each not in narrow]
    return None


def for_readers(controlled: Controlled, authority: Area) -> pd.DataFrame:
    """Rows by quarter and band; totals are in the table of areas."""
    table = controlled.table()
    is_quarter = table["period"].isin(controlled.about["periods"])
    table = table[(table["band"] != ALL) & is_quarter]
    order = {band: number for number, band in enumerate(bands_told())}
    table = table.assign(
        area_code=authority.code, area_name=authority.name, order=table["band"].map(order)
    )
    return table.sort_values(["period", "order"], ignore_index=True).drop(columns="order")


def _layout(authority: Area, quarters: Sequence[str]) -> Layout:
    return Layout(
        kind=AUTHORITY,
        areas=(authority.code,),
        periods=tuple(quarters),
        dimensions={"band": tuple(bands_told())},
        larger={},
    )


def _quarters_of(narrow: set[str], quarters: Sequence[str]) -> set[str]:
    """Of what is narrow in a year, every quarter; of what is narrow elsewhere, all there are."""
    found = {each for each in quarters if each in narrow or each[:4] in narrow}
    return found or (set(quarters) if narrow else set())
