"""Where people live in Great Britain, roughly: what the big register is spread over."""

import math
import random
from dataclasses import dataclass

from gis.models import Nation

KM_PER_DEGREE = 111.2
SMALL_TOWNS = 900

# Centre (longitude, latitude, to two places) and thousands of people, all rounded.
CITIES = {
    Nation.ENGLAND: (
        (-0.12, 51.51, 8900),
        (-1.90, 52.48, 1140),
        (-1.55, 53.80, 810),
        (-1.47, 53.38, 560),
        (-2.24, 53.48, 550),
        (-2.99, 53.41, 490),
        (-2.59, 51.45, 470),
        (-1.13, 52.64, 370),
        (-1.51, 52.41, 345),
        (-1.75, 53.79, 350),
        (-1.15, 52.95, 325),
        (-1.61, 54.97, 300),
        (-0.34, 53.74, 265),
        (-4.14, 50.37, 265),
        (-2.13, 52.59, 265),
        (-1.48, 52.92, 260),
        (-2.18, 53.00, 258),
        (-1.40, 50.90, 250),
        (-1.09, 50.80, 210),
        (-0.14, 50.82, 280),
        (-0.97, 51.45, 175),
        (-2.70, 53.76, 148),
        (-3.53, 50.72, 130),
        (1.30, 52.63, 144),
        (0.12, 52.21, 146),
        (-1.26, 51.75, 162),
        (-1.08, 53.96, 203),
        (-1.23, 54.57, 144),
        (-2.93, 54.90, 75),
        (-0.54, 53.23, 103),
        (-0.90, 52.24, 230),
        (-1.78, 51.56, 184),
        (1.16, 52.06, 140),
        (0.71, 51.54, 181),
        (-1.88, 50.72, 190),
        (-5.05, 50.26, 21),
    ),
    Nation.WALES: (
        (-3.18, 51.48, 360),
        (-3.94, 51.62, 245),
        (-3.00, 51.59, 160),
        (-2.99, 53.05, 65),
        (-4.13, 53.23, 18),
        (-4.08, 52.42, 16),
        (-3.38, 51.75, 44),
    ),
    Nation.SCOTLAND: (
        (-4.25, 55.86, 635),
        (-3.19, 55.95, 525),
        (-2.10, 57.15, 200),
        (-2.97, 56.46, 148),
        (-4.22, 57.48, 64),
        (-3.94, 56.12, 37),
        (-3.44, 56.40, 47),
    ),
}


@dataclass(frozen=True)
class Town:
    """A centre, how many thousand people live around it, and how far they spread."""

    nation: Nation
    longitude: float
    latitude: float
    thousands: float

    @property
    def spread_km(self) -> float:
        """Standard deviation of the distance from the centre, along each axis."""
        return 0.15 * math.sqrt(self.thousands) if self.thousands < 2_000 else 9.0

    def somewhere(self, dice: random.Random) -> tuple[float, float]:
        """A longitude and latitude where somebody of this town might be."""
        north_km, east_km = (dice.gauss(0, self.spread_km) for _axis in range(2))
        shrink = math.cos(math.radians(self.latitude))
        return (
            self.longitude + east_km / (KM_PER_DEGREE * shrink),
            self.latitude + north_km / KM_PER_DEGREE,
        )


def towns(dice: random.Random) -> list[Town]:
    """The cities, and small towns between any two cities of a nation."""
    cities = [Town(nation, *row) for nation, rows in CITIES.items() for row in rows]
    small = []
    for _number in range(SMALL_TOWNS):
        one = dice.choice(cities)
        other = dice.choice([city for city in cities if city.nation is one.nation])
        share = dice.random()
        small.append(
            Town(
                one.nation,
                one.longitude * share + other.longitude * (1 - share),
                one.latitude * share + other.latitude * (1 - share),
                dice.lognormvariate(3.0, 0.8),
            )
        )
    return [*cities, *small]
