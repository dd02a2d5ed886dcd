"""Points by squares of the grid, so that those near a square are found without looking at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gis.analysis.network.versions import FloatArray, IntArray

CELL_M = 500.0


@dataclass(frozen=True, eq=False)
class CellIndex:
    """``order`` are the positions of all points, square by square, west to east, then north.

    ``keys`` are the numbers of their squares in that order.
    """

    order: IntArray
    keys: IntArray
    west_m: float
    south_m: float
    columns: int
    rows: int

    @classmethod
    def of(cls, x_m: FloatArray, y_m: FloatArray) -> CellIndex:
        """Index the points; there may be none."""
        west_m, south_m = (float(v.min()) if len(v) else 0.0 for v in (x_m, y_m))
        column = ((x_m - west_m) // CELL_M).astype(np.int64)
        row = ((y_m - south_m) // CELL_M).astype(np.int64)
        columns = int(column.max()) + 1 if len(column) else 1
        rows = int(row.max()) + 1 if len(row) else 1
        keys = row * columns + column
        order = np.argsort(keys, kind="stable")
        return cls(order, keys[order], west_m, south_m, columns, rows)

    def near(
        self, west_m: float, south_m: float, east_m: float, north_m: float
    ) -> npt.NDArray[np.int64]:
        """Positions of all points in a box, and of some around it: whole squares are taken."""
        first_column, last_column = self._span(west_m, east_m, self.west_m, self.columns)
        first_row, last_row = self._span(south_m, north_m, self.south_m, self.rows)
        if last_column < first_column or last_row < first_row:
            return np.empty(0, dtype=np.int64)
        rows = np.arange(first_row, last_row + 1) * self.columns
        firsts = np.searchsorted(self.keys, rows + first_column, side="left")
        lasts = np.searchsorted(self.keys, rows + last_column, side="right")
        return self.order[_ranges(firsts, lasts)]

    @staticmethod
    def _span(low_m: float, high_m: float, origin_m: float, count: int) -> tuple[int, int]:
        low, high = int((low_m - origin_m) // CELL_M), int((high_m - origin_m) // CELL_M)
        return max(0, low), min(count - 1, high)


def _ranges(firsts: npt.NDArray[np.int64], lasts: npt.NDArray[np.int64]) -> IntArray:
    """All whole numbers of several half-open ranges, one range after the other."""
    counts = lasts - firsts
    shift = np.repeat(firsts - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return shift + np.arange(counts.sum())
