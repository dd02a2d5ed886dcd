"""A constant number of queries a page, and indexes under the two that matter."""

import random
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gis.models import Postcode
from places.finder.query import FinderQuery
from places.finder.search import find, surely_fitting
from places.finder.where import Spot
from places.models import Listing, OpenInterval
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, a_patch, an_organisation, hours
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


@pytest.fixture
def three_thousand(db, freeze) -> Spot:
    """Listings scattered over 100 km, each open on evenings of its own, with statistics taken."""
    freeze(SATURDAY_EVENING)
    scatter = random.Random(7)  # noqa: S311
    organisation = an_organisation()
    rows = [
        Listing(
            name=f"L{number}",
            slug=f"l{number}",
            kind="youth_provision",
            organisation=organisation,
            confirmed_on=SATURDAY_EVENING.date(),
            public_geometry=town.at(*(scatter.uniform(-50_000, 50_000) for _axis in "xy")),
            intervals_from=SATURDAY_EVENING - timedelta(days=7),
            intervals_until=SATURDAY_EVENING + timedelta(days=92),
        )
        for number in range(3_000)
    ]
    Listing.objects.bulk_create(rows)
    OpenInterval.objects.bulk_create(
        OpenInterval(
            listing=row,
            during=(
                start := SATURDAY_EVENING + timedelta(hours=23 * night + row.pk % 17),
                start + timedelta(hours=3),
            ),
            certainty="open",
        )
        for row in rows
        for night in range(15)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE places_listing; ANALYZE places_openinterval")
    return Spot("Eastmoor", "Eastmoor", town.at(0))


def _indexes_of(listings) -> set[str]:
    """Names of the indexes in PostgreSQL's own plan for a queryset."""
    plan = listings.explain(format="json")
    return set(re.findall(r'"Index Name": "([^"]+)"', plan))


@pytest.mark.slow
def test_place_and_time_are_looked_up_in_indexes(three_thousand) -> None:
    query = FinderQuery(at=(SATURDAY_EVENING + timedelta(days=3)).replace(tzinfo=None), near="x")
    (listings,) = surely_fitting(query, three_thousand)
    assert listings.count() > 0
    used = _indexes_of(listings)
    assert any("public_geometry" in name for name in used), used
    assert any("interval" in name for name in used), used


@pytest.mark.slow
def test_the_index_of_times_serves_without_a_place(three_thousand) -> None:
    query = FinderQuery(at=(SATURDAY_EVENING + timedelta(days=3)).replace(tzinfo=None))
    (listings,) = surely_fitting(query, None)
    used = _indexes_of(listings)
    assert any("interval" in name for name in used), used


@pytest.mark.slow
def test_a_page_of_a_long_list_is_sorted_by_the_database(three_thousand) -> None:
    answer = find(FinderQuery(page=100), None)
    assert answer.total == 3_000
    assert len(answer.rows().known) == 24
