"""Many new listings written together are the same as those written one by one."""

from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.gis.geos import Point
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from gis.crs import WGS84
from places.actions import write_listing
from places.bulk_writing import add_listings, add_places
from places.models import Listing, Organisation, Place
from places.slugs import free_slug, free_slugs
from tests.builders.listings import build_area, closed_on, session

pytestmark = [pytest.mark.django_db, pytest.mark.indexed_at_once]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
OWN = {"id", "uid", "slug", "origin_id", "latest_revision_id", "live_revision_id", "place_id"}


def new_listing(number: int, organisation: Organisation, place: Place | None) -> Listing:
    """An unsaved listing with two sessions and an exception."""
    listing = Listing(
        kind="youth_provision",
        organisation=organisation,
        name="Friday club",
        summary="Pool",
        practical_help=["wifi"],
        place=place,
        origin="test",
        origin_id=str(number),
        confirmed_on=NOW.date(),
    )
    listing.sessions = [session(), session(weekday="monday", starts_at=time(9), ends_at=time(12))]
    listing.exceptions = [closed_on(NOW.date())]
    return listing


def new_place() -> Place:
    """An unsaved venue."""
    return Place(name="The Hall", postcode="NP20 1AA", point=Point(-2.9977, 51.5842, srid=WGS84))


def left_behind(listing: Listing) -> dict[str, Any]:
    """Everything that writing a listing leaves in the database, without keys of rows."""
    row = Listing.objects.filter(pk=listing.pk).values().get()
    content_type = ContentType.objects.get_for_model(Listing)
    of_it = {"content_type": content_type, "object_id": str(listing.pk)}
    logged = ModelLogEntry.objects.filter(**of_it).order_by("pk")
    known_as = ReferenceIndex.objects.filter(base_content_type=content_type, object_id=listing.pk)
    children = ("pk", "listing", "id")
    revisions = listing.revisions.order_by("pk")
    content = [revision.content for revision in revisions]
    return {
        "row": {key: value for key, value in row.items() if key not in OWN},
        "sessions": sorted(listing.sessions.values_list("weekday", "starts_at", "sort_order")),
        "exceptions": list(listing.exceptions.values_list("kind", "first_day")),
        "intervals": list(listing.open_intervals.values_list("during", "certainty", "reason")),
        "content": [
            {
                key: [{k: v for k, v in child.items() if k not in children} for child in value]
                if isinstance(value, list) and value and isinstance(value[0], dict)
                else value
                for key, value in found.items()
                if key not in {"pk", "place"}
            }
            for found in content
        ],
        "has a place in its revision": [found["place"] is not None for found in content],
        "revisions": [(r.object_str, r.user_id, r.approved_go_live_at) for r in revisions],
        "points at them": (
            row["latest_revision_id"] == revisions.last().pk,
            row["live_revision_id"] == (revisions.last().pk if row["live"] else None),
        ),
        "log": list(
            logged.values_list("action", "label", "data", "content_changed", "deleted", "user_id")
        ),
        "logged revisions": [entry.revision_id == revisions.last().pk for entry in logged],
        "searched": list(
            IndexEntry.objects.filter(**of_it).values_list("title", "autocomplete", "body")
        ),
        "references": sorted(known_as.values_list("to_content_type__model", "model_path")),
    }


@pytest.fixture
def organisation() -> Organisation:
    """Somebody, in an area whose nation is known."""
    build_area()
    return Organisation.objects.create(name="Somebody")


@pytest.mark.parametrize("publish", [True, False])
@pytest.mark.parametrize("has_place", [True, False])
def test_both_ways_leave_the_same_behind(
    organisation: Organisation, freeze: Any, publish: bool, has_place: bool
) -> None:
    freeze(NOW)
    one, other = new_place(), new_place()
    one.save()
    other.authority = one.authority
    add_places([other])
    alone = new_listing(1, organisation, one if has_place else None)
    write_listing(listing=alone, by=None, publish=publish)
    together = [
        new_listing(2, organisation, other if has_place else None),
        new_listing(3, organisation, other if has_place else None),
    ]
    add_listings(together, publish=publish)
    expected = left_behind(alone)
    for listing in together:
        assert left_behind(Listing.objects.get(pk=listing.pk)) == expected
    slugs = [alone.slug, *(listing.slug for listing in together)]
    assert slugs == ["friday-club", "friday-club-2", "friday-club-3"]


def test_places_written_together_are_the_same(organisation: Organisation, freeze: Any) -> None:
    freeze(NOW)
    one, other = new_place(), new_place()
    one.save()
    one.save_revision(clean=False)
    other.authority = one.authority
    add_places([other])
    own = {"id", "uid", "latest_revision_id"}
    rows = [
        {k: v for k, v in Place.objects.filter(pk=place.pk).values().get().items() if k not in own}
        for place in (one, other)
    ]
    assert rows[0] == rows[1]
    unlike = {"pk", "uid"}
    contents = [
        {k: v for k, v in place.latest_revision.content.items() if k not in unlike}
        for place in (one, other)
    ]
    assert contents[0] == contents[1]


def test_one_that_the_register_refuses_takes_all_with_it(organisation: Organisation) -> None:
    wrong = new_listing(2, organisation, None)
    wrong.age_from, wrong.age_to = 18, 11
    with pytest.raises(IntegrityError), transaction.atomic():
        add_listings([new_listing(1, organisation, None), wrong], publish=True)
    assert Listing.objects.count() == 0


def test_another_listing_costs_no_question(organisation: Organisation) -> None:
    def questions(count: int, start: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            add_listings(
                [new_listing(start + n, organisation, None) for n in range(count)], publish=True
            )
        return len(asked)

    questions(1, 0)  # content types and the like are asked for once
    assert questions(20, 100) == questions(10, 200)


def test_names_that_are_alike_are_numbered_as_one_by_one(organisation: Organisation) -> None:
    names = ["Hall", "Hall 2", "Hall", "Halls", "!!", "Hall 2", "Hall", "Place"]
    taken = ["hall", "hall-3", "hall-2-4", "hallway", "place-2"]
    expected = ["hall-2", "hall-2-2", "hall-4", "halls", "place", "hall-2-3", "hall-5", "place-3"]
    for number, slug in enumerate(taken):
        listing = new_listing(number, organisation, None)
        listing.slug = slug
        listing.save()
    assert free_slugs(Listing, names) == expected
    for number, (name, slug) in enumerate(zip(names, expected, strict=True), start=10):
        assert free_slug(Listing, name) == slug
        listing = new_listing(number, organisation, None)
        listing.slug = slug
        listing.save()
