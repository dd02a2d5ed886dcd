"""Demonstration accounts: the same at every start, and not on a public server."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse

from guardianship.accounts.demonstration import current_code
from guardianship.accounts.models import User
from guardianship.accounts.roles import Role

pytestmark = pytest.mark.django_db
TEAM = ("admin", "editor", "moderator", "vetting", "lead", "panel", "worker")
# They read what others wrote, under /insight/.
PLANNERS = ("commissioner", "analyst")
# They belong to an organisation, which works in the portal.
MEMBERS = ("owner", "member")
EMAILS = [f"{who}@demo.example" for who in (*TEAM, *PLANNERS, *MEMBERS)]


@pytest.fixture(autouse=True)
def demonstration(settings) -> None:
    settings.DEMONSTRATION = True


def create(capsys) -> list[list[str]]:
    call_command("create_demo_accounts")
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_one_line_for_each_with_a_password_that_works(capsys) -> None:
    lines = create(capsys)
    assert [email for email, _password, _can in lines] == EMAILS
    for email, password, can in lines:
        assert len(password) >= 12
        validate_password(password)
        request = RequestFactory().post("/accounts/login/")
        assert authenticate(request, email=email, password=password).email == email
        assert can


def test_they_enter_the_editors_site(capsys) -> None:
    for email, password, _can in create(capsys)[: len(TEAM)]:
        client = Client()
        first = client.post(reverse("account_login"), {"login": email, "password": password})
        assert first.url == reverse("mfa_authenticate")
        assert client.get(reverse("wagtailadmin_home")).status_code == 302
        code, _seconds = current_code(email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_again_is_the_same_and_brings_back_what_was_changed(capsys) -> None:
    first = create(capsys)
    editor = User.objects.get(email=EMAILS[1])
    editor.set_password("something else entirely")
    editor.is_superuser = True
    editor.save()
    editor.groups.clear()
    assert create(capsys) == first
    assert User.objects.count() == len(EMAILS)
    editor.refresh_from_db()
    assert not editor.is_superuser
    assert [group.name for group in editor.groups.all()] == [Role.EDITOR.value]
    assert editor.check_password(first[1][1])


def test_another_installation_has_other_passwords(capsys, settings) -> None:
    first = create(capsys)
    settings.SECRET_KEY = "of another machine"  # noqa: S105 - only for this test
    second = create(capsys)
    assert not {p for _e, p, _c in first} & {p for _e, p, _c in second}


def test_a_public_server_refuses(capsys, settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="not for a demonstration"):
        create(capsys)
    assert not User.objects.exists()
