"""The invented town has a team that works; again, nothing is added."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guardianship.accounts.roles import Role
from guardianship.safeguarding.contexts.demonstration import let_the_team_work
from tests.builders.listings import build_area, build_organisation
from tests.builders.people import StaysIn, build_person, enter

pytestmark = pytest.mark.django_db


def test_the_practitioner_finds_two_contexts(settings) -> None:
    settings.DEMONSTRATION = True
    worker = build_person(Role.PRACTITIONER, email="worker@demo.example")
    build_person(Role.SAFEGUARDING_LEAD, email="lead@demo.example")
    build_organisation(type="youth_group")
    build_area()
    said = StringIO()
    call_command("build_demo_casework", stdout=said)
    assert said.getvalue() == "2 contexts were written down.\n"
    assert let_the_team_work() == 0
    client = enter(StaysIn(), worker)
    home = client.get("/casework/").content.decode()
    assert home.index("Identified, nothing yet (1)") < home.index("Bus station, evenings")
    assert "Path behind the school" in home
    both = client.get("/casework/safety-and-harm/").content.decode()
    assert "Night checks every evening" in both
    assert "The caretaker of the flats" in both


def test_without_accounts_it_adds_nothing() -> None:
    assert let_the_team_work() == 0


def test_real_teams_write_their_own(settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="Only in a demonstration"):
        call_command("build_demo_casework")
