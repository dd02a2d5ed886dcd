"""From an invitation to signing in with a code: a telephone, no scripts; and passkeys with."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from playwright.sync_api import Page, expect

from guardianship.accounts import inviting
from guardianship.accounts.roles import Role
from tests.accounts.signing import EMAIL, MONDAY, totp
from tests.builders.people import PASSWORD, build_person, code_now

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
NEW_PASSWORD = "otter kettle marmalade"  # noqa: S105 - only for this story
WIDTH = 320
TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
    assert not page.evaluate(TOO_WIDE), page.url


def sign_in(page: Page, site: str, secret: str, moment) -> None:
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(NEW_PASSWORD)
    press(page, "Go on")
    page.get_by_label("Code").fill(totp(secret, moment))
    press(page, "Sign in")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_invited_enrolled_out_and_in_again(
    live_server, new_page: Callable[..., Page], freeze, scheme: str
) -> None:
    freeze(MONDAY)
    inviting.invite(EMAIL, invited_by=None, role=Role.ANALYST)
    (path,) = re.findall(r"(/accounts/invitation/\S+)", mail.outbox[0].body)

    page = new_page(width=WIDTH, height=640, java_script_enabled=False, color_scheme=scheme)
    page.goto(live_server.url + path)
    page.get_by_label("Your name").fill("Ann Other")
    page.get_by_label("Password").fill(NEW_PASSWORD)
    press(page, "Go on to the second factor")
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your second factor")
    expect(page.get_by_role("img", name="Picture for the authenticator app")).to_be_visible()

    page.goto(f"{live_server.url}/accounts/sessions/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your second factor")
    secret = page.locator("code.key").inner_text()
    page.get_by_label("Code").fill("000000")
    press(page, "Set it up")
    expect(page.locator(".wrong")).to_contain_text("This code is not right.")
    page.get_by_label("Code").fill(totp(secret, MONDAY))
    press(page, "Set it up")
    expect(page.locator(".codes li")).to_have_count(10)

    page.get_by_role("link", name="I have kept them").click()
    press(page, "Sign out")
    sign_in(page, live_server.url, secret, MONDAY)
    expect(page.locator(".wrong")).to_contain_text("was used before")
    later = MONDAY + timedelta(minutes=1)
    freeze(later)
    page.get_by_label("Code").fill(totp(secret, later))
    press(page, "Sign in")
    page.goto(f"{live_server.url}/accounts/what-you-can-do/")
    expect(page.locator("main h2")).to_have_text("Analyst")
    assert {cookie["name"] for cookie in page.context.cookies()} == {"sessionid", "csrftoken"}
    assert all(c["httpOnly"] and c["sameSite"] == "Lax" for c in page.context.cookies())


def test_a_passkey_is_added_and_lets_in_alone(live_server, new_page: Callable[..., Page]) -> None:
    build_person(email=EMAIL)
    site = live_server.url.replace("127.0.0.1", "localhost")
    page = new_page(width=360, height=740)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")
    page.get_by_label("Code").fill(code_now())
    press(page, "Sign in")
    page.goto(f"{site}/accounts/second-factor/webauthn/add/")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".codes li")).to_have_count(10)
    assert Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).count() == 1

    page.goto(f"{site}/accounts/")
    press(page, "Sign out")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
