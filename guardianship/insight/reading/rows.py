"""Rows of a release's tables as plain Python, empty cells as None."""

from __future__ import annotations

from typing import Any

import pandas as pd

from guardianship.insight.models import Release

Row = dict[str, Any]


def rows_of(release: Release, name: str, **wanted: str) -> list[Row]:
    """Rows of a table whose columns have these values, in the table's order.

    Raises ``DisclosureRefused`` when the table is not the one that was frozen.
    """
    frame = release.table(name)
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    return as_rows(frame)


def as_rows(frame: pd.DataFrame) -> list[Row]:
    """A dictionary a row; NaN and NA become None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [dict(row) for row in plain.to_dict("records")]


def of_areas(rows: list[Row], authority_code: str) -> list[Row]:
    """Rows of the areas, without those of the authority as a whole; by name."""
    areas = [row for row in rows if row["area_code"] != authority_code]
    return sorted(areas, key=lambda row: str(row["area_name"]).casefold())


def whole_number(value: object) -> str:
    """A count or a rounded number in words; "not known" for None."""
    return "–" if value is None else f"{float(str(value)):,.0f}"
