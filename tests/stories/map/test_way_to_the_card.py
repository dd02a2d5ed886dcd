"""A pressed marker leads to its card, by keyboard alone too, and Escape leads back."""

import pytest
from playwright.sync_api import Page, expect

from tests.builders.places import a_listing
from tests.stories.map.moving import places_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent").strip()


def test_by_keyboard_alone(live_server, transactional_db, new_page) -> None:
    a_listing("West Club", at_m=(-3_000, 0))
    a_listing("East Club", at_m=(3_000, 0))
    page = new_page()
    page.goto(f"{live_server.url}/find/")
    for _press in range(80):
        page.keyboard.press("Tab")
        if focused(page) == "Show map":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".pin")).to_have_count(2)
    expect(page.locator("[data-map-frame]")).to_be_focused()
    page.keyboard.press("Tab")
    marker = focused(page)
    assert marker.startswith("East Club, youth club or activity")
    page.keyboard.press("Enter")
    assert focused(page) == "East Club"
    expect(page.locator(".card.chosen")).to_contain_text("East Club")
    expect(page.locator(".card.chosen")).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert focused(page) == marker


def test_a_card_on_a_later_page_of_the_list(transactional_db, open_map) -> None:
    for number in range(30):
        a_listing(f"Club {number:02}", at_m=(0, -5_000))
    a_listing("Zebra Club", at_m=(0, 5_000))
    page = open_map()
    expect(page.locator(".card", has_text="Zebra Club")).to_have_count(0)
    page.get_by_role("button", name="Zebra Club").press("Enter")
    expect(page.locator(".card.chosen")).to_contain_text("Zebra Club")
    assert focused(page) == "Zebra Club"
    assert page.url.endswith("?page=2")
    page.keyboard.press("Escape")
    assert focused(page).startswith("Zebra Club, youth club")


@pytest.mark.parametrize(("key", "button"), [("ArrowRight", "Right"), ("+", "Zoom in")])
def test_keys_do_what_the_buttons_do_and_only_in_the_map(town, open_map, key, button) -> None:
    page = open_map(reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")
    at_first = places_of(page)
    page.keyboard.press(key)
    assert places_of(page) == at_first
    page.locator("[data-map-frame]").focus()
    page.keyboard.press(key)
    by_key = places_of(page)
    assert by_key != at_first
    page.reload()
    page.get_by_role("button", name="Show map").click()
    expect(page.locator(".pin").first).to_be_visible()
    page.get_by_role("button", name=button, exact=True).click()
    assert places_of(page) == by_key
