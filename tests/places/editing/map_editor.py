"""How a test meets a map of a form: signed in as an editor, with a watch on what is asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from guardianship.accounts.roles import Role
from tests.builders.people import build_person
from tests.stories.signing_in import sign_in

EDITOR = "editor@example.org"


@dataclass
class Desk:
    """The page of an editor, and the addresses that it asked for."""

    page: Page
    site: str
    asked: list[str] = field(default_factory=list)

    def go(self, path: str) -> Locator:
        """Open a form and wait for its map; without scripts there is none to wait for."""
        self.page.goto(f"{self.site}{path}")
        return self.page.locator("[data-map-editor]")

    def ready(self, path: str) -> Locator:
        """Open a form with its map drawn."""
        box = self.go(path)
        expect(box).to_have_attribute("data-ready", "")
        return box

    def save(self) -> None:
        """Press the button that saves, by keyboard."""
        button = self.page.locator("footer button[type=submit]").first
        button.focus()
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".messages .success")).to_be_visible()


@pytest.fixture
def no_basemap(settings: Any, tmp_path: Any) -> None:
    """The plain grid, whatever basemaps this machine has."""
    settings.BASEMAP_DIR = tmp_path


@pytest.fixture
def sit_down(
    no_basemap: None, transactional_db: None, live_server: Any, new_page: Callable[..., Page]
) -> Callable[..., Desk]:
    """``sit_down(width=360, role=Role.MODERATOR)``: somebody of that role signed in."""

    def seated(role: Role = Role.EDITOR, **options: Any) -> Desk:
        build_person(role, email=EDITOR)
        page = new_page(**options)
        desk = Desk(page, live_server.url)
        sign_in(page, live_server.url, EDITOR)
        page.on("request", lambda request: desk.asked.append(request.url))
        return desk

    return seated


def tab_to(page: Page, target: Locator, most: int = 120) -> None:
    """Press the tabulator until ``target`` has the focus; no other way is taken."""
    for _press in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by the keyboard")


def positions_in(addresses: list[str]) -> list[str]:
    """Addresses that hold something like a longitude or a latitude."""
    return [address for address in addresses if re.search(r"-?\d{1,2}\.\d{3,}", address)]
