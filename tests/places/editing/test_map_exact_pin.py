"""The pin of a listing that shows less: moved on its own page, told nowhere else."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.contrib.gis.geos import Point
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import ModelLogEntry

from gis.crs import WGS84
from guardianship.accounts.roles import Role
from places.exact_locations import exact_point_of, opened
from places.models import Listing
from places.moving_pins import move_exact_pin
from tests.builders.listings import HERE, build_place, published_listing
from tests.builders.people import build_person, signed_in
from tests.places.editing.map_editor import (  # noqa: F401 - fixtures
    Desk,
    no_basemap,
    positions_in,
    sit_down,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed_at_once]
MOVED_TO = "-2.991234, 51.582346"
SitDown = Callable[..., Desk]


def a_kept_listing(visibility: str = "street") -> Listing:
    listing = published_listing(place=build_place())
    listing.location_visibility = visibility
    listing.save_revision(log_action=True).publish()
    return Listing.objects.get(pk=listing.pk)


def page_of(listing: Listing) -> str:
    return reverse("wagtailsnippets_places_listing:exact_location", args=[listing.pk])


def tables_that_say(*needles: str) -> list[str]:
    """Tables in which one of the words stands, in any row and column."""
    with opened(), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        found = []
        for name in names:
            wanted = [f"%{needle}%" for needle in needles]
            cursor.execute(
                f'SELECT count(*) FROM "{name}" t WHERE t::text ILIKE ANY(%s)',  # noqa: S608
                [wanted],
            )
            if cursor.fetchone()[0]:
                found.append(name)
    return found


def test_a_moderator_moves_it_and_the_public_point_follows() -> None:
    listing = a_kept_listing()
    shown = listing.public_geometry
    moderator = signed_in(Role.MODERATOR)
    response = moderator.post(page_of(listing), {"point": MOVED_TO})
    assert response.status_code == 302
    assert MOVED_TO not in response.url
    row = Listing.objects.get(pk=listing.pk)
    assert exact_point_of(row).coords == (-2.991234, 51.582346)
    assert row.public_geometry.coords != shown.coords
    assert row.public_geometry.distance(exact_point_of(row)) > 0
    assert row.latest_revision.as_object().name == listing.name


def test_the_new_position_stands_behind_the_door_and_nowhere_else() -> None:
    listing = a_kept_listing()
    signed_in(Role.MODERATOR).post(page_of(listing), {"point": MOVED_TO})
    wkb = Point(-2.991234, 51.582346, srid=WGS84).hexewkb.decode()[18:]
    assert tables_that_say(wkb) == ["places_exactlocation"]
    assert tables_that_say("2.991234", "51.582346") == []
    moved = ModelLogEntry.objects.get(action="places.move_exact_location")
    assert moved.data == {}


def test_the_page_has_the_map_and_every_look_is_written_down() -> None:
    listing = a_kept_listing()
    html = signed_in(Role.MODERATOR).get(page_of(listing)).content.decode()
    assert 'data-map-editor="point"' in html
    assert f'value="{HERE.x!r}, {HERE.y!r}"' in html
    refused = signed_in(Role.MODERATOR).post(page_of(listing), {"point": "the old church"})
    assert "Write a postcode such as" in refused.content.decode()
    assert ModelLogEntry.objects.filter(action="places.see_exact_location").count() == 2
    assert exact_point_of(listing).coords == HERE.coords


def test_who_may_look_and_not_publish_has_no_form() -> None:
    listing = a_kept_listing()
    editor = signed_in(Role.EDITOR)
    assert editor.post(page_of(listing), {"point": MOVED_TO}).status_code == 302  # sent home
    editor.person.user_permissions.add(Permission.objects.get(codename="view_exactlocation"))
    html = editor.get(page_of(listing)).content.decode()
    assert "data-map-editor" not in html
    editor.post(page_of(listing), {"point": MOVED_TO})
    assert exact_point_of(listing).coords == HERE.coords


@pytest.mark.parametrize("who", [Client, signed_in], ids=["a stranger", "an account, no role"])
def test_nobody_else_moves_it(who: Callable[[], Client]) -> None:
    listing = a_kept_listing()
    assert who().post(page_of(listing), {"point": MOVED_TO}).status_code in (302, 403)
    assert exact_point_of(listing).coords == HERE.coords


def test_a_listing_that_shows_its_place_has_no_pin_to_move() -> None:
    listing = published_listing(place=build_place())
    moderator = signed_in(Role.MODERATOR)
    assert moderator.post(page_of(listing), {"point": MOVED_TO}).status_code == 404
    with pytest.raises(ValueError, match="nothing is kept apart"):
        move_exact_pin(listing=listing, point=HERE, by=build_person(Role.MODERATOR))


def test_the_form_of_the_listing_knows_no_position() -> None:
    listing = a_kept_listing()
    signed_in(Role.MODERATOR).post(page_of(listing), {"point": MOVED_TO})
    address = reverse("wagtailsnippets_places_listing:edit", args=[listing.pk])
    html = signed_in(Role.MODERATOR).get(address).content.decode()
    assert "2.9912" not in html
    assert "51.5823" not in html


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_nudged_in_a_browser_no_address_tells(sit_down: SitDown) -> None:  # noqa: F811
    listing = a_kept_listing()
    desk = sit_down(role=Role.MODERATOR)
    box = desk.ready(page_of(listing))
    expect(box.locator("[data-map-beside] li")).to_have_count(4)
    box.locator("[data-map-step]").select_option("100")
    box.get_by_role("button", name="South", exact=True).click()
    expect(box.locator("[data-map-says]")).to_contain_text("Moved 100 m south.")
    desk.page.get_by_role("button", name="Move the pin").click()
    expect(desk.page.locator(".messages .success")).to_contain_text("is moved")
    point = exact_point_of(listing)
    # A degree of latitude is 111.26 km here (Ordnance Survey's formula).
    assert (HERE.y - point.y) * 111_260 == pytest.approx(100, abs=0.5)
    assert positions_in(desk.asked) == []
