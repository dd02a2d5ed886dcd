"""Exact places of listings that show less: behind the door, and nowhere else at all."""

import struct
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.db import DatabaseError, connection, transaction
from django.db.models import Count
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex

from gis.crs import WGS84
from places.exact_locations import exact_location_of, exact_point_of, is_kept_apart, opened
from places.models import ExactLocation, Listing, Place
from tests.builders.listings import (
    build_area,
    build_organisation,
    build_place,
    draft_listing,
    published_listing,
    square,
)
from tests.builders.people import build_person

pytestmark = [pytest.mark.django_db, pytest.mark.indexed_at_once]
SECRET = Point(-2.9912345, 51.5823456, srid=WGS84)
SECRET_WORDS = ("Lavender House", "17 Secret Lane", "NP20 9ZZ")
DOOR = "places_exactlocation"


def secret_place() -> Place:
    name, address, postcode = SECRET_WORDS
    place = build_place(name=name, address=address, postcode=postcode, point=SECRET)
    place.save_revision(user=build_person(), log_action=True)
    return place


def hide(listing: Listing, visibility: str) -> Listing:
    """Publish a version that shows less, as the form does."""
    listing.location_visibility = visibility
    listing.save_revision(log_action=True).publish()
    return Listing.objects.get(pk=listing.pk)


def tables_that_tell() -> list[str]:
    """Tables in which the secret words or the coordinates stand, in any row and any column."""
    coordinates = [struct.pack("<d", number).hex() for number in (SECRET.x, SECRET.y)]
    decimals = [f"{SECRET.x:.5f}", f"{SECRET.y:.5f}"]
    needles = [f"%{word}%" for word in (*SECRET_WORDS, *coordinates, *decimals)]
    found = []
    with opened(), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE ANY(%s)',  # noqa: S608
                [needles],
            )
            if cursor.fetchone()[0]:
                found.append(table)
    return sorted(found)


def test_the_search_of_all_tables_finds_a_place_that_is_shown() -> None:
    published_listing(place=secret_place())
    told = tables_that_tell()
    assert {"places_place", "places_listing", "wagtailcore_revision"} <= set(told)
    assert {"wagtailcore_modellogentry", "wagtailsearch_indexentry"} <= set(told)


@pytest.mark.parametrize("visibility", ["street", "area", "hidden"])
def test_nothing_tells_once_a_stricter_version_is_published(visibility: str) -> None:
    build_area(kind="msoa", name="Riverside", boundary=square(-2.99, 51.58))
    place = secret_place()
    listing = published_listing(place=place)
    listing.summary = "A second version, in history"
    listing.save_revision(log_action=True).publish()
    log(instance=place, action="wagtail.edit")
    hidden = hide(listing, visibility)
    assert tables_that_tell() == [DOOR]
    assert hidden.place is None
    assert not Place.objects.exists()
    kept = exact_location_of(hidden)
    assert (kept.place_name, kept.address, kept.postcode) == SECRET_WORDS
    assert kept.point.coords == SECRET.coords
    assert (hidden.public_geometry is None) == (visibility == "hidden")


def test_a_place_that_another_listing_shows_stays_but_no_longer_points_here() -> None:
    place = secret_place()
    shown, hidden = published_listing(place=place), published_listing(place=place)
    hide(hidden, "area")
    assert Place.objects.get() == place
    assert Listing.objects.get(pk=shown.pk).place == place
    users = {str(r.object_id) for r in ReferenceIndex.get_references_to(place)}
    assert users == {str(shown.pk)}
    assert [r.content["place"] for r in hidden.revisions.all()] == [None, None]


def test_a_draft_of_another_listing_keeps_the_place_until_its_turn() -> None:
    place = secret_place()
    first = published_listing(place=place)
    waiting = draft_listing(place=place, location_visibility="hidden")
    waiting.save()
    waiting.save_revision()
    hide(first, "hidden")
    assert Place.objects.exists()
    Listing.objects.get(pk=waiting.pk).latest_revision.publish()
    assert tables_that_tell() == [DOOR]
    assert exact_point_of(waiting).coords == SECRET.coords


