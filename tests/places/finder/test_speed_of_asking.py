"""A constant number of queries a page, however long the register is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gis.models import Postcode
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, a_patch, hours
from tests.places.finder.asking import SATURDAY_EVENING

MOST_QUERIES = 8
PAGES = [
    "/",
    "/find/",
    "/find/?when=now&near=Eastmoor",
    "/find/?when=weekend&near=Eastmoor&unsure=1&age=14&free=1",
    "/find/?near=Eastmoor",
    "/find/?when=now&near=Eastmoor&kind=respite_space&radius_m=200",
    "/find/?at=2027-06-01T12:00&near=ZE1",
    "/find/places.geojson?near=Eastmoor",
    "/places/club-0/",
    "/cy/places/club-0/",
    "/places/club-0/calendar.ics",
    "/help/",
    "/how/",
]


def _some(numbers: range) -> None:
    for number in numbers:
        a_listing(f"Club {number}", hours("saturday", "18:00", "22:00"), at_m=(number * 50, 0))
        a_listing(f"Maybe {number}", hours_known="not_known", at_m=(0, number * 50))
        a_hidden_listing(f"Hidden {number}", hours("saturday", "18:00", "22:00"))
        patch = a_patch(f"Patch {number}", at_m=(number * 100, 0))
        session = hours("saturday", "18:00", "22:00", coverage_area=patch)
        a_listing(f"Team {number}", session, at_m=None, kind="detached_youth_work")


def _count(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.django_db
@pytest.mark.slow
def test_queries_do_not_grow_with_the_register(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.an_authority()
    town.a_place_name("Eastmoor")
    Postcode.objects.create(code="ZE1 1AA", outward="ZE1", point=town.at(0))
    _some(range(2))
    few = {address: _count(client, address) for address in PAGES}
    _some(range(2, 16))
    many = {address: _count(client, address) for address in PAGES}
    # A page full of one section does not ask for the rows of the others.
    assert [address for address in PAGES if many[address] > few[address]] == []
    assert max(many.values()) <= MOST_QUERIES
    assert many["/help/"] == 1
