"""What young people said, for the organisation: agreed to, read first, and by listing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from places.enums import OrganisationType
from places.models import Listing, Organisation
from places.voice.enums import Consent, ViewState
from places.voice.models import View
from tests.builders.listings import published_listing
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db


def say(listing: Listing, words: str, **fields: object) -> View:
    said = {
        "topic": "how_was_it",
        "words": words,
        "words_until": "2027-02-01",
        "consent": Consent.PARTNERS,
        "state": ViewState.TAKEN,
        "code_hash": words,
    }
    return View.objects.create(listing=listing, **(said | fields))


def page(client: Client, organisation: Organisation) -> str:
    return client.get(f"/portal/organisations/{organisation.uid}/said/").content.decode()


def test_only_what_was_agreed_and_read(house: House) -> None:
    say(house.club, "They let me sit.")
    say(house.club, "For us alone", consent=Consent.INSIDE)
    say(house.club, "Not read yet", state=ViewState.WAITING)
    say(house.club, "Not wanted", state=ViewState.REFUSED)
    say(house.club, "Not for us", kept_from=[OrganisationType.OTHER])
    say(published_listing(), "Of others")
    shown = page(house.client("editor"), house.organisation)
    assert "They let me sit." in shown
    for hidden in ("For us alone", "Not read yet", "Not wanted", "Not for us", "Of others"):
        assert hidden not in shown


def test_queries_do_not_grow_with_what_was_said(house: House, django_assert_num_queries) -> None:
    client = house.client("owner")
    say(house.club, "one")
    with CaptureQueriesContext(connection) as few:
        page(client, house.organisation)
    for number in range(8):
        other = published_listing(organisation=house.organisation)
        say(other, f"more {number}")
    with django_assert_num_queries(len(few)):
        shown = page(client, house.organisation)
    assert shown.count("<blockquote") == 9


def test_nothing_yet(house: House) -> None:
    assert "Nothing yet." in page(house.client("owner"), house.organisation)
