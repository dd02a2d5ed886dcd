"""A small town in the browser: the list with its map, as a visitor sees it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from places.models import Listing
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.public_pages import town_pages


@pytest.fixture(autouse=True)
def no_basemap(settings, tmp_path) -> None:
    """Plain paper, whatever basemaps this machine has."""
    settings.BASEMAP_DIR = tmp_path


OpenMap = Callable[..., Page]


@pytest.fixture
def town(transactional_db: None, freeze: Callable[..., None]) -> dict[str, Listing]:
    """The town of the public pages on a Saturday evening in November, at ten past eight."""
    freeze(SATURDAY_EVENING)
    return town_pages.build()


@pytest.fixture
def open_map(live_server, new_page: Callable[..., Page]) -> OpenMap:
    """``open_map("?when=now", width=360)``: the list with its map shown."""

    def opened(query: str = "", **options: object) -> Page:
        page = new_page(**options)
        page.goto(f"{live_server.url}/find/{query}")
        page.get_by_role("button", name="Show map").click()
        expect(page.locator("[data-map-frame] .pin").first).to_be_visible()
        return page

    return opened
