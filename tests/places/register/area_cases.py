"""Rows at the edge of the constraints on areas, postcodes, names and accounts."""

from datetime import date

from gis.models import Area, AreaLink, AreaSet, PlaceName, Postcode
from guardianship.accounts.models import User
from places.models.coverage import LeastCoverage
from tests.builders.listings import HERE, build_area, square
from tests.places.register.constraint_case import Case


def _set(valid_from: date | None, valid_to: date | None) -> list[AreaSet]:
    return [AreaSet(code="s", kind="lsoa", label="S", valid_from=valid_from, valid_to=valid_to)]


def _area_beside(code: str) -> list[Area]:
    first = build_area()
    area = Area(area_set=first.area_set, code=code or first.code, name="B")
    area.boundary = square(HERE.x, HERE.y)
    return [area]


def _link(*, itself: bool = False, twice: bool = False, change: str = "") -> list[AreaLink]:
    one, other = build_area(), build_area()
    link = AreaLink(from_area=one, to_area=one if itself else other, change=change)
    return [link, AreaLink(from_area=one, to_area=other)] if twice else [link]


def _name(*kinds: str) -> list[PlaceName]:
    return [PlaceName(name="Caer", key="caer", kind=k, point=HERE, source="t") for k in kinds]


def _people(*emails: str) -> list[User]:
    return [User(email=email, password="!") for email in emails]  # noqa: S106 - nobody signs in


def _least(number: int) -> list[LeastCoverage]:
    LeastCoverage.objects.all().delete()
    return [LeastCoverage(id=number, least_m2=10_000)]


AREA_CASES = [
    Case(
        "area_set_validity_in_order",
        good=lambda: _set(date(2021, 1, 1), date(2021, 1, 1)),
        bad=lambda: _set(date(2021, 1, 1), date(2020, 12, 31)),
    ),
    Case(
        "area_code_once_per_set",
        good=lambda: _area_beside("another"),
        bad=lambda: _area_beside(""),
    ),
    Case("area_link_once", good=_link, bad=lambda: _link(twice=True)),
    Case("area_link_between_two_areas", good=_link, bad=lambda: _link(itself=True)),
    Case("area_link_known_change", good=lambda: _link(change="S"), bad=lambda: _link(change="Q")),
    Case(
        "coverage_one_least",
        good=lambda: _least(1),
        bad=lambda: _least(2),
    ),
    Case(
        "postcode_well_formed",
        good=lambda: [Postcode(code="NP20 1HG", outward="NP20", point=HERE)],
        bad=lambda: [Postcode(code="np201hg", outward="NP20", point=HERE)],
    ),
    Case(
        "place_name_once",
        good=lambda: _name("ward", "settlement"),
        bad=lambda: _name("ward", "ward"),
    ),
    Case(
        "one_account_per_email",
        good=lambda: _people("a@example.org", "b@example.org"),
        bad=lambda: _people("a@example.org", "A@example.org"),
    ),
]
