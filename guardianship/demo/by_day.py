"""Who is about by day: where shops and schools are there are more people than live there."""

from guardianship.demo.areas import Area
from guardianship.demo.dice import dice, shares
from guardianship.demo.people import Residents
from guardianship.demo.town import POPULATION

HEADER = ["area_code", "people_by_day"]
# How many are about for each who lives there, by district, and by the style of the others.
CENTRE = 2.6
BY_STYLE = {"country": 0.7, "suburb": 0.75, "rings": 0.85}


def by_day_rows(people: list[Residents], seed: int) -> list[list[object]]:
    """A row an area: as many people in all as live in the town."""
    weights = [sum(one.persons) * _about(one.area, seed) for one in people]
    counts = shares(POPULATION, weights)
    return [[one.area.code, count] for one, count in zip(people, counts, strict=True)]


def _about(area: Area, seed: int) -> float:
    chance = dice(seed, "by day", area.code)
    district = area.district
    usual = 1.0 if district is None else BY_STYLE.get(district.style, 1.0)
    if district is not None and district.slug == "centre":
        usual = CENTRE
    # One small area in six has a school or works, to which others come.
    has_school = chance.random() < 1 / 6
    return usual * chance.uniform(0.9, 1.1) * (1.8 if has_school else 1.0)
