"""Named links above the list: those that everybody gets, and an editor's own."""

from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.models import Listing, SavedFilter
from places.viewsets.saved_filters import MOST_OF_ONE_EDITOR
from tests.builders.listings import build_place, draft_listing, published_listing, session
from tests.builders.people import signed_in
from tests.places.editing.form_data import page_data

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_places_listing"
LIST = f"{SPACE}:list"
SAVE = f"{SPACE}:save_filter"
QUERY = "kind=respite_space&live=true"


@pytest.fixture(autouse=True)
def stopped_clock(freeze) -> None:
    freeze(datetime(2026, 11, 22, 12, tzinfo=UTC))


@pytest.fixture
def editor() -> Client:
    return signed_in(Role.EDITOR)


def submitted(name: str) -> None:
    listing = draft_listing(name=name)
    listing.save()
    listing.save_revision()
    client = signed_in(Role.EDITOR)
    edit = reverse(f"{SPACE}:edit", args=[listing.pk])
    client.post(edit, page_data(client, edit) | {"action-submit": "1"})


def one_of_each() -> None:
    recent = {"confirmed_on": date(2026, 11, 1)}
    published_listing(name="Fresh", place=build_place(), **recent)
    published_listing(name="Seventy days", confirmed_on=date(2026, 9, 13))
    published_listing(name="Never asked")
    # At noon on a Sunday, when the clock of these tests stands, somebody may be there or not.
    rung_first = session(
        weekday="sunday", starts_at=time(11), ends_at=time(13), by_appointment=True
    )
    published_listing(rung_first, name="By appointment", **recent)
    submitted("Submitted")
    hidden = published_listing(name="Secret", **recent)
    hidden.location_visibility = "hidden"
    hidden.save_revision().publish()
    draft_listing(name="Candidate", origin="osm:town", origin_id="n1").save()
    published_listing(name="From a map", origin="osm:town", origin_id="n2", **recent)


ON_EACH = {
    "to_confirm": {"Seventy days", "Never asked"},
    "not_sure": {"Never asked", "By appointment"},
    "waiting": {"Submitted"},
    "hidden": {"Secret"},
    "candidates": {"Candidate"},
}


@pytest.mark.parametrize(("worklist", "names"), ON_EACH.items(), ids=ON_EACH)
def test_what_is_on_each_list(editor: Client, worklist: str, names: set[str]) -> None:
    one_of_each()
    answer = editor.get(reverse(LIST), {"work": worklist})
    assert {row.name for row in answer.context["object_list"]} == names
    assert f'?work={worklist}" aria-current="page"' in answer.content.decode()
    (link,) = [entry for entry in answer.context["worklists"] if entry["is_here"]]
    assert link["count"] == len(names)


def test_all_five_stand_above_the_list_with_their_counts(editor: Client) -> None:
    one_of_each()
    page = editor.get(reverse(LIST)).content.decode()
    for words in (
        "To confirm (2)",
        "Not sure (2)",
        "Waiting for a look (1)",
        "Hidden location (1)",
        "Candidates from OpenStreetMap (1)",
    ):
        assert words in page


def test_a_filter_gets_a_name_and_is_found_again(editor: Client) -> None:
    published_listing(name="Here", kind="respite_space")
    published_listing(name="Elsewhere")
    page = editor.get(f"{reverse(LIST)}?{QUERY}")
    assert page.context["query_to_save"] == QUERY
    answer = editor.post(reverse(SAVE), {"name": " Snug rooms ", "query": QUERY})
    assert answer.url == f"{reverse(LIST)}?{QUERY}"
    again = editor.get(answer.url)
    assert "Snug rooms" in again.content.decode()
    assert again.context["query_to_save"] == "", "what has a name is not offered again"
    assert {row.name for row in again.context["object_list"]} == {"Here"}


KEPT = {
    "search and order": ("q=gym&ordering=-confirmed_on", "ordering=-confirmed_on&q=gym"),
    "pages and others' words are left out": ("live=true&p=3&next=//evil.example", "live=true"),
    "empty ones are left out": ("live=true&kind=&q=", "live=true"),
    "nonsense is left out": ("live=true&kind=nonsense&authority=99999", "live=true"),
    "several in one order": ("live=true&kind=respite_space", QUERY),
}


