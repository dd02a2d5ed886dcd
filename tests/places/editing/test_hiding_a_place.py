"""An editor hides a place: the form, its history and its comparisons forget it."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from guardianship.accounts.roles import Role
from places.exact_locations import exact_location_of, is_kept_apart
from places.models import Listing, Place
from tests.builders.listings import build_place, published_listing
from tests.builders.people import signed_in
from tests.places.editing.form_data import errors_of, page_data

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_places_listing"
NAME, ADDRESS, POSTCODE = "Lavender House", "17 Secret Lane", "NP20 9ZZ"
KEPT_APART = "The exact place is kept apart."


def url(view: str, listing: Listing, *more: object) -> str:
    return reverse(f"{SPACE}:{view}", args=[listing.pk, *more])


@pytest.fixture
def moderator() -> Client:
    return signed_in(Role.MODERATOR)


@pytest.fixture
def hidden(moderator: Client) -> Listing:
    """A listing that was exact for two versions, and is hidden by the form."""
    place = build_place(name=NAME, address=ADDRESS, postcode=POSTCODE)
    listing = published_listing(place=place, name="Quiet group")
    edit = url("edit", listing)
    data = page_data(moderator, edit) | {"action-publish": "1"}
    moderator.post(edit, data | {"summary": "A second version"})
    response = moderator.post(
        edit, data | {"location_visibility": "hidden", "phone": "07700 900123"}
    )
    assert response.status_code == 302
    return Listing.objects.get(pk=listing.pk)


def test_it_moves_behind_the_door(hidden: Listing) -> None:
    assert (hidden.place, hidden.public_geometry) == (None, None)
    assert not Place.objects.exists()
    kept = exact_location_of(hidden)
    assert (kept.place_name, kept.address, kept.postcode) == (NAME, ADDRESS, POSTCODE)


def test_no_page_of_the_editors_site_tells_it(moderator: Client, hidden: Listing) -> None:
    revisions = list(hidden.revisions.order_by("pk"))
    pages = [url(view, hidden) for view in ("edit", "history", "usage", "workflow_history")]
    pages += [url("revisions_revert", hidden, r.pk) for r in revisions]
    pages += [url("revisions_compare", hidden, a.pk, "live") for a in revisions[:-1]]
    pages += [reverse(f"{SPACE}:list"), reverse("wagtailsnippets_places_place:list")]
    pages += [reverse("wagtailadmin_reports:site_history"), reverse("wagtailadmin_home")]
    for page in pages:
        response = (signed_in(superuser=True) if "reports" in page else moderator).get(page)
        assert response.status_code == 200, page
        text = response.content.decode()
        for secret in (NAME, ADDRESS, POSTCODE, "51.5842"):
            assert secret not in text, page


def test_the_form_says_that_it_is_kept_apart(moderator: Client, hidden: Listing) -> None:
    page = moderator.get(url("edit", hidden)).content.decode()
    assert KEPT_APART in page
    assert url("exact_location", hidden) in page
    for_editors = signed_in(Role.EDITOR).get(url("edit", hidden)).content.decode()
    assert KEPT_APART in for_editors
    assert url("exact_location", hidden) not in for_editors
    other = moderator.get(url("edit", published_listing(place=build_place())))
    assert KEPT_APART not in other.content.decode()


def test_saving_again_changes_nothing(moderator: Client, hidden: Listing) -> None:
    edit = url("edit", hidden)
    moderator.post(edit, page_data(moderator, edit) | {"summary": "New", "action-publish": "1"})
    assert is_kept_apart(hidden)
    assert exact_location_of(hidden).address == ADDRESS


def test_those_who_may_look_are_written_down(moderator: Client, hidden: Listing) -> None:
    response = moderator.get(url("exact_location", hidden))
    text = response.content.decode()
    assert all(word in text for word in (NAME, ADDRESS, POSTCODE, "51.584200"))
    assert "no-store" in response.headers["Cache-Control"]
    (entry,) = ModelLogEntry.objects.filter(action="places.see_exact_location")
    assert (entry.user, entry.object_id) == (moderator.person, str(hidden.pk))
    history = moderator.get(url("history", hidden)).content.decode()
    assert re.search(r"Exact location seen", history)


def test_those_who_may_not_look_are_refused(hidden: Listing) -> None:
    response = signed_in(Role.EDITOR).get(url("exact_location", hidden))
    assert response.status_code == 302
    assert ADDRESS not in response.content.decode()
    assert not ModelLogEntry.objects.filter(action="places.see_exact_location").exists()


def test_nothing_to_look_at_is_not_found(moderator: Client) -> None:
    listing = published_listing(place=build_place())
    assert moderator.get(url("exact_location", listing)).status_code == 404


def test_showing_it_again_asks_for_the_place(moderator: Client, hidden: Listing) -> None:
    edit = url("edit", hidden)
    data = page_data(moderator, edit) | {"location_visibility": "exact", "action-publish": "1"}
    assert "kept apart. To show it" in errors_of(moderator.post(edit, data))
    place = build_place(name="New hall")
    assert moderator.post(edit, data | {"place": place.pk}).status_code == 302
    row = Listing.objects.get(pk=hidden.pk)
    assert row.place == place
    assert not is_kept_apart(row)
