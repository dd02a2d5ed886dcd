"""What was looked for while nothing was open: counts of finished quarters, under control.

Of a whole authority: people name towns and the beginnings of postcodes, which are larger than a
neighbourhood, and a release has one small geography alone (R-SDC-3). No sums are released: most
kinds are asked for at few times, and beside a sum every large number would have to be held back
with the small ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from gis.analysis.disclosure.figures import Layout
from gis.analysis.disclosure.release import SHOWN
from gis.analysis.disclosure.release import Release as Controlled
from gis.analysis.disclosure.rules import AUTHORITY
from gis.models import Area
from guardianship.insight.models import Release
from guardianship.insight.releasing.controlled import under_control
from guardianship.lib import clock
from guardianship.lib.time_bands import OTHER_CODE, band_choices
from places.demand.models import NothingOpenCount
from places.demand.tally import first_of_quarter
from places.enums import Kind
from places.finder.nothing_open import ANY_KIND

NAME = "demand/finder"
QUARTERS = 3
WANTED = (ANY_KIND, *Kind.values)
SOURCE = "The finder of this site"


@dataclass(eq=False)
class Demand:
    """The table for readers; the controlled counts as they are; true cells for the next one."""

    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    controlled: dict[str, Controlled] = field(default_factory=dict)
    cells: dict[str, pd.DataFrame] = field(default_factory=dict)


def demand_of(authority: Area, earlier: list[Release]) -> Demand:
    """The last finished quarters, by kind and part of the week; empty where nothing was counted.

    Raises ``DisclosureRefused`` with the name of the rule that a release would break.
    """
    quarters = _finished_quarters()
    cells = _cells(authority, quarters)
    if cells.empty:
        return Demand()
    layout = Layout(
        kind=AUTHORITY,
        areas=(authority.code,),
        periods=tuple(quarters.values()),
        dimensions={"wanted": WANTED, "band": _bands()},
        larger={},
        sums=False,
    )
    controlled = under_control(NAME, cells, layout, earlier, sources=[SOURCE])
    return Demand(_for_readers(controlled, authority), {NAME: controlled}, {NAME: cells})


def _finished_quarters() -> dict[date, str]:
    """Names such as 2026-Q3 by first day, the oldest first."""
    found, begins = [], first_of_quarter(clock.today())
    for _back in range(QUARTERS):
        begins = first_of_quarter(begins - timedelta(days=1))
        found.append(begins)
    return {day: f"{day.year}-Q{(day.month + 2) // 3}" for day in reversed(found)}


def _bands() -> tuple[str, ...]:
    return tuple(code for code, _words in band_choices())


def _cells(authority: Area, quarters: dict[date, str]) -> pd.DataFrame:
    """True counts by quarter, kind and band; bands that no table has any more are "other"."""
    rows = NothingOpenCount.objects.filter(
        area_code=authority.code, quarter_from__in=quarters, wanted__in=WANTED
    )
    values = rows.values_list("quarter_from", "wanted", "band", "count")
    keys = ["area", "period", "wanted", "band"]
    bands = _bands()
    frame = pd.DataFrame(
        [
            (authority.code, quarters[begins], wanted, band if band in bands else OTHER_CODE, often)
            for begins, wanted, band, often in values
        ],
        columns=[*keys, "count"],
    )
    return frame.groupby(keys, as_index=False)["count"].sum()


def _for_readers(controlled: Controlled, authority: Area) -> pd.DataFrame:
    """What is shown, by quarter and in the order of the week: what is not in it is hidden."""
    table = controlled.table()
    kept = table[table["status"] == SHOWN]
    named = kept.assign(area_code=authority.code, area_name=authority.name)
    order = {code: number for number, code in enumerate(_bands())}
    return named.sort_values(
        ["period", "band", "wanted"],
        key=lambda column: column.map(order) if column.name == "band" else column,
        kind="stable",
        ignore_index=True,
    )
