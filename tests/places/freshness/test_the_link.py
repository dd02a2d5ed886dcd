"""The link in a reminder: looking changes nothing, each listing is answered once, nothing else."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.signing import Signer
from django.test import Client

from guardianship.accounts.models import User
from places.actions import write_listing
from places.enums import HoldReason, MembershipRole
from places.freshness.answering import SALT, hash_of
from places.freshness.models import Answer, Link
from places.holds import hold
from places.models import Hold, Listing, Membership
from tests.builders.places import a_listing, an_organisation
from tests.places.freshness.world import World

pytestmark = pytest.mark.django_db
OVER = "This link no longer works"


@pytest.fixture
def link(world: World) -> str:
    """A link that came this morning, 23 January."""
    return world.a_link()


def say(client: Client, link: str, said: str, listing: Listing | None = None) -> int:
    """Press a button; the status of the page that one ends on."""
    posted = {"say": said} | ({"listing": listing.pk} if listing else {})
    return client.post(link, posted, follow=True).status_code


def confirmed(listing: Listing) -> tuple[date, str]:
    row = Listing.objects.get(pk=listing.pk)
    return row.confirmed_on, row.confirmed_by


def state() -> list:
    """Everything that a press of a button could change."""
    return [
        list(Listing.objects.order_by("pk").values_list("pk", "confirmed_on", "live")),
        list(Hold.objects.values_list("listing", "reason", "lifted_at")),
        list(Answer.objects.values_list("listing", "said")),
    ]


def test_looking_changes_nothing(client: Client, world: World, link: str) -> None:
    before = state()
    for _times in range(3):
        page = client.get(link)
        assert page.status_code == client.head(link).status_code == 200
    assert state() == before
    html = page.content.decode()
    assert "Friday Club" in html
    assert "Fri 7pm–9pm in term time" in html
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert not page.cookies
    assert not re.search(r'(?:src|href)="https?://(?!127)', html)


def test_one_button_confirms_all(client: Client, world: World, link: str) -> None:
    assert say(client, link, "all") == 200
    today = date(2027, 1, 23)
    assert confirmed(world.club) == confirmed(world.gym) == (today, "owner")
    assert "Thank you" in client.get(link).content.decode()


def test_each_listing_is_answered_once(client: Client, world: World, link: str) -> None:
    assert say(client, link, "still_right", world.club) == 200
    world.at(date(2027, 1, 30))
    assert say(client, link, "still_right", world.club) == 404
    assert say(client, link, "still_right", world.gym) == 200
    assert confirmed(world.club)[0] == date(2027, 1, 23)
    assert confirmed(world.gym)[0] == date(2027, 1, 30)
    world.at(date(2027, 2, 1))
    assert say(client, link, "all") == 404
    assert confirmed(world.gym)[0] == date(2027, 1, 30)


def test_not_running_hides_at_once_and_is_undone(client: Client, world: World, link: str) -> None:
    page = f"/places/{world.club.slug}/"
    assert say(client, link, "not_running", world.club) == 200
    assert client.get(page).status_code == 404
    assert Hold.objects.get().reason == HoldReason.WITHDRAWN
    assert say(client, link, "take_back", world.gym) == 404
    assert say(client, link, "take_back", world.club) == 200
    assert client.get(page).status_code == 200
    assert say(client, link, "still_right", world.club) == 200


def test_what_does_not_run_is_not_confirmed_with_the_rest(
    client: Client, world: World, link: str
) -> None:
    say(client, link, "not_running", world.club)
    say(client, link, "all")
    assert confirmed(world.club) == (date(2027, 1, 1), "")
    assert confirmed(world.gym)[0] == date(2027, 1, 23)


def test_a_draft_is_never_confirmed(client: Client, world: World, link: str) -> None:
    fields = {"live": False, "confirmed_on": None}
    new = a_listing("New", organisation=world.organisation, **fields)
    waiting = Listing.objects.get(pk=world.club.pk)
    waiting.summary = "Words that nobody approved"
    write_listing(listing=waiting, by=None, publish=False)
    assert say(client, link, "still_right", new) == 404
    assert say(client, link, "all") == 200
    row = Listing.objects.get(pk=world.club.pk)
    assert (row.confirmed_on, row.summary) == (date(2027, 1, 23), "")
    assert row.has_unpublished_changes
    assert confirmed(new) == (None, "")


def test_a_concern_stays_unseen_and_stays_on(client: Client, world: World, link: str) -> None:
    before = client.get(link).content
    hold(world.club, HoldReason.CONCERN)
    assert client.get(link).content == before
    say(client, link, "all")
    assert client.get(f"/places/{world.club.slug}/").status_code == 404


def test_who_was_found_shut_has_answered(client: Client, world: World, link: str) -> None:
    hold(world.club, HoldReason.REPORTED_SHUT)
    assert "Some people found it shut" in client.get(link).content.decode()
    say(client, link, "still_right", world.club)
    assert not Hold.objects.filter(lifted_at=None).exists()


@pytest.mark.parametrize("said", ["still_right", "not_running", "take_back"])
def test_another_organisations_listing_does_not_exist(
    client: Client, world: World, link: str, said: str
) -> None:
    other = a_listing("Other", organisation=an_organisation("Somebody else"))
    before = state()
    missing = client.post(link, {"say": said, "listing": other.pk + 1_000})
    foreign = client.post(link, {"say": said, "listing": other.pk})
    assert (foreign.status_code, foreign.content) == (404, missing.content)
    assert state() == before


BROKEN = {
    "a letter changed": lambda link: link[:-3] + ("A" if link[-3] != "A" else "B") + link[-2:],
    "the signature cut off": lambda link: link.split(":")[0] + "/",
    "made up": lambda link: "/still-right/made-up/",
    "signed for nobody": lambda link: f"/still-right/{signed_for_nobody()}/",
}


def signed_for_nobody() -> str:
    return Signer(salt=SALT).sign("somebody knows the key but not the number")


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_link_that_nobody_sent(client: Client, world: World, link: str, broken) -> None:
    before = state()
    for response in (client.get(broken(link)), client.post(broken(link), {"say": "all"})):
        assert response.status_code == 404
        assert OVER in response.content.decode()
    assert state() == before


def test_after_fourteen_days_it_is_over(client: Client, world: World, link: str) -> None:
    day = date(2027, 1, 23) + timedelta(days=14)
    world.at(day, 7, 59)
    assert client.get(link).status_code == 200
    world.at(day, 8)
    before = state()
    assert client.get(link).status_code == 404
    assert client.post(link, {"say": "all"}).status_code == 404
    assert state() == before


def test_what_is_kept_opens_nothing(client: Client, world: World, link: str) -> None:
    kept = Link.objects.get()
    token = link.strip("/").split("/")[-1]
    assert kept.token_hash == hash_of(token) != token
    for value in Link.objects.filter(pk=kept.pk).values_list().get():
        assert token not in str(value)
    assert client.get(f"/still-right/{kept.token_hash}/").status_code == 404


ODD = {
    "no listing": {"say": "still_right"},
    "a word": {"say": "still_right", "listing": "club"},
    "a number past all numbers": {"say": "not_running", "listing": "9" * 40},
    "other digits": {"say": "not_running", "listing": "१"},
    "an unknown word": {"say": "delete"},
    "nothing": {},
}


@pytest.mark.parametrize("posted", ODD.values(), ids=ODD.keys())
def test_odd_posts_change_nothing(client: Client, link: str, posted: dict) -> None:
    before = state()
    assert client.post(link, posted, follow=True).status_code in (200, 404)
    assert state() == before


def left(world: World) -> None:
    Membership.objects.all().delete()


def is_editor_now(world: World) -> None:
    Membership.objects.update(role=MembershipRole.EDITOR)


def account_closed(world: World) -> None:
    User.objects.update(is_active=False)


def has_another_address(world: World) -> None:
    User.objects.update(email="new@example.org")


NO_SAY = [left, is_editor_now, account_closed, has_another_address]


@pytest.mark.parametrize("happens", NO_SAY, ids=[one.__name__ for one in NO_SAY])
def test_an_old_mail_of_somebody_without_a_say_opens_nothing(
    client: Client, world: World, link: str, happens: Callable[[World], None]
) -> None:
    happens(world)
    before = state()
    assert OVER in client.get(link).content.decode()
    assert say(client, link, "not_running", world.club) == 404
    assert say(client, link, "all") == 404
    assert state() == before


def test_what_went_to_another_organisation_is_not_taken_back(
    client: Client, world: World, link: str
) -> None:
    say(client, link, "not_running", world.club)
    Listing.objects.filter(pk=world.club.pk).update(organisation=an_organisation("New"))
    assert say(client, link, "take_back", world.club) == 404
    assert Hold.objects.filter(lifted_at=None).count() == 1
