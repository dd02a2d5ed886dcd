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
EMAILS, MODERATOR = ("ann@example.org", "bob@example.org"), "moderator@example.org"
PASSWORD = "otter kettle marmalade"  # noqa: S105 - only for this story
WIDTH_PX = 360
CODE = "NP20 1HG"


@pytest.fixture
def invited(live_server, freeze: Callable) -> list[str]:
    """The addresses in the letters of an owner's two invitations."""
    freeze(MONDAY)
    build_area(AreaKind.AUTHORITY, name="Newport")
    Postcode.objects.create(code=CODE, outward="NP20", point=HERE.clone())
    organisation = build_organisation(name="Two Neighbours", type="residents")
    owner = build_person()
    Membership.objects.create(user=owner, organisation=organisation, role=MembershipRole.OWNER)
    for email in EMAILS:
        invite(organisation, email, MembershipRole.EDITOR, by=owner)
    letters = "\n".join(letter.body for letter in mail.outbox)
    return [live_server.url + path for path in re.findall(r"(/accounts/invitation/\S+)", letters)]


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


def from_the_letter(page: Page, letter: str, site: str, name: str) -> None:
    """Everything that whoever is invited does until a new listing waits for a look."""
    enrol(page, letter)
    five_pages(page, site, name)
    press(page, "Send it in", "sent")
    expect(page.locator("main")).to_contain_text("Waiting for a look before it is public")


def test_from_the_letter_to_the_finder(
    live_server, invited: list[str], new_page: Callable[..., Page], freeze: Callable
) -> None:
    """On a phone, with JavaScript and without it. Only the moderator's pages need it."""
    site = live_server.url
    small = {"width": WIDTH_PX, "height": 740}
    plain = new_page(**small, java_script_enabled=False)
    scripted = new_page(**small, color_scheme="dark")
    letters = dict(zip(("Monday Club", "Chess Club"), invited, strict=True))
    for page, name in ((plain, "Monday Club"), (scripted, "Chess Club")):
        from_the_letter(page, letters[name], site, name)

    build_person(Role.MODERATOR, email=MODERATOR)
    moderator = new_page(**small)
    sign_in(moderator, site, MODERATOR)
    for listing in Listing.objects.order_by("pk"):
        moderator.goto(site + reverse("moderation_look", args=[listing.pk]))
        fits(moderator, "look")
        with moderator.expect_navigation():
            moderator.get_by_role("button", name="Approve", exact=True).click()

    freeze(MONDAY + timedelta(minutes=1))
    for page in (plain, scripted):
        page.context.clear_cookies()
        for name in letters:
            page.goto(f"{site}/find/?when=now")
            page.get_by_role("link", name=name).first.click()
            expect(page.locator("h1")).to_have_text(name)
            expect(page.locator("main")).to_contain_text("1 Canal Street")
            fits(page, "public")


def test_a_draft_is_thrown_away(
    live_server, invited: list[str], new_page: Callable[..., Page]
) -> None:
    page = new_page(width=WIDTH_PX, height=740)
    enrol(page, invited[0])
    five_pages(page, live_server.url, "Chess Club")
    page.get_by_role("link", name="Throw it away").click()
    press(page, "Throw it away")
    assert not Listing.objects.exists()
