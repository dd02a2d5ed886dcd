"""A listing as the public would see it, from a form that nobody has saved."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from gis.models import AreaKind
from guardianship.accounts.roles import Role
from places.models import Listing
from tests.builders.listings import (
    build_area,
    build_organisation,
    build_patch,
    build_place,
    closed_on,
    draft_listing,
    published_listing,
)
from tests.builders.people import signed_in
from tests.places.editing.form_data import page_data, with_rows

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_places_listing"
NAME, ADDRESS, POSTCODE, DOOR = "Lavender House", "17 Secret Lane", "NP20 9ZZ", "Side door"
SECRETS = (NAME, ADDRESS, POSTCODE, DOOR, "51.58", "2.99")


@pytest.fixture(autouse=True)
def friday_evening(freeze) -> None:
    freeze(datetime(2026, 11, 27, 20, tzinfo=UTC))


@pytest.fixture
def editor() -> Client:
    return signed_in(Role.EDITOR)


def url(view: str, listing: Listing | None = None) -> str:
    return reverse(f"{SPACE}:{view}", args=[listing.pk] if listing else [])


def form_of(client: Client, listing: Listing) -> dict[str, Any]:
    return page_data(client, url("edit", listing))


def previewed(client: Client, address: str, data: dict[str, Any]) -> Any:
    """The answer that the frame of the preview panel gets."""
    assert client.post(address, data).json() == {"is_valid": True, "is_available": True}
    return client.get(f"{address}?mode=&in_preview_panel=true")


def secret_place() -> Any:
    return build_place(name=NAME, address=ADDRESS, postcode=POSTCODE, getting_there=DOOR)


def test_hours_that_nobody_has_saved(editor: Client) -> None:
    listing = published_listing(place=build_place(), confirmed_on=date(2026, 11, 20))
    saturday = {"weekday": "saturday", "starts_at": "22:00", "ends_at": "01:00"}
    saturday |= {"ends_next_day": "on", "repeat": "weekly", "interval_weeks": "1"}
    saturday |= {"season": "always", "on_bank_holidays": "normal"}
    data = with_rows(form_of(editor, listing), "sessions", saturday)
    page = previewed(editor, url("preview_on_edit", listing), data).content.decode()
    assert "Open until" in page
    assert re.search(r"Saturday</th><td>[^<]*10[^<]*1", page), page
    assert listing.sessions.count() == 1
    assert not Listing.objects.get().has_unpublished_changes


def test_dates_that_nobody_has_saved(editor: Client) -> None:
    listing = published_listing(place=build_place(), confirmed_on=date(2026, 11, 20))
    closed = {"kind": "closed", "first_day": "2026-11-27", "last_day": "2026-11-28"}
    data = with_rows(form_of(editor, listing), "exceptions", closed | {"note": "New floor"})
    page = previewed(editor, url("preview_on_edit", listing), data).content.decode()
    assert "New floor" in page
    assert "Open until" not in page


def test_the_frame_lets_it_in_and_nobody_else_does(editor: Client) -> None:
    listing = published_listing(place=build_place())
    answer = previewed(editor, url("preview_on_edit", listing), form_of(editor, listing))
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"].upper() == "SAMEORIGIN"
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]
    public = Client().get(listing.get_absolute_url())
    assert "frame-ancestors 'none'" in public["Content-Security-Policy"]
    assert public["X-Frame-Options"] == "DENY"


def test_it_is_as_wide_as_a_phone_first() -> None:
    assert [size["device_width"] for size in Listing().preview_sizes] == [360, 1280]


def test_a_draft_that_was_never_public(editor: Client) -> None:
    listing = draft_listing(name="Not yet", place=build_place())
    listing.save()
    listing.save_revision()
    answer = previewed(editor, url("preview_on_edit", listing), form_of(editor, listing))
    assert "Not yet" in answer.content.decode()
    assert Client().get(listing.get_absolute_url()).status_code == 404


def test_a_new_listing_says_what_it_still_needs(editor: Client) -> None:
    address, data = url("preview_on_add"), page_data(editor, url("add")) | {"name": "Brand new"}
    nothing_yet = editor.post(address, data).json()
    assert nothing_yet == {"is_valid": False, "is_available": False}
    assert editor.get(f"{address}?mode=").status_code == 200
    answer = previewed(editor, address, data | {"organisation": build_organisation().pk})
    assert answer.status_code == 200
    assert "Choose a kind and an organisation" in answer.content.decode()
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert not Listing.objects.exists()


@pytest.mark.parametrize("shows", ["hidden", "area", "street"])
def test_a_place_about_to_be_hidden_is_not_in_the_preview(editor: Client, shows: str) -> None:
    build_area(AreaKind.MSOA, name="Eastmoor")
    listing = published_listing(place=secret_place(), name="Quiet group")
    data = form_of(editor, listing) | {"location_visibility": shows, "phone": "01632 960123"}
    page = previewed(editor, url("preview_on_edit", listing), data).content.decode()
    assert "Quiet group" in page
    for secret in SECRETS:
        assert secret not in page, secret
    assert ("Eastmoor" in page) == (shows != "hidden")
    row = Listing.objects.get()
    assert (row.place.name, row.location_visibility) == (NAME, "exact"), "looking hides nothing"


def test_a_place_behind_the_door_is_not_in_the_preview(editor: Client) -> None:
    listing = published_listing(place=secret_place(), name="Quiet group")
    listing.location_visibility = "hidden"
    listing.save_revision().publish()
    listing = Listing.objects.get()
    for client in (editor, signed_in(Role.MODERATOR), signed_in(superuser=True)):
        data = form_of(client, listing)
        page = previewed(client, url("preview_on_edit", listing), data).content.decode()
        assert "The address is private" in page
        for secret in SECRETS:
            assert secret not in page, secret


def test_hours_of_the_place_that_the_form_names(editor: Client) -> None:
    """A new place may lie in another nation, with other bank holidays."""
    build_area(name="Newport")
    listing = published_listing(confirmed_on=date(2026, 11, 20))
    assert listing.authority is None
    data = form_of(editor, listing) | {"place": build_place().pk}
    page = previewed(editor, url("preview_on_edit", listing), data).content.decode()
    assert "Open until" in page
    assert Listing.objects.get().authority is None


def test_patches_of_youth_workers(editor: Client) -> None:
    patch = build_patch(name="Riverside")
    listing = published_listing(kind="detached_youth_work")
    data = form_of(editor, listing) | {"sessions-0-coverage_area": patch.pk}
    page = previewed(editor, url("preview_on_edit", listing), data).content.decode()
    assert "They walk around Riverside" in page


HALF_TYPED = {
    "no times": {"sessions-0-starts_at": "", "sessions-0-ends_at": ""},
    "no day": {"sessions-0-weekday": ""},
    "ends before it starts": {"sessions-0-ends_at": "18:00"},
    "no such time": {"sessions-0-starts_at": "25:99"},
    "a date without days": {"exceptions": {"kind": "closed", "first_day": "", "last_day": ""}},
}


@pytest.mark.parametrize("typed", HALF_TYPED.values(), ids=HALF_TYPED)
def test_what_is_half_typed_breaks_nothing(editor: Client, typed: dict[str, Any]) -> None:
    listing = published_listing(name="Stays", exceptions=[closed_on(date(2026, 12, 24))])
    address, data = url("preview_on_edit", listing), form_of(editor, listing)
    previewed(editor, address, data)
    rows = typed.pop("exceptions", None) if "exceptions" in typed else None
    half = with_rows(data, "exceptions", rows) if rows else data | typed
    assert editor.post(address, half).status_code == 200
    answer = editor.get(f"{address}?mode=")
    assert answer.status_code == 200
    assert "Stays" in answer.content.decode()
    assert Listing.objects.get().sessions.count() == 1


@pytest.mark.parametrize("view", ["preview_on_edit", "preview_on_add"])
def test_it_is_for_editors_only(view: str) -> None:
    listing = published_listing(name="Seen by few")
    address = url(view, listing if view.endswith("edit") else None)
    only_the_door = signed_in()
    only_the_door.person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    for client in (Client(), signed_in(), only_the_door):
        for answer in (client.get(f"{address}?mode="), client.post(address, {"name": "Mine"})):
            assert answer.status_code in (302, 403)
            assert "Seen by few" not in answer.content.decode()


def test_nothing_to_look_at(editor: Client) -> None:
    gone = reverse(f"{SPACE}:preview_on_edit", args=[999_999])
    assert editor.get(gone).status_code == 404
