"""A practitioner works on one context, from the first form to closing and opening it again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from guardianship.safeguarding.contexts.models import Context, Goal, Section
from guardianship.safeguarding.wall.doors import opened
from tests.builders.contexts import Team, build_team
from tests.builders.listings import build_organisation

pytestmark = pytest.mark.django_db
TODAY = "2026-11-22"


@pytest.fixture
def team() -> Team:
    return build_team()


@pytest.fixture
def client(team: Team) -> Client:
    return team.client()


@pytest.fixture
def context(team: Team, client: Client) -> Context:
    """Begun through the form, by the first of the team."""
    lead = build_organisation(type="youth_group")
    said = {"title": "Bus station, evenings", "kind": "transport", "home": team.home.pk}
    sent = client.post("/casework/contexts/new/", {**said, "area": team.home.pk, "lead": lead.pk})
    assert sent.status_code == 303
    with opened(team.first):
        found = Context.objects.get()
    assert sent["Location"] == f"/casework/contexts/{found.uid}/"
    return found


def add(client: Client, context: Context, part: str, **said: Any) -> Any:
    """Send the form of a new record."""
    return client.post(f"/casework/contexts/{context.uid}/add/{part}/", said)


def page(client: Client, context: Context) -> str:
    return client.get(f"/casework/contexts/{context.uid}/").content.decode()


def assess(client: Client, context: Context, **instead: Any) -> None:
    """Everything that opening asks for."""
    add(
        client,
        context,
        "assessment",
        already_safer="The kiosk stays open late.",
        would_be_safer="A light at the last stand.",
        education_considered="not_known",
        tools=["peer_mapping", "observation"],
    )
    for aspect in ("power", "relationships", "attitudes", "physical", "inequalities"):
        said = {"aspect": aspect, "evidence": f"What we know of {aspect}.", "strength": "some"}
        add(
            client,
            context,
            "condition",
            **{"source": "observed", "seen_on": TODAY, **said, **instead},
        )
    add(client, context, "next-step", says="Ask the bus company.", due_on="2027-01-10")


def open_it(client: Client, team: Team, context: Context) -> str:
    """Add the colleague, open it, and say what state the page shows."""
    uid = context.uid
    client.post(
        f"/casework/contexts/{uid}/team/", {"do": "add-holder", "colleague": team.second.pk}
    )
    client.post(f"/casework/contexts/{uid}/open/")
    with opened(team.first):
        return str(Context.objects.get(uid=uid).state)


def test_it_is_opened_when_nothing_is_missing(client: Client, team: Team, context: Context) -> None:
    before = page(client, context)
    assert "Two colleagues hold it together. Add one." in before
    assert before.count("Nothing is written on this condition") == 5
    assert open_it(client, team, context) == "draft"
    assess(client, context)
    shown = page(client, context)
    assert "Before it can be opened" not in shown
    assert "What we know of power." in shown
    assert open_it(client, team, context) == "open"
    home = client.get("/casework/").content.decode()
    assert home.index("Identified, nothing yet") < home.index("Bus station, evenings")


def test_recorded_incidents_alone_open_nothing(
    client: Client, team: Team, context: Context
) -> None:
    assess(client, context, source="incidents")
    assert "All evidence is recorded incidents" in page(client, context)
    assert open_it(client, team, context) == "draft"


def test_closing_wants_something_about_the_place(
    client: Client, team: Team, context: Context
) -> None:
    assess(client, context)
    open_it(client, team, context)
    close = f"/casework/contexts/{context.uid}/close/"
    lit = {"reason": "safer", "says": "Six of seven lights work."}
    waits = client.post(close, {**lit, "how_missing": "No time."})
    assert waits.status_code == 409
    add(client, context, "next-step", says="Ask.", due_on=TODAY, is_done="on", shown_version=1)
    gone = client.post(close, {"reason": "safer", "says": "The young person has moved away."})
    assert gone.status_code == 422
    assert "does not make the place safer" in gone.content.decode()
    assert client.post(close, {**lit, "reason": "moved"}).status_code == 422
    no_how = client.post(close, lit)
    assert no_how.status_code == 422
    assert "No outcome says how it was done" in no_how.content.decode()
    said = {"target": "place", "what": "The stands are lit.", "seen_on": TODAY, "felt": "helped"}
    assert add(client, context, "outcome", **said).status_code == 303
    assert client.post(close, lit).status_code == 303
    assert "Six of seven lights work." in page(client, context)
    assert add(client, context, "shift", says="More.", noticed_on=TODAY).status_code == 303
    client.post(f"/casework/contexts/{context.uid}/open/")
    assert "opened again once" in page(client, context)


def test_other_words_of_a_goal_are_another_version(
    client: Client, team: Team, context: Context
) -> None:
    said = {"set_by": "young_people", "consent": "inside", "target": "place"}
    said |= {"measured_by": "Nobody is told to move."}
    partner = build_organisation()
    team_page = f"/casework/contexts/{context.uid}/team/"
    client.post(team_page, {"do": "add-partner", "organisation": partner.pk})
    add(client, context, "goal", wording="We can stay.", **said)
    with opened(team.first):
        first = Goal.objects.get()
    agrees = {"goal": first.pk, "organisation": partner.pk, "verdict": "agrees", "said_on": TODAY}
    add(client, context, "sign-off", **agrees)
    assert "Not heard yet" not in page(client, context)
    address = f"/casework/contexts/{context.uid}/goal/{first.key}/"
    changed = {**said, "wording": "We can stay until late.", "shown_version": 1}
    assert client.post(address, changed).status_code == 303
    shown = page(client, context)
    assert "We can stay until late." in shown
    assert "Not heard yet" in shown
    assert "We can stay.</dd>" in client.get(address).content.decode()
    late = client.post(address, {**changed, "wording": "Another."})
    assert late.status_code == 409
    assert "Somebody changed this while you wrote" in late.content.decode()


def test_one_view_leaves_the_others_untouched(client: Client, team: Team, context: Context) -> None:
    said = {"role": "group at the club", "said_on": TODAY}
    add(client, context, "perspective", whose="young_people", says="It is warm there.", **said)
    other = {"disagrees": "on", "differs_about": "whether it is safe"}
    add(client, context, "perspective", whose="family", says="It is too late.", **said, **other)
    shown = page(client, context)
    assert "It is warm there." in shown
    assert "It is too late." in shown
    assert "People see this differently" in shown
    silent = {**said, "whose": "family", "says": "No.", "disagrees": "on"}
    refused = add(client, context, "perspective", **silent)
    assert "Say what they see differently." in refused.content.decode()
    nobodys = add(client, context, "perspective", **{**said, "whose": "professionals", "says": "."})
    assert "Say which organisation sees it this way." in nobodys.content.decode()


def test_a_tool_is_asked_back_about_once(client: Client, team: Team, context: Context) -> None:
    said = {"target": "place", "what": "A meeting was held.", "seen_on": TODAY}
    asked = add(client, context, "outcome", **said)
    assert asked.status_code == 422
    assert "is a way of working" in asked.content.decode()
    assert add(client, context, "outcome", **said, differs="on").status_code == 303


def test_what_is_taken_back_stands_no_more_and_is_kept(
    client: Client, team: Team, context: Context
) -> None:
    add(client, context, "shift", says="A wrong word.", noticed_on=TODAY)
    with opened(team.first):
        key = context.smallshifts.get().key
    client.post(f"/casework/contexts/{context.uid}/shift/{key}/take-back/")
    assert "A wrong word." not in page(client, context)
    with opened(team.first):
        assert context.smallshifts.filter(key=key).count() == 2


def test_people_who_take_their_words_back_have_them_erased(
    client: Client, team: Team, context: Context
) -> None:
    said = {"set_by": "young_people", "consent": "inside", "target": "place"}
    said |= {"measured_by": "Nobody is told to move."}
    add(client, context, "goal", wording="We can stay.", **said)
    with opened(team.first):
        key = Goal.objects.get().key
    address = f"/casework/contexts/{context.uid}/goal/{key}/"
    client.post(address, {**said, "wording": "We can stay late.", "shown_version": 1})
    client.post(f"{address}take-back/")
    assert client.get(address).status_code == 404
    with opened(team.first):
        assert set(Goal.objects.values_list("wording", flat=True)) == {"…"}
        assert Goal.objects.count() == 3


@pytest.mark.parametrize(
    "named",
    ["Kayleigh Morgan said so.", "Ring 07700 900123.", "At NP20 4GA.", "He is a gang member."],
    ids=["name", "phone", "postcode", "label"],
)
def test_who_somebody_is_comes_back_and_is_kept_nowhere(
    client: Client, team: Team, context: Context, named: str
) -> None:
    said = {"aspect": "power", "source": "observed", "strength": "some", "seen_on": TODAY}
    asked = add(client, context, "condition", evidence=f"Light is poor. {named}", **said)
    assert asked.status_code == 422
    assert "take_out" in asked.content.decode()
    with opened(team.first):
        assert not Section.objects.exists()
    taken = add(
        client, context, "condition", evidence=f"Light is poor. {named}", take_out="on", **said
    )
    assert taken.status_code == 303
    assert "Words were taken out" in page(client, context)
    with opened(team.first):
        section = Section.objects.get()
    assert section.words_were_masked
    address = f"/casework/contexts/{context.uid}/condition/{section.key}/"
    left = {**said, "evidence": section.evidence, "shown_version": 1}
    assert client.post(address, left).status_code == 303
    mended = {**said, "evidence": "Light is poor.", "shown_version": 2}
    assert "Words were taken out" in page(client, context)
    assert client.post(address, mended).status_code == 303
    assert "Words were taken out" not in page(client, context)
    assert "Light is poor." in section.evidence
    assert named not in section.evidence


@pytest.fixture
def asked(client: Client, context: Context) -> Callable[[str], int]:
    return lambda address: client.get(address.format(uid=context.uid)).status_code


@pytest.mark.parametrize(
    "address",
    [
        "/casework/contexts/{uid}/add/nothing/",
        "/casework/contexts/{uid}/add/safety/",
        "/casework/safety-and-harm/add/goal/",
        "/casework/contexts/{uid}/goal/00000000-0000-4000-8000-000000000000/",
        "/casework/contexts/00000000-0000-4000-8000-000000000000/",
    ],
)
def test_what_does_not_exist(asked: Callable[[str], int], address: str) -> None:
    assert asked(address) == 404
