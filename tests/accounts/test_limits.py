"""Being signed in ends after half an hour of nothing, after twelve hours, and from elsewhere."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from guardianship.accounts.devices import browser_and_system
from guardianship.accounts.models import SignedIn
from tests.accounts.signing import EMAIL, MONDAY, give_code, is_in, log_in, right_code
from tests.builders.people import build_person, enter

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604"
)


@pytest.mark.django_db
@pytest.mark.parametrize(("idle_min", "still_in"), [(29, True), (30, True), (31, False)])
def test_idle(freeze, idle_min: int, still_in: bool) -> None:
    freeze(MONDAY)
    inside = enter(Client(), build_person())
    freeze(MONDAY + timedelta(minutes=idle_min))
    assert is_in(inside) is still_in


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "still_in"), [(11.9, True), (12.1, False)])
def test_twelve_hours_however_busy(freeze, hours: float, still_in: bool) -> None:
    freeze(MONDAY)
    inside = enter(Client(), build_person())
    for minutes in range(20, int(hours * 60), 20):
        freeze(MONDAY + timedelta(minutes=minutes))
        inside.get(reverse("account_home"))
    freeze(MONDAY + timedelta(hours=hours))
    assert is_in(inside) is still_in


@pytest.mark.django_db
def test_an_open_page_that_asks_by_itself_is_not_doing_something(freeze) -> None:
    freeze(MONDAY)
    inside = enter(Client(), build_person(superuser=True))
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", "1", "1"])
    for minutes in (10, 20, 29):
        freeze(MONDAY + timedelta(minutes=minutes))
        inside.post(ping)
    freeze(MONDAY + timedelta(minutes=31))
    assert not is_in(inside)


@pytest.mark.django_db
def test_who_was_signed_out_is_told_and_comes_back_to_the_same_page(freeze) -> None:
    freeze(MONDAY)
    inside = enter(Client(), build_person())
    freeze(MONDAY + timedelta(hours=1))
    asked = inside.get(reverse("account_sessions"), follow=True)
    assert asked.redirect_chain[0][0] == "/accounts/login/?next=/accounts/sessions/"
    assert b"You were signed out" in asked.content


@pytest.mark.django_db
def test_ending_the_other_sessions_leaves_this_one(freeze) -> None:
    freeze(MONDAY)
    person, stranger = build_person(email=EMAIL), enter(Client(), build_person())
    here, there = enter(Client(), person), Client(headers={"user-agent": FIREFOX})
    log_in(there)
    give_code(there, right_code(MONDAY))
    page = here.get(reverse("account_sessions")).content.decode()
    assert "Firefox on Windows" in page
    assert "does not say its name" in page
    here.get(reverse("account_sessions"))
    assert is_in(there), "looking ends nothing"
    here.post(reverse("account_sessions"))
    assert (is_in(here), is_in(there), is_in(stranger)) == (True, False, True)


@pytest.mark.django_db
def test_signing_out_strikes_the_browser_off(freeze) -> None:
    freeze(MONDAY)
    inside = enter(Client(), build_person())
    assert SignedIn.objects.count() == 1
    inside.post(reverse("account_logout"))
    assert not SignedIn.objects.exists()
    assert not is_in(inside)


def test_no_address_is_kept() -> None:
    kept = {field.name for field in SignedIn._meta.get_fields()}
    assert kept == {"id", "person", "browser", "system", "began_at", "seen_at"}


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, ("Firefox", "Windows")),
        (SAFARI, ("Safari", "iPhone")),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130", ("Edge", "Windows")),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537", ("Chrome", "Android")),
        ("curl/8", ("", "")),
        ("", ("", "")),
    ],
)
def test_devices_in_coarse_words(agent: str, words: tuple[str, str]) -> None:
    assert browser_and_system(agent) == words


@pytest.mark.django_db
def test_a_factor_taken_off_puts_every_other_browser_out() -> None:
    """The browser of a lost telephone came in by it."""
    person, other = build_person(), build_person()
    key = {"name": "Old telephone", "credential": {}, "passwordless": False}
    passkey = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=key)
    mine, telephone, bystander = (enter(Client(), who) for who in (person, person, other))
    mine.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert (is_in(mine), is_in(telephone), is_in(bystander)) == (True, False, True)
