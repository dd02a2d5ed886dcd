"""Nobody of the team decides about a listing of an organisation that they belong to."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.enums import MembershipRole
from places.models import Listing, Membership
from places.moderation.enums import HideWhy
from places.moderation.hiding import hide, show_again
from places.own_listings import SOMEBODY_ELSE
from tests.builders.listings import build_organisation
from tests.builders.people import build_person
from tests.places.editing.bulk import bulk_url, pressed
from tests.places.editing.form_data import page_data
from tests.places.moderation.conftest import ANSWER, Desk, again, approve, seen, url

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_places_listing"


@pytest.fixture
def torn(desk: Desk) -> Desk:
    """The moderator belongs to the organisation whose listings wait."""
    Membership.objects.create(
        organisation=desk.organisation, user=desk.moderator, role=MembershipRole.EDITOR
    )
    return desk


def send_back(desk: Desk, listing: Listing) -> object:
    said = seen(listing) | {"do": "send_back", "comment": "No"}
    return desk.client("moderator").post(url("look", listing), said)


def wagtails_own(desk: Desk, listing: Listing) -> object:
    path = reverse(f"{SPACE}:workflow_action", args=[listing.pk, "approve", seen(listing)["step"]])
    return desk.client("moderator").post(path, {"comment": ""})


def publish(desk: Desk, listing: Listing) -> object:
    client, edit = desk.client("moderator"), reverse(f"{SPACE}:edit", args=[listing.pk])
    return client.post(edit, page_data(client, edit) | {"action-publish": "1"})


ACTS = {"approve": approve, "send back": send_back, "wagtail": wagtails_own, "publish": publish}


@pytest.mark.parametrize("act", [ACTS["approve"], ACTS["publish"]], ids=["approve", "publish"])
def test_another_moderator_decides(torn: Desk, act: Callable) -> None:
    torn.moderator = build_person(Role.MODERATOR)
    listing = torn.sent_in()
    act(torn, listing)
    assert again(listing).live


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nobody_decides_about_their_own(torn: Desk, act: Callable) -> None:
    listing = torn.sent_in()
    before = seen(listing)["step"]
    act(torn, listing)
    row = again(listing)
    assert not row.live
    assert seen(row)["step"] == before


def test_they_read_why_and_have_no_button(torn: Desk) -> None:
    listing = torn.sent_in()
    page = torn.client("moderator").get(url("look", listing)).content.decode()
    assert str(SOMEBODY_ELSE) in page
    assert 'value="approve"' not in page
    assert 'value="send_back"' not in page
    told = torn.client("moderator").post(
        url("look", listing), seen(listing) | {"do": "approve"}, follow=True
    )
    assert str(SOMEBODY_ELSE) in told.content.decode()


def test_moving_it_to_another_organisation_is_no_way_round(torn: Desk) -> None:
    listing = torn.sent_in()
    elsewhere = build_organisation(name="Elsewhere", type="youth_group")
    client, edit = torn.client("moderator"), reverse(f"{SPACE}:edit", args=[listing.pk])
    moved = page_data(client, edit) | {"organisation": str(elsewhere.pk), "action-publish": "1"}
    client.post(edit, moved)
    assert not again(listing).live


def test_not_by_the_bulk_either(torn: Desk) -> None:
    listing = torn.sent_in()
    listing.current_workflow_state.cancel(user=torn.owner)
    said = pressed(torn.client("moderator"), bulk_url("publish", [listing]))
    assert "organisation of yours" in said
    assert not again(listing).live


def test_what_the_team_hid_is_not_shown_again_by_those_who_run_it(torn: Desk) -> None:
    listing = torn.changed(name="Other")
    hide(listing, HideWhy.LOOK, by=build_person(Role.MODERATOR))
    torn.client("moderator").post(url("show", listing))
    assert show_again(listing, by=torn.owner), "it was shown again"


def test_the_panel_is_not_asked_about_its_own(torn: Desk) -> None:
    panel = torn.add_panel()
    Membership.objects.create(
        organisation=torn.organisation, user=panel, role=MembershipRole.EDITOR
    )
    torn.moderator = build_person(Role.MODERATOR)
    listing = torn.sent_in()
    approve(torn, listing)
    assert Group.objects.get(name=Role.YOUTH_PANEL.value).user_set.filter(pk=panel.pk).exists()
    client = torn.client("panel")
    assert client.get(url("panel_listing", listing)).status_code == 404
    client.post(url("panel_listing", listing), seen(listing) | ANSWER)
    assert not again(listing).live
