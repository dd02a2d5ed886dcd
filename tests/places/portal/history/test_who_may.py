"""Members see the history; to all others it is not there, nor are versions of other listings."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.builders.listings import published_listing
from tests.places.portal.conftest import House
from tests.places.portal.history.writing_over_time import number_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["owner", "editor"])
def test_members_read_it_in_both_languages(house: House, who: str) -> None:
    client = house.client(who)
    for rest in ("history/", f"history/{number_of(house)}/"):
        assert client.get(house.path(rest)).status_code == 200
        page = client.get("/cy" + house.path(rest)).content.decode()
        assert "Beth sydd wedi newid" in page
        assert "What changed" not in page


@pytest.mark.parametrize("who", ["stranger", "nobody"])
def test_not_theirs_reads_like_missing(house: House, who: str) -> None:
    client = house.client(who)
    for rest in ("history/", f"history/{number_of(house)}/"):
        missing = f"/portal/listings/{uuid4()}/{rest}"
        for method in (client.get, client.post):
            answers = [method(house.path(rest)), method(missing)]
            assert [a.status_code for a in answers] == [404, 404]
            theirs = answers[0].content.decode().replace(house.path(rest), "")
            assert theirs == answers[1].content.decode().replace(missing, "")


def test_a_version_of_another_listing_is_not_found(house: House) -> None:
    other = published_listing(organisation=house.organisation)
    path = house.path(f"history/{other.latest_revision_id}/")
    for method in (house.client("owner").get, house.client("owner").post):
        assert method(path).status_code == 404


def test_signing_in_comes_first(house: House) -> None:
    answer = Client().get(house.path("history/"))
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9999999999"])
def test_a_page_that_is_no_page_is_the_first(house: House, page: str) -> None:
    answer = house.client("owner").get(house.path("history/"), {"page": page})
    assert "It was begun." in answer.content.decode()


def test_a_press_without_what_was_seen_changes_nothing(house: House) -> None:
    path = house.path(f"history/{number_of(house)}/")
    assert house.client("owner").post(path).status_code == 409
