"""Where police, health and young people's evidence agree, and where only one of them speaks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd

from gis.analysis.contracts import (
    BadParameter,
    require_between,
    require_columns,
    require_numbers,
    require_unique_index,
)
from gis.analysis.harm.counts import SourceKind

SURE = 0.8


class Reading(StrEnum):
    """What the sources say together of an area."""

    ALL = "every source that speaks says more than elsewhere"
    SEVERAL = "more than one source says more than elsewhere"
    YOUNG_PEOPLE_ALONE = "young people alone say more than elsewhere: ask them"
    POLICE_ALONE = "police records alone say more: look at the data before the place"
    ONE = "one source alone says more than elsewhere"
    NONE = "no source says more than elsewhere"
    SILENT = "no source says enough to tell"


def agreement(
    p_above: pd.DataFrame, kinds: Mapping[str, SourceKind], *, sure: float = SURE
) -> pd.DataFrame:
    """What sources say of each area side by side: columns high, speaking, saying, reading.

    ``p_above`` holds, for each area and source, the probability that the area is above the mean
    of that source (``rates.empirical_bayes``), NaN where the source cannot tell. A source says
    "more" from ``sure`` up. Nothing is added up: ``saying`` names who says more.
    """
    require_unique_index(p_above, "p_above")
    require_between("sure", sure, 0.5, 1, above=True)
    if missing := [name for name in p_above.columns if name not in kinds]:
        raise BadParameter("kinds", f"does not say who {', '.join(missing)} is")
    require_columns(p_above, list(p_above.columns), "p_above")
    for name in p_above.columns:
        require_numbers(p_above[name], f"p_above.{name}", least=0, most=1, missing=True)
    high = p_above >= sure
    names = list(p_above.columns)
    saying = [[name for name in names if high.at[area, name]] for area in p_above.index]
    speaking = p_above.notna().sum(axis=1)
    readings = [
        _reading([kinds[name] for name in said], int(count))
        for said, count in zip(saying, speaking, strict=True)
    ]
    return pd.DataFrame(
        {
            "high": [len(said) for said in saying],
            "speaking": speaking.to_numpy(),
            "saying": [", ".join(said) for said in saying],
            "reading": readings,
        },
        index=p_above.index,
    )


def _reading(saying: list[SourceKind], speaking: int) -> Reading:
    if not speaking:
        return Reading.SILENT
    if not saying:
        return Reading.NONE
    if set(saying) == {SourceKind.POLICE}:
        return Reading.POLICE_ALONE
    if set(saying) == {SourceKind.YOUNG_PEOPLE}:
        return Reading.YOUNG_PEOPLE_ALONE
    if len(saying) == 1:
        return Reading.ONE
    return Reading.ALL if len(saying) == speaking else Reading.SEVERAL
