"""Another area's cases answer as what does not exist; most roles meet a shut door."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.roles import Role
from guardianship.safeguarding.contexts.models import Context, Goal, SafetyFactor
from guardianship.safeguarding.contexts.urls import urlpatterns
from guardianship.safeguarding.wall.doors import opened
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.duties import build_duty
from tests.builders.people import build_person, enter, signed_in

pytestmark = pytest.mark.django_db
NOBODYS = "00000000-0000-4000-8000-000000000000"
WITHOUT_A_CASE = {"begin", "both_sides", "add_of_area", "barriers", "report"}


@pytest.fixture
def team() -> Team:
    return build_team()


@pytest.fixture
def context(team: Team) -> Context:
    """With a goal and something that makes it safer."""
    found = build_context(team)
    with opened(team.first):
        said = {"set_by": "community", "wording": "It is lit.", "target": "place"}
        Goal.objects.create(context=found, measured_by="Lights.", **said)
        SafetyFactor.objects.create(
            home=team.home, kind="people", says="Somebody is there.", raised_by="community"
        )
    return found


def addresses(context: Context, team: Team, *, uid: str = "", key: str = "") -> Iterator[str]:
    """Every address with a case in it."""
    with opened(team.first):
        goal, safety = Goal.objects.get().key, SafetyFactor.objects.get().key
    for pattern in urlpatterns:
        names = pattern.pattern.converters
        if pattern.name in WITHOUT_A_CASE:
            continue
        of_area = pattern.name.endswith("of_area")
        known = {
            "uid": uid or context.uid,
            "part": "safety" if of_area else "goal",
            "record_key": key or (safety if of_area else goal),
        }
        yield reverse(f"contexts:{pattern.name}", kwargs={name: known[name] for name in names})


def answers(client: Client, paths: Iterator[str]) -> dict[str, tuple[int, int]]:
    """What GET and POST answer."""
    return {p: (client.get(p).status_code, client.post(p).status_code) for p in paths}


def test_the_team_finds_it(context: Context, team: Team) -> None:
    found = answers(team.client(), addresses(context, team))
    assert len(found) == 10
    assert {get for get, _post in found.values()} <= {200, 303, 405}


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.SAFEGUARDING_LEAD])
def test_another_area_finds_nothing(context: Context, team: Team, role: Role) -> None:
    stranger = build_person(role)
    build_duty(stranger, build_team("Otherham").home)
    client = enter(Client(), stranger)
    theirs = answers(client, addresses(context, team))
    missing = answers(client, addresses(context, team, uid=NOBODYS, key=NOBODYS))
    assert list(theirs.values()) == list(missing.values())
    assert {answer for both in theirs.values() for answer in both} <= {404, 405}
    one = client.get(f"/casework/contexts/{context.uid}/").content
    other = client.get(f"/casework/contexts/{NOBODYS}/").content
    assert one.replace(str(context.uid).encode(), b"") == other.replace(NOBODYS.encode(), b"")


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in (Role.PRACTITIONER, Role.SAFEGUARDING_LEAD)]
)
def test_other_roles_stay_outside(context: Context, team: Team, role: Role) -> None:
    client = signed_in(role)
    build_duty(client.person, team.home)
    paths = [*addresses(context, team), "/casework/", "/casework/report/", "/casework/barriers/"]
    found = answers(client, iter(paths))
    assert {answer for both in found.values() for answer in both} <= {403, 405}


def test_a_superuser_without_a_duty_finds_no_case(context: Context, team: Team) -> None:
    client = signed_in(superuser=True)
    found = answers(client, addresses(context, team))
    assert {answer for both in found.values() for answer in both} <= {404, 405}
    assert context.title not in client.get("/casework/").content.decode()


def test_nobody_keeps_a_page_and_nobody_enters_unsigned(context: Context, team: Team) -> None:
    path = f"/casework/contexts/{context.uid}/"
    assert team.client().get(path)["Cache-Control"] == "no-store"
    assert Client().get(path).status_code == 302


def test_what_may_be_chosen_is_of_the_own_area(context: Context, team: Team) -> None:
    other = build_team("Otherham")
    shown = team.client().get("/casework/contexts/new/").content.decode()
    assert team.home.name in shown
    assert "Otherham" not in shown
    said = {"title": "Theirs", "kind": "online", "home": other.home.pk, "lead": context.lead_id}
    assert team.client().post("/casework/contexts/new/", said).status_code == 422
