"""Sensitive acts ask again after ten minutes, and then go on where they were."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from guardianship.accounts.abilities import Ability, _providers, abilities_of, also_said_by
from guardianship.accounts.models import Invitation, SignedIn, User
from guardianship.accounts.roles import Role
from tests.accounts.signing import MONDAY
from tests.builders.people import PASSWORD, build_person, enter

pytestmark = pytest.mark.django_db
INVITING = {"email": "new@example.org", "role": Role.YOUTH_PANEL.value, "language": "en"}


@pytest.fixture
def chief(freeze) -> Client:
    """An administrator who signed in a while ago."""
    freeze(MONDAY)
    client = enter(Client(), build_person(Role.ADMINISTRATOR))
    freeze(MONDAY + timedelta(minutes=11))
    return client


def test_right_after_signing_in_nobody_is_asked(freeze) -> None:
    freeze(MONDAY)
    client = enter(Client(), build_person(Role.ADMINISTRATOR))
    freeze(MONDAY + timedelta(minutes=9))
    assert client.get(reverse("account_invite")).status_code == 200


def test_what_was_posted_is_done_after_the_password(chief: Client) -> None:
    asked = chief.post(reverse("account_invite"), INVITING)
    assert asked.url == "/accounts/reauthenticate/?next=%2Faccounts%2Finvitations%2Fnew%2F"
    assert not Invitation.objects.exists()
    wrong = chief.post(asked.url, {"password": "wrong", "next": reverse("account_invite")})
    assert b"not your password" in wrong.content
    assert not Invitation.objects.exists()
    chief.post(asked.url, {"password": PASSWORD, "next": reverse("account_invite")})
    assert Invitation.objects.get().email == "new@example.org"


@pytest.mark.parametrize(
    "name",
    [
        "account_change_password",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_add_webauthn",
    ],
)
def test_ways_of_signing_in_are_changed_only_after_asking(chief: Client, name: str) -> None:
    assert "/reauthenticate/" in chief.get(reverse(name)).url


def test_taking_data_away_asks(chief: Client) -> None:
    assert "/reauthenticate/" in chief.get("/accounts/sessions/?export=csv").url
    assert chief.get("/accounts/sessions/").status_code == 200


def test_roles_of_others_ask(freeze) -> None:
    freeze(MONDAY)
    client, other = enter(Client(), build_person(superuser=True)), build_person()
    freeze(MONDAY + timedelta(minutes=11))
    for name in ("wagtailusers_users:edit", "wagtailusers_users:delete"):
        assert "/reauthenticate/" in client.get(reverse(name, args=[other.pk])).url
    group = Group.objects.get(name=Role.EDITOR.value)
    assert (
        "/reauthenticate/" in client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).url
    )


def test_a_new_password_ends_the_other_browsers(freeze) -> None:
    freeze(MONDAY)
    person = build_person()
    here, there = enter(Client(), person), enter(Client(), person)
    new = "otter kettle marmalade"
    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert User.objects.get().check_password(new)
    assert here.get("/accounts/").status_code == 200
    assert there.get("/accounts/").status_code == 302


def test_what_one_can_see_and_do_is_what_the_tables_say() -> None:
    said = {a.thing: a.actions for a in abilities_of(build_person(Role.EDITOR))}
    assert said["Listings"] == ("see", "add", "change")
    assert "Bank holidays" not in said
    chief = {a.thing: a.actions for a in abilities_of(build_person(Role.ADMINISTRATOR))}
    assert chief["Bank holidays"] == ("see", "add", "change", "remove")
    assert chief["Invitations"] == ("see", "add", "change")
    assert abilities_of(build_person(Role.ANALYST)) == [
        Ability("Group sessions at a map", ("see",)),
        Ability("Harm counts", ("see",)),
        Ability("Lines not crossed", ("see", "add", "change", "remove")),
        Ability("Loaded months", ("see", "add")),
        Ability("Releases", ("see", "add")),
        Ability("Runs of the analysis", ("see", "add", "change")),
        Ability("Scenarios", ("see", "add", "change")),
        Ability("Sources of counts", ("see", "change")),
        Ability("Until when listings are paid for", ("see",)),
    ]


def test_another_app_adds_what_stands_in_no_table() -> None:
    person = build_person()
    try:
        also_said_by(lambda who: [Ability(f"Club of {who.email}", ("change",))])
        assert [a.thing for a in abilities_of(person)] == [f"Club of {person.email}"]
    finally:
        _providers.pop()


def test_the_page_says_role_and_things() -> None:
    page = enter(Client(), build_person(Role.EDITOR)).get(reverse("account_abilities"))
    html = page.content.decode()
    assert "Somebody else checks them" in html
    assert ">see, add, change<" in html


def test_let_in_again_begins_anew(capsys, django_capture_on_commit_callbacks) -> None:
    person = build_person(email="ann@example.org")
    inside = enter(Client(), person)
    call_command("let_in_again", "Ann@Example.org")
    assert inside.get("/accounts/").status_code == 302
    assert not SignedIn.objects.exists()
    assert not person.authenticator_set.exists()
    assert not User.objects.get().has_usable_password()
