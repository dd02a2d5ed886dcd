"""Pages of casework beyond one's own area: asked, noted by area, read and not written; what people
keep from kinds of organisation stays from them."""

from datetime import timedelta

import pytest
from django.http import HttpResponse

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from guardianship.safeguarding.contexts.models import Context, Goal, Perspective
from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.models import AccessNote
from guardianship.safeguarding.rights.noting import note
from guardianship.safeguarding.wall.doors import opened
from guardianship.safeguarding.wall.enums import DutyRole
from places.enums import OrganisationType
from places.models import Membership
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.duties import build_duty
from tests.builders.listings import build_organisation
from tests.builders.people import StaysIn, build_person, enter

pytestmark = pytest.mark.django_db
LISTS = [
    "/casework/",
    "/casework/report/",
    "/casework/barriers/",
    "/casework/safety-and-harm/",
    "/casework/harm/",
    "/casework/safety-mapping/",
]
NOBODY = "00000000-0000-4000-8000-000000000000"
NOBODYS = f"/casework/contexts/{NOBODY}/"


@pytest.fixture
def team() -> Team:
    return build_team()


@pytest.fixture
def theirs() -> Team:
    return build_team("Otherham")


@pytest.fixture
def context(theirs: Team) -> Context:
    return build_context(theirs, title="The far bus station")


@pytest.fixture
def guest(team: Team, theirs: Team) -> User:
    """Somebody of one area who may look at another to learn, this week."""
    until = clock.today() + timedelta(days=7)
    build_duty(team.first, theirs.home, purpose=Purpose.LEARN, ends_on=until)
    return team.first


def address(context: Context) -> str:
    return f"/casework/contexts/{context.uid}/"


def without(response: HttpResponse, identifier: object) -> bytes:
    """A page without the identifier that was asked for, which its links repeat."""
    return response.content.replace(str(identifier).encode(), b"")


@pytest.mark.parametrize("path", LISTS)
def test_ones_own_area_is_read_and_the_rest_is_asked_about(
    guest: User, theirs: Team, path: str
) -> None:
    client = enter(StaysIn(), guest)
    own = client.get(path).content.decode()
    assert 'href="?purpose="' in own
    assert not AccessNote.objects.exists()
    assert 'type="radio" name="purpose"' in client.get(path, {"purpose": ""}).content.decode()
    assert client.get(path, {"purpose": "learn"}).status_code == 200
    (kept,) = AccessNote.objects.all()
    assert (kept.person, kept.purpose, kept.area) == (guest, "learn", theirs.home)


def test_a_far_context_is_read_for_a_reason_and_never_written(
    guest: User, context: Context
) -> None:
    client = enter(StaysIn(), guest)
    asked = client.get(address(context)).content.decode()
    assert context.title not in asked
    assert 'name="purpose"' in asked
    shown = client.get(address(context), {"purpose": "learn"}).content.decode()
    assert context.title in shown
    assert "/add/" not in shown
    (kept,) = AccessNote.objects.all()
    assert (kept.page, kept.area) == ("contexts:context", context.home)
    for name in ("add/shift/", "team/", "about/", "open/", "close/"):
        sent = {"says": "Mine.", "noticed_on": "2026-11-22", "purpose": "learn"}
        assert client.post(address(context) + name, sent).status_code == 404


def test_not_there_and_not_for_this_reason_answer_alike(guest: User, context: Context) -> None:
    client = enter(StaysIn(), guest)
    asked = without(client.get(address(context)), context.uid)
    assert asked == without(client.get(NOBODYS), NOBODY)
    wrong = {"purpose": "decide_funding"}
    missing, not_theirs = client.get(NOBODYS, wrong), client.get(address(context), wrong)
    assert missing.status_code == not_theirs.status_code == 404
    assert without(missing, NOBODY) == without(not_theirs, context.uid)
    # Answers of two seconds: when each is out of date says nothing of it.
    del missing["Expires"], not_theirs["Expires"]
    assert dict(missing.headers) == dict(not_theirs.headers)
    assert not AccessNote.objects.exists()


