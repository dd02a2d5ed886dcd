"""Members send, moderators look, and to all others there is nothing."""

from uuid import uuid4

import pytest
from django.test import Client

from guardianship.accounts.roles import Role
from tests.builders.people import build_person, enter
from tests.places.portal.conftest import House
from tests.places.portal.pictures.sending import place_page, public, waiting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["stranger", "nobody"])
def test_not_theirs_reads_like_missing(house: House, who: str) -> None:
    found = public(house)
    client = house.client(who)
    for rest in ("picture/", "picture/take-off/", f"picture/{found.pk}.webp"):
        missing = f"/portal/listings/{uuid4()}/{rest}"
        answers = [client.post(path) for path in (house.path(rest), missing)]
        assert [a.status_code for a in answers] == [404, 404]
        theirs = answers[0].content.decode().replace(house.path(rest), "")
        assert theirs == answers[1].content.decode().replace(missing, "")
    assert "/places/pictures/" in place_page(house)


def test_members_read_it_in_both_languages(house: House) -> None:
    waiting(house)
    assert (
        "Waiting for a look" in house.client("owner").get(house.path("picture/")).content.decode()
    )
    page = house.client("editor").get("/cy" + house.path("picture/")).content.decode()
    assert "Yn aros i rywun edrych" in page
    assert "Send a picture" not in page


def test_a_moderator_makes_it_public(house: House) -> None:
    found = waiting(house)
    moderator = enter(Client(), build_person(Role.MODERATOR))
    assert "Friday Club" in moderator.get("/admin/listing-pictures/").content.decode()
    look = f"/admin/listing-pictures/{found.pk}/"
    page = moderator.get(look).content.decode()
    assert "The hall with its red door" in page
    assert moderator.get(look + "file/").status_code == 200
    assert moderator.post(look, {"do": "approve"}).status_code == 302
    assert "/places/pictures/" in place_page(house)
    assert moderator.post(look, {"do": "approve"}).status_code == 404


def test_a_refusal_needs_a_reason_that_the_organisation_reads(house: House) -> None:
    found = waiting(house)
    moderator = enter(Client(), build_person(Role.MODERATOR))
    look = f"/admin/listing-pictures/{found.pk}/"
    assert moderator.post(look, {"do": "refuse"}).status_code == 200
    moderator.post(look, {"do": "refuse", "why": "We can read a name on the wall."})
    page = house.client("owner").get(house.path("picture/")).content.decode()
    assert "We can read a name on the wall." in page
    assert "/places/pictures/" not in place_page(house)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VETTING_OFFICER])
def test_other_roles_do_not_look(house: House, role: Role) -> None:
    found = waiting(house)
    client = enter(Client(), build_person(role))
    for rest in ("", f"{found.pk}/", f"{found.pk}/file/"):
        assert client.get(f"/admin/listing-pictures/{rest}").status_code == 404
