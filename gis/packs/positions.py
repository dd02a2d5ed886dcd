"""Points from the columns of a row, checked against the United Kingdom."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.gis.geos import Point

from gis.crs import WGS84, OutsideTheUnitedKingdom, check_in_uk, to_lon_lat
from gis.models import Nation
from gis.packs.cells import number
from gis.packs.csv_rows import Row
from gis.packs.refusals import FileRefused, RowRefused

# About a centimetre: what a grid reference is good for when it becomes degrees.
DECIMALS = 7
NOT_BRITISH = "are of another grid in Northern Ireland; give longitude and latitude"
SUSPICIOUS_FROM_ROWS = 3


def position_columns(values: Mapping[str, str]) -> list[str]:
    """The columns that hold the position, named by a table of the manifest."""
    return [values[key] for key in ("lon", "lat", "easting", "northing") if key in values]


def check_grid(columns: Mapping[str, str], postcode: str, nation: str) -> None:
    """Raise where grid numbers belong to Northern Ireland, which has a grid of its own.

    Its numbers look like British ones and would stand for a place near Liverpool.
    """
    if "easting" not in columns:
        return
    if nation == Nation.NORTHERN_IRELAND:
        raise FileRefused(f"easting and northing {NOT_BRITISH}")
    if postcode.startswith("BT"):
        raise RowRefused(f"{columns['easting']}, {columns['northing']}", NOT_BRITISH)


def point_in_row(row: Row, columns: Mapping[str, str]) -> Point | None:
    """The WGS 84 point of a row; None when both its numbers are missing or not asked for."""
    for across, up in (("lon", "lat"), ("easting", "northing")):
        if across in columns:
            return _point(row, columns[across], columns[up], on_grid=across == "easting")
    return None


def _point(row: Row, across: str, up: str, *, on_grid: bool) -> Point | None:
    x, y = number(row.cells[across], across), number(row.cells[up], up)
    if x is None and y is None:
        return None
    if x is None or y is None:
        raise RowRefused(across if x is None else up, "is missing, and the other one is not")
    try:
        if on_grid:
            x, y = (round(value, DECIMALS) for value in to_lon_lat(x, y))
        check_in_uk(x, y)
    except OutsideTheUnitedKingdom as error:
        raise RowRefused(f"{across}, {up}", str(error)) from error
    return Point(x, y, srid=WGS84)


class SamePointWatch:
    """Sees whether all rows of a file share one coordinate, as a broken export does."""

    def __init__(self) -> None:
        self.rows = 0
        self._first: tuple[float, float] | None = None
        self._differ = False

    def see(self, point: Point) -> None:
        """Remember the point of one row."""
        self.rows += 1
        here = (point.x, point.y)
        if self._first is None:
            self._first = here
        self._differ = self._differ or here != self._first

    def check(self) -> None:
        """Raise ``FileRefused`` when there were several rows and all had the same point."""
        if self.rows >= SUSPICIOUS_FROM_ROWS and not self._differ:
            raise FileRefused(
                f"all {self.rows:,} rows share one coordinate; the positions were lost somewhere"
            )
