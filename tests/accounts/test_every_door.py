"""No door leads in without the second factor: log-in, reset, the editors' site, a session."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from tests.accounts.signing import EMAIL, MONDAY, give_code, is_in, log_in, right_code
from tests.builders.people import PASSWORD, build_person, enter

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "otter kettle marmalade"  # noqa: S105 - only for these tests
PAGES = ["/accounts/", "/accounts/what-you-can-do/", "/admin/", "/admin/pages/", "/documents/1/a"]


@pytest.fixture
def person(freeze) -> User:
    freeze(MONDAY)
    return build_person(Role.EDITOR, email=EMAIL)


def test_password_and_code_lead_in(client: Client, person: User) -> None:
    assert log_in(client).url == reverse("mfa_authenticate")
    assert not is_in(client)
    assert give_code(client, right_code(MONDAY)).url == reverse("wagtailadmin_home")
    assert is_in(client)
    assert client.get("/admin/").status_code == 200


def test_next_leads_on_within_this_site_only(client: Client, person: User) -> None:
    for address, reached in [
        ("/accounts/sessions/", "/accounts/sessions/"),
        ("https://evil.example/", "/admin/"),
        ("//evil.example/", "/admin/"),
        ("https:evil.example", "/admin/"),
        ("/\\evil.example", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
    ]:
        visitor = Client()
        Authenticator.objects.update(data=secret_of(person))
        visitor.post(
            reverse("account_login"), {"login": EMAIL, "password": PASSWORD, "next": address}
        )
        assert give_code(visitor, right_code(MONDAY)).url == reached, address


def secret_of(person: User) -> dict[str, str]:
    return {"secret": Authenticator.objects.get(user=person).data["secret"]}


@pytest.mark.parametrize("code", ["000000", "", "nonsense"])
def test_a_wrong_code_does_not(client: Client, person: User, code: str) -> None:
    log_in(client)
    assert give_code(client, code).status_code == 200
    assert not is_in(client)


def test_the_same_code_again_does_not(client: Client, person: User) -> None:
    log_in(client)
    give_code(client, right_code(MONDAY))
    second = Client()
    log_in(second)
    assert b"was used before" in give_code(second, right_code(MONDAY)).content
    assert not is_in(second)


def test_a_recovery_code_leads_in_once(client: Client, person: User) -> None:
    inside = enter(Client(), person)
    inside.post(reverse("mfa_generate_recovery_codes"))
    codes = re.findall(
        r"<code>(\w+)</code>",
        inside.get("/accounts/second-factor/recovery-codes/").content.decode(),
    )
    assert len(codes) == 10
    log_in(client)
    give_code(client, codes[0])
    assert is_in(client)
    second = Client()
    log_in(second)
    give_code(second, codes[0])
    assert not is_in(second)


@pytest.mark.parametrize("page", PAGES)
def test_a_session_without_factor_may_only_enrol(page: str) -> None:
    newcomer = enter(Client(), build_person(Role.EDITOR, enrolled=False), with_factor=False)
    for ask in (newcomer.get, newcomer.post):
        assert ask(page).url == reverse("mfa_activate_totp"), page
    for ask in (newcomer.put, newcomer.delete):
        assert ask(page).status_code == 405, page
    assert newcomer.get(reverse("mfa_activate_totp")).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_session_that_went_around_the_factor_is_ended(page: str) -> None:
    around = enter(Client(), build_person(Role.EDITOR), with_factor=False)
    assert around.get(page).url == reverse("account_login")
    assert around.get("/accounts/").url.startswith(reverse("account_login"))


def test_reset_changes_the_password_and_lets_nobody_in(client: Client, person: User) -> None:
    client.post(reverse("account_reset_password"), {"email": EMAIL}, headers={"host": "localhost"})
    (message,) = mail.outbox
    (link,) = re.findall(
        r"http://127\.0\.0\.1:8000(/accounts/password/reset/key/\S+)", message.body
    )
    form = client.get(link).url
    done = client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert done.url == reverse("account_reset_password_from_key_done")
    assert not is_in(client)
    assert log_in(client, password=PASSWORD).status_code == 200
    assert log_in(client, password=NEW_PASSWORD).url == reverse("mfa_authenticate")
    assert not is_in(client)
    assert b"no longer works" in Client().get(link, follow=True).content


def test_a_link_to_a_new_password_is_good_for_an_hour(client: Client, person: User, freeze) -> None:
    client.post(reverse("account_reset_password"), {"email": EMAIL})
    (link,) = re.findall(r"(/accounts/password/reset/key/\S+)", mail.outbox[0].body)
    freeze(MONDAY + timedelta(minutes=61))
    assert b"no longer works" in client.get(link, follow=True).content


def test_the_answer_is_the_same_for_an_address_that_nobody_has(
    client: Client, person: User
) -> None:
    known = client.post(reverse("account_reset_password"), {"email": EMAIL})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert known.url == unknown.url
    assert [message.to for message in mail.outbox] == [[EMAIL]]


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/login/?next=/admin/pages/"])
def test_wagtails_own_log_in_is_ours(client: Client, person: User, address: str) -> None:
    assert client.get(address).url.startswith(reverse("account_login"))
    sent = client.post(address, {"username": EMAIL, "password": PASSWORD})
    assert sent.url.startswith(reverse("account_login"))
    assert not is_in(client)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/password_reset/",
        "/admin/password_reset/done/",
        "/admin/password_reset/confirm/MQ/set-password/",
        "/accounts/signup/",
        "/accounts/email/",
        "/accounts/login/code/",
        "/accounts/second-factor/trust/",
        "/accounts/second-factor/webauthn/signup/",
        "/accounts/password/set/",
        "/django-admin/",
    ],
)
def test_doors_that_are_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, {"email": EMAIL}).status_code in (404, 405)


@pytest.mark.parametrize("view", ["add", "copy"])
def test_nobody_is_added_without_an_invitation(person: User, view: str) -> None:
    chief = enter(Client(), build_person(superuser=True))
    address = reverse(f"wagtailusers_users:{view}", args=[person.pk] if view == "copy" else [])
    before = User.objects.count()
    for ask in (chief.get, chief.post):
        assert ask(address, {"email": "new@example.org"}).url == reverse("account_invite")
    assert User.objects.count() == before


@pytest.mark.parametrize("name", ["account_signup", "login", "password_reset", "admin:login"])
def test_no_page_has_such_a_name(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_last_factor_stays(person: User) -> None:
    inside = enter(Client(), person)
    page = inside.post(reverse("mfa_deactivate_totp"))
    assert b"your only second factor" in page.content
    assert Authenticator.objects.filter(user=person, type="totp").exists()


def test_a_passkey_login_with_nothing_is_refused(client: Client) -> None:
    sent = client.post(reverse("mfa_login_webauthn"), {"credential": "{}"})
    assert sent.url == reverse("account_login")
    assert not is_in(client)


def test_somebody_who_is_no_longer_active_is_out_at_once(person: User) -> None:
    inside = enter(Client(), person)
    assert is_in(inside)
    User.objects.update(is_active=False)
    assert not is_in(inside)
    assert log_in(Client()).url == reverse("account_inactive")
