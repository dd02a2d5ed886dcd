"""A minimum service for every area, so that quiet and rural ones do not vanish (row D8)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from gis.analysis.contracts import BadFrame, require_between, require_numbers, require_unique_index


def below_minimum(
    hours: pd.DataFrame,
    minimum_h: Mapping[str, float],
    names: pd.Series,
    times: Mapping[str, str],
) -> pd.DataFrame:
    """Areas that lack a minimum service, however few people or reports they have (row D8).

    ``hours`` are hours a week within reach, areas × times; ``minimum_h`` the least by time.
    Columns name, lacks_h (hours missing in all), lacking (in words); by name, unknown ones last.
    """
    require_unique_index(hours, "hours")
    if nameless := [area for area in hours.index if area not in names.index]:
        raise BadFrame("names", f"has no name for {nameless[0]}")
    for time, least in minimum_h.items():
        require_between(f"minimum_h of {time}", least, 0, 168)
        if time not in hours.columns:
            raise BadFrame("hours", f"lacks the column {time}")
    least_h = pd.Series(dict(minimum_h), dtype=float)
    wanted = hours[list(minimum_h)]
    for time in wanted.columns:
        require_numbers(wanted[time], f"hours.{time}", least=0, missing=True)
    lacks = (least_h - wanted).clip(lower=0)
    unknown = wanted.isna().any(axis=1)
    answer = pd.DataFrame(
        {
            "name": names.reindex(hours.index),
            "lacks_h": lacks.sum(axis=1, skipna=False),
            "lacking": [
                _lacking(lacks.loc[area], wanted.loc[area], least_h, times) for area in hours.index
            ],
        },
        index=hours.index,
    )
    kept = answer[(answer["lacks_h"] > 0) | unknown]
    by_name = np.lexsort((kept["name"].str.casefold(), kept["lacks_h"].isna()))
    return kept.iloc[by_name]


def _lacking(
    lacks: pd.Series, found: pd.Series, least_h: pd.Series, times: Mapping[str, str]
) -> str:
    if found.isna().any():
        return "no network data"
    short = [time for time in lacks.index if lacks[time] > 0]
    return "; ".join(
        f"{times[time]}: {found[time]:g} of {least_h[time]:g} hours a week" for time in short
    )
