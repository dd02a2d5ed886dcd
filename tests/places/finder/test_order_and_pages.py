"""The order that the page promises, and pages that part the result without loss."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.enums import Access, Cost, Kind, PracticalHelp
from places.finder.search import PAGE_SIZE
from places.models import Listing
from tests.builders import town
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, features, found, names, page, total

pytestmark = pytest.mark.django_db
BANDS_M = (400, 1_600, 3_600)


def test_open_to_all_first_then_soonest_then_nearest_then_by_name(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")
    a_listing("Sign Up, Open, Here", hours("saturday", "18:00", "22:00"), access="sign_up")
    a_listing("B Open, Walk", hours("saturday", "18:00", "22:00"), at_m=(390, 0))
    a_listing("A Open, Far", hours("saturday", "18:00", "22:00"), at_m=(1_700, 0))
    a_listing("A Open, Near", hours("saturday", "18:00", "23:00"), at_m=(10, 0))
    a_listing("At Nine, Far", hours("saturday", "21:00", "23:00"), at_m=(3_000, 0))
    a_listing("At Ten, Here", hours("saturday", "22:00", "23:00"))
    a_listing("Never, Here")
    assert found(client, "?near=Eastmoor") == [
        "A Open, Near",
        "B Open, Walk",
        "A Open, Far",
        "At Nine, Far",
        "At Ten, Here",
        "Never, Here",
        "Sign Up, Open, Here",
    ]
    assert "Open to all comes first." in page(client, "?near=Eastmoor")


def test_who_runs_it_makes_no_difference(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    for number, kind in enumerate(["council", "business", "youth_group"]):
        listing = a_listing(f"Club {number}", hours("saturday", "18:00", "22:00"))
        listing.organisation.type = kind
        listing.organisation.save()
    assert found(client, "?when=now") == ["Club 0", "Club 1", "Club 2"]


@pytest.fixture(scope="module")
def sixty_listings(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Listings of every sort, once for this file, on a Saturday evening."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel(SATURDAY_EVENING, tick=False),
    ):
        _build_sixty()
        yield
        transaction.set_rollback(True)


def _build_sixty() -> None:
    town.a_place_name("Eastmoor")
    kinds, accesses, costs = list(Kind), list(Access), list(Cost)
    helps = list(PracticalHelp)
    for number in range(60):
        sessions = [hours("saturday", f"{15 + number % 8}:00", f"{(20 + number % 6) % 24:02}:30")]
        a_listing(
            f"Place {number:02}",
            *(sessions if number % 5 else []),
            at_m=(100 * number - 3_000, 37 * number),
            kind=kinds[number % 5],
            access=accesses[number % 5],
            cost=costs[number % 4],
            practical_help=helps[: number % 4],
            age_from=number % 12 or None,
            age_to=11 + number % 9,
            step_free=["yes", "no", "not_said"][number % 3],
            bring_friend=["yes", "ask"][number % 2],
            hours_known="not_known" if number % 7 == 0 else "known",
            confirmed_on=None if number % 11 == 0 else SATURDAY_EVENING.date(),
        )


questions = st.fixed_dictionaries(
    {},
    optional={
        "when": st.sampled_from(["now", "tonight", "weekend"]),
        "at": st.sampled_from(["2026-11-28T21:15", "2026-12-05T16:00", "2027-06-05T16:00"]),
        "near": st.just("Eastmoor"),
        "radius_m": st.sampled_from([500, 1_500, 4_000]),
        "kind": st.lists(st.sampled_from(Kind.values), max_size=2),
        "age": st.integers(8, 20),
        "free": st.just(1),
        "help": st.lists(st.sampled_from(PracticalHelp.values[:3]), max_size=2),
        "access": st.lists(st.sampled_from(Access.values), max_size=2),
        "step_free": st.just(1),
        "friend": st.just(1),
        "unsure": st.just(1),
    },
)


def _pages(query: dict) -> list[str]:
    """Names on all pages one after the other; every page must say the same total."""
    client = Client()
    first = client.get("/find/", query).content.decode()
    listed, pages = names(first), -(-total(first) // PAGE_SIZE)
    for number in range(2, pages + 1):
        html = client.get("/find/", {**query, "page": number}).content.decode()
        assert total(html) == total(first)
        assert len(names(html)) == (
            PAGE_SIZE if number < pages else total(first) % PAGE_SIZE or PAGE_SIZE
        )
        listed += names(html)
    assert total(first) == len(listed)
    return listed


@given(query=questions)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_pages_partition_the_result(sixty_listings, query) -> None:
    listed = _pages(query)
    assert max(Counter(listed).values(), default=1) == 1
    feed = Client().get("/find/places.geojson", query).json()["features"]
    assert [f["properties"]["name"] for f in feed] == listed


@given(query=questions)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_order_is_the_promised_one(sixty_listings, query) -> None:
    feed = Client().get("/find/places.geojson", query).json()["features"]
    rows = {str(row.uid): row for row in Listing.objects.all()}
    keys = [_promised(f["properties"], rows[f["id"]]) for f in feed]
    sure = [k for k, f in zip(keys, feed, strict=True) if f["properties"]["state"] != "not_sure"]
    assert sure == sorted(sure)


def _promised(properties: dict, row: Listing) -> tuple:
    """Open to all, open soonest, band of distance, name; worked out apart from the database."""
    opens = datetime.max.replace(tzinfo=ZoneInfo("UTC"))
    if properties["state"] == "open":
        opens = datetime.min.replace(tzinfo=ZoneInfo("UTC"))
    elif properties["opens_at"]:
        opens = datetime.fromisoformat(properties["opens_at"])
    away_m = properties["distance_m"]
    band = 0 if away_m is None else sum(away_m > edge_m for edge_m in BANDS_M)
    return (row.access != Access.OPEN_TO_ALL, opens, band, row.name)


@pytest.mark.parametrize("number", [3, 99, 1_000_000])
def test_a_page_beyond_the_last_is_the_last(client, sixty_listings, number) -> None:
    html = page(client, f"?page={number}")
    assert names(html) == names(page(client, "?page=3"))
    assert "Page 3 of 3" in html


def test_the_feed_has_all_pages(client, sixty_listings) -> None:
    assert len(features(client, "?page=2")) == 60
