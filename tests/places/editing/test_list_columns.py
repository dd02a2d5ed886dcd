"""Lists say what matters, and ask the database no more for three rows of each kind than for one."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Workflow

from guardianship.accounts.roles import Role
from places.models import Listing
from places.roles import WORKFLOW
from tests.builders.listings import (
    build_organisation,
    build_patch,
    build_place,
    draft_listing,
    published_listing,
    session,
)
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
FEW, MANY = 5, 15


@pytest.fixture(autouse=True)
def stopped_clock(freeze) -> None:
    freeze(datetime(2026, 11, 27, 20, tzinfo=UTC))


def submitted_listing(**fields: Any) -> Listing:
    listing = draft_listing(**fields)
    listing.save()
    listing.save_revision()
    Workflow.objects.get(name=WORKFLOW).start(listing, None)
    return listing


def scheduled_listing() -> Listing:
    listing = draft_listing(go_live_at=datetime(2027, 1, 1, tzinfo=UTC))
    listing.save()
    listing.save_revision().publish()
    return listing


def edited_listing() -> Listing:
    listing = published_listing(place=build_place())
    listing.save_revision()
    Listing.objects.filter(pk=listing.pk).update(has_unpublished_changes=True)
    return listing


KINDS_OF_ROW: list[Callable[[], Any]] = [
    lambda: published_listing(place=build_place(), confirmed_on=date(2026, 11, 1)),
    submitted_listing,
    scheduled_listing,
    edited_listing,
    lambda: published_listing(session(coverage_area=build_patch())),
]

LISTS: dict[str, tuple[str, list[Callable[[], Any]]]] = {
    "listings": ("wagtailsnippets_places_listing:list", KINDS_OF_ROW),
    "listings to choose": ("wagtailsnippetchoosers_places_listing:choose", KINDS_OF_ROW),
    "organisations": (
        "wagtailsnippets_places_organisation:list",
        [lambda: published_listing(organisation=build_organisation()).organisation],
    ),
    "organisations to choose": (
        "wagtailsnippetchoosers_places_organisation:choose",
        [build_organisation],
    ),
    "places": (
        "wagtailsnippets_places_place:list",
        [lambda: published_listing(place=build_place()).place],
    ),
    "places to choose": ("wagtailsnippetchoosers_places_place:choose", [build_place]),
    "coverage areas": ("wagtailsnippets_places_coveragearea:list", [build_patch]),
    "coverage areas to choose": (
        "wagtailsnippetchoosers_places_coveragearea:choose",
        [build_patch],
    ),
}


@pytest.mark.parametrize(("name", "builders"), LISTS.values(), ids=LISTS)
def test_many_rows_ask_no_more_than_few(name: str, builders: list[Callable[[], Any]]) -> None:
    client = signed_in(superuser=True)
    asked = []
    made = 0
    for wanted in (FEW, MANY):
        while made < wanted:
            builders[made % len(builders)]()
            made += 1
        ContentType.objects.clear_cache()
        client.get(reverse(name))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(name)).status_code == 200
        asked.append(len(queries))
    assert asked[1] <= asked[0], [query["sql"][:160] for query in queries.captured_queries[-12:]]


def the_list(role: Role = Role.EDITOR, **asked: str) -> str:
    page = signed_in(role).get(reverse("wagtailsnippets_places_listing:list"), asked)
    return page.content.decode()


def test_the_heads_of_the_columns() -> None:
    published_listing()
    page = the_list()
    for head in ("Name", "Status", "Kind", "Organisation", "Next session", "Confirmed on", "Flags"):
        assert head in page


STATUS = {
    "draft": lambda: draft_listing().save(),
    "in moderation": submitted_listing,
    "scheduled": scheduled_listing,
    "live": published_listing,
    "live + draft": edited_listing,
}


@pytest.mark.parametrize(("words", "build"), STATUS.items(), ids=STATUS)
def test_the_status_is_what_wagtail_says(words: str, build: Callable[[], Any]) -> None:
    """The column asks nothing of the database; Wagtail's own property does, and is the judge."""
    client = signed_in(Role.EDITOR)
    build()
    page = client.get(reverse("wagtailsnippets_places_listing:list"))
    (row,) = page.context["object_list"]
    shown = next(c for c in page.context["table"].columns.values() if c.name == "status")
    assert str(shown.get_value(row)) == words == str(Listing.objects.get().status_string)


def expired_listing() -> Listing:
    listing = published_listing()
    listing.expired, listing.live = True, False
    listing.save()
    return listing


FLAGS: dict[str, tuple[str, Callable[[], Any]]] = {
    "nobody confirmed it": ("not sure", published_listing),
    "submitted": ("waits for a look", submitted_listing),
    "hidden": (
        "hidden place",
        lambda: published_listing(location_visibility="hidden", confirmed_on=date(2026, 11, 1)),
    ),
    "from OpenStreetMap": (
        "candidate",
        lambda: draft_listing(origin="osm:town", origin_id="n1").save(),
    ),
    "locked": (
        "locked",
        lambda: Listing.objects.filter(pk=published_listing().pk).update(locked=True),
    ),
}


@pytest.mark.parametrize(("flag", "build"), FLAGS.values(), ids=FLAGS)
def test_flags(flag: str, build: Callable[[], Any]) -> None:
    signed_in(Role.EDITOR)
    build()
    cell = the_list().split('<td class="flags">')[1].split("</td>")[0]
    assert flag in cell


def test_a_listing_without_cares_has_no_flag() -> None:
    published_listing(place=build_place(), confirmed_on=date(2026, 11, 1))
    page = the_list()
    assert "open until 21:00" in page
    assert page.split('<td class="flags">')[1].split("</td>")[0].strip() == ""


def test_the_oldest_confirmation_first() -> None:
    for days in (10, 40, 20):
        day = date(2026, 11, 27) - timedelta(days=days)
        published_listing(name=f"{days} days", confirmed_on=day)
    page = the_list(ordering="confirmed_on")
    assert page.index("40 days") < page.index("20 days") < page.index("10 days")
