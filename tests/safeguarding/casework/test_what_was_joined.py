"""What one page shows of another room: responses, older words, targeting, sessions taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from guardianship.accounts.roles import Role
from guardianship.safeguarding.contexts.figures import is_reason, report
from guardianship.safeguarding.contexts.models import Goal, Response, SignOff
from guardianship.safeguarding.rights.figures import build_due_figures
from guardianship.safeguarding.rights.models import PublicFigure
from guardianship.safeguarding.safety_mapping.layer import layer_for
from guardianship.safeguarding.safety_mapping.models import GroupSession, SessionCell
from guardianship.safeguarding.wall.doors import open_for_task, opened
from guardianship.safeguarding.wall.enums import DutyRole
from tests.builders.answers import build_disclosure, build_session
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.duties import build_duty
from tests.builders.listings import build_organisation
from tests.builders.people import StaysIn, build_person, enter

pytestmark = pytest.mark.django_db
SESSIONS = "/casework/safety-mapping/sessions/"
AIMED = {
    "reach": "targeted",
    "why": "They asked.",
    "who_age": "13-15",
    "who_number": "5-9",
    "threshold": "asked_for",
    "least_intrusive": "A club.",
    "universal_not_enough": "Not welcome.",
}


@pytest.fixture
def team() -> Team:
    return build_team()


def aim(team: Team, number: int, **instead: str) -> None:
    """So many responses that are aimed at some."""
    context = build_context(team)
    said = {"kind": "support", "says": "A club.", "aim": "Calm.", "starts_on": date(2026, 10, 8)}
    with opened(team.first):
        for _ in range(number):
            Response.objects.create(context=context, **{**said, **AIMED, **instead})


def test_responses_are_on_the_page_of_their_context(team: Team) -> None:
    context = build_context(team)
    with opened(team.first):
        said = {"kind": "support", "says": "Two youth workers are there.", "aim": "Calm."}
        Response.objects.create(context=context, **said)
    page = team.client().get(f"/casework/contexts/{context.uid}/").content.decode()
    assert "Two youth workers are there." in page


def test_what_was_said_of_older_words_stays_visible_as_such(team: Team) -> None:
    context, school = build_context(team), build_organisation(name="The School", type="school")
    with opened(team.first):
        said = {"set_by": "community", "wording": "It is lit.", "target": "place"}
        goal = Goal.objects.create(context=context, measured_by="Lamps.", **said)
        SignOff.objects.create(context=context, goal=goal, organisation=school, verdict="agrees")
    client = team.client()
    address = f"/casework/contexts/{context.uid}/"
    assert "Of older words" not in client.get(address).content.decode()
    with opened(team.first):
        newer = goal.following()
        newer.wording = "It is lit until midnight."
        newer.save()
    page = client.get(address).content.decode()
    assert "Of older words of this goal: The School" in " ".join(page.split())


def test_targeting_is_counted_for_the_public_beside_harm_by_services(
    team: Team, freeze: Callable
) -> None:
    freeze(datetime(2026, 10, 8, 12, tzinfo=UTC))
    aim(team, 11)
    aim(team, 1, why="[name]", starts_on="2026-09-30")
    aim(team, 10, why="[name]")
    freeze(datetime(2027, 1, 4, 3, tzinfo=UTC))
    build_due_figures()
    numbers = dict(PublicFigure.objects.values_list("of", "number"))
    assert (numbers["targeted"], numbers["targeted_blank"]) == (20, 10)
    assert numbers["system_harm"] is None


def test_the_report_hides_small_numbers_and_tells_reasons_that_are_missing(
    team: Team, freeze: Callable
) -> None:
    freeze(datetime(2026, 11, 22, 12, tzinfo=UTC))
    aim(team, 12)
    aim(team, 2, why="[name]")
    with opened(team.first):
        tables = {table.name: table for table in report()}
    told = {str(label): (quarter, total) for label, quarter, total in tables["targeting"].cells}
    assert told == {
        "aimed at some, and the reason is written": (10, 10),
        "no reason written": (2, 2),
    }
    ages = {str(label): quarter for label, quarter, _total in tables["ages"].cells}
    assert ages.pop("13 to 15") == 15
    assert set(ages.values()) == {"fewer than 10"}
    page = team.client().get("/casework/report/").content.decode()
    assert "<td>fewer than 10</td>" in page


@pytest.mark.parametrize(
    ("why", "is_one"), [("They asked.", True), ("[name] ", False), (" \n", False), ("–", False)]
)
def test_what_is_a_reason(why: str, is_one: bool) -> None:
    assert is_reason(why) is is_one


def test_a_group_takes_back_what_it_marked(team: Team) -> None:
    gone, stays = (build_session(team.first, team.home, feels="safe") for _ in range(2))
    client = team.client()
    assert str(gone.pk) in client.get(SESSIONS).content.decode()
    assert client.post(SESSIONS, {"which": gone.pk}).status_code == 302
    assert str(gone.pk) not in client.get(SESSIONS).content.decode()
    with opened(team.first):
        assert list(SessionCell.objects.values_list("session", flat=True)) == [stays.pk]
        assert layer_for(team.first).rows == []


@pytest.mark.parametrize("which", ["", "x", "00000000-0000-4000-8000-000000000000", "theirs"])
def test_no_other_session_is_taken_back(team: Team, which: str) -> None:
    other = build_team("Otherham")
    theirs = build_session(other.first, other.home)
    client = team.client()
    assert str(theirs.pk) not in client.get(SESSIONS).content.decode()
    sent = {"which": theirs.pk if which == "theirs" else which}
    assert client.post(SESSIONS, sent).status_code == 404
    with open_for_task("retention"):
        assert GroupSession.objects.standing().count() == 1


def test_the_link_of_an_approval_is_of_the_configured_site(team: Team, settings: object) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://safe.example.org"
    leads = [build_person(Role.SAFEGUARDING_LEAD) for _ in range(2)]
    for lead in leads:
        build_duty(lead, team.home, DutyRole.LEAD)
    disclosure = build_disclosure(team.first, team.home)
    for lead in leads:
        page = enter(StaysIn(), lead).post(
            f"/casework/rights/disclosures/{disclosure.pk}/",
            {"decision": "approve", "because": "A court ordered it."},
            headers={"host": "testserver", "x-forwarded-host": "evil.example"},
        )
    shown = page.content.decode()
    assert "https://safe.example.org/" in shown
    assert f"{disclosure.pk}" in shown
    assert "://testserver" not in shown
    assert "evil.example" not in shown
