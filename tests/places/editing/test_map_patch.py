"""A coverage area drawn on a map, by keyboard, by finger, from wards, or pasted as text."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from gis.crs import to_grid
from gis.models import Area, AreaKind, AreaSet
from places.models import CoverageArea
from tests.builders import town
from tests.builders.places import a_patch
from tests.places.editing.map_editor import (  # noqa: F401 - fixtures
    Desk,
    no_basemap,
    positions_in,
    sit_down,
    tab_to,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SitDown = Callable[..., Desk]
KM2 = 1_000_000


def edit(patch: CoverageArea) -> str:
    return f"/admin/snippets/places/coveragearea/edit/{patch.pk}/"


def saved() -> CoverageArea:
    return CoverageArea.objects.get()


def km2(patch: CoverageArea) -> float:
    """By the corners on the national grid and Gauss's formula, not by PostGIS or GEOS."""
    total_m2 = 0.0
    for polygon in patch.boundary.coords:
        for ring in polygon[:1]:
            spots = [to_grid(lon, lat) for lon, lat in ring]
            pairs = pairwise(spots)
            total_m2 += abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
    return total_m2 / KM2


def press(box: Locator, *names: str) -> None:
    for name in names:
        box.get_by_role("button", name=name, exact=True).click()


def a_ward(name: str, east_m: float) -> Area:
    wards, _created = AreaSet.objects.get_or_create(
        code="wards", defaults={"kind": AreaKind.WARD, "label": "Wards of 2024"}
    )
    code = f"W{wards.areas.count():08}"
    return Area.objects.create(area_set=wards, code=code, name=name, boundary=town.square(east_m))


def test_by_keyboard_alone_from_nothing_to_a_saved_patch(sit_down: SitDown) -> None:  # noqa: F811
    patch = a_patch()
    desk = sit_down()
    box = desk.ready(edit(patch))
    page, keyboard = desk.page, desk.page.keyboard
    says, problem = box.locator("[data-map-says]"), box.locator("[data-map-problem]")
    expect(problem).to_have_text("0.25 km² in one part.")

    def press_key(name: str, times: int = 1) -> None:
        tab_to(page, box.get_by_role("button", name=name, exact=True))
        for _time in range(times):
            keyboard.press("Enter")

    press_key("Remove part 1")
    expect(says).to_have_text("Part 1 removed.")
    frame = box.locator("[data-map-frame]")
    tab_to(page, frame)
    keyboard.press("Enter")
    expect(says).to_have_text("Corner 1 added. Two more corners make a shape.")
    for keys in (["ArrowRight"], ["ArrowDown"], ["ArrowLeft"]):
        for key in keys:
            keyboard.press(key)
        page.wait_for_timeout(300)  # the map glides
        keyboard.press("Enter")
    expect(says).to_have_text("Corner 4 added.")
    expect(problem).to_contain_text("km² in one part.")
    press_key("North", 2)
    expect(says).to_have_text("Corner 4 moved 10 m north.")
    press_key("Remove this corner")
    press_key("Undo")
    expect(says).to_have_text("Undone.")
    desk.save()
    assert saved().boundary.num_coords == 5
    assert km2(saved()) > 0.01
    assert positions_in(desk.asked) == []


def test_a_corner_is_chosen_moved_and_removed(sit_down: SitDown) -> None:  # noqa: F811
    patch = a_patch()
    before = patch.boundary.coords[0][0]
    desk = sit_down(width=360, height=740, has_touch=True)
    box = desk.ready(edit(patch))
    box.get_by_label("Corner", exact=True).select_option("1")
    box.locator("[data-map-step]").select_option("100")
    press(box, "East")
    expect(box.locator("[data-map-says]")).to_have_text("Corner 2 moved 100 m east.")
    expect(box.locator("[data-map-problem]")).to_have_text("0.28 km² in one part.")
    too_wide = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert too_wide <= 0
    press(box, "Remove this corner")
    expect(box.locator("[data-map-problem]")).to_have_text(
        re.compile(r"0\.1[23] km² in one part\.")
    )
    desk.save()
    assert saved().boundary.coords[0][0][:2] == (before[0], before[2])


def test_a_tap_adds_a_corner_after_the_chosen_one(sit_down: SitDown) -> None:  # noqa: F811
    desk = sit_down(width=360, height=740, has_touch=True)
    box = desk.ready(edit(a_patch()))
    frame = box.locator("[data-map-frame]")
    frame.scroll_into_view_if_needed()
    frame.tap(position={"x": 12, "y": 100})
    expect(box.locator("[data-map-says]")).to_have_text("Corner 5 added.")
    desk.save()
    assert saved().boundary.num_coords == 6


