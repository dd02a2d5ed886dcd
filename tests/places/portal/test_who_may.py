"""Who reaches what under /portal/, by role and organisation: every address, every method."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.portal.forms.parts import PARTS
from places.portal.urls import urlpatterns
from tests.builders.people import build_person, enter
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
ORGANISATION = "organisations/{organisation}/"
LISTING = "listings/{listing}/"
# Address, what a member's GET and empty POST answer.
ADDRESSES = {
    "": (200, 200),
    ORGANISATION + "confirm/": (405, 303),
    LISTING: (200, 200),
    LISTING + "confirm/": (405, 303),
    LISTING + "withdraw/": (405, 303),
    LISTING + "bring-back/": (405, 303),
    # A page for trusted businesses, which a club is not.
    LISTING + "thanks/": (405, 404),
    LISTING + "where/": (200, 422),
    LISTING + "hours/": (200, 422),
    LISTING + "closed/": (200, 422),
    LISTING + "change/contact/": (200, 303),
    LISTING + "change/words/": (200, 422),
    LISTING + "change/facts/": (200, 422),
    LISTING + "change/funding/": (200, 303),
    # A page of youth workers out and about, which a club has not.
    LISTING + "change/team/": (404, 404),
}
# What an editor is told to ask an owner for, instead.
OF_OWNERS = {LISTING + "withdraw/": (405, 403), LISTING + "bring-back/": (405, 403)}
BELONGS_TO_SOMEBODY = [route for route in ADDRESSES if "{" in route]


def address(route: str, house: House, missing: bool = False) -> str:
    """The address with the house's own keys in it, or with keys that nobody has."""
    organisation = uuid4() if missing else house.organisation.uid
    listing = uuid4() if missing else house.club.uid
    return "/portal/" + route.format(organisation=organisation, listing=listing)


def test_every_address_is_in_the_table() -> None:
    tried = {route.split("change/")[0] for route in ADDRESSES}
    known = {
        str(p.pattern)
        .replace("listings/<uuid:uid>", "listings/{listing}")
        .replace("organisations/<uuid:uid>", "organisations/{organisation}")
        .split("change/")[0]
        for p in urlpatterns
        # Rooms of the portal have tables of their own.
        if isinstance(p, URLPattern)
    }
    assert known == tried
    assert {LISTING + f"change/{name}/" for name in PARTS} <= set(ADDRESSES)
    assert get_resolver().resolve("/portal/").view_name == "portal:home"


@pytest.mark.parametrize("who", ["owner", "editor"])
def test_members_are_let_in(house: House, who: str) -> None:
    client = house.client(who)
    found = {
        route: (
            client.get(address(route, house)).status_code,
            client.post(address(route, house)).status_code,
        )
        for route in ADDRESSES
    }
    assert found == ADDRESSES | (OF_OWNERS if who == "editor" else {})


def administrator() -> User:
    return build_person(Role.ADMINISTRATOR)


def superuser() -> User:
    return build_person(superuser=True)


@pytest.mark.parametrize("who", ["stranger", "nobody", "administrator", "superuser"])
def test_not_yours_reads_like_missing(house: House, who: str) -> None:
    made = {"administrator": administrator, "superuser": superuser}
    client = enter(Client(), made[who]()) if who in made else house.client(who)
    before = house.again().latest_revision_id
    for route in BELONGS_TO_SOMEBODY:
        for number, method in enumerate((client.get, client.post)):
            expected = 405 if ADDRESSES[route][number] == 405 else 404
            theirs, missing = address(route, house), address(route, house, missing=True)
            answers = [method(theirs), method(missing)]
            assert [a.status_code for a in answers] == [expected] * 2, route
            # The way to the other language names the address itself.
            bodies = [
                a.content.decode().replace(p, "")
                for a, p in zip(answers, (theirs, missing), strict=True)
            ]
            assert bodies[0] == bodies[1], route
            assert "Friday Club" not in bodies[0]
    assert house.again().latest_revision_id == before
    assert not house.club.holds.exists()


def test_signing_in_comes_first(house: House) -> None:
    for route in ADDRESSES:
        for method in (Client().get, Client().post):
            answer = method(address(route, house))
            assert answer.status_code == 405 or answer["Location"].startswith("/accounts/login/")


def test_a_second_factor_is_required(house: House) -> None:
    for route in ADDRESSES:
        client = enter(Client(), house.owner, with_factor=False)
        assert client.post(address(route, house))["Location"] == "/accounts/login/"


def test_members_are_not_of_the_team(house: House) -> None:
    assert not house.owner.is_staff
    assert not house.owner.has_perm("wagtailadmin.access_admin")
    assert house.client("owner").get("/admin/").status_code == 403


def test_a_listing_that_moved_away_is_no_longer_yours(house: House) -> None:
    other = house.stranger.memberships.get().organisation
    type(house.club).objects.update(organisation=other)
    assert house.client("owner").get(house.path()).status_code == 404
    assert house.client("stranger").get(house.path()).status_code == 200


def test_an_unknown_part_is_missing(house: House) -> None:
    assert house.client("owner").get(house.path("change/slug/")).status_code == 404


def test_what_members_may_is_said_on_their_page(house: House) -> None:
    page = "/accounts/what-you-can-do/"
    owner, editor = (house.client(who).get(page).content.decode() for who in ("owner", "editor"))
    assert "Ours" in owner
    assert "change and confirm listings" in editor
    assert "claim a listing" in owner
    assert "claim a listing" not in editor
