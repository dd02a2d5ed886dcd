"""Confirming with one click, and looking at a draft as a young person will see it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.urls import reverse
from wagtail.models import ModelLogEntry

from guardianship.accounts.roles import Role
from places.models import Listing
from places.slugs import free_slug
from tests.builders.listings import build_place, draft_listing, published_listing
from tests.builders.people import signed_in
from tests.places.editing.form_data import page_data

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_places_listing"


def url(view: str, listing: Listing) -> str:
    return reverse(f"{SPACE}:{view}", args=[listing.pk])


def test_looking_confirms_nothing_and_the_button_does(freeze) -> None:
    freeze(datetime(2026, 11, 22, 12, tzinfo=UTC))
    listing, editor = published_listing(confirmed_on=date(2026, 6, 1)), signed_in(Role.EDITOR)
    page = editor.get(url("confirm", listing)).content.decode()
    assert "19:00–21:00" in page
    assert Listing.objects.get().confirmed_on == date(2026, 6, 1)
    response = editor.post(url("confirm", listing), {"confirmed_by": " centre manager "})
    assert response.url == reverse(f"{SPACE}:list")
    row = Listing.objects.get()
    assert (row.confirmed_on, row.confirmed_by) == (date(2026, 11, 22), "centre manager")
    assert ModelLogEntry.objects.get(action="places.confirm").user == editor.person


def test_only_what_is_public_can_be_confirmed() -> None:
    draft = draft_listing()
    draft.save()
    assert signed_in(Role.EDITOR).post(url("confirm", draft)).status_code == 404


def test_somebody_without_a_role_confirms_nothing() -> None:
    listing = published_listing()
    signed_in().post(url("confirm", listing))
    assert Listing.objects.get().confirmed_on is None


def test_the_list_says_what_an_editor_needs(freeze) -> None:
    freeze(datetime(2026, 11, 27, 20, tzinfo=UTC))
    published_listing(name="Open now", confirmed_on=date(2026, 11, 1))
    published_listing(name="Old news", confirmed_on=date(2026, 6, 1))
    draft_listing(name="Only a draft").save()
    editor = signed_in(Role.EDITOR)
    page = editor.get(reverse(f"{SPACE}:list")).content.decode()
    assert "open until 21:00" in page
    assert page.count("not sure") == 1
    assert "never" in page
    assert "w-status--primary" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?live=true", {"Open now", "Old news"}),
        ("?live=false", {"Only a draft"}),
        ("?confirmed_before=2026-10-01", {"Old news", "Only a draft"}),
        ("?not_sure=true", {"Old news"}),
        ("?not_sure=false", {"Open now", "Only a draft"}),
        ("?kind=respite_space", {"Old news"}),
        ("?q=news", {"Old news"}),
        ("?q=nothing+like+it", set()),
        ("?kind=nonsense", {"Open now", "Old news", "Only a draft"}),
    ],
)
def test_filters_and_search(freeze, query: str, found: set[str]) -> None:
    freeze(datetime(2026, 11, 27, 20, tzinfo=UTC))
    published_listing(name="Open now", confirmed_on=date(2026, 11, 1))
    published_listing(name="Old news", confirmed_on=date(2026, 6, 1), kind="respite_space")
    draft_listing(name="Only a draft").save()
    response = signed_in(Role.EDITOR).get(reverse(f"{SPACE}:list") + query)
    assert {row.name for row in response.context["object_list"]} == found


def test_a_preview_shows_the_draft_and_not_the_row() -> None:
    listing, editor = published_listing(name="Public", place=build_place()), signed_in(Role.EDITOR)
    data = page_data(editor, url("edit", listing)) | {"name": "Draft name"}
    preview = url("preview_on_edit", listing)
    assert editor.post(preview, data).json()["is_valid"]
    page = editor.get(preview + "?mode=")
    assert page.status_code == 200
    assert "Draft name" in page.content.decode()
    assert Listing.objects.get().name == "Public"


def test_what_is_half_typed_is_stored_for_drafts_only() -> None:
    """Wagtail saves by itself; where there is no draft that would be public at once."""
    listing, place, editor = published_listing(), build_place(), signed_in(Role.EDITOR)
    saves_itself = "w-autosave#save"
    with_drafts = editor.get(url("edit", listing)).content.decode()
    assert saves_itself in with_drafts
    for page in (
        reverse(f"{SPACE}:add"),
        reverse("wagtailsnippets_places_place:add"),
        reverse("wagtailsnippets_places_place:edit", args=[place.pk]),
    ):
        assert saves_itself not in editor.get(page).content.decode()


def test_two_of_one_name_get_two_addresses_one_after_the_other() -> None:
    first, second = draft_listing(name="Gym"), draft_listing(name="Gym")
    first.save()
    second.save()
    assert (first.slug, second.slug) == ("gym", "gym-2")
    free_slug(Listing, "Gym")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        )
        assert cursor.fetchone()[0] >= 1


def test_forms_of_people_who_sign_in_say_where_they_come_from() -> None:
    """Under no-referrer a browser sends "Origin: null", and every form would be refused."""
    editor = signed_in(Role.EDITOR)
    admin = editor.get(reverse("wagtailadmin_home"))
    assert admin.headers["Referrer-Policy"] == "same-origin"
    assert editor.get("/no-such-page/").headers["Referrer-Policy"] == "no-referrer"
