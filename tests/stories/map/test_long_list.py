"""A list too long for one file: tiles of what is in view, the same buttons, the same way in."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from tests.builders.places import a_listing, a_patch, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
TILE = re.compile(r"/find/tiles/(\d+)/\d+/\d+\.mvt")
PLACES = 25


@pytest.fixture
def long_list(transactional_db, freeze, settings) -> None:
    freeze(SATURDAY_EVENING)
    settings.MAP_TILES_ABOVE = 10
    out = hours("saturday", "18:00", "23:00", coverage_area=a_patch(at_m=(1_800, 1_800)))
    a_listing("Street Team", out, at_m=None, kind="detached_youth_work")
    for number in range(PLACES - 1):
        day = "saturday" if number % 2 else "sunday"
        at_m = ((number % 6) * 900, (number // 6) * 900)
        a_listing(f"Club {number:02}", hours(day, "18:00", "23:00"), at_m=at_m)


def counted(page) -> int:
    """How many places all buttons together stand for."""
    clusters = page.locator(".pin.cluster .pin-count").all_text_contents()
    return sum(map(int, clusters)) + page.locator(".pin:not(.cluster)").count()


def test_tiles_from_the_whole_down_to_a_place(long_list, open_map) -> None:
    page = open_map("", width=360)
    asked: list[str] = []

    def note(request: Request) -> None:
        found = TILE.search(request.url)
        if found:
            asked.append(found[1])

    page.context.on("request", note)
    expect(page.get_by_role("region", name=f"Map of {PLACES} places")).to_be_visible()
    expect(page.locator(".pin.cluster").first).to_be_visible()
    assert counted(page) == PLACES
    expect(page.locator("path.coverage")).to_have_count(1)
    expect(page.locator("[data-map-coverage] li")).to_have_text("Street Team: around Eastmoor Park")
    if folder := os.environ.get("GUARDIANSHIP_PICTURES"):
        page.screenshot(path=Path(folder) / "tiles-360.png")
    for _nearer in range(8):
        if not page.locator(".pin.cluster").count():
            break
        page.locator(".pin.cluster").first.click()
        expect(page.locator(".pin:focus")).to_have_count(1)
    assert asked
    assert asked == sorted(asked, key=int)
    page.locator(".pin:not(.cluster)").first.click()
    # The card on this page, or the page of a place that stands on another.
    page.wait_for_function(
        "document.activeElement.closest('.card') || location.pathname.startsWith('/places/')"
    )


def test_another_time_leads_back_to_one_file(long_list, open_map, settings) -> None:
    settings.MAP_TILES_ABOVE = 15
    page = open_map("", width=1280)
    expect(page.get_by_role("region", name=f"Map of {PLACES} places")).to_be_visible()
    page.get_by_role("link", name="Open now").click()
    expect(page.get_by_role("region", name="Map of 13 places")).to_be_visible()
    expect(page.locator(".pin").first).to_be_visible()
    assert counted(page) == 13
    expect(page.locator("path.coverage")).to_have_count(1)