def test_a_lead_reads_notes_on_their_own_areas_alone(team: Team, theirs: Team) -> None:
    note(team.first, Act.VIEWED, "learn", "of:ours", area=team.home)
    note(team.first, Act.VIEWED, "learn", "of:theirs", area=theirs.home)
    lead = build_person(Role.SAFEGUARDING_LEAD)
    build_duty(lead, team.home, DutyRole.LEAD)
    page = enter(StaysIn(), lead).get("/casework/rights/looks/").content.decode()
    assert f"{team.home.name}, of:ours" in page
    assert "of:theirs" not in page


def a_view(team: Team, context: Context, **fields: object) -> Perspective:
    with opened(team.first):
        return Perspective.objects.create(
            context=context, whose="young_people", role="group", says="It is warm.", **fields
        )


@pytest.mark.parametrize("kind", [t for t in OrganisationType if t != OrganisationType.SOURCE])
def test_a_view_is_kept_from_the_kind_of_organisation_that_was_named(
    team: Team, kind: OrganisationType
) -> None:
    context = build_context(team)
    view = a_view(team, context, kept_from=[kind])
    Membership.objects.create(user=team.second, organisation=build_organisation(type=kind))
    record = f"{address(context)}perspective/{view.key}/"
    reader, kept_out = team.client(), enter(StaysIn(), team.second)
    assert "It is warm." in reader.get(address(context)).content.decode()
    assert reader.get(record).status_code == 200
    assert "It is warm." not in kept_out.get(address(context)).content.decode()
    missing = f"{address(context)}perspective/{NOBODY}/"
    hidden = without(kept_out.get(record), view.key)
    assert hidden == without(kept_out.get(missing), NOBODY)
    assert kept_out.post(f"{record}take-back/").status_code == 404


@pytest.mark.parametrize(
    ("consent", "is_shared"), [("inside", False), ("partners", True), ("publish", True)]
)
def test_beyond_the_area_only_what_was_shared_is_read(
    guest: User, theirs: Team, context: Context, consent: str, is_shared: bool
) -> None:
    a_view(theirs, context, consent=consent)
    with opened(theirs.first):
        said = {"set_by": "young_people", "wording": "We can wait.", "target": "place"}
        Goal.objects.create(context=context, consent=consent, measured_by="A look.", **said)
    shown = enter(StaysIn(), guest).get(address(context), {"purpose": "learn"}).content.decode()
    assert ("It is warm." in shown) is is_shared
    assert ("We can wait." in shown) is is_shared


def test_a_view_that_is_taken_back_is_in_no_version(team: Team) -> None:
    context = build_context(team)
    view = a_view(team, context, consent="publish", disagrees=True, differs_about="the light")
    client = team.client()
    client.post(f"{address(context)}perspective/{view.key}/take-back/")
    assert "It is warm." not in client.get(address(context)).content.decode()
    with opened(team.first):
        rows = Perspective.objects.all()
        assert {(row.says, row.differs_about) for row in rows} == {("…", "")}
        assert not rows.standing().exists()
        assert not rows.published().exists()


def test_the_form_keeps_consent_and_exclusions(team: Team) -> None:
    context = build_context(team)
    said = {"whose": "family", "role": "parents", "says": "Late.", "said_on": "2026-11-22"}
    client, add = team.client(), f"{address(context)}add/perspective/"
    assert client.post(add, said).status_code == 303
    more = {**said, "consent": "partners", "kept_from": ["school", "enforcement"]}
    assert client.post(add, more).status_code == 303
    assert client.post(add, {**said, "consent": "anyone"}).status_code == 422
    assert client.post(add, {**said, "kept_from": ["source"]}).status_code == 422
    with opened(team.first):
        kept = list(Perspective.objects.order_by("pk").values_list("consent", "kept_from"))
    assert kept == [("inside", []), ("partners", ["school", "enforcement"])]
