"""Somebody invited writes down a club in five pages, the team looks, and young people find it."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from gis.models import AreaKind, Postcode
from guardianship.accounts.roles import Role
from places.enums import MembershipRole
from places.models import Listing, Membership
from places.portal.people.invitations import invite
from tests.accounts.signing import totp
from tests.builders.listings import HERE, build_area, build_organisation
from tests.builders.people import build_person
from tests.stories.signing_in import sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
MONDAY = datetime(2026, 11, 23, 18, 30, 10, tzinfo=UTC)
EMAIL, MODERATOR = "ann@example.org", "moderator@example.org"
PASSWORD = "otter kettle marmalade"  # noqa: S105 - only for this story
WIDTH_PX = 360
CODE = "NP20 1HG"


@pytest.fixture
def invited(live_server, freeze: Callable) -> str:
    """The address in the letter that an owner's invitation sends."""
    freeze(MONDAY)
    build_area(AreaKind.AUTHORITY, name="Newport")
    Postcode.objects.create(code=CODE, outward="NP20", point=HERE.clone())
    organisation = build_organisation(name="Two Neighbours", type="residents")
    owner = build_person()
    Membership.objects.create(user=owner, organisation=organisation, role=MembershipRole.OWNER)
    invite(organisation, EMAIL, MembershipRole.EDITOR, by=owner)
    (path,) = re.findall(r"(/accounts/invitation/\S+)", mail.outbox[0].body)
    return live_server.url + path


def fits(page: Page, name: str) -> None:
    """Nothing sticks out at the side; a picture for somebody to look at, where they said to."""
    folder = os.environ.get("GUARDIANSHIP_SHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"new-{name}.png", full_page=True)
    width_px = page.locator("html").evaluate("element => element.scrollWidth")
    assert width_px <= WIDTH_PX, page.url


def press(page: Page, name: str, shot: str = "") -> None:
    """Press a button of the page, and look at what comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
    fits(page, shot or name.replace(" ", "-"))


def enrol(page: Page, link: str) -> None:
    """From the letter to an account with a second factor."""
    page.goto(link)
    page.get_by_label("Your name").fill("Ann Other")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on to the second factor")
    secret = page.locator("code.key").inner_text()
    page.get_by_label("Code").fill(totp(secret, MONDAY))
    press(page, "Set it up")


def five_pages(page: Page, site: str, name: str) -> None:
    """From the list of one's listings to the look at all of it."""
    page.goto(f"{site}/portal/")
    page.get_by_role("link", name="New listing").click()
    fits(page, "what")
    page.get_by_label("What is it called?").fill(name)
    page.get_by_label("Youth club or activity").check()
    page.get_by_label("What can you do there").fill("Pool, music and toast.")
    press(page, "Save and go on", "where")
    page.get_by_label("Postcode").fill("np201hg")
    page.get_by_label("Name of the building or spot").fill("Canal Street Hall")
    page.get_by_label("Number and street").fill("1 Canal Street")
    press(page, "See what young people will see", "where-read")
    expect(page.locator(".note")).to_contain_text("Canal Street Hall, 1 Canal Street, NP20 1HG")
    press(page, "Save and go on", "when")
    page.get_by_label("Day").first.select_option("monday")
    page.get_by_label("Starts at").first.fill("6pm")
    page.get_by_label("Ends at").first.fill("9pm")
    press(page, "See what this means", "when-read")
    expect(page.locator(".note")).to_contain_text("Open Mon 6pm–9pm.")
    press(page, "Yes, save it and go on", "who")
    expect(page.get_by_label("Open to all")).to_be_checked()
    press(page, "Save and go on", "inside")
    page.get_by_label("What happens when you walk in").first.fill("Somebody says hello.")
    press(page, "Save and go on", "check")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("article")).to_contain_text("Somebody says hello.")


def test_from_the_letter_to_the_finder(
    live_server, invited: str, new_page: Callable[..., Page], freeze: Callable
) -> None:
    site = live_server.url
    plain = new_page(width=WIDTH_PX, height=740, java_script_enabled=False)
    enrol(plain, invited)
    five_pages(plain, site, "Monday Club")
    press(plain, "Send it in", "sent")
    expect(plain.locator("main")).to_contain_text("Waiting for a look before it is public")

    scripted = new_page(width=WIDTH_PX, height=740, color_scheme="dark")
    scripted.context.add_cookies(plain.context.cookies())
    five_pages(scripted, site, "Chess Club")
    scripted.get_by_role("link", name="Throw it away").click()
    press(scripted, "Throw it away")

    listing = Listing.objects.get()
    build_person(Role.MODERATOR, email=MODERATOR)
    moderator = new_page()
    sign_in(moderator, site, MODERATOR)
    moderator.goto(site + reverse("moderation_look", args=[listing.pk]))
    with moderator.expect_navigation():
        moderator.get_by_role("button", name="Approve", exact=True).click()

    freeze(MONDAY + timedelta(minutes=1))
    visitor = new_page(width=WIDTH_PX, height=740)
    visitor.goto(f"{site}/find/?when=now")
    visitor.get_by_role("link", name="Monday Club").click()
    expect(visitor.locator("h1")).to_have_text("Monday Club")
    expect(visitor.locator("main")).to_contain_text("1 Canal Street")
