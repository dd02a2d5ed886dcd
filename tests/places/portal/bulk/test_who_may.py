"""Owners send files; editors are told whom to ask; to all others there is nothing."""

from uuid import uuid4

import pytest
from django.test import Client

from places.models import Membership, Organisation
from places.portal.bulk.models import Upload
from tests.places.portal.bulk.sending import address, csv_of, look_at
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
PAGES = ("", "listings.csv", "new-listings.csv")
DATA = csv_of({"name": "Friday Club", "phone": "01633 496 0000"})


@pytest.mark.parametrize("rest", PAGES)
def test_owners_alone(house: House, rest: str) -> None:
    assert house.client("owner").get(address(house, rest)).status_code == 200
    answer = house.client("editor").get(address(house, rest))
    assert answer.status_code == 403
    assert house.client("editor").post(address(house, rest)).status_code == 403
    assert "Friday Club" not in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "nobody"])
@pytest.mark.parametrize("rest", PAGES)
def test_not_theirs_reads_like_missing(house: House, who: str, rest: str) -> None:
    missing = f"/portal/organisations/{uuid4()}/file/{rest}"
    client = house.client(who)
    for method in (client.get, client.post):
        answers = [method(address(house, rest)), method(missing)]
        assert [a.status_code for a in answers] == [404, 404]
        theirs = answers[0].content.decode().replace(address(house, rest), "")
        assert theirs == answers[1].content.decode().replace(missing, "")


def test_an_upload_is_found_below_its_own_organisation_alone(house: House) -> None:
    _client, path, _page = look_at(house, DATA)
    theirs = Organisation.objects.get(name="Theirs")
    elsewhere = path.replace(str(house.organisation.uid), str(theirs.uid))
    for address_of in (path, elsewhere):
        for method in (house.client("stranger").get, house.client("stranger").post):
            assert method(address_of, {"do": "apply"}).status_code == 404
    assert house.client("editor").post(path, {"do": "apply"}).status_code == 403
    assert (house.again().phone, Upload.objects.count()) == ("", 1)


def test_a_press_that_says_nothing_does_nothing(house: House) -> None:
    client, path, _page = look_at(house, DATA)
    assert client.post(path).status_code == 200
    assert (house.again().phone, Upload.objects.get().state) == ("", "looked_at")


def test_signing_in_comes_first(house: House) -> None:
    assert Client().get(address(house))["Location"].startswith("/accounts/login/")


def test_an_empty_form_says_what_is_missing(house: House) -> None:
    assert house.client("owner").post(address(house)).status_code == 422


def test_pages_come_in_welsh(house: House) -> None:
    client, path, _page = look_at(house, DATA)
    for found in (address(house), path):
        page = client.get("/cy" + found).content.decode()
        main = page.split("<main")[1]
        for english in ("spreadsheet", "would do", "Changed:", "Do it"):
            assert english not in main
    assert Membership.objects.filter(user=client.person, role="owner").exists()