def test_until_publishing_the_draft_waits_and_the_public_row_stays() -> None:
    place = secret_place()
    listing = published_listing(place=place)
    listing.location_visibility = "hidden"
    listing.save_revision()
    row = Listing.objects.get(pk=listing.pk)
    assert (row.location_visibility, row.place) == ("exact", place)
    assert not is_kept_apart(row)


def test_emptying_the_place_while_showing_less_keeps_it_apart_all_the_same() -> None:
    listing = published_listing(place=secret_place())
    listing.place = None
    hidden = hide(listing, "area")
    assert exact_point_of(hidden).coords == SECRET.coords
    assert tables_that_tell() == [DOOR]


def test_every_step_of_visibility_shows_only_its_own() -> None:
    msoa = build_area(kind="msoa", boundary=square(-2.99, 51.58))
    listing = hide(published_listing(place=secret_place()), "street")
    street = listing.public_geometry
    listing = hide(listing, "area")
    assert listing.public_geometry.coords == msoa.boundary.point_on_surface.coords
    assert hide(listing, "hidden").public_geometry is None
    again = hide(Listing.objects.get(pk=listing.pk), "street")
    assert again.public_geometry.coords == street.coords


def test_showing_it_again_needs_the_place_and_forgets_what_was_kept() -> None:
    listing = hide(published_listing(place=secret_place()), "hidden")
    listing.location_visibility, listing.place = "exact", build_place(point=SECRET)
    listing.save_revision().publish()
    row = Listing.objects.get(pk=listing.pk)
    assert row.public_geometry.coords == SECRET.coords
    assert not is_kept_apart(row)


@pytest.fixture
def kept() -> Listing:
    """A hidden listing whose place is kept apart."""
    return hide(published_listing(place=secret_place()), "hidden")


def rows_by_sql(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


ASKING: dict[str, Callable[[Listing], Any]] = {
    "orm": lambda _: ExactLocation.objects.count(),
    "exists": lambda _: int(ExactLocation.objects.exists()),
    "aggregate": lambda _: ExactLocation.objects.aggregate(n=Count("pk"))["n"],
    "raw sql": lambda _: rows_by_sql("SELECT count(*) FROM places_exactlocation"),
    "spatial predicate": lambda _: rows_by_sql(
        "SELECT count(*) FROM places_exactlocation "
        "WHERE ST_DWithin(point, ST_MakePoint(-2.991, 51.582)::geography, 5000)"
    ),
    "join": lambda _: rows_by_sql(
        "SELECT count(e.point) FROM places_listing l "
        "LEFT JOIN places_exactlocation e ON e.listing_id = l.id"
    ),
    "update": lambda _: ExactLocation.objects.update(place_name="x"),
    "delete": lambda _: ExactLocation.objects.all()._raw_delete("default"),
}


@pytest.mark.parametrize("ask", ASKING.values(), ids=ASKING.keys())
def test_the_table_is_empty_to_whoever_has_not_opened_it(
    kept: Listing, ask: Callable[[Listing], Any]
) -> None:
    assert ask(kept) == 0
    assert exact_point_of(kept).coords == SECRET.coords


def test_nobody_writes_into_it_from_outside(kept: Listing) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        ExactLocation.objects.bulk_create(
            [ExactLocation(listing=published_listing(), point=SECRET)]
        )


def test_the_site_connects_as_a_role_that_the_rules_hold() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)


def test_the_door_shuts_with_the_outermost_block_only(kept: Listing) -> None:
    with opened():
        assert is_kept_apart(kept)
        assert ExactLocation.objects.count() == 1
    assert ExactLocation.objects.count() == 0


def test_the_door_shuts_when_the_block_fails() -> None:
    organisation = build_organisation()
    listing = draft_listing(organisation=organisation)
    listing.save()
    with opened():
        ExactLocation.objects.create(listing=listing, point=SECRET)
    with pytest.raises(ZeroDivisionError), opened():
        raise ZeroDivisionError
    assert ExactLocation.objects.count() == 0
    assert is_kept_apart(listing)
