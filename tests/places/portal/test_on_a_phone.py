"""Changing the hours on a telephone, with and without JavaScript."""

import os
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.places.portal.conftest import House

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE_PX = 360


def fits(page: Page) -> bool:
    """Whether nothing stands out of the screen at the side."""
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width <= PHONE_PX


def shot(page: Page, name: str) -> None:
    """Keep a picture for somebody to look at, where they said to."""
    folder = os.environ.get("GUARDIANSHIP_SHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"portal-{name}.png", full_page=True)


@pytest.mark.parametrize("javascript", [False, True], ids=["without script", "with script"])
def test_hours_are_typed_read_back_and_public(
    live_server, house: House, new_page: Callable[..., Page], settings, javascript: bool
) -> None:
    page = new_page(width=PHONE_PX, height=740, java_script_enabled=javascript)
    name = settings.SESSION_COOKIE_NAME
    value = house.client("owner").cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    page.goto(f"{live_server.url}/portal/")
    assert fits(page)
    shot(page, "home")
    page.get_by_role("link", name="Friday Club").click()
    assert fits(page)
    shot(page, "listing")
    page.get_by_role("link", name="Change the hours").click()
    page.get_by_label("Starts at").first.fill("5pm")
    shot(page, "hours")
    page.get_by_role("button", name="See what this means").click()
    assert page.get_by_text("Open Fri 5pm–9pm.").is_visible()
    assert fits(page)
    shot(page, "reading")
    page.get_by_role("button", name="Yes, make it public").click()
    assert page.get_by_text("Saved, and public now.").is_visible()
    assert [s.starts_at for s in house.again().sessions.all()] == [time(17)]
    page.get_by_role("link", name="What it is and who can come").click()
    assert fits(page)
    shot(page, "facts")
