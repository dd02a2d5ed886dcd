"""What the dial of harm is turned on: what a release shows of its areas, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from gis.analysis.gap.groups import MISSING_SHARE, THERE_SHARE
from gis.analysis.gap.harm_dial import harm_factor
from gis.analysis.gap.harm_on_show import groups_on_show, rates_on_show
from gis.analysis.harm.counts import SourceKind
from guardianship.insight.models import Release
from guardianship.insight.reading.harm import AUTHORITY, HARM
from guardianship.insight.reading.rows import of_areas, rows_of
from guardianship.insight.reading.slots import Slot
from guardianship.insight.releasing.counts import FALSE_SHARE

QUARTERS_OF_A_YEAR = 4


@dataclass(frozen=True, eq=False)
class Shown:
    """Of the areas by code: ``slots`` (name, group, short, low, high, share), people, and rates
    over the mean by source (NaN where a count is hidden)."""

    slots: pd.DataFrame
    people: pd.Series
    rates: pd.DataFrame
    kinds: Mapping[str, SourceKind]
    limits: Mapping[str, float]

    def factor(self, weights: Mapping[str, float]) -> pd.Series:
        """What each area's shortage is multiplied by. ``BadParameter`` for police alone."""
        return harm_factor(self.rates, self.kinds, weights)

    def groups(self, weights: Mapping[str, float]) -> pd.DataFrame:
        """Columns before and after. ``BadParameter`` for police alone."""
        return groups_on_show(self.slots, self.people, self.factor(weights), **self.limits)


def shown_at(release: Release, slot: Slot) -> Shown:
    """At one time; of each source its last quarter."""
    rows = of_areas(
        rows_of(release, "slots", season=slot.season, band=slot.band), release.authority.code
    )
    slots = pd.DataFrame(
        {
            "name": [row["area_name"] for row in rows],
            "group": [row["group"] for row in rows],
            "short": [row["short"] for row in rows],
            "low": [row["short_low"] for row in rows],
            "high": [row["short_high"] for row in rows],
            "share": [row["share_1200"] for row in rows],
        },
        index=pd.Index([row["area_code"] for row in rows], dtype=object),
    ).astype({"short": "float64", "low": "float64", "high": "float64"})
    people = {
        row["area_code"]: row["people"] for row in rows_of(release, "areas", season=slot.season)
    }
    young = pd.Series(people, dtype="float64").reindex(slots.index)
    counts, years, kinds = _reports(release, slots.index)
    asked = release.head.get("parameters", {})
    return Shown(
        slots,
        young,
        rates_on_show(
            counts,
            years,
            rounded_to=float(release.head.get("rules", {}).get("base", 0)),
            false_share=FALSE_SHARE,
        ),
        kinds,
        {
            "missing_share": asked.get("missing_share", MISSING_SHARE),
            "there_share": asked.get("there_share", THERE_SHARE),
        },
    )


def _reports(
    release: Release, areas: pd.Index
) -> tuple[pd.DataFrame, pd.Series, dict[str, SourceKind]]:
    """Counts that are shown, areas × sources, years that were lived in the quarter, and kinds."""
    counts, kinds = pd.DataFrame(index=areas), {}
    years = pd.Series(0.0, index=areas)
    rows = [row for row in rows_of(release, HARM) if row["level"] != AUTHORITY]
    for code in sorted({row["source"] for row in rows}):
        mine = [row for row in rows if row["source"] == code]
        period = max(row["period"] for row in mine)
        last = {row["area_code"]: row for row in mine if row["period"] == period}
        told = {at: row["count"] for at, row in last.items()}
        counts[code] = pd.Series(told, dtype="float64").reindex(areas)
        lived = {at: row["people"] for at, row in last.items()}
        years = pd.Series(lived, dtype="float64").reindex(areas).combine_first(years)
        kinds[code] = SourceKind(mine[0]["source_kind"])
    return counts, years.fillna(0.0) / QUARTERS_OF_A_YEAR, kinds
