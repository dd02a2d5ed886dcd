"""Whether small areas beside each other lack alike, and whether that holds at other scales."""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.gap.shortfall import short_of_a_place
from gis.analysis.pattern.clusters import Around, local_clusters
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
    parts = []
    for time in short.columns:
        rate = short[time] / lived["people"]
        around = local_clusters(rate, neighbours, false_share=inputs.asked.false_share)["around"]
        holds = holds_at(short[time], lived["people"], scales)
        parts.append(_by_unit(inputs, lived, time, around, holds))
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
    rows = []
    for unit in inputs.areas.units.index:
        at = small.index[small["unit"] == unit]
        if not len(at):
            continue
        weight = small.loc[at, "people"].to_numpy()
        held = sum(np.average(holds.loc[at, name], weights=weight) >= MOST for name in scales)
        rows.append(
            {
                "area_code": unit, "season": season, "band": band,
                "around": _most(around.loc[at], weight), "holds": int(held), "of": len(scales),
                "words": f"holds at {held} of {len(scales)} scales",
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def _most(around: pd.Series, weight: np.ndarray) -> str:
    """What is said of those in which at least half of the people live, else "as chance allows"."""
    lived = pd.Series(weight).groupby([str(said) for said in around]).sum()
    most = lived.idxmax()
    return str(most) if lived[most] >= MOST * lived.sum() else str(Around.AS_CHANCE)
