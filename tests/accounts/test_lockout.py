"""Who guesses is locked out for a quarter of an hour, and nothing kept says who that was."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.test import Client, RequestFactory
from django.urls import reverse

from guardianship.accounts.networks import network_name
from tests.accounts.signing import EMAIL, MONDAY, give_code, is_in, log_in, right_code
from tests.builders.people import build_person, enter

pytestmark = pytest.mark.django_db
LIMIT = 5
HERE, SAME_NETWORK, ELSEWHERE = "198.51.100.7", "198.51.100.200", "203.0.113.9"


def visitor(address: str = HERE) -> Client:
    return Client(REMOTE_ADDR=address)


def guess(times: int, *, email: str = EMAIL, address: str = HERE) -> list[int]:
    """Status codes of wrong passwords, each from a browser that nobody has seen."""
    return [
        log_in(visitor(address), password=f"wrong {n}", email=email).status_code
        for n in range(times)
    ]


@pytest.fixture(autouse=True)
def person(freeze):
    freeze(MONDAY)
    return build_person(email=EMAIL)


def test_the_fifth_wrong_password_locks_out_the_right_one_too() -> None:
    assert guess(LIMIT) == [200] * (LIMIT - 1) + [429]
    assert log_in(visitor()).status_code == 429
    assert log_in(visitor(SAME_NETWORK)).status_code == 429


def test_other_accounts_and_other_networks_go_on() -> None:
    build_person(email="bob@example.org")
    guess(LIMIT)
    assert log_in(visitor(), email="bob@example.org").status_code == 302
    assert log_in(visitor(ELSEWHERE)).status_code == 302


def test_it_ends_after_a_quarter_of_an_hour(freeze) -> None:
    guess(LIMIT)
    freeze(MONDAY + timedelta(minutes=14))
    assert log_in(visitor()).status_code == 429
    freeze(MONDAY + timedelta(minutes=16))
    assert log_in(visitor()).status_code == 302


def test_an_address_that_nobody_has_is_locked_out_in_the_same_words() -> None:
    guess(LIMIT)
    guess(LIMIT, email="nobody@example.org")
    known, unknown = log_in(visitor()), log_in(visitor(), email="nobody@example.org")
    assert known.status_code == unknown.status_code == 429
    assert without_token(known) == without_token(unknown)


def without_token(response) -> list[bytes]:
    return [line for line in response.content.splitlines() if b"csrf" not in line]


def test_wrong_codes_count_as_wrong_passwords_do() -> None:
    client = visitor()
    log_in(client)
    answers = [give_code(client, "000000").status_code for _ in range(LIMIT)]
    assert answers[-1] == 429
    assert give_code(client, right_code(MONDAY)).status_code == 429
    assert not is_in(client)
    assert log_in(visitor()).status_code == 429


def test_asking_again_is_no_way_around(person) -> None:
    inside = enter(visitor(), person)
    for _ in range(LIMIT):
        inside.post(reverse("account_reauthenticate"), {"password": "wrong"})
    assert log_in(visitor()).status_code == 429


def test_one_account_from_many_networks_is_locked_in_the_end() -> None:
    for number in range(25):
        guess(1, address=f"192.0.{number}.1")
    assert log_in(visitor("192.1.2.3")).status_code == 429


def test_success_wipes_the_failures() -> None:
    guess(LIMIT - 1)
    client = visitor()
    log_in(client)
    give_code(client, right_code(MONDAY))
    assert is_in(client)
    assert not AccessAttempt.objects.exists()


def test_what_is_kept_names_nobody() -> None:
    Client(REMOTE_ADDR=HERE, headers={"user-agent": "Firefox of Ann"}).post(
        f"{reverse('account_login')}?next=/accounts/secret/", {"login": EMAIL, "password": "hunter"}
    )
    row = AccessAttempt.objects.values().get()
    kept = " ".join(str(value) for value in row.values())
    for word in (EMAIL, "ann", "198.51", "Firefox", "hunter", "secret"):
        assert word not in kept
    assert row["ip_address"].startswith("fd")
    assert not AccessLog.objects.exists()
    assert not AccessFailureLog.objects.exists()


def test_the_name_of_a_network_changes_every_day(freeze, settings) -> None:
    def name(address: str, **more: str) -> str:
        return network_name(RequestFactory(REMOTE_ADDR=address, **more).get("/"))

    today = name(HERE)
    assert today == name(SAME_NETWORK) == name(f"::ffff:{HERE}")
    assert today != name(ELSEWHERE)
    assert name("2001:db8:1::1") == name("2001:db8:1:ffff::2") != name("2001:db8:2::1")
    assert name("not an address") == name("")
    forged = {"HTTP_X_FORWARDED_FOR": f"{HERE}, {ELSEWHERE}"}
    assert name("10.0.0.1", **forged) == name("10.0.0.1"), "no proxy of ours wrote that"
    settings.TRUSTED_PROXIES = 1
    assert name("10.0.0.1", **forged) == name(ELSEWHERE)
    settings.TRUSTED_PROXIES = 0
    freeze(MONDAY + timedelta(days=1))
    assert name(HERE) != today
