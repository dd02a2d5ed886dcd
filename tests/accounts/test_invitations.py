"""Accounts come from invitations: a link that works once, for a week, until it is taken back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.dispatch import Signal
from django.test import Client
from django.urls import reverse

from guardianship.accounts import inviting
from guardianship.accounts.models import Invitation, User
from guardianship.accounts.roles import Role
from guardianship.accounts.signals import invitation_accepted
from tests.accounts.signing import MONDAY
from tests.builders.people import build_person, enter, signed_in

pytestmark = pytest.mark.django_db
GOOD = {"full_name": "Ann  Other", "password": "otter kettle marmalade"}
ANN = "ann@example.org"


@pytest.fixture(autouse=True)
def monday(freeze) -> None:
    freeze(MONDAY)


def link_for(**fields: object) -> str:
    sent = inviting.invite(ANN, **({"invited_by": None, "role": Role.EDITOR} | fields))
    return reverse("account_invitation", args=[inviting.token_of(sent)])


def works(client: Client, link: str) -> bool:
    return client.get(link).status_code == 200


def test_an_administrator_invites_and_the_link_goes_out(django_capture_on_commit_callbacks) -> None:
    chief = signed_in(Role.ADMINISTRATOR)
    with django_capture_on_commit_callbacks(execute=True):
        sent = chief.post(
            reverse("account_invite"),
            {"email": " Ann@Example.org ", "role": "Youth panel", "language": "cy"},
        )
    assert sent.url == reverse("account_invitations")
    (message,) = mail.outbox
    assert message.to == [ANN]
    (link,) = re.findall(r"http://127\.0\.0\.1:8000(/cy/accounts/invitation/\S+)", message.body)
    assert works(Client(), link)
    assert ANN in chief.get(reverse("account_invitations")).content.decode()


@pytest.mark.parametrize("role", [None, *(r for r in Role if r is not Role.ADMINISTRATOR)])
def test_nobody_else_invites(role: Role | None) -> None:
    client = signed_in(role)
    assert client.get(reverse("account_invitations")).status_code == 403
    assert client.post(reverse("account_invite"), {"email": ANN}).status_code == 403
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "not an address"},
        {"email": "a@example.org\r\nBcc: b@example.org"},
        {"role": "Superusers"},
        {"role": ""},
        {"language": "fr"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_faulty_form_sends_nothing_and_says_why(wrong: dict[str, str]) -> None:
    data = {"email": ANN, "role": Role.EDITOR.value, "language": "en"} | wrong
    page = signed_in(Role.ADMINISTRATOR).post(reverse("account_invite"), data)
    assert page.status_code == 200
    assert b"Mistake:" in page.content
    assert not Invitation.objects.exists()


def test_accepting_makes_the_account_and_asks_for_a_factor(client: Client) -> None:
    done = client.post(link_for(), GOOD)
    assert done.url == reverse("mfa_activate_totp")
    ann = User.objects.get(email=ANN)
    assert (ann.full_name, ann.is_superuser, ann.is_staff) == ("Ann Other", False, False)
    assert [group.name for group in ann.groups.all()] == [Role.EDITOR.value]
    assert client.get("/admin/").url == reverse("mfa_activate_totp")


def test_a_link_works_once(client: Client) -> None:
    link = link_for()
    client.post(link, GOOD)
    assert Client().get(link).status_code == 404
    assert Client().post(link, GOOD).status_code == 404
    assert User.objects.count() == 1


@pytest.mark.parametrize(("days", "still"), [(6.9, True), (7.1, False)])
def test_a_link_works_for_a_week(client: Client, freeze, days: float, still: bool) -> None:
    link = link_for()
    freeze(MONDAY + timedelta(days=days))
    assert works(client, link) is still
    client.post(link, GOOD)
    assert User.objects.exists() is still


def test_a_link_that_was_taken_back_does_not_work(client: Client) -> None:
    link = link_for()
    chief = signed_in(Role.ADMINISTRATOR)
    address = reverse("account_take_back", args=[Invitation.objects.get().pk])
    assert chief.get(address).status_code == 405
    assert signed_in(Role.EDITOR).post(address).status_code == 403
    assert works(client, link)
    chief.post(address)
    assert not works(client, link)


def test_asking_again_makes_the_first_link_stop(client: Client) -> None:
    first, second = link_for(), link_for()
    assert not works(client, first)
    assert works(client, second)


@pytest.mark.parametrize("token", ["x", "0" * 32, "0" * 32 + ":abc", "%00", "a:b:c"])
def test_a_link_that_nobody_sent(client: Client, token: str) -> None:
    assert client.get(f"/accounts/invitation/{token}/").status_code == 404


def test_a_changed_link_is_refused(client: Client) -> None:
    link = link_for()
    assert client.get(link[:-2] + ("a" if link[-2] != "a" else "b") + "/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"full_name": ""},
        {"password": "short"},
        {"password": "passwordpassword"},
        {"password": "Youth-Club-2026!"},
        {"password": "ann@example.org1"},
        {"password": "Ann Other Ann"},
    ],
    ids=lambda wrong: next(iter(wrong.values())) or "no name",
)
def test_a_weak_password_or_no_name_makes_no_account(client: Client, wrong: dict) -> None:
    page = client.post(link_for(), GOOD | wrong)
    assert page.status_code == 200
    assert b"Mistake:" in page.content
    assert not User.objects.exists()


def test_extra_fields_change_nothing(client: Client) -> None:
    client.post(
        link_for(), GOOD | {"is_superuser": "on", "role": "Administrators", "email": "x@y.org"}
    )
    ann = User.objects.get()
    assert (ann.email, ann.is_superuser) == (ANN, False)


def test_somebody_known_signs_in_and_accepts(client: Client) -> None:
    ann = build_person(email=ANN)
    link = link_for()
    assert client.get(link).url.startswith(reverse("account_login"))
    inside = enter(Client(), ann)
    assert works(inside, link)
    assert not ann.groups.exists(), "looking accepts nothing"
    inside.post(link)
    assert [group.name for group in ann.groups.all()] == [Role.EDITOR.value]


@pytest.mark.parametrize("known", [True, False])
def test_another_person_cannot_accept_it(known: bool) -> None:
    if known:
        build_person(email=ANN)
    link = link_for()
    stranger = signed_in()
    assert b"for somebody else" in stranger.post(link, GOOD).content
    assert not stranger.person.groups.exists()
    assert Invitation.objects.get().works


def test_another_app_is_told_and_its_failure_undoes_everything(client: Client) -> None:
    heard: list[tuple[str, str, str]] = []

    def hear(sender: object, invitation: Invitation, person: User, **_kw: object) -> None:
        heard.append((invitation.purpose, invitation.reference, person.email))
        if invitation.reference == "gone":
            raise inviting.NoLongerWorks("gone")

    assert isinstance(invitation_accepted, Signal)
    invitation_accepted.connect(hear)
    try:
        gone = link_for(role=None, purpose="tests.club", reference="gone")
        assert client.post(gone, GOOD).status_code == 404
        assert not User.objects.exists()
        kept = link_for(role=None, purpose="tests.club", reference="42")
        client.post(kept, GOOD)
    finally:
        invitation_accepted.disconnect(hear)
    assert heard[-1] == ("tests.club", "42", ANN)
    assert not User.objects.get().groups.exists()
