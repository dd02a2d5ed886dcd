"""Telling the police: two others decide, it is said in the least words, opens once, is counted."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.safeguarding.rights.disclosing import (
    MayNotDecide,
    NotOpen,
    NotWaiting,
    decide,
    opened_once,
)
from guardianship.safeguarding.rights.models import Disclosure
from guardianship.safeguarding.wall.doors import open_for_task, opened
from places.models import Membership
from tests.builders.contexts import Team, build_team
from tests.builders.duties import build_duty
from tests.builders.listings import build_organisation
from tests.builders.people import StaysIn, build_person, enter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)
ASK = "/casework/rights/disclosures/new/"
ASKED = {
    "basis": "court",
    "necessary_because": "The court named the months and nothing less will do.",
    "young_people_view": "They fear being stopped on the way to the club.",
    "view_is": "they_said",
    "line-months": "May and June",
    "line-area": "the bus station",
}


@pytest.fixture
def team(freeze: Callable) -> Team:
    freeze(NOW)
    return build_team()


def a_lead(team: Team) -> User:
    lead = build_person(Role.SAFEGUARDING_LEAD)
    build_duty(lead, team.home)
    return lead


def asked(team: Team, **changes: Any) -> Disclosure:
    response = team.client().post(ASK, ASKED | {"area": team.home.pk} | changes)
    assert response.status_code == 303, response.content.decode()
    with open_for_task("release"):
        return Disclosure.objects.get()


def decided(person: User, disclosure: Disclosure, *, approves: bool = True) -> str:
    with opened(person):
        return decide(person, disclosure, approves=approves, because="It must be.")


def test_two_approve_and_it_opens_once(team: Team, client: Client) -> None:
    """A story through the pages, from asking to the page behind the link."""
    disclosure = asked(team)
    address = f"/casework/rights/disclosures/{disclosure.pk}/"
    yes = {"decision": "approve", "because": "A court ordered it."}
    first = enter(StaysIn(), a_lead(team)).post(address, yes).content.decode()
    assert 'class="code"' not in first
    second = enter(StaysIn(), a_lead(team)).post(address, yes).content.decode()
    code = re.search(r'class="code">([^<]+)<', second)[1]
    link = f"/told/{disclosure.pk}/"
    assert "bus station" not in client.get(link).content.decode()
    page = client.post(link, {"code": code})
    assert "May and June" in page.content.decode()
    assert "the bus station" in page.content.decode()
    assert "stopped on the way" not in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert not page.cookies
    again = client.post(link, {"code": code}).content.decode()
    assert "cannot be opened" in again
    assert "May and June" not in again


def test_one_is_not_enough(team: Team) -> None:
    disclosure = asked(team)
    assert decided(a_lead(team), disclosure) == ""
    with open_for_task("release"):
        assert Disclosure.objects.get().state == "asked"


def test_one_no_refuses(team: Team) -> None:
    disclosure = asked(team)
    decided(a_lead(team), disclosure)
    decided(a_lead(team), disclosure, approves=False)
    with open_for_task("release"):
        assert Disclosure.objects.get().state == "refused"
    with pytest.raises(NotWaiting):
        decided(a_lead(team), disclosure)


def test_nobody_decides_twice_nor_on_their_own(team: Team) -> None:
    lead = a_lead(team)
    disclosure = asked(team)
    decided(lead, disclosure)
    with pytest.raises(MayNotDecide):
        decided(lead, disclosure)
    with pytest.raises(MayNotDecide):
        decided(team.first, disclosure)


def test_nobody_of_enforcement_decides(team: Team) -> None:
    lead = a_lead(team)
    Membership.objects.create(user=lead, organisation=build_organisation(type="enforcement"))
    with pytest.raises(MayNotDecide):
        decided(lead, asked(team))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE rights_disclosure SET state = 'approved', open_until = now()",
        "UPDATE rights_disclosure SET necessary_because = 'other'",
        "UPDATE rights_disclosuredecision SET approves = NOT approves",
        "DELETE FROM rights_disclosuredecision",
        "UPDATE rights_disclosureline SET says = 'more'",
        "INSERT INTO rights_disclosureline (disclosure_id, field, says)"
        " SELECT id, 'category', 'more' FROM rights_disclosure",
        "INSERT INTO rights_disclosuredecision (disclosure_id, by_id, approves, because, at)"
        " SELECT id, asked_by_id, true, 'x', now() FROM rights_disclosure",
    ],
)
def test_postgresql_holds_it_whatever_is_asked_of_it(team: Team, sql: str) -> None:
    lead = a_lead(team)
    decided(lead, asked(team))
    with (
        opened(team.first),
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_what_postgresql_refuses_is_told_through_the_door(team: Team) -> None:
    """The error itself, and not that the transaction takes no more."""
    asked(team)
    with (
        pytest.raises(IntegrityError, match="two others approve"),
        transaction.atomic(),
        opened(team.first),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE rights_disclosure SET state = 'approved', open_until = now()")


@pytest.mark.parametrize("spent_by", ["time", "wrong codes"])
def test_a_link_ends(team: Team, freeze: Callable, spent_by: str) -> None:
    disclosure = asked(team)
    decided(a_lead(team), disclosure)
    code = decided(a_lead(team), disclosure)
    assert code
    if spent_by == "time":
        freeze(NOW + timedelta(hours=72))
    else:
        for _ in range(5):
            with pytest.raises(NotOpen):
                opened_once(disclosure.pk, "7KQM-2RTB-XW9H")
    with pytest.raises(NotOpen):
        opened_once(disclosure.pk, code)
    with open_for_task("release"):
        assert Disclosure.objects.get().state == "lapsed"


def test_a_link_that_never_was_answers_alike(team: Team, client: Client) -> None:
    disclosure = asked(team)
    wrong = {"code": "7KQM-2RTB-XW9H"}
    pages = []
    for number in (str(disclosure.pk), str(uuid4())):
        page = client.post(f"/told/{number}/", wrong)
        pages.append((page.status_code, page.content.decode().replace(number, "")))
    assert pages[0] == pages[1]


def test_another_areas_lead_finds_nothing(team: Team) -> None:
    disclosure = asked(team)
    other = a_lead(build_team("Otherham"))
    client = enter(StaysIn(), other)
    address = f"/casework/rights/disclosures/{disclosure.pk}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"decision": "approve", "because": "x"}).status_code == 404
    assert str(disclosure.pk) not in client.get("/casework/rights/").content.decode()


def test_a_practitioner_asks_and_does_not_decide(team: Team) -> None:
    disclosure = asked(team)
    client = enter(StaysIn(), team.second)
    address = f"/casework/rights/disclosures/{disclosure.pk}/"
    assert client.post(address, {"decision": "approve", "because": "x"}).status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": ""},
        {"basis": "intelligence"},
        {"young_people_view": ""},
        {"necessary_because": ""},
        {"view_is": ""},
        {"area": 0},
        {"line-months": "", "line-area": ""},
        {"line-area": "where Jordan Jones waits"},
        {"necessary_because": "a gang member is there"},
    ],
    ids=lambda changes: "-".join(f"{name} {value}" for name, value in changes.items()),
)
def test_what_is_missing_or_names_somebody_is_refused(team: Team, changes: dict[str, Any]) -> None:
    response = team.client().post(ASK, ASKED | {"area": team.home.pk} | changes)
    assert response.status_code == 422
    assert 'class="problems"' in response.content.decode()
    with open_for_task("release"):
        assert not Disclosure.objects.exists()
