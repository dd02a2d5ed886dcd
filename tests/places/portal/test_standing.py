"""How a listing stands, as its organisation reads it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guardianship.accounts.roles import Role
from places.enums import HoldReason
from places.holds import clear_until, hold
from places.models import Listing
from places.portal.standing import Change, Standing, listings_of, standing_of
from places.portal.writing import write_and_ask
from tests.builders.listings import draft_listing, published_listing
from tests.builders.people import build_person
from tests.places.portal.conftest import MORNING, House


def send_in(house: House, listing: Listing) -> None:
    write_and_ask(listing, lambda draft: setattr(draft, "name", "New name"), by=house.owner)


def send_back(house: House, listing: Listing) -> None:
    send_in(house, listing)
    state = listing.current_workflow_state
    state.current_task_state.reject(user=build_person(Role.MODERATOR), comment="Which door?")


def confirmed(days_ago: int) -> Callable:
    def act(house: House, listing: Listing) -> None:
        day = MORNING.date() - timedelta(days=days_ago)
        Listing.objects.filter(pk=listing.pk).update(confirmed_on=day)

    return act


def unpublished(act: Callable) -> Callable:
    def first(house: House, listing: Listing) -> None:
        Listing.objects.filter(pk=listing.pk).update(
            live=False, first_published_at=None, live_revision=None
        )
        act(house, Listing.objects.get(pk=listing.pk))

    return first


def nothing(house: House, listing: Listing) -> None:
    assert house.club == listing


def held(reason: HoldReason) -> Callable:
    return lambda house, listing: hold(listing, reason)


def shop(house: House, listing: Listing) -> None:
    Listing.objects.filter(pk=listing.pk).update(kind="trusted_business")


def vetted_shop(house: House, listing: Listing) -> None:
    shop(house, listing)
    clear_until(listing, MORNING.date())


CASES = {
    "public": (nothing, Standing.PUBLIC, Change.NONE),
    "to confirm": (confirmed(60), Standing.TO_CONFIRM, Change.NONE),
    "a concern": (held(HoldReason.CONCERN), Standing.HELD, Change.NONE),
    "the panel": (held(HoldReason.PANEL), Standing.HELD, Change.NONE),
    "found shut": (held(HoldReason.REPORTED_SHUT), Standing.PUBLIC, Change.NONE),
    "withdrawn": (held(HoldReason.WITHDRAWN), Standing.WITHDRAWN, Change.NONE),
    "a shop nobody vetted": (shop, Standing.HELD, Change.NONE),
    "a vetted shop": (vetted_shop, Standing.PUBLIC, Change.NONE),
    "a change waits": (send_in, Standing.PUBLIC, Change.WAITING),
    "a change came back": (send_back, Standing.PUBLIC, Change.SENT_BACK),
    "new, unfinished": (unpublished(nothing), Standing.UNFINISHED, Change.NONE),
    "new, waiting": (unpublished(send_in), Standing.WAITING, Change.NONE),
    "new, sent back": (unpublished(send_back), Standing.SENT_BACK, Change.NONE),
}


@pytest.mark.parametrize(("act", "standing", "change"), CASES.values(), ids=CASES.keys())
def test_each_state(house: House, act: Callable, standing: Standing, change: Change) -> None:
    act(house, house.club)
    stands = standing_of(house.club)
    assert (stands.standing, stands.change) == (standing, change)
    page = house.client("owner").get("/portal/").content.decode()
    assert str(standing.label) in page


def test_the_reason_of_a_refusal_is_read(house: House) -> None:
    send_back(house, house.club)
    for path in ("/portal/", house.path()):
        assert "Which door?" in house.client("editor").get(path).content.decode()


def test_a_concern_is_not_given_away(house: House) -> None:
    pages = {}
    for reason in (HoldReason.CONCERN, HoldReason.PANEL):
        house.club.holds.all().delete()
        hold(house.club, reason)
        page = house.client("owner").get(house.path()).content.decode()
        assert "concern" not in page.lower()
        pages[reason] = page.split("<h1>")[1].split("<form")[0]
    assert len(set(pages.values())) == 1


def test_queries_do_not_grow_with_listings(house: House) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            listings_of(house.organisation)
        return len(asked)

    count()
    few = count()
    for _number in range(6):
        published_listing(organisation=house.organisation)
    assert len(listings_of(house.organisation)) == 7
    assert count() == few


def test_what_asks_for_something_comes_first(house: House) -> None:
    draft_listing(organisation=house.organisation, name="A draft").save()
    hold(published_listing(organisation=house.organisation, name="B gone"), HoldReason.WITHDRAWN)
    names = [stands.listing.name for stands in listings_of(house.organisation)]
    assert names == ["A draft", "Friday Club", "B gone"]
