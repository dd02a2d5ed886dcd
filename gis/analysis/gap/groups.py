"""Areas in groups that the data can tell apart, in words and in the order of the alphabet.

No list here is a ranking: an area is in a group because the whole of its band is on that side
of the line, and within a group areas stand by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_columns,
    require_unique_index,
)
from gis.analysis.gap.thin import Thin

# A place is missing for at least this part of an area's young people.
MISSING_SHARE = 0.5
THERE_SHARE = 0.25


class Support(StrEnum):
    """The groups, in the order in which a page shows them."""

    MISSING = "support missing"
    THERE = "support there"
    UNSURE = "the data do not say whether support is missing"
    NOT_READ = "not read"


SENTENCES = {
    Support.MISSING: "Support missing {time}: about {median:,.0f} young people short of a place "
    "(between {low:,.0f} and {high:,.0f}).",
    Support.THERE: "Support there {time}: few young people are short of a place "
    "(between {low:,.0f} and {high:,.0f}).",
    Support.UNSURE: "The data do not say whether support is missing {time}: between {low:,.0f} "
    "and {high:,.0f} young people may be short of a place.",
}


def support_groups(
    bands: pd.DataFrame,
    people: pd.Series,
    why_not_read: pd.Series,
    names: pd.Series,
    times: Mapping[str, str],
    *,
    missing_share: float = MISSING_SHARE,
    there_share: float = THERE_SHARE,
) -> pd.DataFrame:
    """Each area and time in its group: index area × time, columns name, group, sentence.

    Missing: even the low end of the band is at least ``missing_share`` of the young people.
    There: even the high end is below ``there_share``. ``times`` holds words such as "on Friday
    evening". Rows stand by time, group and name.
    """
    require_columns(bands, ["median", "low", "high"], "bands")
    require_between("missing_share", missing_share, 0, 1, above=True)
    require_between("there_share", there_share, 0, missing_share, above=True)
    require_unique_index(names, "names")
    if not bands.index.equals(why_not_read.index):
        raise BadFrame("why_not_read", "does not have the rows of the bands")
    area, time = (bands.index.get_level_values(level) for level in ("area", "time"))
    if unnamed := [code for code in area.unique() if code not in names.index]:
        raise BadFrame("names", f"has no name for {unnamed[0]}")
    if wordless := [code for code in time.unique() if code not in times]:
        raise BadParameter("times", f"has no words for {wordless[0]}")
    young = people.reindex(area).to_numpy(dtype=float)
    group = np.select(
        [
            (why_not_read != Thin.NO).to_numpy(),
            bands["low"].to_numpy() >= missing_share * young,
            bands["high"].to_numpy() < there_share * young,
        ],
        [Support.NOT_READ, Support.MISSING, Support.THERE],
        default=Support.UNSURE,
    )
    answer = pd.DataFrame(
        {"name": names.reindex(area).to_numpy(), "group": group.astype(object)}, index=bands.index
    )
    answer["sentence"] = [
        _sentence(row, times[row.Index[1]], why)
        for row, why in zip(
            answer.join(bands[["median", "low", "high"]]).itertuples(), why_not_read, strict=True
        )
    ]
    return _in_reading_order(answer, list(times))


def _sentence(row: object, time: str, why: str) -> str:
    group = Support(getattr(row, "group"))  # noqa: B009 - the row's type is pandas' own
    if group is Support.NOT_READ:
        return f"Not read {time}: {why}."
    figures = {name: float(getattr(row, name)) for name in ("median", "low", "high")}
    return SENTENCES[group].format(time=time, **figures)


def _in_reading_order(answer: pd.DataFrame, times: list[str]) -> pd.DataFrame:
    groups = list(Support)
    keys = pd.DataFrame(
        {
            "time": [times.index(time) for time in answer.index.get_level_values("time")],
            "group": [groups.index(group) for group in answer["group"]],
            "name": answer["name"].str.casefold().to_numpy(),
        }
    )
    return answer.iloc[keys.sort_values(["time", "group", "name"], kind="stable").index]


def tiers(bands: pd.DataFrame) -> pd.Series:
    """How many groups the bands of one time can tell apart: areas whose bands overlap share one.

    Tier 1 has the most young people short. Bands that overlap through others share a tier too,
    so most often there is only one; an unknown band is in none (0).
    """
    require_columns(bands, ["low", "high"], "bands")
    known = bands.dropna(subset=["low", "high"]).sort_values("high", ascending=False, kind="stable")
    # A tier ends where a band's top lies below the bottoms of all that came before it.
    reach = known["low"].cummin().shift(fill_value=np.inf)
    tier = (known["high"] < reach).cumsum()
    return tier.reindex(bands.index, fill_value=0).rename("tier")
