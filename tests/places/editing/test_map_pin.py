"""The pin of a place on a map: found, put and nudged by keyboard, by finger, or as plain text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from gis.crs import to_grid
from gis.models import Postcode
from places.models import Place
from tests.builders import town
from tests.builders.places import a_place
from tests.places.editing.map_editor import (  # noqa: F401 - fixtures
    Desk,
    no_basemap,
    positions_in,
    sit_down,
    tab_to,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ADD = "/admin/snippets/places/place/add/"
SitDown = Callable[..., Desk]


def edit(place: Place) -> str:
    return f"/admin/snippets/places/place/edit/{place.pk}/"


def offset_m(place: Place) -> tuple[float, float]:
    """Metres east and north of the middle of the town, measured on the national grid."""
    east_m, north_m = to_grid(place.point.x, place.point.y)
    return east_m - town.MIDDLE_EAST_M, north_m - town.MIDDLE_NORTH_M


def test_by_keyboard_alone_from_a_name_to_a_saved_pin(sit_down: SitDown) -> None:  # noqa: F811
    town.an_authority()
    town.a_place_name("Eastmoor", at_m=(0, 0))
    desk = sit_down()
    page, keyboard = desk.page, desk.page.keyboard
    box = desk.ready(ADD)
    says = box.locator("[data-map-says]")
    tab_to(page, page.locator("#id_name"))
    keyboard.type("Canal Street Hall")
    tab_to(page, box.get_by_label("Postcode, start of a postcode, or place name"))
    keyboard.type("eastmoor")
    keyboard.press("Enter")
    expect(says).to_have_text("Found: Eastmoor (place name).")
    tab_to(page, box.locator("[data-map-frame]"))
    keyboard.press("Enter")
    expect(says).to_contain_text("The pin is at")
    for name, presses in (("North", 3), ("West", 1)):
        tab_to(page, box.get_by_role("button", name=name, exact=True))
        for _press in range(presses):
            keyboard.press("Enter")
    expect(says).to_contain_text("Moved 10 m west.")
    expect(box.locator("[data-map-where]")).to_have_text("Eastmoor")
    seen = box.locator("[data-map-beside] li")
    expect(seen).to_have_count(4)
    expect(seen.nth(1)).to_contain_text("Street: about 250 metres – The middle of a square")
    expect(seen.nth(3)).to_contain_text("Nothing on the map")
    desk.save()
    east_m, north_m = offset_m(Place.objects.get())
    # The middle of a map is a pixel; a nudge is exact.
    assert east_m == pytest.approx(-10, abs=3)
    assert north_m == pytest.approx(30, abs=3)
    assert positions_in(desk.asked) == []


def test_a_nudge_is_as_long_as_it_says(sit_down: SitDown) -> None:  # noqa: F811
    place = a_place(at_m=(0, 0))
    desk = sit_down()
    box = desk.ready(edit(place))
    box.get_by_label("Move the pin by", exact=True).last.select_option("100")
    for name in ("North", "East", "East"):
        box.get_by_role("button", name=name, exact=True).click()
    expect(box.locator("[data-map-says]")).to_have_text(
        "Moved 100 m east. It is now 224 m from where it was."
    )
    desk.save()
    moved = offset_m(Place.objects.get())
    # Grid north is not quite true north: here about a degree and a quarter apart.
    assert moved == pytest.approx((200, 100), abs=6)


def test_back_to_where_it_was(sit_down: SitDown) -> None:  # noqa: F811
    place = a_place()
    desk = sit_down()
    box = desk.ready(edit(place))
    back = box.get_by_role("button", name="Back to where it was")
    expect(back).to_be_hidden()
    box.get_by_role("button", name="South", exact=True).click()
    back.click()
    expect(box.locator("[data-map-says]")).to_have_text("The pin is back where it was.")
    desk.save()
    assert Place.objects.get().point.equals_exact(place.point, 1e-6)


def test_a_postcode_takes_the_pin_and_fills_its_own_field(sit_down: SitDown) -> None:  # noqa: F811
    Postcode.objects.create(code="LD1 5AA", outward="LD1", point=town.at(40, 50))
    desk = sit_down(width=360, height=740, has_touch=True)
    box = desk.ready(ADD)
    desk.page.fill("#id_name", "Hall")
    box.get_by_label("Postcode, start of a postcode, or place name").fill("ld15aa")
    box.get_by_role("button", name="Find").tap()
    expect(desk.page.locator("#id_postcode")).to_have_value("LD1 5AA")
    too_wide = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert too_wide <= 0
    desk.save()
    place = Place.objects.get()
    assert offset_m(place) == pytest.approx((40, 50), abs=0.5)
    assert place.postcode == "LD1 5AA"


def test_a_tap_puts_the_pin_there(sit_down: SitDown) -> None:  # noqa: F811
    place = a_place()
    desk = sit_down(width=360, height=740, has_touch=True)
    box = desk.ready(edit(place))
    frame = box.locator("[data-map-frame]")
    frame.scroll_into_view_if_needed()
    frame.tap(position={"x": 60, "y": 200})
    expect(box.locator("[data-map-says]")).to_contain_text("The pin is at")
    typed = desk.page.locator("#id_point").input_value()
    desk.save()
    lon, lat = Place.objects.get().point.coords
    assert f"{lon:.6f}, {lat:.6f}" == typed
    east_m, _north_m = offset_m(Place.objects.get())
    assert east_m < -50


def test_several_places_of_one_name_are_a_choice(sit_down: SitDown) -> None:  # noqa: F811
    town.a_place_name("Weston", within="Eastmoor")
    town.a_place_name("Weston", within="Westmoor", at_m=(9_000, 0))
    desk = sit_down()
    box = desk.ready(ADD)
    box.get_by_label("Postcode, start of a postcode, or place name").fill("Weston")
    box.get_by_role("button", name="Find").click()
    expect(box.locator("[data-map-says]")).to_have_text("2 places of this name. Choose one.")
    box.get_by_role("button", name="Weston, Westmoor").click()
    box.get_by_role("button", name="Put the pin in the middle of the map").click()
    desk.page.fill("#id_name", "Hall")
    desk.save()
    assert offset_m(Place.objects.get())[0] == pytest.approx(9_000, abs=20)


def test_what_is_typed_into_the_field_moves_the_pin(sit_down: SitDown) -> None:  # noqa: F811
    town.an_authority()
    place = a_place(at_m=(0, 0))
    desk = sit_down()
    box = desk.ready(edit(place))
    far = town.at(200_000, 0)
    desk.page.fill("#id_point", f"{far.x}, {far.y}")
    desk.page.locator("#id_point").press("Tab")
    expect(box.locator("[data-map-where]")).to_have_text("outside every area that is loaded")
    desk.page.fill("#id_point", "behind the church")
    desk.page.locator("#id_point").press("Tab")
    expect(box.locator("[data-map-says]")).to_contain_text("does not understand")


def test_without_scripts_the_field_is_all_there_is(sit_down: SitDown) -> None:  # noqa: F811
    desk = sit_down(java_script_enabled=False)
    box = desk.go(ADD)
    expect(box).to_be_hidden()
    desk.page.fill("#id_name", "Hall")
    here = town.at()
    desk.page.fill("#id_point", f"{here.x!r}, {here.y!r}")
    desk.page.locator("footer button[type=submit]").first.click()
    assert Place.objects.get().point.coords == here.coords
