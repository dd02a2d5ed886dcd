"""Somebody comes near: one press or three, and the page is gone, from the history too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Site

from cms.models import SiteSettings
from tests.builders.places import a_listing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def start(
    transactional_db: None, live_server, new_page: Callable[..., Page]
) -> Callable[..., Page]:
    """``start()``: somebody looked at the list, then at the Snug; the way out leads to /how/."""
    a_listing("Snug", kind="respite_space")
    SiteSettings.objects.create(
        site=Site.objects.get(is_default_site=True), exit_to=f"{live_server.url}/how/"
    )

    def opened(address: str = "/places/snug/", **options: object) -> Page:
        page = new_page(width=360, height=740, **options)
        page.goto(f"{live_server.url}/find/")
        page.goto(f"{live_server.url}{address}")
        return page

    return opened


def shift_three_times(page: Page) -> None:
    for _press in range(3):
        page.keyboard.press("Shift")


def test_the_button_takes_the_pages_place_in_the_history(start) -> None:
    page = start()
    page.locator(".exit a").click()
    expect(page.locator("h1")).to_have_text("How this works")
    page.go_back()
    expect(page).to_have_url(page.url.partition("/find/")[0] + "/find/")
    assert "/places/snug/" not in page.url


def test_it_stays_in_sight_and_is_large(start) -> None:
    page = start()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    button = page.locator(".exit a")
    expect(button).to_be_in_viewport(ratio=1)
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44


def test_it_is_the_second_stop_of_the_keyboard(start) -> None:
    page = start()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".skip[data-exit]")).to_be_focused()
    expect(page.locator(".skip[data-exit]")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("How this works")


def test_shift_three_times_leaves_and_is_counted_aloud(start) -> None:
    page = start()
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-says]")).to_have_text("Press Shift two more times to leave.")
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-says]")).to_have_text("Press Shift one more time to leave.")
    page.keyboard.press("Shift")
    expect(page.locator("h1")).to_have_text("How this works")
    page.go_back()
    assert "/places/snug/" not in page.url


def test_capital_letters_do_not_leave(start) -> None:
    page = start()
    for _press in range(4):
        page.keyboard.press("Shift+A")
    page.wait_for_timeout(300)
    expect(page.locator("h1")).to_have_text("Snug")
    assert page.locator("[data-exit-says]").text_content() == ""


def test_it_comes_and_goes_with_the_choice_of_places_to_take_a_break(start) -> None:
    page = start("/find/")
    page.evaluate("globalThis.stillHere = true")
    page.get_by_text("More choices").click()
    page.get_by_label("Place to take a break").check()
    page.locator("form", has=page.get_by_label("My age")).get_by_role("button").click()
    expect(page.locator(".exit a")).to_be_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".exit a")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Your browser still keeps a list")).to_be_visible()
    page.get_by_role("link", name="Place to take a break").click()
    expect(page.locator(".exit")).to_have_count(0)
    shift_three_times(page)
    page.go_back()
    expect(page.locator(".exit a")).to_be_visible()
    assert page.evaluate("globalThis.stillHere") is True
    expect(page.locator("[data-exit-says]")).to_have_text("")
    shift_three_times(page)
    expect(page.locator("h1")).to_have_text("How this works")


@pytest.mark.parametrize("address", ["/places/snug/", "/help/"])
def test_without_scripts_it_is_a_link(start, address: str) -> None:
    page = start(address, java_script_enabled=False)
    page.locator(".exit a").click()
    expect(page.locator("h1")).to_have_text("How this works")
