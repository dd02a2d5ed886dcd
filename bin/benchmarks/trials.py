"""The questions that the finder is measured with: somewhere people are, at some hour."""

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.contrib.gis.geos import Point

from bin.benchmarks.register import SEED, Register
from gis.crs import WGS84
from places.finder.query import FinderQuery
from places.finder.where import Spot
from places.timetable import instant

RADIUS_M = 3_000
HOURS = range(8, 24)
# Half a kilometre or so to each side of a listing: where somebody stands who looks for one.
JITTER_DEGREES = 0.006


@dataclass(frozen=True)
class Trial:
    """One question: where, and a London wall clock."""

    spot: Spot
    wall: datetime

    @property
    def at(self) -> datetime:
        """The moment in UTC."""
        return instant(self.wall.date(), self.wall.time())

    @property
    def query(self) -> FinderQuery:
        """The finder's own question for this trial."""
        return FinderQuery(at=self.wall, radius_m=RADIUS_M)


def trials(register: Register, count: int) -> list[Trial]:
    """Questions near random listings, so that crowded places are asked about more often."""
    dice = random.Random(SEED)  # noqa: S311 - a benchmark, not a secret
    days = (register.window.last_day - register.window.first_day).days
    found = []
    for _number in range(count):
        longitude, latitude = dice.choice(register.points)
        point = Point(
            longitude + dice.uniform(-JITTER_DEGREES, JITTER_DEGREES),
            latitude + dice.uniform(-JITTER_DEGREES, JITTER_DEGREES),
            srid=WGS84,
        )
        # From today on, and not the very last days: what people ask.
        day = register.window.first_day + timedelta(days=dice.randrange(7, days - 2))
        wall = datetime.combine(day, time(dice.choice(HOURS), dice.choice((0, 30))))
        found.append(Trial(Spot("here", "here", point), wall))
    return found
