"""Small invented tables of counts, and what somebody with a pencil makes of a release."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gis.analysis.disclosure.figures import Layout

QUARTER = "2026-Q1"
TOTAL = "all areas"


def layout(
    areas: int, *, periods: Sequence[str] = (QUARTER,), **dimensions: Sequence[str]
) -> Layout:
    """MSOAs A00, A01 … of one authority."""
    codes = tuple(f"A{number:02}" for number in range(areas))
    return Layout(
        kind="msoa",
        areas=codes,
        periods=tuple(periods),
        dimensions={name: tuple(values) for name, values in dimensions.items()},
        larger={"authority": pd.Series(TOTAL, index=list(codes))},
    )


def cells(counts: Sequence[int], period: str = QUARTER) -> pd.DataFrame:
    """One count an area."""
    codes = [f"A{number:02}" for number in range(len(counts))]
    return pd.DataFrame({"area": codes, "period": period, "count": list(counts)})


def shown(table: pd.DataFrame) -> dict[str, int | None]:
    """Published counts by area; None where a count is not shown."""
    one = table[table["period"] == QUARTER]
    pairs = zip(one["area"], one["count"], strict=True)
    return {area: None if pd.isna(count) else int(count) for area, count in pairs}
