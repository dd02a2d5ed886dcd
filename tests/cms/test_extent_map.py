"""The box of a map page, taken from the view of a map: never dragged, always four numbers too."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cms.models import MapPage
from guardianship.accounts.roles import Role
from tests.builders import town
from tests.builders.pages import build_map
from tests.builders.people import signed_in
from tests.cms.test_workflow import drafted, edit_url, map_data
from tests.places.editing.map_editor import (  # noqa: F401 - fixtures
    Desk,
    no_basemap,
    positions_in,
    sit_down,
    tab_to,
)

SIDES = ("west", "south", "east", "north")
FIELDS = tuple(f"extent_{side}" for side in SIDES)
SitDown = Callable[..., Desk]
in_a_browser = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def box_of(page: MapPage) -> list[float | None]:
    """What the newest draft says."""
    draft = MapPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [getattr(draft, f"extent_{side}") for side in SIDES]


def numbers(page: Page) -> list[str]:
    return [page.locator(f"#id_extent_{side}").input_value() for side in SIDES]


def save_draft(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Save draft").click()
    expect(desk.page.locator(".messages .success, [data-w-autosave-target]").first).to_be_visible()


@pytest.mark.django_db
def test_the_four_numbers_are_there_and_the_map_knows_them() -> None:
    page = build_map()
    html = signed_in(superuser=True).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    ids = ",".join(f"id_extent_{side}" for side in SIDES)
    assert 'data-map-editor="extent"' in html
    assert f'data-sides="{ids}"' in html
    assert "admin/map/page.js" in html
    for side in SIDES:
        assert f'id="id_extent_{side}"' in html


@pytest.mark.django_db
def test_without_scripts_a_box_is_four_numbers() -> None:
    build_map(title="Another")
    editor = signed_in(Role.EDITOR)
    page = drafted(editor)
    edit = edit_url(page)
    html = editor.get(edit).content.decode()
    # The map is there for scripts only, and none of its own fields is sent.
    (stage,) = re.findall(r'<div class="map-editor"[^>]*>', html)
    assert stage.endswith(" hidden>")
    sides = dict(zip(FIELDS, ["-3.9", "52.1", "-3.5", "52.3"], strict=True))
    editor.post(edit, map_data(editor, edit) | sides)
    assert box_of(page) == [-3.9, 52.1, -3.5, 52.3]
    refused = editor.post(edit, map_data(editor, edit) | sides | {"extent_east": ""})
    assert "Give all four sides" in refused.content.decode()
    assert box_of(page) == [-3.9, 52.1, -3.5, 52.3]


@pytest.mark.parametrize("_", [pytest.param("", marks=in_a_browser, id="keyboard")])
def test_a_name_a_button_and_a_box_is_set(_: str, sit_down: SitDown, settings) -> None:  # noqa: F811
    # Half a box is no draft: a slow machine would keep one by itself, and be refused.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = build_map()
    town.an_authority()
    town.a_place_name("Eastmoor")
    desk = sit_down(role=Role.MODERATOR)
    box = desk.ready(f"/admin/pages/{page.pk}/edit/")
    says = box.locator("[data-map-says]")
    expect(says).to_have_text("No box is set: the map shows everything in the register.")
    keyboard = desk.page.keyboard
    box.get_by_label("Postcode, start of a postcode, or place name").focus()
    keyboard.type("Eastmoor")
    keyboard.press("Enter")
    expect(says).to_contain_text("Found: Eastmoor")
    tab_to(desk.page, box.get_by_role("button", name="Use what the map shows now"))
    keyboard.press("Enter")
    expect(says).to_contain_text("The box is about")
    west, south, east, north = map(float, numbers(desk.page))
    lon, lat = town.at().coords
    assert west < lon < east
    assert south < lat < north
    assert east - west < 0.3
    save_draft(desk)
    expect.set_options(timeout=10_000)
    desk.page.wait_for_timeout(500)
    assert box_of(page) == [west, south, east, north]

    desk.page.set_viewport_size({"width": 360, "height": 740})
    too_wide = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert too_wide <= 0
    box = desk.ready(f"/admin/pages/{page.pk}/edit/")
    expect(says).to_contain_text("The box is about")
    desk.page.fill("#id_extent_west", "")
    expect(says).to_contain_text("Give all four sides")
    desk.page.fill("#id_extent_west", "3")
    expect(says).to_contain_text("West has to be less than east")
    box.get_by_role("button", name="No box").click()
    assert numbers(desk.page) == ["", "", "", ""]
    assert [each for each in positions_in(desk.asked) if "/admin/map/" in each] == []
