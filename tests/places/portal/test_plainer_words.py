"""Hints stand beside what is written, in both languages, and stop nothing."""

import pytest

from guardianship.accounts.roles import Role
from tests.builders.people import signed_in
from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on

pytestmark = pytest.mark.django_db
JARGON = "Diversionary provision!"
SAID = "Instead of “provision” you could say"


def typed(house: House, **more: str) -> dict[str, str]:
    page = house.client("editor").get(house.path("change/words/")).content.decode()
    return fields_on(page) | more


def test_looking_shows_hints_and_saves_nothing(house: House) -> None:
    sent = typed(house, summary=JARGON, do="look")
    response = house.client("editor").post(house.path("change/words/"), sent)
    assert response.status_code == 200
    page = response.content.decode()
    assert SAID in page
    assert JARGON in page
    assert house.again().summary != JARGON


def test_what_could_be_plainer_is_saved_all_the_same(house: House) -> None:
    sent = typed(house, summary=JARGON)
    assert house.client("editor").post(house.path("change/words/"), sent).status_code == 303
    assert house.again().summary == JARGON
    client = house.client("editor")
    assert SAID in client.get(house.path("change/words/")).content.decode()
    welsh = client.get("/cy" + house.path("change/words/")).content.decode()
    assert "Yn lle “provision” gallech ddweud" in welsh


def test_plain_words_get_no_hint(house: House) -> None:
    page = house.client("editor").get(house.path("change/words/")).content.decode()
    assert "Could it be plainer" not in page


def test_pages_without_texts_have_no_button_for_them(house: House) -> None:
    client = house.client("editor")
    assert 'value="look"' not in client.get(house.path("change/contact/")).content.decode()
    assert 'value="look"' in client.get(house.path("change/words/")).content.decode()


def test_editors_read_them_beside_the_form(house: House) -> None:
    house.club.summary = JARGON
    house.club.save_revision()
    page = signed_in(Role.EDITOR).get(f"/admin/snippets/places/listing/edit/{house.club.pk}/")
    assert SAID in page.content.decode()


def test_of_a_team_nobody_walks_in(house: House) -> None:
    client, path = house.client("editor"), house.path("change/words/")
    assert "meet the team" not in client.get(path).content.decode()
    house.club.kind, house.club.walk_in = "detached_youth_work", "We say hello."
    house.club.save_revision().publish()
    assert "What happens when you meet the team" in client.get(path).content.decode()
    page = client.get(house.again().get_absolute_url()).content.decode()
    assert "What happens when you meet the team" in page
    assert "when you walk in" not in page
