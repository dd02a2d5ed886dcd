"""Another time changes list and map together, without a reload; without scripts too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def cards(page: Page) -> list[str]:
    return page.locator(".card h3 a").all_text_contents()


def watch_for_a_reload(page: Page) -> Callable[[], bool]:
    page.evaluate("globalThis.stillHere = true")
    return lambda: page.evaluate("globalThis.stillHere !== true")


def test_saturday_at_half_past_nine(town, open_map) -> None:
    page = open_map("?when=now")
    assert "Snug" not in cards(page)
    reloaded = watch_for_a_reload(page)
    page.get_by_text("At another time").click()
    page.get_by_role("link", name="Sat 9:30pm").click()
    expect(page.locator("h1")).to_have_text("Open on Saturday 28 November at 9:30pm")
    assert sorted(cards(page)) == ["Gym", "Midnight Cafe", "Shop", "Snug"]
    expect(page.get_by_role("region", name="Map of 4 places", exact=True)).to_be_visible()
    expect(page.locator("[data-map-says]")).to_have_text(
        "4 places. Open on Saturday 28 November at 9:30pm"
    )
    expect(page.get_by_role("link", name="Sat 9:30pm")).to_be_focused()
    assert not reloaded()

    page.go_back()
    expect(page.get_by_role("region", name="Map of 3 places", exact=True)).to_be_visible()
    assert page.url.endswith("/find/?when=now")
    assert "Snug" not in cards(page)
    assert not reloaded()


def test_a_time_of_one_s_own(town, open_map) -> None:
    page = open_map("?when=now&near=Eastmoor")
    reloaded = watch_for_a_reload(page)
    page.get_by_text("At another time").click()
    page.get_by_label("Day and time").fill("2026-12-03T19:00")
    page.locator("form", has=page.get_by_label("Day and time")).get_by_role("button").click()
    expect(page.locator("h1")).to_have_text("Open on Thursday 3 December at 7pm near Eastmoor")
    assert sorted(cards(page)) == ["Gym", "Shop", "Street Team"]
    expect(page.get_by_role("region", name="Map of 3 places", exact=True)).to_be_visible()
    expect(page.locator("path.coverage")).to_have_count(1)
    patches = page.locator("[data-map-coverage] li")
    expect(patches).to_have_text(["Street Team: around Eastmoor Park"])
    assert not reloaded()
    page.get_by_label("Day and time").fill("2026-12-05T21:30")
    page.get_by_label("Day and time").press("Enter")
    expect(page.locator("path.coverage")).to_have_count(0)
    expect(page.locator("[data-map-coverage]")).to_be_hidden()


def test_without_scripts(town, live_server, new_page) -> None:
    page = new_page(java_script_enabled=False, width=360, height=740)
    page.goto(f"{live_server.url}/find/?when=now")
    expect(page.get_by_role("button", name="Show map")).to_be_hidden()
    page.get_by_text("At another time").click()
    page.get_by_label("Day and time").fill("2026-11-28T21:30")
    page.locator("form", has=page.get_by_label("Day and time")).get_by_role("button").click()
    expect(page.locator("h1")).to_have_text("Open on Saturday 28 November at 9:30pm")
    assert sorted(cards(page)) == ["Gym", "Midnight Cafe", "Shop", "Snug"]
    page.get_by_text("Sketch map", exact=True).click()
    image = page.get_by_role("img", name="Sketch of where the places on this page are")
    expect(image).to_be_visible()
    assert page.locator(".locator li").all_text_contents() == cards(page)
    sketch = page.request.get(f"{live_server.url}{image.get_attribute('src')}")
    assert sketch.text().count("<circle") == 4
