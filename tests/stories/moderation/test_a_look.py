"""A listing is sent in, checked, looked at by the youth panel and public; on a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from guardianship.accounts.roles import Role
from places.models import Listing
from places.portal import writing
from tests.builders.listings import draft_listing
from tests.builders.people import build_person
from tests.stories.signing_in import sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
WIDTH = 360
STICKING_OUT = """() => [...document.querySelectorAll('select, input, textarea, iframe, h1, h2')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().right > %d)
    .map(e => e.id || e.textContent)"""


def sent_in() -> Listing:
    listing = draft_listing(name="Snug", summary="Pool, music and toast.")
    listing.save()
    listing.save_revision()
    writing.ask_for_a_look(listing, by=build_person())
    return listing


def test_from_sent_in_to_public(live_server, new_page: Callable[..., Page]) -> None:
    build_person(Role.MODERATOR, email="moderator@example.org")
    build_person(Role.YOUTH_PANEL, email="panel@example.org")
    listing, site = sent_in(), live_server.url

    team = new_page(width=WIDTH, height=740)
    sign_in(team, site, "moderator@example.org")
    team.goto(f"{site}/admin/moderation/")
    team.get_by_role("link", name="Snug").click()
    expect(team.locator(".moderation-compare")).to_contain_text("Pool, music and toast.")
    assert team.evaluate(STICKING_OUT % WIDTH) == []
    team.get_by_role("button", name="Approve", exact=True).click()
    expect(team.locator(".messages")).to_contain_text("Now the youth panel looks")

    panel = new_page(width=WIDTH, height=740)
    sign_in(panel, site, "panel@example.org")
    panel.goto(f"{site}/admin/panel/listings/")
    panel.get_by_role("link", name="Snug").click()
    shown = panel.frame_locator("iframe.moderation-page")
    expect(shown.locator("h1")).to_have_text("Snug")
    for question, said in (("is_clear", "yes"), ("would_go", "yes"), ("feels_wrong", "no")):
        panel.check(f"input[name={question}][value={said}]")
    panel.check("input[name=says][value=fine]")
    assert panel.evaluate(STICKING_OUT % WIDTH) == []
    panel.get_by_role("button", name="Say it").click()
    expect(panel.locator(".messages")).to_contain_text("Thank you")

    reader = new_page(width=WIDTH)
    reader.goto(f"{site}{listing.get_absolute_url()}")
    expect(reader.locator("h1")).to_have_text("Snug")
