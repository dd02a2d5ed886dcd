"""A mail server that does not answer breaks no page, and tells strangers nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.models import Invitation
from guardianship.accounts.roles import Role
from tests.accounts.signing import EMAIL
from tests.builders.people import build_person, signed_in

pytestmark = pytest.mark.django_db
INVITING = {"email": "new@example.org", "role": Role.YOUTH_PANEL.value, "language": "en"}


@pytest.fixture(autouse=True)
def no_server(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_forgotten_passwords_look_the_same(client: Client, caplog) -> None:
    build_person(email=EMAIL)
    answers = [
        client.post(reverse("account_reset_password"), {"email": email})
        for email in (EMAIL, "nobody@example.org")
    ]
    assert [(a.status_code, a.url) for a in answers] == [
        (302, reverse("account_reset_password_done"))
    ] * 2
    assert "was not sent" in caplog.text
    assert EMAIL not in caplog.text


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_who_invites_is_told(django_capture_on_commit_callbacks) -> None:
    chief = signed_in(Role.ADMINISTRATOR)
    with django_capture_on_commit_callbacks(execute=True):
        chief.post(reverse("account_invite"), INVITING)
    assert Invitation.objects.get().works
