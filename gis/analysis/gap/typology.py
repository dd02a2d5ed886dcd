"""Each area in words: what is there, what is missing, and when. What is there comes first."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    BadParameter,
    require_between,
    require_numbers,
    require_unique_index,
)

# Hours a week within reach from which something is there.
THERE_FROM_H = 1.0


def typology(
    hours: pd.DataFrame,
    kinds: Mapping[str, str],
    times: Mapping[str, str],
    *,
    there_from_h: float = THERE_FROM_H,
) -> pd.DataFrame:
    """Two sentences for each area: columns there, missing, and type (a code of both).

    ``hours`` are hours a week within reach: areas × (kind, time). ``kinds`` and ``times`` give
    the words and their order. Areas without network data (NaN) are said to be unknown. The type
    groups areas that have the same: for each time, the kinds that are there.
    """
    require_between("there_from_h", there_from_h, 0, 168, above=True)
    _require_words(hours, kinds, times)
    rows = [_of_area(hours.loc[area], kinds, times, there_from_h) for area in hours.index]
    return pd.DataFrame(rows, index=hours.index, columns=["there", "missing", "type"])


def _require_words(hours: pd.DataFrame, kinds: Mapping[str, str], times: Mapping[str, str]) -> None:
    require_unique_index(hours, "hours")
    if hours.columns.nlevels != 2:
        raise BadFrame("hours", "needs columns of kind and time")
    for kind, time in hours.columns:
        if kind not in kinds:
            raise BadParameter("kinds", f"has no words for {kind}")
        if time not in times:
            raise BadParameter("times", f"has no words for {time}")
        require_numbers(hours[kind, time], f"hours.{kind}.{time}", least=0, missing=True)


def _of_area(
    hours: pd.Series, kinds: Mapping[str, str], times: Mapping[str, str], there_from_h: float
) -> tuple[str, str, str]:
    if hours.isna().any():
        return ("No network data: what is within reach is not known.", "", "unknown")
    there = {
        time: [kind for kind in kinds if hours.get((kind, time), 0.0) >= there_from_h]
        for time in times
        if (hours.index.get_level_values(1) == time).any()
    }
    by_kind = {kind: [time for time in there if kind in there[time]] for kind in kinds}
    said = [
        f"{kinds[kind]} {_and([times[time] for time in when])}"
        for kind, when in by_kind.items()
        if when
    ]
    nothing = [times[time] for time, found in there.items() if not found]
    code = ";".join(f"{time}:{'+'.join(found) or 'none'}" for time, found in there.items())
    return (
        f"There is {_and(said)}." if said else "Nothing is within reach in the week that was read.",
        f"Missing: anything open {_and(nothing)}."
        if nothing
        else "Something is open at each time.",
        code,
    )


def _and(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
