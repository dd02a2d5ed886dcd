"""The two coordinate systems, and the door between them.

Positions are stored as WGS 84 longitude and latitude; everything measured in metres happens
on the British National Grid (Ordnance Survey, "A guide to coordinate systems in Great
Britain"). Northern Ireland uses another grid, so positions there are refused for metric work.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pyproj import Transformer

if TYPE_CHECKING:
    import geopandas

WGS84 = 4326
BRITISH_NATIONAL_GRID = 27700

# Longitude and latitude bounds of the United Kingdom with its islands.
UK_WEST, UK_SOUTH, UK_EAST, UK_NORTH = -8.7, 49.8, 1.8, 60.9
GRID_EAST_M, GRID_NORTH_M = 700_000, 1_300_000


class WrongCrs(ValueError):
    """Raised where metric work meets a frame that is not on the British National Grid."""


class OutsideTheUnitedKingdom(ValueError):
    """Raised for a position that lies outside the United Kingdom."""


@lru_cache(maxsize=2)
def _transformer(source: int, target: int) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def to_grid(lon: float, lat: float) -> tuple[float, float]:
    """Easting and northing in metres; raises outside the United Kingdom."""
    check_in_uk(lon, lat)
    return _transformer(WGS84, BRITISH_NATIONAL_GRID).transform(lon, lat)


def to_lon_lat(easting_m: float, northing_m: float) -> tuple[float, float]:
    """Longitude and latitude; raises outside the British National Grid."""
    if not (0 <= easting_m <= GRID_EAST_M and 0 <= northing_m <= GRID_NORTH_M):
        raise OutsideTheUnitedKingdom(
            f"easting {easting_m:.0f}, northing {northing_m:.0f} is outside the national grid"
        )
    return _transformer(BRITISH_NATIONAL_GRID, WGS84).transform(easting_m, northing_m)


def check_in_uk(lon: float, lat: float) -> None:
    """Raise ``OutsideTheUnitedKingdom`` unless the position is in the United Kingdom's box."""
    if not (UK_WEST <= lon <= UK_EAST and UK_SOUTH <= lat <= UK_NORTH):
        swapped = UK_WEST <= lat <= UK_EAST and UK_SOUTH <= lon <= UK_NORTH
        hint = "; longitude and latitude look swapped" if swapped else ""
        raise OutsideTheUnitedKingdom(
            f"longitude {lon:.4f}, latitude {lat:.4f} is outside the United Kingdom{hint}"
        )


def require_metric(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Return ``frame`` unchanged, or raise ``WrongCrs`` unless it is in metres on the grid."""
    if frame.crs is None or frame.crs.to_epsg() != BRITISH_NATIONAL_GRID:
        raise WrongCrs(f"expected the British National Grid in metres, got {frame.crs}")
    return frame
