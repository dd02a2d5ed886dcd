"""One press hides a listing from everybody; one press shows it again, and nothing else."""

import pytest
from django.test import Client

from places.enums import HoldReason
from places.holds import hold
from places.models import Hold
from places.moderation.enums import HideWhy
from places.moderation.models import Hiding
from places.portal.standing import Standing, standing_of
from tests.builders.listings import published_listing
from tests.places.moderation.conftest import Desk, url

pytestmark = pytest.mark.django_db


def is_public(listing) -> bool:
    return Client().get(listing.get_absolute_url()).status_code == 200


def test_hidden_at_once_and_shown_again(desk: Desk) -> None:
    listing, client = published_listing(confirmed_on="2026-11-20"), desk.client("moderator")
    assert is_public(listing)
    client.post(url("hide", listing), {"why": "wrong"})
    assert not is_public(listing)
    assert Hiding.objects.get().why == HideWhy.WRONG
    assert standing_of(listing).standing is Standing.HELD
    assert "Something in it is wrong" in client.get(url("look", listing)).content.decode()
    client.post(url("show", listing))
    assert is_public(listing)
    assert Hiding.objects.get().ended_at is not None


def test_what_else_holds_it_stays(desk: Desk) -> None:
    listing, client = published_listing(), desk.client("moderator")
    hold(listing, HoldReason.CONCERN)
    client.post(url("hide", listing), {"why": "look"})
    client.post(url("show", listing))
    assert [h.reason for h in Hold.objects.filter(lifted_at=None)] == [HoldReason.CONCERN]
    client.post(url("show", listing))
    assert [h.reason for h in Hold.objects.filter(lifted_at=None)] == [HoldReason.CONCERN]


def test_twice_is_once(desk: Desk) -> None:
    listing, client = published_listing(), desk.client("moderator")
    for why in ("wrong", "gone"):
        client.post(url("hide", listing), {"why": why})
    assert Hiding.objects.get().why == HideWhy.WRONG


@pytest.mark.parametrize("why", ["", "whatever"])
def test_a_reason_is_needed(desk: Desk, why: str) -> None:
    listing = published_listing()
    assert desk.client("moderator").post(url("hide", listing), {"why": why}).status_code == 404
    assert not Hold.objects.exists()
