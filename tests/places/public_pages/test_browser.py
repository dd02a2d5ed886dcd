"""Finder, filter, place, calendar in a real browser, with JavaScript and without it."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guardianship.lib import clock
from places.enums import Weekday
from tests.builders import town
from tests.builders.places import a_listing, hours

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 640}
WIDTHS_PX = (320, 360, 768, 1280)
OFFSET_DEG = 0.0012
FOUR = ("Somewhere to go tonight", "A quiet place", "Someone to talk to", "Help right now")


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def context(request, browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE, java_script_enabled=request.param)
    yield made
    assert made.cookies() == []
    made.close()


@pytest.fixture
def open_town() -> None:
    """Open all day today and tomorrow by the real clock, which the browser's server keeps."""
    town.a_place_name("Eastmoor")
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    days = [Weekday.values[day.weekday()] for day in (today, tomorrow)]
    whole = [("00:00", "24:00")] * 2
    for name, cost, kind in (
        ("Free Gym", "free", "youth_provision"),
        ("Dear Drama", "pay", "youth_provision"),
        ("Snug", "free", "respite_space"),
    ):
        sessions = [hours(day, *span) for day, span in zip(days, whole, strict=True)]
        a_listing(name, *sessions, cost=cost, kind=kind, phone="01632 960001")


def _watch(page: Page, host: str) -> list[str]:
    """Complaints of the browser and requests to anybody else; filled as the page goes on."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(host) else seen.append(r.url))
    return seen


def test_from_the_front_door_to_the_calendar(context, live_server, open_town) -> None:
    page = context.new_page()
    seen = _watch(page, live_server.url)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Somewhere to go, any evening.")
    for choice in (
        "Somewhere to go tonight",
        "A quiet place",
        "Someone to talk to",
        "Help right now",
    ):
        box = page.get_by_role("link", name=choice).bounding_box()
        assert box
        assert box["y"] + box["height"] <= PHONE["height"]
    page.get_by_label("Place or postcode").fill("Eastmoor")
    page.get_by_role("button", name="Find").click()
    expect(page).to_have_url(re.compile(r"/find/\?near=Eastmoor$"))
    expect(page.locator("#found")).to_have_text("3 places")
    page.get_by_role("link", name="Open now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open now near Eastmoor")
    # Choices are taken from the page in view: with JavaScript it arrives without a load event.
    expect(page).to_have_url(re.compile(r"when=now&near=Eastmoor$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Open now")
    page.get_by_role("link", name="Free", exact=True).click()
    expect(page.locator("#found")).to_have_text("2 places")
    expect(page).to_have_url(re.compile(r"when=now&near=Eastmoor&free=1"))
    page.go_back()
    expect(page.locator("#found")).to_have_text("3 places")
    page.go_forward()
    page.get_by_role("link", name="Free Gym").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Free Gym")
    expect(page.get_by_role("link", name="Call")).to_be_visible()
    href = page.get_by_role("link", name="Put these times in your calendar").get_attribute("href")
    answer = context.request.get(f"{live_server.url}{href}")
    assert answer.text().startswith("BEGIN:VCALENDAR")
    page.get_by_role("link", name="Cymraeg").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    assert seen == []


def test_the_longer_form(context, live_server, open_town) -> None:
    page = context.new_page()
    page.goto(f"{live_server.url}/find/")
    page.get_by_text("More choices").click()
    page.get_by_label("Place to take a break").check()
    page.get_by_label("My age").fill("14")
    page.get_by_role("button", name="Show places").click()
    expect(page.locator("#found")).to_have_text("1 place")
    expect(page.get_by_role("link", name="Snug")).to_be_visible()


def test_nothing_hangs_over_the_edge(browser, live_server, open_town) -> None:
    context = browser.new_context(viewport={"width": WIDTHS_PX[0], "height": 800})
    page = context.new_page()
    seen = {}
    for address in ("/", "/find/?near=Eastmoor", "/find/?when=x", "/places/free-gym/", "/help/"):
        for prefix in ("", "/cy"):
            page.goto(f"{live_server.url}{prefix}{address}")
            for width in WIDTHS_PX:
                page.set_viewport_size({"width": width, "height": 800})
                seen[prefix + address, width] = page.evaluate(
                    "[innerWidth, Math.max(0, document.documentElement.scrollWidth - innerWidth)]"
                )
    assert seen == {(address, width): [width, 0] for address, width in seen}
    assert len(seen) == 10 * len(WIDTHS_PX)
    context.close()


def test_my_location_is_rounded_before_it_leaves_the_phone(browser, live_server, open_town) -> None:
    point = town.at(0)
    place = {"latitude": point.y + OFFSET_DEG, "longitude": point.x + OFFSET_DEG}
    context = browser.new_context(geolocation=place, permissions=["geolocation"])
    page = context.new_page()
    posted: list[str] = []
    page.on("request", lambda r: posted.append(r.post_data or "") if r.method == "POST" else None)
    page.goto(live_server.url)
    assert posted == []
    page.get_by_role("button", name="Use my location").click()
    expect(page).to_have_url(re.compile(r"/find/\?near=Eastmoor"))
    assert [re.findall(r"(?:lat|lon)=(-?\d+\.\d+)", text) for text in posted] == [
        [f"{place['latitude']:.2f}", f"{place['longitude']:.2f}"]
    ]
    context.close()


def test_refusing_the_location_gets_a_kind_word(browser, live_server, open_town) -> None:
    context = browser.new_context(permissions=[])
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_text("That is fine. Type a town or postcode instead.")).to_be_visible()
    context.close()


def test_without_javascript_no_button_that_does_nothing(browser, live_server, open_town) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    expect(page.get_by_role("button", name="Use my location")).to_have_count(0)
    context.close()
