"""The page of a partner: who they are, their card, the charter, and what the public may see."""

import pytest
from django.test import Client

from places.enums import HoldReason, OrganisationType
from places.holds import hold
from places.models import Organisation
from places.outreach.addresses import address_of, slug_of
from places.outreach.commitment import accept
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.outreach.conftest import a_charter
from tests.places.outreach.test_role_cards import a_card

pytestmark = pytest.mark.django_db


def get(organisation: Organisation, before: str = "") -> str:
    response = Client().get(before + address_of(organisation))
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_it_says_name_type_card_charter_and_listings(eastmoor, owner) -> None:
    a_listing("Friday Club", hours("friday", "18:00", "21:00"), organisation=eastmoor)
    a_card(eastmoor, does="An old answer")
    a_card(eastmoor)
    accept(eastmoor, a_charter(3), by=owner)
    page = get(eastmoor)
    for words in (
        "Eastmoor Youth",
        "youth group",
        "Walk the park",
        "Search bags",
        "Ring the office until 10pm",
        "Team leader",
        "Accepted version 3 of the partnership charter on 22 November 2026.",
        "Friday Club",
    ):
        assert words in page
    assert "An old answer" not in page
    assert owner.email not in page
    assert owner.full_name not in page


def test_what_is_hidden_is_not_listed_there(eastmoor) -> None:
    a_listing("Friday Club", organisation=eastmoor)
    held = a_listing("Held Club", organisation=eastmoor)
    a_listing("Draft Club", organisation=eastmoor, live=False)
    hold(held, HoldReason.CONCERN, by=None)
    page = get(eastmoor)
    assert "Friday Club" in page
    assert "Held Club" not in page
    assert "Draft Club" not in page


def test_who_hides_where_keeps_it_hidden(eastmoor) -> None:
    listing = a_hidden_listing("Rainbow Evening", organisation=eastmoor)
    page = get(eastmoor)
    assert listing.name in page
    assert "data-lat" not in page
    assert "metres" not in page


@pytest.mark.parametrize("kind", OrganisationType)
def test_every_type_of_partner_has_the_same_page_and_a_source_none(kind: str) -> None:
    partner = Organisation.objects.create(name="Somebody", type=kind)
    a_card(partner)
    if kind == OrganisationType.SOURCE:
        assert address_of(partner) == ""
        assert Client().get(f"/organisations/{slug_of(partner)}/").status_code == 404
    else:
        assert "Walk the park" in get(partner)


def test_nothing_public_and_no_such_organisation_are_the_same(eastmoor) -> None:
    slugs = (slug_of(eastmoor), "nobody-00000000", "nobody", "nobody-zzzzzzzz")
    answers = [(slug, Client().get(f"/organisations/{slug}/")) for slug in slugs]
    assert {answer.status_code for _slug, answer in answers} == {404}
    assert len({answer.content.decode().replace(slug, "") for slug, answer in answers}) == 1


def test_an_address_with_an_old_name_leads_to_the_new_one(eastmoor) -> None:
    a_card(eastmoor)
    old = address_of(eastmoor)
    Organisation.objects.update(name="Westmoor Youth")
    eastmoor.refresh_from_db()
    assert Client().get(old)["Location"] == address_of(eastmoor)
    assert "westmoor-youth-" in address_of(eastmoor)


def test_the_page_of_a_place_leads_there(eastmoor) -> None:
    listing = a_listing("Friday Club", organisation=eastmoor)
    assert (
        f'href="{address_of(eastmoor)}"'
        in Client().get(f"/places/{listing.slug}/").content.decode()
    )


def test_queries_do_not_grow_with_listings(eastmoor, django_assert_max_num_queries) -> None:
    for number in range(12):
        a_listing(f"Club {number}", hours("friday", "18:00", "21:00"), organisation=eastmoor)
    with django_assert_max_num_queries(9):
        get(eastmoor)


def test_welsh_readers_get_welsh_words_and_marked_english(eastmoor) -> None:
    a_card(eastmoor, does_cy="Cerdded y parc")
    page = get(eastmoor, "/cy")
    assert "Cerdded y parc" in page
    assert "Walk the park" not in page
    assert '<div lang="en"><p>Search bags</p></div>' in page
