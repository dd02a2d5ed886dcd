"""Who reaches the five pages: members of the organisation, and nobody else whoever they are."""

from uuid import uuid4

import pytest
from django.test import Client

from guardianship.accounts.roles import Role
from places.models import Listing
from places.portal.new.urls import urlpatterns
from tests.builders.listings import draft_listing
from tests.builders.people import build_person, enter
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
# Address, what a member's GET and empty POST answer.
ADDRESSES = {
    "of/{organisation}/": (200, 422),
    "like/{listing}/": (405, 303),
    "{listing}/": (200, 200),
    "{listing}/go-on/": (303, 303),
    "{listing}/what/": (200, 422),
    "{listing}/where/": (200, 422),
    "{listing}/when/": (200, 422),
    "{listing}/who/": (200, 422),
    "{listing}/inside/": (200, 422),
    "{listing}/send-in/": (405, 303),
    "{listing}/throw-away/": (200, 303),
}


@pytest.fixture
def draft(house: House) -> Listing:
    """A listing of the house that nobody has seen yet."""
    listing = draft_listing(organisation=house.organisation, name="Board Games")
    listing.save()
    return listing


def address(route: str, house: House, draft: Listing | None) -> str:
    """The address with keys of the house, or with keys that nobody has."""
    organisation = house.organisation.uid if draft else uuid4()
    listing = draft.uid if draft else uuid4()
    return "/portal/new/" + route.format(organisation=organisation, listing=listing)


def test_every_address_is_in_the_table() -> None:
    known = {
        str(p.pattern)
        .replace("of/<uuid:uid>", "of/{organisation}")
        .replace("<uuid:uid>", "{listing}")
        for p in urlpatterns
    }
    assert known == set(ADDRESSES)


@pytest.mark.parametrize("who", ["owner", "editor"])
def test_members_are_let_in(house: House, draft: Listing, who: str) -> None:
    client = house.client(who)
    found = {}
    # Throwing away comes last in the table, as nothing can follow it.
    for route in ADDRESSES:
        path = address(route, house, draft)
        found[route] = (client.get(path).status_code, client.post(path).status_code)
    assert found == ADDRESSES


@pytest.mark.parametrize("who", ["stranger", "nobody", "administrator"])
def test_not_yours_reads_like_missing(house: House, draft: Listing, who: str) -> None:
    client = (
        enter(Client(), build_person(Role.ADMINISTRATOR))
        if who == "administrator"
        else house.client(who)
    )
    for route, expected in ADDRESSES.items():
        theirs, missing = address(route, house, draft), address(route, house, None)
        for number, method in enumerate((client.get, client.post)):
            answers = [method(theirs), method(missing)]
            wanted = 405 if expected[number] == 405 else 404
            assert [a.status_code for a in answers] == [wanted] * 2, route
            # The way to the other language names the address itself.
            bodies = [
                a.content.decode().replace(p, "")
                for a, p in zip(answers, (theirs, missing), strict=True)
            ]
            assert bodies[0] == bodies[1], route
    assert Listing.objects.count() == 2


def test_signing_in_with_a_second_factor_comes_first(house: House, draft: Listing) -> None:
    half = enter(Client(), house.owner, with_factor=False)
    for route in ADDRESSES:
        for client in (Client(), half):
            answer = client.post(address(route, house, draft))
            assert answer["Location"].startswith("/accounts/login/")
