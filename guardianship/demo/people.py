"""Who lives where: invented numbers with the shape of a real town's."""

from dataclasses import dataclass

from guardianship.demo.areas import Area
from guardianship.demo.dice import dice, shares
from guardianship.demo.town import POPULATION

OLDEST = 90
ETHNIC_GROUPS = ("asian", "black", "mixed", "white", "other")

# Share of people by age band in a town of its size, as (first age, last age, weight per year).
BASE = ((0, 9, 1.05), (10, 19, 1.2), (20, 34, 1.25), (35, 59, 1.3), (60, 74, 1.15), (75, 89, 0.6))
NINETY_AND_OVER = 2.2
# How a kind of ground differs from that: (first age, last age, factor).
DIFFERENCE = {
    "centre": ((0, 17, 0.55), (18, 34, 1.8), (65, 90, 0.8)),
    "estate": ((0, 17, 1.3), (18, 34, 1.1), (65, 90, 0.7)),
    "suburb": ((40, 59, 1.15), (60, 90, 1.1), (18, 29, 0.75)),
    "country": ((18, 34, 0.6), (50, 79, 1.35)),
    "terraces": ((20, 34, 1.25),),
}


@dataclass(frozen=True)
class Residents:
    """People of one area: counts by single year of age, the last one "90 and over"."""

    area: Area
    females: list[int]
    males: list[int]
    ethnicity: list[int]

    @property
    def persons(self) -> list[int]:
        """Females and males together, by age."""
        return [f + m for f, m in zip(self.females, self.males, strict=True)]


def residents(lsoas: list[Area], seed: int) -> list[Residents]:
    """Sixty thousand people over the small areas."""
    chance = dice(seed, "people")
    totals = shares(POPULATION, [chance.uniform(0.85, 1.15) for _ in lsoas])
    return [_of(area, total, seed) for area, total in zip(lsoas, totals, strict=True)]


def _of(area: Area, total: int, seed: int) -> Residents:
    chance = dice(seed, "ages", area.code)
    by_age = shares(total, [_weight(area, age) * chance.uniform(0.7, 1.3) for age in _ages()])
    females = [
        min(count, round(count * (0.49 if age < 60 else 0.53) + chance.uniform(-1.4, 1.4)))
        for age, count in zip(_ages(), by_age, strict=True)
    ]
    females = [max(0, count) for count in females]
    males = [count - f for count, f in zip(by_age, females, strict=True)]
    mixed = 0.04 if _ground(area) in ("suburb", "country") else chance.uniform(0.08, 0.24)
    weights = [mixed * 0.5, mixed * 0.15, mixed * 0.2, 1 - mixed, mixed * 0.15]
    return Residents(area, females, males, shares(total, weights))


def _ages() -> range:
    return range(OLDEST + 1)


def _weight(area: Area, age: int) -> float:
    base = NINETY_AND_OVER if age == OLDEST else _in_bands(BASE, age)
    return base * _in_bands(DIFFERENCE[_ground(area)], age)


def _in_bands(bands: tuple[tuple[int, int, float], ...], age: int) -> float:
    return next((weight for first, last, weight in bands if first <= age <= last), 1.0)


def _ground(area: Area) -> str:
    """Which row of ``DIFFERENCE`` an area follows."""
    district = area.district
    if district is None:
        return "suburb"
    if district.slug == "centre":
        return "centre"
    return {"rings": "estate", "country": "country", "suburb": "suburb"}.get(
        district.style, "terraces"
    )
