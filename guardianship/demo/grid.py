"""From the plan's metres around the market cross to the national grid and the globe."""

import numpy as np
from shapely import transform
from shapely.geometry.base import BaseGeometry

from gis.crs import to_lon_lat
from guardianship.demo.town import CENTRE_EASTING_M, CENTRE_NORTHING_M

# A ten-millionth of a degree, OpenStreetMap's own unit, is about a centimetre.
DEGREE_DIGITS = 7


def national(east_m: float, north_m: float) -> tuple[float, float]:
    """Easting and northing on the British National Grid."""
    return CENTRE_EASTING_M + east_m, CENTRE_NORTHING_M + north_m


def lon_lat(east_m: float, north_m: float) -> tuple[float, float]:
    """Longitude and latitude of a point of the plan, rounded.

    The same corner always becomes the same pair, so areas that share an edge on the plan
    share it exactly on the globe.
    """
    lon, lat = to_lon_lat(*national(east_m, north_m))
    return round(lon, DEGREE_DIGITS), round(lat, DEGREE_DIGITS)


def on_the_globe(shape: BaseGeometry) -> BaseGeometry:
    """The shape with every vertex as longitude and latitude."""
    return transform(shape, lambda corners: np.array([lon_lat(x, y) for x, y in corners]))
