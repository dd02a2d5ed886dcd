"""Chromium draws a basemap from our own origin alone, under the public policy."""

import shutil
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from PIL import Image
from playwright.sync_api import Page, Response

from gis.basemap.build import Built, build
from tests.gis.basemap.conftest import write_hamlet

Watch = Callable[[Response], None]

pytestmark = pytest.mark.browser
HERE = {"lat": 52.01, "lon": -3.993, "zoom": 15}
PAPER = {"light": (0xFB, 0xF8, 0xF1), "dark": (0x14, 0x12, 0x1F)}
WATER = {"light": (0xCF, 0xD8, 0xEE), "dark": (0x1C, 0x25, 0x47)}
NAMES_INK = """() => {
  const canvas = document.querySelector("canvas.basemap-names");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return [...data].filter((value, index) => index % 4 === 3 && value > 0).length;
}"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """The hamlet's basemap, drawn once for all who look at it, and the folder that it is in."""
    if not shutil.which("tilemaker"):
        pytest.skip("tilemaker is not installed, and this system's packages do not offer it")
    folder = tmp_path_factory.mktemp("hamlet")
    basemaps = folder / "basemaps"
    with override_settings(BASEMAP_DIR=basemaps):
        return basemaps, build(write_hamlet(folder / "pack"))


@pytest.fixture
def built(drawn: tuple[Path, Built], settings: Any) -> Built:
    """The drawn basemap, served."""
    settings.BASEMAP_DIR, one = drawn
    return one


@pytest.fixture
def show(site: Callable[..., str], new_page: Callable[..., Page], built: Built):
    """``show(zoom=16, color_scheme="dark")``: a page on which the basemap has been drawn."""

    def open_map(
        *, lang: str = "en", zoom: int = 15, watch: Watch = lambda _answer: None, **options: object
    ) -> Page:
        page = new_page(width=360, height=640, **options)
        page.on("response", watch)
        page.goto(site(**{**HERE, "zoom": zoom}, url=built.basemap.url, lang=lang))
        page.wait_for_selector("#map[data-loaded]")
        return page

    return open_map


def pixels(page: Page) -> Counter[tuple[int, ...]]:
    """How often each colour is on the screen."""
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return Counter({colour: count for count, colour in image.getcolors(image.width * image.height)})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [10, 14, 15, 18])
def test_land_and_sea_are_drawn(show, scheme: str, zoom: int) -> None:
    seen = pixels(show(zoom=zoom, color_scheme=scheme))
    assert seen[PAPER[scheme]] > 1000
    assert seen[WATER[scheme]] > 100 or zoom == 18
    assert len(seen) > 8


def test_going_dark_draws_anew(show) -> None:
    page = show(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(400)
    seen = pixels(page)
    assert seen[WATER["dark"]] > 1000
    assert seen[WATER["light"]] == seen[PAPER["light"]] == 0


def test_names_are_those_of_the_page_s_language(show) -> None:
    page = show(zoom=16)
    page.wait_for_timeout(300)
    english = page.evaluate(NAMES_INK)
    page = show(zoom=16, lang="cy")
    page.wait_for_timeout(300)
    welsh = page.evaluate(NAMES_INK)
    assert english > welsh > 100


def test_one_host_and_parts_only_and_no_trace(show) -> None:
    asked: list[tuple[int, str]] = []
    page = show(watch=lambda answer: asked.append((answer.status, answer.url)))
    tiles = [status for status, url in asked if urlsplit(url).path.startswith("/tiles/")]
    assert set(tiles) == {206}
    assert {urlsplit(url).hostname for _, url in asked} == {"127.0.0.1"}
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_fine_screens_get_fine_tiles(show) -> None:
    page = show(device_scale_factor=2)
    assert page.evaluate("document.querySelector('canvas.basemap-tile').width") == 1024


def test_the_policy_is_the_public_one(show) -> None:
    page = show()
    answer = page.request.get(page.url)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in f"{policy};"
    assert "unsafe" not in policy
