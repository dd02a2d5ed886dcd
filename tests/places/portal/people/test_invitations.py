"""Asking a colleague in: nobody belongs before they accept; who has an account is not told."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from guardianship.accounts import inviting
from guardianship.accounts.models import Invitation, User
from guardianship.lib import clock
from places.actions import LeftAsItIs
from places.enums import MembershipRole
from places.models import Membership
from places.portal.people import invitations
from tests.builders.people import PASSWORD, build_person, enter
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/accounts/invitation/\S+")


def invite(house: House, email: str, role: str = "editor", language: str = "en") -> str:
    """The page after the form was sent."""
    path = f"/portal/organisations/{house.organisation.uid}/invite/"
    sent = {"email": email, "role": role, "language": language}
    return house.client("owner").post(path, sent, follow=True).content.decode()


def link() -> str:
    """The address in the last mail."""
    return LINK.search(mail.outbox[-1].body)[0]


@pytest.fixture
def sent(django_capture_on_commit_callbacks, house: House):
    """Invite as if the request were committed."""

    def send(*args: str) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            return invite(house, *args)

    return send


def test_known_and_unknown_addresses_look_the_same(house: House, sent) -> None:
    known = build_person(email="known@example.org")
    pages, letters = [], []
    for email in (known.email, "fresh@example.org"):
        page = sent(email)
        pages.append(re.sub(r"[0-9a-f-]{36}", "", page.replace(email, "")))
        letters.append(LINK.sub("", mail.outbox[-1].body))
        Invitation.objects.filter(email=email).delete()
    assert re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", pages[0]) == re.sub(
        r'"csrfmiddlewaretoken" value="\w+"', "", pages[1]
    )
    assert letters[0] == letters[1]
    assert "Ours (editor)" in letters[0]


def test_somebody_new_accepts(house: House, sent) -> None:
    sent("fresh@example.org", "owner")
    assert not Membership.objects.filter(user__email="fresh@example.org").exists()
    answer = Client().post(link(), {"full_name": "Fay", "password": PASSWORD})
    assert answer["Location"].endswith("/accounts/second-factor/totp/activate/")
    person = User.objects.get(email="fresh@example.org")
    assert person.memberships.get().role == MembershipRole.OWNER
    assert not person.is_staff
    assert not person.groups.exists()


def test_somebody_known_belongs_after_they_accept_and_not_before(house: House, sent) -> None:
    known = build_person(email="known@example.org")
    sent("Known@Example.org")
    client = enter(Client(), known)
    page = f"/portal/organisations/{house.organisation.uid}/people/"
    assert client.get(page).status_code == 404
    assert "Ours (editor)" in client.get(link()).content.decode()
    assert not known.memberships.exists()
    client.post(link())
    assert client.get(page).status_code == 200
    assert client.post(link()).status_code == 404
    assert known.memberships.count() == 1


def test_the_letter_comes_in_welsh(house: House, sent) -> None:
    house.organisation.name_cy = "Ein Clwb"
    house.organisation.save()
    sent("cy@example.org", "editor", "cy")
    assert "Ein Clwb (golygydd)" in mail.outbox[-1].body
    assert "/cy/accounts/invitation/" in mail.outbox[-1].body


def test_a_second_invitation_ends_the_first_whatever_its_role(house: House, sent) -> None:
    sent("a@example.org", "owner")
    first = link()
    sent("a@example.org", "editor")
    assert Client().get(first).status_code == 404
    assert Client().get(link()).status_code == 200
    assert invitations.waiting_of(house.organisation).count() == 1


def test_sending_again_and_taking_back(house: House, sent, freeze) -> None:
    sent("a@example.org")
    first = link()
    freeze(clock.now() + timedelta(days=8))
    assert Client().get(first).status_code == 404
    page = f"/portal/organisations/{house.organisation.uid}/"
    found = invitations.waiting_of(house.organisation).get()
    owner = house.client("owner")
    assert "its time is over" in owner.get(page + "people/").content.decode()
    owner.post(f"{page}invited/{found.pk}/again/")
    anew = invitations.waiting_of(house.organisation).get()
    assert anew.works
    assert invitations.role_of(anew) == MembershipRole.EDITOR
    owner.post(f"{page}invited/{anew.pk}/take-back/")
    assert not invitations.waiting_of(house.organisation).exists()
    with pytest.raises(inviting.NoLongerWorks):
        inviting.accept_as_new(anew, full_name="A", password=PASSWORD)


def test_members_are_not_invited(house: House, sent) -> None:
    assert "they belong to it already" in sent(house.editor.email.upper())
    assert not Invitation.objects.exists()


def test_an_old_invitation_does_not_change_the_role_of_a_member(house: House) -> None:
    invitation = invitations.invite(
        house.organisation, house.nobody.email, MembershipRole.EDITOR, by=house.owner
    )
    Membership.objects.create(
        user=house.nobody, organisation=house.organisation, role=MembershipRole.OWNER
    )
    inviting.accept_as(invitation, house.nobody)
    assert house.nobody.memberships.get().role == MembershipRole.OWNER


def test_there_is_an_end_to_inviting_in_a_day(house: House, freeze) -> None:
    for number in range(invitations.MOST_IN_A_DAY):
        email = f"p{number}@example.org"
        invitations.invite(house.organisation, email, MembershipRole.EDITOR, by=house.owner)
    late = ("late@example.org", MembershipRole.EDITOR)
    with pytest.raises(LeftAsItIs, match="go on tomorrow"):
        invitations.invite(house.organisation, *late, by=house.owner)
    freeze(clock.now() + timedelta(days=1, minutes=1))
    assert invitations.invite(house.organisation, *late, by=house.owner).works


def test_an_invitation_of_an_organisation_that_is_gone_brings_an_account_alone(
    house: House,
) -> None:
    invitation = invitations.invite(
        house.organisation, "z@example.org", MembershipRole.EDITOR, by=house.owner
    )
    Invitation.objects.filter(pk=invitation.pk).update(
        reference="00000000-0000-4000-8000-000000000000:editor"
    )
    person = inviting.accept_as_new(invitation, full_name="Z", password=PASSWORD)
    assert not person.memberships.exists()
