"""What every analysis asks of its input, checked at the door and refused by name.

A measure that was computed from wrong input looks like one that was not. So nothing is
guessed here: a frame in degrees, a code that stands there twice or a number that is no number
raises, and the message names the frame, the column and the first rows at fault.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import geopandas
import numpy as np
import pandas as pd

from gis import crs
from gis.analysis.refusals import (
    BadFrame,
    BadInput,
    BadParameter,
    require_between,
    require_one_of,
)

# The whole contract stands here, whichever half of it needs frames.
__all__ = [
    "NAMED_ROWS",
    "BadFrame",
    "BadInput",
    "BadParameter",
    "require_between",
    "require_columns",
    "require_metric",
    "require_numbers",
    "require_one_of",
    "require_same_codes",
    "require_unique_index",
]

# How many rows a message names: enough to find the fault, few enough to read.
NAMED_ROWS = 5


def require_metric(frame: geopandas.GeoDataFrame, name: str = "frame") -> geopandas.GeoDataFrame:
    """Return ``frame`` unchanged, or raise unless it is on the British National Grid.

    Every row needs a geometry with finite coordinates. Raises ``BadFrame``.
    """
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise BadFrame(name, "has no geometries")
    try:
        crs.require_metric(frame)
    except crs.WrongCrs as error:
        raise BadFrame(name, str(error)) from error
    shapes = frame.geometry
    nothing = (shapes.isna() | shapes.is_empty).to_numpy()
    if nothing.any():
        raise BadFrame(name, f"has no geometry at {_rows(frame.index, nothing)}")
    wild = ~np.isfinite(shapes.bounds.to_numpy()).all(axis=1)
    if wild.any():
        raise BadFrame(name, f"has coordinates that are no numbers at {_rows(frame.index, wild)}")
    return frame


def require_columns(
    frame: pd.DataFrame, columns: Collection[str], name: str = "frame"
) -> pd.DataFrame:
    """Return ``frame`` unchanged, or raise ``BadFrame`` with every column that is missing."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        there = ", ".join(map(str, frame.columns)) or "none"
        raise BadFrame(name, f"lacks the column {', '.join(missing)}; it has: {there}")
    return frame


def require_unique_index(
    frame: pd.DataFrame | pd.Series, name: str = "frame"
) -> pd.DataFrame | pd.Series:
    """Return ``frame`` unchanged, or raise ``BadFrame`` unless each label stands there once."""
    if frame.index.hasnans:
        raise BadFrame(name, "has rows without a code")
    twice = frame.index.duplicated()
    if twice.any():
        raise BadFrame(name, f"has codes more than once: {_rows(frame.index, twice)}")
    return frame


def require_numbers(
    values: pd.Series,
    name: str,
    *,
    least: float | None = None,
    most: float | None = None,
    missing: bool = False,
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The values as float64, in their order, or ``BadFrame`` where one is no number.

    ``least`` and ``most`` are limits that are themselves allowed. NaN is refused unless
    ``missing`` allows it; infinity always is.
    """
    try:
        numbers = np.array(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadFrame(name, f"holds something that is no number: {error}") from error
    gone = np.isnan(numbers)
    if gone.any() and not missing:
        raise BadFrame(name, f"has no number at {_rows(values.index, gone)}")
    for wrong, what in (
        (np.isinf(numbers), "is infinite"),
        (numbers < least if least is not None else None, f"is below {least}"),
        (numbers > most if most is not None else None, f"is above {most}"),
    ):
        if wrong is not None and wrong.any():
            raise BadFrame(name, f"{what} at {_rows(values.index, wrong)}")
    return numbers


def require_same_codes(one: pd.Index, other: pd.Index, name: str, other_name: str) -> None:
    """Raise ``BadFrame`` unless two frames speak of the same areas.

    Codes that only one of them has are the mark of two vintages: the message names some.
    """
    for mine, theirs, whose in (
        (one, other, name),
        (other, one, other_name),
    ):
        alone = mine[~mine.isin(theirs)]
        if len(alone):
            raise BadFrame(
                f"{name} and {other_name}",
                f"do not speak of the same areas: only {whose} has {_some(list(alone))}. "
                "Areas of two vintages meet through a lookup",
            )


def _rows(index: pd.Index, at_fault: np.ndarray[Any, np.dtype[np.bool_]]) -> str:
    return _some(list(index[at_fault]))


def _some(labels: Sequence[object]) -> str:
    named = ", ".join(map(str, labels[:NAMED_ROWS]))
    more = len(labels) - NAMED_ROWS
    return f"{named} and {more:,} more" if more > 0 else named
