"""A bulk action is taken back by the one who did it, for a day, where nothing changed since."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.models import BulkChange, Listing
from places.undo import state_of
from tests.builders.listings import build_place, draft_listing, published_listing
from tests.builders.people import enter, signed_in
from tests.places.editing.bulk import bulk_url, pressed, undo_url

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAYS = {"first_day": "2026-11-30", "last_day": "2026-12-13"}


@pytest.fixture(autouse=True)
def stopped_clock(freeze) -> None:
    freeze(SUNDAY)


@pytest.fixture
def moderator() -> Client:
    return signed_in(Role.MODERATOR)


def public() -> Listing:
    return published_listing(confirmed_on=date(2026, 10, 1), confirmed_by="warden")


def edited() -> Listing:
    listing = public()
    listing.summary = "A waiting change"
    listing.save_revision()
    return listing


def drafted() -> Listing:
    listing = draft_listing()
    listing.save()
    listing.save_revision()
    return listing


def now(listing: Listing) -> Listing:
    return Listing.objects.get(pk=listing.pk)


def as_the_public_has_it(listing: Listing) -> dict[str, Any]:
    """All that a visitor could notice."""
    row = now(listing)
    seen = {name: value for name, value in state_of(row).items() if "revision" not in name}
    hours = sorted(row.open_intervals.values_list("during", "certainty"), key=str)
    return seen | {"summary": row.summary, "hours": hours, "dates": row.exceptions.count()}


EVERY = {
    "confirm": (public, "confirm"),
    "close": (public, "close"),
    "publish a new one": (drafted, "publish"),
    "publish an edit": (edited, "publish"),
    "unpublish": (public, "unpublish"),
    "unpublish with a draft": (edited, "unpublish"),
}


@pytest.mark.parametrize(("build", "action"), EVERY.values(), ids=EVERY)
def test_there_and_back(moderator: Client, build: Callable[[], Listing], action: str) -> None:
    listing = build()
    before, draft = as_the_public_has_it(listing), now(listing).latest_revision.as_object()
    undo = undo_url(moderator, pressed(moderator, bulk_url(action, [listing]), **DAYS))
    assert as_the_public_has_it(listing) != before
    assert str(listing) in moderator.get(undo).content.decode()
    assert "1 listing is as before." in pressed(moderator, undo)
    assert as_the_public_has_it(listing) == before
    assert now(listing).latest_revision.as_object().summary == draft.summary
    assert moderator.post(undo).status_code == 404


def test_looking_undoes_nothing(moderator: Client) -> None:
    listing = public()
    undo = undo_url(moderator, pressed(moderator, bulk_url("unpublish", [listing])))
    assert moderator.get(undo).status_code == 200
    assert not now(listing).live


@pytest.mark.parametrize("action", ["confirm", "close", "publish", "unpublish"])
def test_what_was_changed_since_stays(moderator: Client, action: str) -> None:
    listing, other = (edited(), edited()) if action == "publish" else (public(), public())
    undo = undo_url(moderator, pressed(moderator, bulk_url(action, [listing, other]), **DAYS))
    later = now(listing)
    later.name = "Renamed since"
    later.save_revision().publish()
    said = pressed(moderator, undo)
    assert "1 listing is as before." in said
    assert "Renamed since (somebody has changed it since)" in said
    assert now(listing).name == "Renamed since"


def test_a_hidden_place_stays_hidden(moderator: Client) -> None:
    listing = published_listing(place=build_place())
    listing.location_visibility = "hidden"
    listing.save_revision()
    undo = undo_url(moderator, pressed(moderator, bulk_url("publish", [listing])))
    assert "it now shows another part of where it is" in pressed(moderator, undo)
    row = now(listing)
    assert (row.location_visibility, row.place, row.public_geometry) == ("hidden", None, None)


@pytest.mark.parametrize(
    "who",
    [lambda: signed_in(Role.MODERATOR), lambda: signed_in(superuser=True)],
    ids=["another moderator", "a superuser"],
)
def test_only_whoever_did_it(moderator: Client, who: Callable[[], Client]) -> None:
    listing = public()
    undo = undo_url(moderator, pressed(moderator, bulk_url("unpublish", [listing])))
    assert who().post(undo).status_code == 404
    assert not now(listing).live


def test_not_after_the_right_was_taken_away(moderator: Client) -> None:
    listing = public()
    undo = undo_url(moderator, pressed(moderator, bulk_url("unpublish", [listing])))
    moderator.person.groups.set(signed_in(Role.EDITOR).person.groups.all())
    assert moderator.post(undo).status_code == 302
    assert not now(listing).live


def test_not_after_a_day(moderator: Client, freeze) -> None:
    listing = public()
    undo = undo_url(moderator, pressed(moderator, bulk_url("unpublish", [listing])))
    freeze(SUNDAY + timedelta(days=1, minutes=1))
    enter(moderator, moderator.person)
    assert moderator.post(undo).status_code == 404
    pressed(moderator, bulk_url("confirm", [public()]))
    assert BulkChange.objects.count() == 1, "what cannot be undone any more is not kept"


def test_what_was_deleted_since_is_passed_over(moderator: Client) -> None:
    kept, gone = public(), public()
    undo = undo_url(moderator, pressed(moderator, bulk_url("unpublish", [kept, gone])))
    now(gone).delete()
    assert "1 listing is as before." in pressed(moderator, undo)
    assert now(kept).live


def test_a_number_that_nobody_got(moderator: Client) -> None:
    name = "wagtailsnippets_places_listing:undo"
    unknown = reverse(name, args=["00000000-0000-4000-8000-000000000000"])
    assert moderator.get(unknown).status_code == 404