def test_what_crosses_itself_is_explained_and_not_saved(sit_down: SitDown) -> None:  # noqa: F811
    patch = a_patch()
    desk = sit_down()
    box = desk.ready(edit(patch))
    corners = [(0, 0), (1000, 1000), (1000, 0), (0, 1000), (0, 0)]
    ring = [town.at(*corner).coords for corner in corners]
    box.locator("[data-map-text] summary").click()
    text = json.dumps({"type": "Polygon", "coordinates": [ring]})
    desk.page.fill("#id_boundary", text)
    desk.page.locator("#id_boundary").press("Tab")
    problem = box.locator("[data-map-problem]")
    expect(problem).to_contain_text("it crosses or touches itself near longitude")
    expect(box.locator(".wrong-spot")).to_be_visible()
    desk.page.locator("footer button[type=submit]").first.click()
    expect(desk.page.locator(".messages .error")).to_be_visible()
    assert saved().boundary.equals(patch.boundary)
    expect(box.locator("[data-map-problem]")).to_contain_text("crosses or touches itself")
    box.get_by_label("Corner", exact=True).select_option("3")
    press(box, "Remove this corner")
    expect(problem).to_have_text("0.50 km² in one part.")
    desk.save()
    assert km2(saved()) == pytest.approx(0.5, abs=0.001)


def test_a_spot_is_too_small(sit_down: SitDown) -> None:  # noqa: F811
    town_square = a_patch()
    town_square.boundary = town.square(half_side_m=60)
    town_square.save()
    desk = sit_down()
    box = desk.ready(edit(town_square))
    box.locator("[data-map-step]").select_option("100")
    press(box, "East")
    expect(box.locator("[data-map-problem]")).to_contain_text("It has to be at least 10,000")


def test_wards_are_chosen_by_keyboard_and_joined(sit_down: SitDown) -> None:  # noqa: F811
    for name, east_m in (("Stow Hill", 500), ("Pillgwenlly", 1_000), ("Alway", 9_000)):
        a_ward(name, east_m)
    desk = sit_down()
    box = desk.ready(edit(a_patch()))
    page, keyboard = desk.page, desk.page.keyboard
    tab_to(page, box.locator("[data-map-areas] summary"))
    keyboard.press("Enter")
    says = box.locator("[data-areas-says]")
    expect(says).to_have_text("3 areas.")
    tab_to(page, box.get_by_label("Name or code"))
    keyboard.type("stow")
    expect(says).to_have_text("1 areas.")
    tab_to(page, box.get_by_label("Stow Hill"))
    keyboard.press("Space")
    expect(says).to_have_text("1 chosen: Stow Hill.")
    page.keyboard.press("Shift+Tab")
    keyboard.press("Control+a")
    keyboard.type("pill")
    expect(says).to_contain_text("1 areas.")
    tab_to(page, box.get_by_label("Pillgwenlly"))
    keyboard.press("Space")
    tab_to(page, box.get_by_role("button", name="Join the chosen areas to the shape"))
    keyboard.press("Enter")
    expect(box.locator("[data-map-says]")).to_have_text(
        "The chosen areas are joined to the shape. 0.75 km² in one part."
    )
    desk.save()
    assert km2(saved()) == pytest.approx(0.75, abs=0.001)
    assert len(saved().boundary) == 1


def test_a_second_part(sit_down: SitDown) -> None:  # noqa: F811
    desk = sit_down()
    box = desk.ready(edit(a_patch()))
    far = town.at(4_000, 0)
    press(box, "Start another part")
    for move in ("Map to the right",) * 6:
        press(box, move)
    desk.page.wait_for_timeout(300)
    press(box, "Add a corner in the middle of the map", "Map down")
    desk.page.wait_for_timeout(300)
    press(box, "Add a corner in the middle of the map", "Map to the right")
    desk.page.wait_for_timeout(300)
    press(box, "Add a corner in the middle of the map")
    expect(box.locator("[data-map-problem]")).to_contain_text("in 2 parts.")
    expect(box.locator("[data-map-parts] li")).to_have_count(2)
    desk.save()
    assert len(saved().boundary) == 2
    assert not saved().boundary.contains(far)


def test_without_scripts_geojson_is_pasted(sit_down: SitDown) -> None:  # noqa: F811
    patch = a_patch()
    desk = sit_down(java_script_enabled=False)
    expect(desk.go(edit(patch))).to_be_hidden()
    shape: Any = town.square(1_000)
    text = json.dumps({"type": shape.geom_type, "coordinates": shape.coords})
    desk.page.fill("#id_boundary", text)
    desk.page.locator("footer button[type=submit]").first.click()
    assert saved().boundary.equals(shape)
