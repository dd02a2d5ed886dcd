"""From a filled file to a sticker in the window, as an officer and a passer-by meet it."""

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guardianship.accounts.roles import Role
from places.holds import clear_until
from tests.builders.people import build_person
from tests.builders.vetting import a_case, on_the_list
from tests.stories.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# A folder to look at what was made; nothing is kept without it.
SHOTS = os.environ.get("GUARDIANSHIP_SHOTS", "")
WIDTHS_PX = (360, 1280)


def keep(page: Page, name: str) -> None:
    """A picture for whoever wants to look."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def enter(page: Page, site: str, role: Role) -> None:
    """Signed in with the second factor; the pages for that have tests of their own."""
    sign_in(page, site, build_person(role).email)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_officer_puts_a_shop_on_the_list(live_server, new_page: Callable, scripts: bool) -> None:
    case = a_case("Corner Shop")
    # Wagtail's own menu covers a narrow page where there are no scripts.
    page = new_page(java_script_enabled=scripts)
    enter(page, live_server.url, Role.VETTING_OFFICER)
    page.goto(f"{live_server.url}/admin/vetting/files/")
    keep(page, f"list-{scripts}")
    page.goto(f"{live_server.url}/admin/vetting/files/{case.pk}/")
    keep(page, f"file-{scripts}")
    page.get_by_role("button", name="Put on the list").click()
    expect(page.locator("main")).to_contain_text("The public sees it now.")
    page.get_by_role("link", name="Add: Spot checks").click()
    keep(page, f"evidence-{scripts}")
    visitor = new_page(width=360)
    visitor.goto(f"{live_server.url}/stickers/{case.sticker_code}/")
    expect(visitor.locator("h1")).to_have_text("Corner Shop")


def test_the_panel_holds_on_a_phone(live_server, new_page: Callable) -> None:
    case = on_the_list("Corner Shop")
    page = new_page(width=360)
    enter(page, live_server.url, Role.YOUTH_PANEL)
    page.goto(f"{live_server.url}/admin/panel/")
    page.get_by_role("link", name="Corner Shop").click()
    page.get_by_label("hold: we want another look").check()
    page.get_by_label("why").fill("The door is locked at eight.")
    keep(page, "panel")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator("main")).to_contain_text("you hold it")
    visitor = new_page(width=360)
    visitor.goto(f"{live_server.url}/stickers/{case.sticker_code}/")
    expect(visitor.locator("h1")).to_have_text("Not on the list now")


def test_nothing_of_the_sticker_s_page_is_cut_off(live_server, new_page: Callable) -> None:
    case = on_the_list("Corner Shop")
    page = new_page(width=WIDTHS_PX[0], java_script_enabled=False)
    sticker = f"/stickers/{case.sticker_code}/"
    for address in (sticker, "/stickers/", f"/cy{sticker}", "/cy/stickers/"):
        page.goto(f"{live_server.url}{address}")
        for width, scheme in product(WIDTHS_PX, ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            keep(page, f"{address.replace('/', '-')}-{width}-{scheme}")
            seen = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
            assert seen[0] == width
            assert seen[1] <= width, (address, scheme)
    clear_until(case.listing, case.stage_since.replace(year=2020))
    page.goto(f"{live_server.url}{sticker}")
    keep(page, "lapsed")
    expect(page.locator("h1")).to_have_text("Not on the list now")
