"""An organisation says until when something is paid for; planners read it, the public never."""

from datetime import date

import pytest

from guardianship.accounts.roles import Role
from places.drafts import copy_of
from places.enums import OrganisationType
from places.models import Listing
from places.portal.history.story import story_of
from places.portal.people import claims
from tests.builders.listings import build_organisation, published_listing
from tests.builders.people import build_person
from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on

pytestmark = pytest.mark.django_db
PAGE = "change/funding/"


def say(house: House, day: str, who: str = "editor"):
    client, path = house.client(who), house.path(PAGE)
    answer = client.get(path)
    if answer.status_code != 200:
        return answer
    return client.post(path, fields_on(answer.content.decode()) | {"funded_until": day})


def test_it_is_said_at_once_and_told_in_words(house: House) -> None:
    assert say(house, "2027-03-31").status_code == 303
    row = house.again()
    assert row.funded_until == date(2027, 3, 31)
    assert not row.has_unpublished_changes
    page = house.client("owner").get(house.path()).content.decode()
    assert "until 31 March 2027; young people never read it" in page
    changed = story_of(row, house.owner).entries[0].changes
    assert [(each.label, each.before, each.after) for each in changed] == [
        ("Paid for until", "", "31 March 2027")
    ]
    assert say(house, "").status_code == 303
    assert house.again().funded_until is None


def test_the_page_says_who_reads_it(house: House) -> None:
    page = house.client("editor").get(house.path(PAGE)).content.decode()
    assert "Young people never read this." in page
    assert "public at once" not in page


def test_a_change_that_waits_keeps_it_too(house: House) -> None:
    client, path = house.client("editor"), house.path("change/facts/")
    client.post(path, fields_on(client.get(path).content.decode()) | {"name": "Another Club"})
    say(house, "2027-03-31")
    row = house.again()
    assert (row.name, row.funded_until) == ("Friday Club", date(2027, 3, 31))
    assert row.get_latest_revision_as_object().funded_until == date(2027, 3, 31)


def test_others_neither_read_nor_say_it(house: House) -> None:
    assert say(house, "2027-03-31", "stranger").status_code == 404
    assert say(house, "2027-03-31", "nobody").status_code == 404


def test_a_shop_is_not_asked(house: House) -> None:
    Listing.objects.filter(pk=house.club.pk).update(kind="trusted_business", latest_revision=None)
    assert house.client("owner").get(house.path(PAGE)).status_code == 404


def test_a_copy_is_paid_for_by_nobody_knows_whom(house: House) -> None:
    say(house, "2027-03-31")
    assert copy_of(house.again()).funded_until is None


def test_whoever_claims_it_reads_nothing_of_the_money_before(house: House) -> None:
    source = build_organisation(name="OpenStreetMap", type=OrganisationType.SOURCE)
    park = published_listing(
        name="Old Mill Skatepark", organisation=source, funded_until=date(2027, 3, 31)
    )
    words = {"evidence": "We built it.", "contact": "01633 000000"}
    claim = claims.make(park, house.organisation, by=house.owner, **words)
    claims.approve(claim, by=build_person(Role.MODERATOR))
    park = Listing.objects.get(pk=park.pk)
    assert (park.organisation, park.funded_until) == (house.organisation, None)
    assert park.get_latest_revision_as_object().funded_until is None


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("2026-11-24", "This day has passed."),
        ("2127-03-31", "more than 20 years ahead"),
        ("31 Marsh", "Enter a valid date."),
    ],
    ids=["passed", "a slip of the year", "no date"],
)
def test_a_day_that_cannot_be_meant_is_refused(house: House, day: str, wrong: str) -> None:
    response = say(house, day)
    assert response.status_code == 422
    assert wrong in response.content.decode()
    assert house.again().funded_until is None
