"""Fingers, wheels, small screens and people's own settings."""

import pytest
from playwright.sync_api import Page, expect

from tests.builders.pages import build_map
from tests.stories.map.moving import places_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
SCREENS_PX = [(320, 480), (360, 740), (768, 1024), (1280, 800)]
Finger = tuple[float, float]


def swipe(page: Page, fingers: list[Finger], across: float, down: float) -> None:
    """Put fingers down, move all of them alike in steps, and lift them."""
    devtools = page.context.new_cdp_session(page)
    steps = 8

    def send(kind: str, part: float) -> None:
        points = [
            {"x": x + across * part, "y": y + down * part, "id": number}
            for number, (x, y) in enumerate(fingers)
        ]
        touched = points if kind != "touchEnd" else []
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    send("touchStart", 0)
    for step in range(1, steps + 1):
        send("touchMove", step / steps)
        page.wait_for_timeout(30)
    send("touchEnd", 1)
    page.wait_for_timeout(600)


@pytest.fixture
def phone(town, open_map) -> Page:
    page = open_map(width=360, height=740, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.locator("[data-map-frame]").evaluate("frame => frame.scrollIntoView({block: 'center'})")
    return page


def middle(page: Page) -> Finger:
    box = page.locator("[data-map-frame]").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_one_finger_scrolls_the_page_and_not_the_map(phone) -> None:
    x, y = middle(phone)
    before, scrolled = places_of(phone), phone.evaluate("scrollY")
    swipe(phone, [(x, y + 60)], 0, -120)
    assert places_of(phone) == before
    assert phone.evaluate("scrollY") > scrolled


def test_two_fingers_move_the_map_and_not_the_page(phone) -> None:
    x, y = middle(phone)
    before, scrolled = places_of(phone), phone.evaluate("scrollY")
    swipe(phone, [(x - 60, y), (x + 60, y)], 0, 80)
    after = places_of(phone)
    assert phone.evaluate("scrollY") == scrolled
    moved = [(new[2] - old[2]) for old, new in zip(before, after, strict=True)]
    assert all(50 <= down <= 110 for down in moved), moved


def test_the_wheel_scrolls_the_page(town, open_map) -> None:
    page = open_map(width=800, height=700)
    page.locator("[data-map-frame]").scroll_into_view_if_needed()
    before, scrolled = places_of(page), page.evaluate("scrollY")
    page.mouse.move(*middle(page))
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") > scrolled
    assert places_of(page) == before


def test_a_mouse_drags_the_map(town, open_map) -> None:
    page = open_map(width=800, height=700)
    page.locator("[data-map-frame]").scroll_into_view_if_needed()
    before = places_of(page)
    x, y = middle(page)
    page.mouse.move(x, y + 40)
    page.mouse.down()
    page.mouse.move(x + 30, y + 70, steps=5)
    page.mouse.up()
    moved = [(b[1] - a[1], b[2] - a[2]) for a, b in zip(before, places_of(page), strict=True)]
    assert set(moved) == {(30, 30)}


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_by_itself_for_those_who_do_not_want_it(town, open_map, motion) -> None:
    page = open_map(reduced_motion=motion)
    page.evaluate(
        """globalThis.zoomed = 0;
        new MutationObserver(() => {
          zoomed += document.querySelectorAll('.leaflet-zoom-anim').length;
        }).observe(document.querySelector('[data-map-frame]'), {subtree: true, attributes: true})"""
    )
    page.get_by_role("button", name="Zoom out").click()
    page.wait_for_timeout(500)
    assert bool(page.evaluate("zoomed")) is (motion == "no-preference")


def test_the_map_leaves_room_and_nothing_runs_out_of_the_page(town, open_map) -> None:
    measured = {}
    for width, height in SCREENS_PX:
        page = open_map(width=width, height=height)
        measured[width, height] = (
            page.locator("[data-map-frame]").bounding_box()["height"] <= height * 0.6 + 1,
            page.evaluate("document.documentElement.scrollWidth") <= width,
        )
    assert measured == dict.fromkeys(SCREENS_PX, (True, True))


def test_at_four_times_the_size_nothing_floats_over_the_list_or_runs_out(
    town, live_server, new_page
) -> None:
    town["gym"].name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    town["gym"].save()
    page = new_page(width=320, height=225)
    page.goto(f"{live_server.url}/find/?when=now")
    expect(page.get_by_role("link", name=town["gym"].name)).to_be_visible()
    expect(page.get_by_role("button", name="Show map")).to_have_css("position", "static")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Get help now").first).to_have_css(
        "background-color", "rgba(0, 0, 0, 0)"
    )


def test_on_a_wide_screen_map_and_list_stand_side_by_side_below_all_choices(
    town, live_server, new_page
) -> None:
    offered = ["time", "kinds", "free"]
    build_map(title="Warm", introduction="<p>Places to sit.</p>", filters_offered=offered)
    page = new_page(width=1280, height=900)
    for address, above in (("/warm/", ".lead, .map-choices"), ("/find/", "h1, .chips")):
        page.goto(f"{live_server.url}{address}")
        page.get_by_role("button", name="Show map").click()
        expect(page.locator(".pin").first).to_be_visible()
        boxes = [part.bounding_box() for part in page.locator(above).all()]
        ends = [box["y"] + box["height"] for box in boxes if box]
        found, shown = (
            page.locator(name).bounding_box() for name in ("[data-redrawn=found]", "[data-map]")
        )
        assert found
        assert shown
        assert max(ends) <= min(found["y"], shown["y"]) + 1
        assert found["x"] + found["width"] <= shown["x"]


def test_markers_have_borders_in_forced_colours(town, open_map) -> None:
    page = open_map(forced_colors="active")
    pin = page.locator(".pin").first
    expect(pin).to_have_css("border-top-style", "solid")
    style = "pin => [getComputedStyle(pin).borderTopColor, getComputedStyle(pin).backgroundColor]"
    border, background = pin.evaluate(style)
    assert border != background
