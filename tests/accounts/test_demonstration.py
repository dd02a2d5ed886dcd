"""The demonstration shows its codes; nothing outside it does, or can do without the factor."""

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from guardianship.accounts.backends import may_sign_in
from guardianship.accounts.checks import FACTOR, NEEDED, SAFE
from guardianship.accounts.demonstration import demonstration_secret, enrol
from guardianship.accounts.models import User
from tests.accounts.signing import MONDAY, log_in, totp
from tests.builders.people import build_person

EMAIL = "editor@demo.example"
PAGE = "/accounts/demonstration/"


@pytest.fixture
def shown(settings, freeze, capsys) -> str:
    """The lines of the command that makes the accounts."""
    freeze(MONDAY)
    settings.DEMONSTRATION = True
    call_command("create_demo_accounts")
    return capsys.readouterr().out


@pytest.mark.django_db
def test_page_and_command_show_the_code_of_the_moment(client: Client, shown: str, capsys) -> None:
    expected = totp(demonstration_secret(EMAIL), MONDAY)
    call_command("demo_code", EMAIL.upper())
    assert capsys.readouterr().out.strip() == expected
    page = client.get(PAGE).content.decode()
    assert expected in page
    assert "These codes change in 20 seconds." in page
    for line in shown.splitlines():
        assert line.split("\t")[1] in page


@pytest.mark.django_db
def test_elsewhere_neither_page_nor_command_nor_account(
    client: Client, shown: str, settings
) -> None:
    password = next(line for line in shown.splitlines() if EMAIL in line).split("\t")[1]
    settings.DEMONSTRATION = False
    assert client.get(PAGE).status_code == 404
    with pytest.raises(CommandError, match="not those of the demonstration"):
        call_command("demo_code", EMAIL)
    person = User.objects.get(email=EMAIL)
    assert not may_sign_in(person)
    assert log_in(client, email=EMAIL, password=password).url == "/accounts/inactive/"
    client.force_login(person)
    assert client.get("/accounts/").url.startswith("/accounts/login/")


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["nobody@demo.example", "ann@example.org", "", "x"])
def test_no_code_of_anybody_else(shown: str, email: str) -> None:
    build_person(email="ann@example.org")
    with pytest.raises(CommandError, match="not an account of the demonstration"):
        call_command("demo_code", email)


@pytest.mark.django_db
def test_nobody_elses_factor_is_replaced() -> None:
    with pytest.raises(ValueError, match="not an account of the demonstration"):
        enrol(build_person(email="ann@example.org"))


def faults() -> set[str]:
    """Numbers of our own checks that fail."""
    return {fault.id for fault in run_checks() if str(fault.id).startswith("accounts.")}


def test_nothing_is_wrong_as_it_is() -> None:
    assert faults() == set()


@pytest.mark.parametrize("name", ["DEMONSTRATION", "DEBUG", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"])
def test_what_is_for_trying_out_stays_on_this_machine(settings, name: str) -> None:
    setattr(settings, name, True)
    assert faults() == set()
    settings.ALLOWED_HOSTS = ["localhost", "safe.example.org"]
    assert faults() == {"accounts.E005"}


@pytest.mark.parametrize("missing", NEEDED)
def test_a_lock_that_is_taken_off_is_noticed(settings, missing: str) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != missing]
    assert "accounts.E001" in faults()
    assert FACTOR in NEEDED


@pytest.mark.parametrize("name", SAFE)
def test_a_setting_that_opens_another_door_is_noticed(settings, name: str) -> None:
    value = "000000" if name == "MFA_TOTP_INSECURE_BYPASS_CODE" else True
    with override_settings(**{name: value}):
        assert "accounts.E002" in faults()


@pytest.mark.parametrize(
    "ways", [["django.contrib.auth.backends.ModelBackend"], []], ids=["another", "none"]
)
def test_another_way_in_is_noticed(settings, ways: list[str]) -> None:
    settings.AUTHENTICATION_BACKENDS = ways
    assert "accounts.E003" in faults()
