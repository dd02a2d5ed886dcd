"""Why somebody looks beyond their own area: asked, of a closed list, noted, never changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.generic import View

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from guardianship.safeguarding.rights import asking
from guardianship.safeguarding.rights.asking import AsksPurposeAlways
from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.models import AccessNote
from guardianship.safeguarding.rights.noting import NoPurpose, note
from guardianship.safeguarding.wall import views as wall_views
from tests.builders.answers import build_session
from tests.builders.contexts import Team, build_team
from tests.builders.duties import build_duty
from tests.builders.people import StaysIn, build_person, enter

pytestmark = pytest.mark.django_db
LAYER = "/casework/safety-mapping/"


@pytest.fixture
def team() -> Team:
    team = build_team()
    for _ in range(2):
        build_session(team.first, team.home)
    return team


def a_guest(team: Team) -> User:
    """Somebody who may look at this area for a purpose, this week."""
    guest = build_person(Role.SAFEGUARDING_LEAD)
    until = clock.today() + timedelta(days=7)
    build_duty(guest, team.home, purpose=Purpose.LEARN, ends_on=until)
    return guest


def test_ones_own_area_needs_no_reason(team: Team) -> None:
    assert "Evening" in team.client().get(LAYER).content.decode()
    assert not AccessNote.objects.exists()


def test_beyond_it_the_reason_is_asked_first_and_noted(team: Team) -> None:
    client = enter(StaysIn(), a_guest(team))
    question = client.get(LAYER).content.decode()
    assert 'name="purpose"' in question
    assert team.home.name not in question
    answer = client.get(LAYER, {"purpose": "learn"}).content.decode()
    assert team.home.name in answer
    (kept,) = AccessNote.objects.all()
    assert (kept.person, kept.act, kept.purpose) == (client.person, Act.VIEWED, "learn")
    assert kept.page == "safety_mapping:layer"


def test_another_reason_opens_nothing(team: Team) -> None:
    client = enter(StaysIn(), a_guest(team))
    page = client.get(LAYER, {"purpose": "plan_support"}).content.decode()
    assert team.home.name not in page


@pytest.mark.parametrize("reason", ["", "enforcement", "policing", "task:nightly", "LEARN"])
def test_no_other_word_is_a_reason(team: Team, reason: str) -> None:
    client = enter(StaysIn(), a_guest(team))
    assert 'name="purpose"' in client.get(LAYER, {"purpose": reason}).content.decode()
    assert not AccessNote.objects.exists()
    with pytest.raises(NoPurpose):
        note(client.person, Act.VIEWED, reason, "x")


def test_the_list_has_no_enforcement_in_it() -> None:
    said = " ".join([*Purpose.values, *(str(label) for label in Purpose.labels)]).lower()
    for word in ("enforce", "polic", "crime", "arrest", "suspect", "intelligence", "disrupt"):
        assert word not in said


def exported(team: Team, method: str, sent: dict[str, str], settings: object) -> HttpResponse:
    """What an export answers to somebody in their own area."""

    class Export(AsksPurposeAlways, View):
        permission = "safety_mapping.view_groupsession"

        def post(self, request: HttpRequest) -> HttpResponse:
            return HttpResponse("area,people")

        get = post

    request = getattr(RequestFactory(), method)("/x/", sent)
    request.user = team.first
    return Export.as_view()(request)


@pytest.fixture
def _with_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The request of this test has no session to show the factor in."""
    for module in (asking, wall_views):
        monkeypatch.setattr(module, "has_shown_factor", lambda _request: True)


@pytest.mark.usefixtures("_with_factor")
def test_an_export_asks_everybody_each_time(team: Team, settings: object) -> None:
    assert b"Why do you need this" in exported(team, "post", {}, settings).content
    link = exported(team, "get", {"purpose": "learn"}, settings)
    assert b"area,people" not in link.content
    answer = exported(team, "post", {"purpose": "learn"}, settings)
    assert answer.content == b"area,people"
    assert [each.act for each in AccessNote.objects.all()] == [Act.EXPORTED]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE rights_accessnote SET purpose = 'learn'",
        "DELETE FROM rights_accessnote",
        "INSERT INTO rights_accessnote (at, act, purpose, page) VALUES (now(), 'viewed', 'x', '')",
    ],
)
def test_the_log_is_only_added_to(team: Team, sql: str) -> None:
    note(team.first, Act.VIEWED, "check_records", "x")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_leads_read_the_log_and_others_do_not(team: Team) -> None:
    note(team.first, Act.VIEWED, "check_records", "a:page")
    lead = build_person(Role.SAFEGUARDING_LEAD)
    page = enter(StaysIn(), lead).get("/casework/rights/looks/").content.decode()
    assert "a:page" in page
    assert team.client().get("/casework/rights/looks/").status_code == 403
