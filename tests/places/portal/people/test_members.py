"""Roles, handing over, leaving and taking out; there is always an owner."""

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from guardianship.accounts.models import AccountEvent, User
from places.actions import LeftAsItIs
from places.enums import MembershipRole
from places.freshness.sending import send_waiting
from places.models import Membership, Organisation
from places.portal.people import invitations, members
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
OWNER, EDITOR = MembershipRole.OWNER, MembershipRole.EDITOR


def roles(organisation: Organisation) -> dict[str, str]:
    return dict(organisation.memberships.values_list("user__email", "role"))


def member(person: User) -> Membership:
    return Membership.objects.select_related("organisation", "user").get(user=person)


def test_another_role(house: House) -> None:
    members.change_role(member(house.editor), OWNER, by=house.owner)
    assert set(roles(house.organisation).values()) == {"owner"}
    members.change_role(member(house.owner), EDITOR, by=house.editor)
    assert roles(house.organisation)[house.owner.email] == "editor"


def test_handing_over_changes_both(house: House) -> None:
    members.hand_over(member(house.editor), by=house.owner)
    assert roles(house.organisation) == {house.owner.email: "editor", house.editor.email: "owner"}


def test_who_was_taken_out_finds_nothing(house: House) -> None:
    editor = house.client("editor")
    assert editor.get(house.path()).status_code == 200
    members.remove(member(house.editor), by=house.owner)
    assert editor.get(house.path()).status_code == 404
    assert User.objects.filter(pk=house.editor.pk, is_active=True).exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda h: members.leave(h.organisation, by=h.owner),
        lambda h: members.change_role(member(h.owner), EDITOR, by=h.owner),
    ],
    ids=["leave", "become an editor"],
)
@pytest.mark.parametrize("other_owner", ["none", "closed", "acting"])
def test_the_last_owner_stays(house: House, act, other_owner: str) -> None:
    if other_owner != "none":
        Membership.objects.filter(user=house.editor).update(role=OWNER)
        User.objects.filter(pk=house.editor.pk).update(is_active=other_owner == "acting")
    if other_owner == "acting":
        act(house)
        assert roles(house.organisation).get(house.owner.email) != "owner"
        return
    with pytest.raises(LeftAsItIs, match="hand over to a colleague first"):
        act(house)
    assert roles(house.organisation)[house.owner.email] == "owner"


def test_an_editor_leaves_whoever_owns(house: House) -> None:
    Membership.objects.filter(user=house.owner).delete()
    members.leave(house.organisation, by=house.editor)
    assert roles(house.organisation) == {}


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda h: members.remove(member(h.owner), by=h.owner), "choose “Leave”"),
        (lambda h: members.hand_over(member(h.owner), by=h.owner), "owner already"),
        (lambda h: members.change_role(member(h.editor), EDITOR, by=h.owner), "already"),
        (lambda h: members.remove(member(h.owner), by=h.editor), "not an owner any more"),
        (lambda h: members.remove(member(h.owner), by=h.stranger), "not an owner any more"),
        (lambda h: members.leave(h.organisation, by=h.stranger), "do not belong"),
    ],
)
def test_what_is_not_done(house: House, act, why: str) -> None:
    before = roles(house.organisation)
    with pytest.raises(LeftAsItIs, match=why):
        act(house)
    assert roles(house.organisation) == before


def test_nothing_is_handed_to_a_closed_account(house: House) -> None:
    User.objects.filter(pk=house.editor.pk).update(is_active=False)
    with pytest.raises(LeftAsItIs, match="account is closed"):
        members.hand_over(member(house.editor), by=house.owner)


def test_somebody_gone_meanwhile_is_said_so(house: House) -> None:
    theirs = member(house.editor)
    Membership.objects.filter(pk=theirs.pk).delete()
    with pytest.raises(LeftAsItIs, match="do not belong"):
        members.change_role(theirs, OWNER, by=house.owner)


@pytest.mark.parametrize("act", ["remove", "demote"])
def test_invitations_of_who_may_not_invite_any_more_let_nobody_in(house: House, act: str) -> None:
    Membership.objects.filter(user=house.editor).update(role=OWNER)
    theirs = invitations.invite(house.organisation, "x@example.org", EDITOR, by=house.editor)
    mine = invitations.invite(house.organisation, "y@example.org", EDITOR, by=house.owner)
    if act == "remove":
        members.remove(member(house.editor), by=house.owner)
    else:
        members.change_role(member(house.editor), EDITOR, by=house.owner)
    theirs.refresh_from_db()
    mine.refresh_from_db()
    assert not theirs.works
    assert mine.works


def told() -> dict[str, str]:
    """What each address was written, sent by hand as nothing is committed here."""
    mail.outbox.clear()
    send_waiting()
    return {message.to[0]: message.body for message in mail.outbox}


def test_those_concerned_are_written_to(house: House) -> None:
    members.change_role(member(house.editor), OWNER, by=house.owner)
    assert list(told()) == [house.editor.email]
    members.remove(member(house.editor), by=house.owner)
    said = told()
    assert "You do not belong to Ours any more" in said[house.editor.email]
    assert "does not belong to Ours any more" in said[house.owner.email]
    members.join(house.organisation, house.nobody, EDITOR)
    assert list(told()) == [house.owner.email]
    members.hand_over(member(house.nobody), by=house.owner)
    assert "handed over to you" in told()[house.nobody.email]
    assert told() == {}


def test_the_team_reads_it_in_the_history(house: House) -> None:
    members.hand_over(member(house.editor), by=house.owner)
    entry = ModelLogEntry.objects.get(action="people.hand_over")
    assert entry.user == house.owner
    assert entry.data == {"person": house.editor.pk, "role": "owner"}


def test_each_account_remembers_it_once(house: House) -> None:
    before = AccountEvent.objects.count()
    members.hand_over(member(house.editor), by=house.owner)
    members.leave(house.organisation, by=house.owner)
    members.join(house.organisation, house.nobody, EDITOR)
    members.remove(member(house.nobody), by=house.editor)
    found = AccountEvent.objects.order_by("pk")[before:]
    assert [(e.kind, e.person) for e in found] == [
        ("other_role", house.editor),
        ("other_role", house.owner),
        ("left", house.owner),
        ("joined", house.nobody),
        ("left", house.nobody),
    ]
    assert all(e.about.startswith("Ours: ") for e in found)


def test_keys_of_members_do_not_count(house: House) -> None:
    keys = {members.key_of(one) for one in members.people_of(house.organisation)}
    assert len(keys) == 2
    assert all(len(key) == 16 for key in keys)
