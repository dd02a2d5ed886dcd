"""Half-written forms wait on the server: for their writer only, without people, for a week."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from guardianship.lib import clock
from guardianship.safeguarding.casework.drafts import forget_old_drafts
from guardianship.safeguarding.casework.models import Draft
from guardianship.safeguarding.contexts.models import Context
from guardianship.safeguarding.wall.doors import opened
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.people import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return build_team()


@pytest.fixture
def context(team: Team) -> Context:
    return build_context(team)


@pytest.fixture
def address(context: Context) -> str:
    return f"/casework/contexts/{context.uid}/add/condition/"


HALF = {"aspect": "power", "evidence": "The staff decide.", "source": "observed", "stray": "x"}


def test_a_half_written_form_is_there_again(team: Team, address: str) -> None:
    client = team.client()
    assert client.post(address, {**HALF, "do": "later"})["Location"] == "/casework/"
    assert "A form that you left on" in client.get("/casework/").content.decode()
    shown = client.get(address).content.decode()
    assert "The staff decide." in shown
    assert shown.count("checked") == 2
    with opened(team.first):
        assert set(Draft.objects.get().answers) == {"aspect", "evidence", "source"}


def test_the_script_keeps_it_while_somebody_writes(team: Team, address: str) -> None:
    client = team.client()
    for words in ("The", "The staff", "The staff decide."):
        kept = client.post(address, {**HALF, "evidence": words, "do": "keep"})
        assert (kept.status_code, kept.content) == (204, b"")
    with opened(team.first):
        assert Draft.objects.get().answers["evidence"] == ["The staff decide."]


def test_sending_or_throwing_away_ends_it(team: Team, address: str) -> None:
    client = team.client()
    client.post(address, {**HALF, "do": "keep"})
    sent = client.post(address, {**HALF, "strength": "some", "seen_on": "2026-11-20"})
    assert sent.status_code == 303
    client.post(address, {**HALF, "do": "keep"})
    client.post(address, {"do": "afresh"})
    with opened(team.first):
        assert not Draft.objects.exists()


def test_nobody_else_sees_it(team: Team, address: str) -> None:
    team.client().post(address, {**HALF, "do": "keep"})
    colleague = enter(Client(), team.second)
    assert "The staff decide." not in colleague.get(address).content.decode()
    with opened(team.second):
        assert not Draft.objects.exists()
    assert not Draft.objects.exists()


def test_who_somebody_is_never_reaches_a_draft(team: Team, address: str) -> None:
    planted = "Kayleigh Morgan, 07700 900123"
    team.client().post(address, {**HALF, "evidence": f"Told by {planted}.", "do": "keep"})
    with opened(team.first), connection.cursor() as cursor:
        cursor.execute("SELECT answers::text FROM casework_draft")
        [(kept,)] = cursor.fetchall()
    assert "[name]" in kept
    assert "Kayleigh" not in kept
    assert "900123" not in kept


def test_old_ones_are_forgotten_at_night(team: Team, address: str) -> None:
    team.client().post(address, {**HALF, "do": "keep"})
    assert forget_old_drafts() == "0 drafts of casework forgotten"
    with opened(team.first):
        Draft.objects.update(saved_at=clock.now() - timedelta(days=8))
    assert forget_old_drafts() == "1 drafts of casework forgotten"


def test_what_is_asked_for_the_police_is_kept_half_written_too(team: Team) -> None:
    client, page = team.client(), "/casework/rights/disclosures/new/"
    words = {"necessary_because": "Without the times nobody can be there.", "do": "keep"}
    assert client.post(page, words | {"line-months": "May, says Jordan Jones"}).status_code == 204
    shown = client.get(page).content.decode()
    assert "Without the times nobody can be there." in shown
    assert "May, says [name]" in shown
