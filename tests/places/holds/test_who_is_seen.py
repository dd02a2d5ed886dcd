"""A hold takes a listing away from every public reader at once; lifting it brings it back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from places.actions import write_listing
from places.enums import DOUBTING_HOLDS, HoldReason, Kind, Voucher
from places.holds import clear_until, end_clearance, hold, lift
from places.importers.vouching import vouch_for
from places.models import Clearance, Hold, Listing
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, features, london, names, page

pytestmark = pytest.mark.django_db
EVENING = "?at=2026-11-28T20:30"
HIDING = [reason for reason in HoldReason if reason not in DOUBTING_HOLDS]


@pytest.fixture
def club(freeze: Callable) -> Listing:
    """Open on Saturday evening."""
    freeze(SATURDAY_EVENING)
    return a_listing("Club", hours("saturday", "18:00", "22:00"))


def seen(client: Client, listing: Listing) -> set[str]:
    """Where the public still finds it."""
    pages = {
        "page": f"/places/{listing.slug}/",
        "calendar": f"/places/{listing.slug}/calendar.ics",
        "Welsh page": f"/cy/places/{listing.slug}/",
    }
    found = {name for name, path in pages.items() if client.get(path).status_code == 200}
    if listing.name in names(page(client, EVENING)):
        found.add("list")
    if any(f["properties"]["name"] == listing.name for f in features(client, EVENING)):
        found.add("feed")
    if listing.slug in client.get("/sitemap-places.xml").content.decode():
        found.add("sitemap")
    return found


EVERYWHERE = {"page", "calendar", "Welsh page", "list", "feed", "sitemap"}


@pytest.mark.parametrize("reason", HIDING)
def test_a_hold_hides_and_lifting_shows_again(
    client: Client, club: Listing, reason: HoldReason
) -> None:
    assert seen(client, club) == EVERYWHERE
    assert hold(club, reason)
    assert seen(client, club) == set()
    assert lift(club, reason)
    assert seen(client, club) == EVERYWHERE


def test_each_reason_stands_for_itself(client: Client, club: Listing) -> None:
    hold(club, HoldReason.CONCERN)
    hold(club, HoldReason.WITHDRAWN)
    lift(club, HoldReason.WITHDRAWN)
    assert seen(client, club) == set()


def test_the_same_hold_twice_is_one(club: Listing) -> None:
    assert hold(club, HoldReason.CONCERN)
    assert not hold(club, HoldReason.CONCERN)
    assert Hold.objects.filter(listing=club).count() == 1
    assert lift(club, HoldReason.CONCERN)
    assert not lift(club, HoldReason.CONCERN)


def test_publishing_an_edit_lifts_nothing(client: Client, club: Listing) -> None:
    stale = Listing.objects.get(pk=club.pk)
    hold(club, HoldReason.CONCERN)
    stale.summary = "New words"
    write_listing(listing=stale, by=None, publish=True)
    assert seen(client, club) == set()


def test_found_shut_is_not_sure_while_it_should_be_open(client: Client, club: Listing) -> None:
    hold(club, HoldReason.REPORTED_SHUT)
    assert names(page(client, EVENING)) == []
    [feature] = features(client, f"{EVENING}&unsure=1")
    assert feature["properties"]["state"] == "not_sure"
    html = client.get(f"/places/{club.slug}/").content.decode()
    assert "Some people found it shut when it should have been open." in html
    lift(club, HoldReason.REPORTED_SHUT)
    assert names(page(client, EVENING)) == ["Club"]


def test_found_shut_says_closed_when_it_is(client: Client, club: Listing) -> None:
    hold(club, HoldReason.REPORTED_SHUT)
    assert features(client, "?at=2026-11-28T12:00&unsure=1") == []


def test_a_trusted_business_is_seen_to_the_end_of_its_last_day(
    client: Client, freeze: Callable
) -> None:
    freeze(SATURDAY_EVENING)
    shop = a_listing("Shop", hours("saturday", "18:00", "22:00"), kind=Kind.TRUSTED_BUSINESS)
    clear_until(shop, date(2026, 11, 28))
    assert seen(client, shop) == EVERYWHERE
    freeze(london("2026-11-28 23:59"))
    assert "page" in seen(client, shop)
    freeze(london("2026-11-29 00:00"))
    assert seen(client, shop) == set()


def test_without_vetting_a_trusted_business_is_never_seen(client: Client, freeze: Callable) -> None:
    freeze(SATURDAY_EVENING)
    shop = a_listing("Shop", hours("saturday", "18:00", "22:00"), kind=Kind.TRUSTED_BUSINESS)
    end_clearance(shop)
    assert shop.live
    assert seen(client, shop) == set()


def test_a_directory_vouches_for_a_year_and_never_overrules(freeze: Callable) -> None:
    freeze(SATURDAY_EVENING)
    fields = {"kind": Kind.TRUSTED_BUSINESS, "origin": "directory:town:shops"}
    theirs = a_listing("Theirs", origin_id="1", confirmed_on=date(2026, 3, 1), **fields)
    ours = a_listing("Ours", origin_id="2", **fields)
    end_clearance(theirs)
    clear_until(ours, date(2026, 12, 1))
    assert vouch_for("directory:town:shops") == 1
    assert vouch_for("directory:town:shops") == 0
    said = {c.listing.name: (c.until, c.vouched_by) for c in Clearance.objects.all()}
    assert said == {
        "Theirs": (date(2027, 3, 1), Voucher.DIRECTORY),
        "Ours": (date(2026, 12, 1), Voucher.VETTING),
    }
