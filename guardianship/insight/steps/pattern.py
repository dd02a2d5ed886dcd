"""Whether small areas beside each other lack alike, and whether that holds at other scales."""

from __future__ import annotations

import pandas as pd

from gis.analysis.gap.shortfall import short_of_a_place
from gis.analysis.pattern.clusters import Around, clusters_over_times
from gis.analysis.pattern.hexagons import hexagon_of
from gis.analysis.pattern.neighbours import touching
from gis.analysis.pattern.scale import holds_at
from gis.models import AreaKind, AreaSet
from guardianship.insight.frames.areas import other_units
from guardianship.insight.steps.inputs import Inputs, season_and_band

HEXAGON_M = 1000.0
# A finding of small areas is told of a unit when at least half of its people live in them.
MOST = 0.5


def pattern_frame(inputs: Inputs, access: pd.DataFrame) -> pd.DataFrame:
    """By unit and time: ``around`` (Gi* of the small areas), holds, of, words.

    ``access`` is places a young person, small areas × times. Areas of which nobody knows how far
    it is to walk are left out.
    """
    known = inputs.areas.inside.index[access.loc[inputs.areas.inside.index].notna().all(axis=1)]
    small = inputs.areas.small.loc[known]
    lived = small[small["people"] > 0]
    if lived.empty:
        return pd.DataFrame()
    short = short_of_a_place(
        lived["people"],
        access.loc[lived.index],
        standard_per_1000=inputs.asked.standard_per_1000,
    )
    neighbours = touching(lived[["geometry"]])
    scales = _scales(inputs, lived)
    rates = short.div(lived["people"], axis=0)
    around = clusters_over_times(rates, neighbours, false_share=inputs.asked.false_share)
    parts = []
    for time in short.columns:
        holds = holds_at(short[time], lived["people"], scales)
        parts.append(_by_unit(inputs, lived, time, around[time], holds))
    return pd.concat(parts, ignore_index=True)


def _scales(inputs: Inputs, small: pd.DataFrame) -> pd.DataFrame:
    points = small[["geometry"]].copy()
    points["geometry"] = small.geometry.representative_point()
    found = {"hexagon": hexagon_of(points, width_m=HEXAGON_M)}
    for kind in (AreaKind.MSOA, AreaKind.WARD):
        newest = AreaSet.objects.filter(kind=kind).order_by("-valid_from", "-code").first()
        units = other_units(newest, inputs.areas, points) if newest else None
        if units is not None:
            found[kind.value] = units
    return pd.DataFrame(found)


def _by_unit(
    inputs: Inputs, small: pd.DataFrame, time: str, around: pd.Series, holds: pd.DataFrame
) -> pd.DataFrame:
    season, band = season_and_band(time)
    scales = [name for name in holds.columns if name not in ("holds", "of", "words")]
    people, unit = small["people"], small["unit"]
    lived = people.groupby(unit).sum()
    shares = holds[scales].astype(float).mul(people, axis=0).groupby(unit).sum().div(lived, axis=0)
    held = (shares >= MOST).sum(axis=1)
    units = [code for code in inputs.areas.units.index if code in lived.index]
    answer = pd.DataFrame({"area_code": units, "season": season, "band": band})
    answer["around"] = _most(around, people, unit).loc[units].to_numpy()
    answer["holds"], answer["of"] = held.loc[units].to_numpy(), len(scales)
    answer["words"] = [f"holds at {number} of {len(scales)} scales" for number in answer["holds"]]
    return answer


def _most(around: pd.Series, people: pd.Series, unit: pd.Series) -> pd.Series:
    """What is said where at least half of a unit's people live, else "as chance allows"."""
    said = around.map(str)
    lived = people.groupby([unit, said]).sum().unstack(fill_value=0.0)
    is_most = lived.max(axis=1) >= MOST * lived.sum(axis=1)
    return lived.idxmax(axis=1).where(is_most, str(Around.AS_CHANCE))