@pytest.mark.parametrize(("asked", "kept"), KEPT.values(), ids=KEPT)
def test_what_of_an_address_is_kept(editor: Client, asked: str, kept: str) -> None:
    editor.post(reverse(SAVE), {"name": "Mine", "query": asked})
    assert SavedFilter.objects.get().query == kept


REFUSED = {
    "no name": ({"name": " ", "query": QUERY}, "This field cannot be blank."),
    "a long name": ({"name": "x" * 61, "query": QUERY}, "at most 60 characters"),
    "nothing to keep": ({"name": "All", "query": ""}, "Choose a filter or search"),
    "only nonsense": ({"name": "All", "query": "kind=nonsense"}, "Choose a filter or search"),
    "a search without end": ({"name": "Long", "query": "q=" + "x" * 1200}, "at most 1000"),
    "the same name": ({"name": "TAKEN", "query": QUERY}, "already have a filter with this name"),
}


@pytest.mark.parametrize(("typed", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_kept(editor: Client, typed: dict[str, str], message: str) -> None:
    SavedFilter.objects.create(user=editor.person, name="Taken", query="live=true")
    answer = editor.post(reverse(SAVE), typed, follow=True)
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert [saved.name for saved in SavedFilter.objects.all()] == ["Taken"]


def test_nobody_keeps_filters_without_end(editor: Client) -> None:
    SavedFilter.objects.bulk_create(
        SavedFilter(user=editor.person, name=f"Filter {number}", query=QUERY)
        for number in range(MOST_OF_ONE_EDITOR)
    )
    answer = editor.post(reverse(SAVE), {"name": "One more", "query": QUERY}, follow=True)
    assert "Delete one first" in answer.content.decode()
    assert SavedFilter.objects.count() == MOST_OF_ONE_EDITOR


def test_each_editor_sees_only_their_own(editor: Client) -> None:
    other = signed_in(Role.MODERATOR)
    theirs = SavedFilter.objects.create(user=other.person, name="Theirs alone", query=QUERY)
    assert "Theirs alone" not in editor.get(reverse(LIST)).content.decode()
    delete = reverse(f"{SPACE}:delete_filter", args=[theirs.pk])
    assert editor.post(delete).status_code == 404
    assert "Theirs alone" in other.get(reverse(LIST)).content.decode()
    assert other.post(delete).url == reverse(LIST)
    assert not SavedFilter.objects.exists()


def test_looking_at_an_address_deletes_nothing(editor: Client) -> None:
    saved = SavedFilter.objects.create(user=editor.person, name="Mine", query=QUERY)
    assert editor.get(reverse(f"{SPACE}:delete_filter", args=[saved.pk])).status_code == 405
    assert editor.get(reverse(SAVE)).status_code == 405
    assert SavedFilter.objects.exists()


def test_somebody_without_a_role_keeps_nothing() -> None:
    for client, status in ((Client(), 302), (signed_in(), 403)):
        answer = client.post(reverse(SAVE), {"name": "Mine", "query": QUERY})
        assert answer.status_code == status
    assert not SavedFilter.objects.exists()


def test_a_filter_goes_with_its_owner(editor: Client) -> None:
    SavedFilter.objects.create(user=editor.person, name="Mine", query=QUERY)
    editor.person.delete()
    assert not SavedFilter.objects.exists()


def test_links_never_leave_the_list(editor: Client) -> None:
    editor.post(reverse(SAVE), {"name": "Odd", "query": 'q="><script>alert(1)</script>'})
    page = editor.get(reverse(LIST))
    assert "<script>alert" not in page.content.decode()
    (own,) = page.context["own_filters"]
    assert urlsplit(own["url"]).path == reverse(LIST)
    assert parse_qs(urlsplit(own["url"]).query) == {"q": ['"><script>alert(1)</script>']}
    assert Listing.objects.count() == 0
