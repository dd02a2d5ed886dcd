"""An organisation names who leads its team, from those that exist; somebody looks first."""

import pytest
from wagtail.models import WorkflowState

from places.models import Organisation
from tests.builders.listings import build_organisation, published_listing
from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(house: House) -> House:
    """The club is youth workers out and about; "Streetwise" is listed, "Quiet" is not."""
    house.club.kind = "detached_youth_work"
    house.club.save_revision().publish()
    for name, kind in (("Streetwise", "charity"), ("Streetwise North", "charity")):
        published_listing(organisation=build_organisation(name=name, type=kind), name=f"At {name}")
    return house


def send(house: House, lead: str, who: str = "editor") -> tuple[int, str]:
    client, path = house.client(who), house.path("change/team/")
    typed = fields_on(client.get(path).content.decode()) | {"lead_organisation": lead}
    answer = client.post(path, typed)
    return answer.status_code, answer.content.decode()


def drafted(house: House) -> Organisation | None:
    return house.again().get_latest_revision_as_object().lead_organisation


@pytest.mark.parametrize("typed", ["Streetwise", "  streetwise "], ids=["as it is", "as typed"])
def test_it_waits_for_a_look_and_is_public_after_it(team: House, typed: str) -> None:
    assert send(team, typed)[0] == 303
    row = team.again()
    assert row.lead_organisation is None
    assert row.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert drafted(team).name == "Streetwise"
    row.latest_revision.publish()
    page = team.client("editor").get(row.get_absolute_url()).content.decode()
    assert "Streetwise leads." in page


def test_the_form_shows_the_name_and_empty_takes_it_away(team: House) -> None:
    send(team, "Streetwise")
    page = team.client("owner").get(team.path("change/team/")).content.decode()
    assert 'value="Streetwise"' in page
    before = team.again().latest_revision_id
    assert send(team, "Streetwise")[0] == 303
    assert team.again().latest_revision_id == before, "nothing was changed"
    assert send(team, "")[0] == 303
    assert drafted(team) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Street", "Did you mean: Streetwise; Streetwise North?"),
        ("Nobody at all", "We know nobody of this name."),
        ("Quiet", "We know nobody of this name."),
        ("Police Station", "We know nobody of this name."),
        ("x" * 161, "at most 160"),
    ],
    ids=["a part", "no such", "nothing public", "police", "long"],
)
def test_what_is_no_organisation_is_told(team: House, typed: str, said: str) -> None:
    build_organisation(name="Quiet", type="charity")
    police = build_organisation(name="Police Station", type="enforcement")
    published_listing(organisation=police, name="Open day")
    status, page = send(team, typed)
    assert status == 422
    assert said in page
    assert drafted(team) is None


def test_two_of_one_name_are_not_guessed_between(team: House) -> None:
    twin = build_organisation(name="Other", name_cy="Streetwise", type="charity")
    published_listing(organisation=twin, name="Twin")
    assert "Several have this name" in send(team, "Streetwise")[1]
    assert drafted(team) is None


def test_others_find_no_such_page(team: House) -> None:
    path = team.path("change/team/")
    assert team.client("stranger").get(path).status_code == 404
    assert team.client("stranger").post(path, {"lead_organisation": "Theirs"}).status_code == 404
