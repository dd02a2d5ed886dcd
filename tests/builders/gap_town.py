"""A town of twelve squares with a club in each but one: what a run must find is known by hand.

The squares are a kilometre wide, with 150 young people each at two postcodes. Every club is open
from Monday to Thursday evening and far from all other squares; ``GAP`` has none. Beyond the
boundary lies one more square with a club of its own.
"""

from __future__ import annotations

from datetime import date

from gis.models import Area, AreaKind, AreaSet, Postcode
from gis.statistics.models import AreaCounts, AreaDeprivation, Dataset, Topic
from guardianship.insight.enums import RunState
from guardianship.insight.models import Run
from guardianship.insight.running import ask_for_run, work_on
from places.enums import Weekday
from tests.builders import town
from tests.builders.places import a_listing, hours

MONDAY = date(2026, 9, 7)
EASTS, NORTHS = (-1500, -500, 500, 1500), (-500, 500, 1500)
YOUNG = 150
GAP = "Square 12"
EVENINGS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY]
# Few draws, a short walk, and room enough in every club.
QUICK = {"draws": 40, "walk_min": 10, "places": {"youth_provision": 200}}


def build_town(*, with_clubs: bool = True, clubs_everywhere: bool = False) -> tuple[Area, AreaSet]:
    """The authority and its squares, with people, deprivation, postcodes and clubs."""
    authority = _authority()
    squares = AreaSet.objects.create(code="squares", kind=AreaKind.LSOA, label="Squares")
    people = Dataset.objects.create(
        topic=Topic.POPULATION, area_set=squares, columns=["0-9", "10-17", "18-90"]
    )
    poor = Dataset.objects.create(topic=Topic.DEPRIVATION, area_set=squares)
    corners = [(east, north) for north in NORTHS for east in EASTS]
    for number, (east_m, north_m) in enumerate([*corners, (2500, 500)], start=1):
        square = Area.objects.create(
            area_set=squares,
            code=f"W019900{number:02}",
            name=f"Square {number:02}",
            nation=authority.nation,
            boundary=town.square(east_m, north_m, 500),
        )
        AreaCounts.objects.create(dataset=people, area=square, counts=[100, YOUNG, 900])
        AreaDeprivation.objects.create(dataset=poor, area=square, decile=1 + number % 10)
        for place, (east, north) in enumerate([(0, 0), (-300, 300)]):
            Postcode.objects.create(
                code=f"ZZ{number} {place + 1}AA",
                outward=f"ZZ{number}",
                point=town.at(east_m + east, north_m + north),
            )
        if with_clubs and (square.name != GAP or clubs_everywhere):
            _clubs(square.name, (east_m - 200, north_m))
    if with_clubs:
        # At the edge of a ten minutes' walk: who walks slower than usual does not get there.
        sundays = hours(Weekday.SUNDAY, "18:00", "22:00")
        a_listing("Edge Club", sundays, at_m=(-2400, -200), confirmed_on=MONDAY)
    return authority, squares


def done(authority: Area, squares: AreaSet, **asked: object) -> Run:
    """A run of the week of ``MONDAY`` that came to its end."""
    seed = int(str(asked.pop("seed", 0)))
    run = ask_for_run(
        authority, squares, week_from=MONDAY, parameters={**QUICK, **asked}, seed=seed
    )
    work_on(squares.pk)
    run.refresh_from_db()
    assert run.state == RunState.DONE, run.error
    return run


def _authority() -> Area:
    area_set = AreaSet.objects.create(
        code="authorities", kind=AreaKind.AUTHORITY, label="Authorities"
    )
    return Area.objects.create(
        area_set=area_set,
        code="W06000901",
        name="Eastmoor",
        nation="wales",
        boundary=town.square(0, 0, 2000),
    )


def _clubs(name: str, at_m: tuple[float, float]) -> None:
    """Two, so that one whose hours are not true leaves the other; one is open to all, and one
    every other week on Fridays."""
    evening = [hours(day, "18:00", "22:00") for day in EVENINGS]
    a_listing(f"{name} Club", *evening, at_m=at_m, confirmed_on=MONDAY)
    again = [hours(day, "18:00", "22:00") for day in EVENINGS]
    fridays = hours(Weekday.FRIDAY, "18:00", "22:00", interval_weeks=2, valid_from=MONDAY)
    a_listing(
        f"{name} Centre", *again, fridays, at_m=at_m, confirmed_on=MONDAY, access="some_groups"
    )
