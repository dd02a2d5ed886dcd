"""Partners of the demonstration: they agreed, went out, and work in the portal; again nothing."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.models import Listing, Membership
from places.outreach.models import Acceptance, Charter, RoleCard, Visit
from places.outreach.planned import planned_and_delivered
from places.portal.demonstration import CLAIMED, NEW_NAME, ORGANISATION, RENAMED
from places.portal.people.models import Claim
from tests.builders.listings import build_organisation, build_patch, published_listing, session
from tests.builders.people import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(settings) -> Listing:
    """An organisation with a house and a team, and a room that nobody looks after."""
    settings.DEMONSTRATION = True
    ours = build_organisation(name=ORGANISATION)
    house = published_listing(session(), name=RENAMED, slug="lantern-house", organisation=ours)
    patch = build_patch(organisation=ours)
    published_listing(
        *(
            session(weekday=day, coverage_area=patch)
            for day in ("friday", "saturday", "sunday", "monday")
        ),
        kind="detached_youth_work",
        name="A team",
        slug="a-team",
        place=None,
        organisation=ours,
    )
    published_listing(
        session(), name=CLAIMED, slug="a-room", organisation=build_organisation(name="Somebody")
    )
    call_command("create_demo_accounts", stdout=io.StringIO())
    return house


def build(capsys) -> str:
    call_command("build_demo_partners")
    return capsys.readouterr().out


def counts() -> list[int]:
    """Rows of every table that the command writes."""
    tables = (Membership, Charter, Acceptance, RoleCard, Visit, Claim, WorkflowState)
    return [table.objects.count() for table in tables]


def test_the_whole_of_it_and_again(town: Listing, capsys, client: Client) -> None:
    assert ORGANISATION in build(capsys)
    first = counts()
    assert first[:4] == [2, 2, 2, 1]
    assert min(first) >= 1
    town.refresh_from_db()
    assert (town.name, town.get_latest_revision_as_object().name) == (RENAMED, NEW_NAME)
    assert Claim.objects.get().listing.name == CLAIMED
    assert client.get("/charter/").status_code == 200
    build(capsys)
    assert counts() == first


def test_most_planned_outings_were_made_and_none_more(town: Listing, capsys) -> None:
    build(capsys)
    today = clock.today()
    rows = planned_and_delivered(today - timedelta(days=21), today - timedelta(days=1))
    planned, delivered = (
        sum(getattr(row, name) for row in rows) for name in ("planned", "delivered")
    )
    assert planned / 2 < delivered <= planned
    assert all(row.delivered <= row.planned for row in rows)


def test_its_people_are_in_the_portal_and_not_in_the_editors_site(town: Listing, capsys) -> None:
    build(capsys)
    for name in ("owner", "member"):
        person = User.objects.get(email=f"{name}@demo.example")
        client = enter(Client(), person)
        page = client.get(reverse("portal:home"))
        assert page.status_code == 200
        assert RENAMED in page.content.decode()
        assert client.get("/admin/").status_code == 403


def test_what_a_person_did_since_is_left_alone(town: Listing, capsys) -> None:
    build(capsys)
    Claim.objects.update(state="withdrawn", ended_at=clock.now())
    town.refresh_from_db()
    town.current_workflow_state.cancel()
    before = counts()
    build(capsys)
    assert counts() == before
    assert Claim.objects.get().state == "withdrawn"


def test_elsewhere_it_refuses(settings) -> None:
    with pytest.raises(CommandError, match="Only in a demonstration"):
        call_command("build_demo_partners")
    settings.DEMONSTRATION = True
    call_command("build_demo_partners")
    assert not Membership.objects.exists()
