"""On a phone: from the list to paper, without a complaint of the browser."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from guardianship.lib import clock
from places.enums import Weekday
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, a_patch, a_place, hours

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def shot(page, name: str) -> None:
    """A picture for people, where somebody asked for pictures."""
    folder = os.environ.get("GUARDIANSHIP_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture
def made() -> None:
    """Open all day today and tomorrow by the real clock, which the browser's server keeps."""
    town.an_authority()
    town.a_place_name("Eastmoor")
    days = [Weekday.values[(clock.today() + timedelta(days=n)).weekday()] for n in (0, 1)]
    week = [hours(day, "10:00", "22:30") for day in days]
    hall = a_place("Market Hall", address="1 Market Street", postcode="ZE1 1AA", at_m=(500, 0))
    a_listing("Gym", *week, place=hall, phone="01632 960001", cost="free", age_from=11, age_to=18)
    for number in range(6):
        night = [hours(day, "18:00", "01:00") for day in days]
        a_listing(f"Evening Club {number}", *night, at_m=(number * 300, 100))
    patrol = [hours(day, "18:00", "21:00", coverage_area=a_patch()) for day in days[:1]]
    a_listing("Street Team", *patrol, at_m=None, kind="detached_youth_work")
    a_hidden_listing("Rainbow", hours("thursday", "18:47", "20:43"), text_number="07700 900999")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_list_to_paper(new_page, live_server, made, scheme) -> None:
    page = new_page(width=360, color_scheme=scheme)
    page.goto(f"{live_server.url}/find/?near=Eastmoor")
    page.get_by_text("Take this list with you").click()
    shot(page, f"list-{scheme}")
    page.get_by_role("link", name="On paper").click()
    expect(page.get_by_role("listitem")).to_have_count(9)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shot(page, f"paper-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="print")
    shot(page, f"paper-print-{scheme}")
    pages = page.pdf(format="A4", prefer_css_page_size=True)
    assert pages.count(b"/Type /Page\n") == 1
    page.goto(f"{live_server.url}/places/gym/")
    block = page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(block)["name"] == "Gym"
