"""Places on the map: buttons with names of their own, as many as the list has, no overlap."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.builders.places import a_listing, hours
from tests.places.finder.asking import features

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
LEAST_TARGET_PX = 44
CLUSTER = re.compile(r"^(\d+) places, zoom in, around .+$")


def marker_names(page: Page) -> list[str]:
    return [name.strip() for name in page.locator(".pin .pin-name").all_text_contents()]


def places_counted(names: list[str]) -> int:
    counts = [CLUSTER.match(name) for name in names]
    return sum(int(found.group(1)) if found else 1 for found in counts)


def test_every_marker_says_name_kind_and_state(town, open_map) -> None:
    page = open_map("?when=now&near=Eastmoor")
    wanted = "Midnight Cafe, youth club or activity, open until 2am"
    page.get_by_role("button", name="2 places, zoom in, around Gym").click()
    expect(page.get_by_role("button", name=wanted, exact=True)).to_be_visible()
    assert all(re.search(r"[a-z]", name) for name in marker_names(page))


def test_list_and_map_have_the_same_places(town, open_map, client) -> None:
    page = open_map()
    names = marker_names(page)
    shown = [f for f in features(client) if f["geometry"]]
    assert places_counted(names) == len(shown) == len(town) - 1
    assert len(set(names)) == len(names)
    region = page.get_by_role("region", name=f"Map of {len(shown)} places", exact=True)
    expect(region).to_be_visible()
    assert page.locator(".card").count() == len(town)


def test_twins_are_told_apart(freeze, transactional_db, open_map) -> None:
    from_east = ({"at_m": (0, 0)}, {"at_m": (4_000, 0)})
    for spot in from_east:
        a_listing("Gym", hours("saturday", "00:00", "24:00"), **spot)
    page = open_map()
    assert sorted(name.rsplit(", ", 1)[1] for name in marker_names(page)) == ["1 of 2", "2 of 2"]


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_and_do_not_overlap(town, open_map, width) -> None:
    page = open_map(width=width, height=720)
    boxes = [marker.bounding_box() for marker in page.locator(".pin").all()]
    assert boxes
    assert all(min(box["width"], box["height"]) >= LEAST_TARGET_PX for box in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart_x = abs(one["x"] - other["x"]) >= LEAST_TARGET_PX
            assert apart_x or abs(one["y"] - other["y"]) >= LEAST_TARGET_PX


def test_places_at_one_spot_can_be_pressed_one_by_one(transactional_db, open_map) -> None:
    for number in range(5):
        a_listing(f"Club {number}", at_m=(0, 0))
    page = open_map()
    expect(page.locator(".pin.cluster")).to_have_count(1)
    page.locator(".pin.cluster").press("Enter")
    expect(page.locator(".pin")).to_have_count(5)
    assert page.evaluate("document.activeElement.textContent").startswith("Club 0")


def test_the_region_is_described_and_can_be_skipped(town, open_map) -> None:
    page = open_map()
    described_by = page.locator("[data-map-frame]").get_attribute("aria-describedby")
    expect(page.locator(f"#{described_by}")).to_contain_text("All of it is in the list too")
    skip = page.get_by_role("link", name="Skip the map")
    skip.focus()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    assert page.evaluate("document.activeElement.id") == "after-map"
