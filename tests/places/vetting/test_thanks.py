"""A business says itself whether it is thanked in public; at first it is not."""

import pytest
from django.test import Client

from places.enums import MembershipRole
from places.models import Membership
from places.vetting.models import VettingCase
from tests.builders.listings import published_listing, session
from tests.builders.people import build_person, enter
from tests.builders.vetting import on_the_list
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(freeze) -> VettingCase:
    """On the list since today."""
    freeze(london("2026-11-22 12:00"))
    return on_the_list()


def member_of(listing) -> Client:
    person = build_person()
    Membership.objects.create(
        user=person, organisation=listing.organisation, role=MembershipRole.EDITOR
    )
    return enter(Client(), person)


def test_the_business_opts_in_and_out(shop, client) -> None:
    listing, ours = shop.listing, member_of(shop.listing)
    page = f"/portal/listings/{listing.uid}/"
    assert shop.wants_thanks is False
    assert listing.name not in client.get("/stickers/").content.decode()
    assert "You may thank us in public" in ours.get(page).content.decode()
    answer = ours.post(f"{page}thanks/", {"thanks": "yes"}, follow=True).content.decode()
    assert "your name stands on the page of thanks" in answer
    assert listing.name in client.get("/stickers/").content.decode()
    answer = ours.post(f"{page}thanks/", {"thanks": "no"}, follow=True).content.decode()
    assert "Your name does not stand on the page of thanks." in answer
    assert listing.name not in client.get("/stickers/").content.decode()


def test_others_do_not_say_it_for_them(shop) -> None:
    path = f"/portal/listings/{shop.listing.uid}/thanks/"
    assert enter(Client(), build_person()).post(path, {"thanks": "yes"}).status_code == 404
    shop.refresh_from_db()
    assert shop.wants_thanks is False


def test_only_businesses_that_are_vetted_are_asked() -> None:
    club = published_listing(session())
    ours = member_of(club)
    page = f"/portal/listings/{club.uid}/"
    assert "Thanks in public" not in ours.get(page).content.decode()
    assert ours.post(f"{page}thanks/", {"thanks": "yes"}).status_code == 404


def test_who_has_left_is_not_asked(shop) -> None:
    VettingCase.objects.update(stage="left")
    page = f"/portal/listings/{shop.listing.uid}/"
    assert "Thanks in public" not in member_of(shop.listing).get(page).content.decode()
