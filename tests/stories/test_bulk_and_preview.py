"""Two things that only a browser can show: ticking and undoing, and the page beside the form."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.models import Listing
from tests.builders.listings import build_place, published_listing
from tests.builders.people import build_person
from tests.stories.signing_in import sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
MODERATOR = "moderator@example.org"
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth > window.innerWidth"


def at_the_list(page: Page, site: str) -> None:
    build_person(Role.MODERATOR, email=MODERATOR)
    sign_in(page, site, MODERATOR)
    page.goto(f"{site}/admin/snippets/places/listing/")


@WIDTHS
def test_two_are_confirmed_and_taken_back(
    live_server, new_page: Callable[..., Page], width: int
) -> None:
    names = ["Friday Gym", "Library", "Snug"]
    rows = [published_listing(name=name, place=build_place()) for name in names]
    page = new_page(width=width, height=800)
    at_the_list(page, live_server.url)
    for name in names[:2]:
        row = page.locator("tr").filter(has_text=name)
        row.locator("input[type=checkbox]").check(force=True)
    assert not page.evaluate(WIDER_THAN_THE_SCREEN)
    page.locator("td.flags").first.scroll_into_view_if_needed()
    expect(page.locator("td.flags").first).to_be_in_viewport()
    page.get_by_role("link", name="Confirm the ticked listings as of today").click()
    expect(page.get_by_role("heading", name="2 listings will change")).to_be_visible()
    expect(page.get_by_text("Example:")).to_be_visible()
    assert not page.evaluate(WIDER_THAN_THE_SCREEN)
    page.get_by_label("Who said so?").fill("library service")
    page.get_by_role("button", name="Yes, still right today").click()
    expect(page.get_by_text("2 listings: confirmed.")).to_be_visible()
    confirmed = Listing.objects.filter(confirmed_on=clock.today())
    assert {row.name for row in confirmed} == set(names[:2])
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("2 listings are as before.")).to_be_visible()
    assert not Listing.objects.filter(confirmed_on__isnull=False).exists()
    assert len(rows) == Listing.objects.count()


@WIDTHS
def test_a_filter_is_named_and_forgotten(
    live_server, new_page: Callable[..., Page], width: int
) -> None:
    published_listing(name="Friday Gym", kind="respite_space")
    page = new_page(width=width, height=800)
    at_the_list(page, live_server.url)
    page.get_by_role("link", name="To confirm (1)").click()
    expect(page.get_by_role("link", name="To confirm (1)")).to_have_attribute(
        "aria-current", "page"
    )
    page.goto(f"{live_server.url}/admin/snippets/places/listing/?kind=respite_space")
    page.get_by_label("Save these filters as").fill("Snug rooms")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="Snug rooms")).to_be_visible()
    page.get_by_role("button", name="Delete the filter Snug rooms").click()
    expect(page.get_by_role("link", name="Snug rooms")).to_have_count(0)


@WIDTHS
def test_the_page_beside_the_form_has_hours_that_nobody_saved(
    live_server, new_page: Callable[..., Page], width: int
) -> None:
    listing = published_listing(
        name="Friday Gym", place=build_place(), confirmed_on=date(2026, 1, 1)
    )
    page = new_page(width=width, height=800)
    at_the_list(page, live_server.url)
    page.goto(f"{live_server.url}/admin/snippets/places/listing/edit/{listing.pk}/")
    page.get_by_role("tab", name="When").click()
    page.locator("#id_sessions-0-starts_at").fill("17:45")
    page.locator("#id_sessions-0-starts_at").blur()
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("#w-preview-iframe")
    expect(shown.get_by_role("heading", name="Friday Gym")).to_be_visible(timeout=20_000)
    expect(shown.get_by_text("5:45pm").first).to_be_visible(timeout=20_000)
