"""An invented chequered land on the British National Grid."""

import geopandas
import pandas as pd
from shapely import box

from gis.crs import BRITISH_NATIONAL_GRID


def squares(across: int, *, up: int | None = None, side_m: float = 500) -> geopandas.GeoDataFrame:
    """Squares side by side, with codes by row and column."""
    rows = up or across
    shapes = {
        f"{row:02}-{column:02}": box(
            300_000 + column * side_m,
            180_000 + row * side_m,
            300_000 + (column + 1) * side_m,
            180_000 + (row + 1) * side_m,
        )
        for row in range(rows)
        for column in range(across)
    }
    return geopandas.GeoDataFrame(
        geometry=pd.Series(shapes), index=list(shapes), crs=BRITISH_NATIONAL_GRID
    )
