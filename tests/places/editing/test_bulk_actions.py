"""One press does to many listings what each allows, says what it left, and takes it back."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.bulk_actions.listing_actions import ConfirmToday
from places.models import BulkChange, ChangedListing, Listing
from tests.builders.listings import build_place, closed_on, draft_listing, published_listing
from tests.builders.people import signed_in
from tests.places.editing.bulk import LIST, bulk_url, pressed, undo_url
from tests.places.editing.form_data import page_data

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
ACTIONS = ["confirm", "close", "publish", "unpublish"]
DAYS = {"first_day": "2026-11-30", "last_day": "2026-12-13"}


@pytest.fixture(autouse=True)
def stopped_clock(freeze) -> None:
    freeze(SUNDAY)


@pytest.fixture
def moderator() -> Client:
    return signed_in(Role.MODERATOR)


def with_draft(**fields: Any) -> Listing:
    """A public listing with an edit that nobody published."""
    listing = published_listing(**fields)
    listing.summary = "A waiting change"
    listing.save_revision()
    return Listing.objects.get(pk=listing.pk)


def only_draft(**fields: Any) -> Listing:
    listing = draft_listing(**fields)
    listing.save()
    listing.save_revision()
    return Listing.objects.get(pk=listing.pk)


def now(listing: Listing) -> Listing:
    return Listing.objects.get(pk=listing.pk)


def test_confirming_many(moderator: Client) -> None:
    one, two, draft = published_listing(), with_draft(), only_draft(name="Not yet public")
    url = bulk_url("confirm", [one, two, draft])
    asked = moderator.get(url).content.decode()
    assert "2 listings will change" in asked
    assert "Not yet public: it is not public" in asked
    assert now(one).confirmed_on is None
    said = pressed(moderator, url, confirmed_by=" library service ")
    assert "2 listings: confirmed." in said
    assert "1 listing was left as it is: Not yet public (it is not public)." in said
    for row in (now(one), now(two)):
        assert (row.confirmed_on, row.confirmed_by) == (date(2026, 11, 22), "library service")
    assert now(two).summary == ""
    assert now(two).has_unpublished_changes
    assert now(draft).confirmed_on is None


def test_closing_between_dates(moderator: Client) -> None:
    open_one, waiting = published_listing(name="Gym"), with_draft(name="Has a draft")
    dated = published_listing(name="Has dates", exceptions=[closed_on(date(2026, 12, 4))])
    before = open_one.open_intervals.count()
    url = bulk_url("close", [open_one, waiting, dated])
    said = pressed(moderator, url, **DAYS, why="Christmas", why_cy="Nadolig")
    assert "1 listing: closed for a while." in said
    assert "Has a draft (a draft of it waits" in said
    assert "Has dates (it already has other dates within these days)" in said
    row = now(open_one)
    (closed,) = row.exceptions.all()
    assert (closed.kind, closed.first_day, closed.last_day, closed.note, closed.note_cy) == (
        "closed",
        date(2026, 11, 30),
        date(2026, 12, 13),
        "Christmas",
        "Nadolig",
    )
    # Its Fridays: 4 and 11 December are gone, and nothing else.
    assert row.open_intervals.count() == before - 2
    assert row.live_revision.user == moderator.person
    assert not row.has_unpublished_changes
    assert [e.first_day for e in now(dated).exceptions.all()] == [date(2026, 12, 4)]
    assert now(waiting).latest_revision_id == waiting.latest_revision_id


REFUSED_DAYS = {
    "no first day": ({"first_day": ""}, "This field is required."),
    "not a date": ({"last_day": "soon"}, "Enter a valid date."),
    "the wrong way round": ({"last_day": "2026-11-29"}, "The last day is before the first."),
    "over": ({"first_day": "2026-11-01", "last_day": "2026-11-21"}, "These days are over."),
    "for ever": ({"last_day": "2028-12-13"}, "more than a year"),
    "a long story": ({"why": "x" * 201}, "at most 200 characters"),
}


@pytest.mark.parametrize(("typed", "message"), REFUSED_DAYS.values(), ids=REFUSED_DAYS)
def test_days_that_make_no_sense(moderator: Client, typed: dict[str, str], message: str) -> None:
    listing = published_listing()
    said = pressed(moderator, bulk_url("close", [listing]), **(DAYS | {"why": "Refit"} | typed))
    assert message in said
    assert typed.get("why", "Refit") in said, "what was typed is lost"
    assert not now(listing).exceptions.exists()
    assert not BulkChange.objects.exists()


def test_publishing_drafts(moderator: Client) -> None:
    new, edited, same = only_draft(name="New"), with_draft(), published_listing(name="As it was")
    submitted = only_draft(name="Submitted")
    editor = signed_in(Role.EDITOR)
    edit = reverse("wagtailsnippets_places_listing:edit", args=[submitted.pk])
    editor.post(edit, page_data(editor, edit) | {"action-submit": "1"})
    later = draft_listing(name="Later", go_live_at=datetime(2027, 1, 1, tzinfo=UTC))
    later.save()
    later.save_revision()
    unfit = only_draft(name="Unfit")
    unfit.latest_revision.content |= {"age_from": 18, "age_to": 11}
    unfit.latest_revision.save()
    said = pressed(moderator, bulk_url("publish", [new, edited, same, submitted, later, unfit]))
    assert "2 listings: published." in said
    for left in (
        "As it was (nothing of it waits to be published)",
        "Submitted (it waits for a look: approve it or send it back on its own page)",
        "Later (it is set to be published later)",
        "Unfit (The upper age is below the lower one.)",
    ):
        assert left in said
    assert now(new).live
    assert now(new).open_intervals.exists()
    assert now(edited).summary == "A waiting change"
    assert not now(edited).has_unpublished_changes
    assert not any(now(row).live for row in (submitted, later, unfit))
    assert now(submitted).workflow_in_progress


def test_taking_down(moderator: Client) -> None:
    one, waiting, draft = published_listing(), with_draft(), only_draft(name="Never was")
    said = pressed(moderator, bulk_url("unpublish", [one, waiting, draft]))
    assert "2 listings: taken down." in said
    assert "Never was (it is not public)" in said
    for row in (now(one), now(waiting)):
        assert not row.live
        assert not row.open_intervals.exists()
    assert now(waiting).latest_revision.as_object().summary == "A waiting change"
    entry = ModelLogEntry.objects.get(action="wagtail.unpublish", object_id=str(one.pk))
    assert entry.user == moderator.person


@pytest.mark.parametrize("action", ["close", "publish", "unpublish"])
def test_an_editor_changes_nothing_public(action: str) -> None:
    public, draft, editor = with_draft(), only_draft(), signed_in(Role.EDITOR)
    url = bulk_url(action, [public, draft])
    assert "you may not do this: ask a moderator" in editor.get(url).content.decode()
    said = pressed(editor, url, **DAYS)
    assert "2 listings were left as they are" in said
    assert (now(public).live, now(draft).live) == (True, False)
    assert not now(public).exceptions.exists()
    assert not BulkChange.objects.exists()


def test_an_editor_confirms() -> None:
    listing, editor = published_listing(), signed_in(Role.EDITOR)
    pressed(editor, bulk_url("confirm", [listing]))
    assert now(listing).confirmed_on == clock.today()


@pytest.mark.parametrize("action", [*ACTIONS, "delete"])
def test_somebody_without_a_role_sees_no_names(action: str) -> None:
    listing = published_listing(name="Friday Gym")
    for client in (Client(), signed_in()):
        for answer in (
            client.get(bulk_url(action, [listing])),
            client.post(bulk_url(action, [listing]), DAYS),
        ):
            assert answer.status_code in (302, 403)
            assert "Friday Gym" not in answer.content.decode()
    assert now(listing).live


@pytest.mark.parametrize("action", ACTIONS)
def test_what_somebody_locked_stays(moderator: Client, action: str) -> None:
    locked = with_draft(name="Locked")
    other = signed_in(Role.MODERATOR).person
    Listing.objects.filter(pk=locked.pk).update(locked=True, locked_by=other)
    said = pressed(moderator, bulk_url(action, [locked]), **DAYS)
    assert "Locked (somebody has locked it)" in said
    row = now(locked)
    assert (row.live, row.confirmed_on, row.has_unpublished_changes) == (True, None, True)


BAD_NUMBERS = ["abc", "-1", "999999", "1e3", "9" * 30, ""]


@pytest.mark.parametrize("number", BAD_NUMBERS)
@pytest.mark.parametrize("action", ["confirm", "delete"])
def test_numbers_that_are_none(moderator: Client, action: str, number: str) -> None:
    assert moderator.get(bulk_url(action, id=number)).status_code in (302, 404)


def test_all_means_all_that_the_list_shows(moderator: Client) -> None:
    shown = published_listing(name="Gym one", kind="respite_space")
    others = [published_listing(name="Gym two"), published_listing(kind="respite_space")]
    under_filters = {"kind": "respite_space", "q": "gym"}
    pressed(moderator, bulk_url("unpublish", id="all", **under_filters))
    assert not now(shown).live
    assert all(now(other).live for other in others)


def test_all_under_a_filter_that_makes_no_sense_is_none(moderator: Client) -> None:
    listing = published_listing()
    url = bulk_url("unpublish", id="all", kind="nonsense")
    assert moderator.post(url).status_code == 404
    assert now(listing).live


def test_deleting_all_spares_what_the_list_does_not_show() -> None:
    gone, kept = published_listing(kind="respite_space"), published_listing()
    administrator = signed_in(superuser=True)
    pressed(administrator, bulk_url("delete", id="all", kind="respite_space"))
    assert list(Listing.objects.all()) == [kept]
    assert gone.pk != kept.pk


def test_many_listings_are_asked_about_with_few_questions(
    moderator: Client, django_assert_max_num_queries
) -> None:
    listings = [with_draft() for _number in range(3)]
    moderator.get(bulk_url("publish", listings))
    more = [*listings, *(with_draft() for _number in range(20))]
    with django_assert_max_num_queries(20):
        moderator.get(bulk_url("publish", more))


def test_the_bar_of_the_list_offers_them(moderator: Client) -> None:
    published_listing(place=build_place())
    page = moderator.get(reverse(LIST)).content.decode()
    for action in ACTIONS:
        assert reverse("wagtail_bulk_action", args=["places", "listing", action]) in page


@pytest.mark.parametrize("action", ACTIONS)
def test_every_page_that_asks_has_a_worked_example(moderator: Client, action: str) -> None:
    listing = with_draft()
    assert "Example:" in moderator.get(bulk_url(action, [listing])).content.decode()


def test_no_more_at_once_than_a_browser_waits_for(moderator: Client, monkeypatch) -> None:
    monkeypatch.setattr(ConfirmToday, "most_at_once", 2)
    listings = [published_listing(name=f"Club {letter}") for letter in "ABC"]
    url = bulk_url("confirm", listings)
    assert "2 listings will change" in moderator.get(url).content.decode()
    said = pressed(moderator, url)
    assert "2 listings: confirmed." in said
    assert "Club C (2 at once are enough: do these afterwards)" in said
    assert [now(row).confirmed_on is not None for row in listings] == [True, True, False]


def test_what_was_noted_is_no_use_of_a_listing(moderator: Client) -> None:
    listing = published_listing()
    pressed(moderator, bulk_url("confirm", [listing]))
    assert ChangedListing.objects.filter(listing=listing).exists()
    usage = reverse("wagtailsnippets_places_listing:usage", args=[listing.pk])
    assert "Changed listing" not in moderator.get(usage).content.decode()


def test_one_that_fails_holds_up_no_other(moderator: Client) -> None:
    """The second is gone between the question and the button."""
    first, second = published_listing(), published_listing()
    url = bulk_url("confirm", [first, second])
    moderator.get(url)
    Listing.objects.filter(pk=second.pk).delete()
    assert "1 listing: confirmed." in pressed(moderator, url)
    assert now(first).confirmed_on == clock.today()
    assert undo_url(moderator, pressed(moderator, bulk_url("confirm", [first])))
