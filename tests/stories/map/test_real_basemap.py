"""The invented town's own basemap under its places: ground is painted, and little is fetched."""

import shutil
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from PIL import Image
from playwright.sync_api import Page, Response, expect

from bin.benchmarks.opening import code_of_the_map
from gis.basemap.build import build
from tests.builders.demo_pack import built_pack  # noqa: F401 - a fixture
from tests.builders.places import a_listing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
# Metres from the middle of the tests' town to the market cross of the invented one.
CROSS_M = (-6_000, 5_000)
MOST_TILE_BYTES = 250_000
PAPER = {"light": (0xFB, 0xF8, 0xF1), "dark": (0x14, 0x12, 0x1F)}
WATER = {"light": (0xCF, 0xD8, 0xEE), "dark": (0x1C, 0x25, 0x47)}


@pytest.fixture(scope="module")
def basemaps(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the basemap of the invented town, drawn once for all who look at it."""
    if not shutil.which("tilemaker"):
        pytest.skip("tilemaker is not installed, and this system's packages do not offer it")
    folder = tmp_path_factory.mktemp("town") / "basemaps"
    with override_settings(BASEMAP_DIR=folder):
        build(pack)
    return folder


@pytest.fixture
def at_the_cross(
    settings, basemaps: Path, transactional_db: None, live_server, new_page
) -> Callable[..., Page]:
    """``at_the_cross(color_scheme="dark")``: the open map of four clubs around the cross."""
    settings.BASEMAP_DIR = basemaps
    east_m, north_m = CROSS_M
    for number, (right_m, up_m) in enumerate([(-900, -900), (900, -900), (-900, 900), (900, 900)]):
        a_listing(f"Club {number}", at_m=(east_m + right_m, north_m + up_m))

    def opened(watch: Callable[[Response], None] = lambda _answer: None, **options: object) -> Page:
        page = new_page(**{"width": 1280, "height": 800, **options})
        page.goto(f"{live_server.url}/find/", wait_until="networkidle")
        page.on("response", watch)
        page.get_by_role("button", name="Show map").click()
        expect(page.locator(".pin")).to_have_count(4)
        page.wait_for_selector("canvas.basemap-tile")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1000)
        return page

    return opened


def colours_of(page: Page) -> Counter[tuple[int, ...]]:
    """How often each colour is in the frame of the map."""
    shot = page.locator("[data-map-frame]").screenshot()
    image = Image.open(BytesIO(shot)).convert("RGB")
    return Counter({c: count for count, c in image.getcolors(image.width * image.height)})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ground_and_water_are_painted_under_the_places(at_the_cross, scheme: str) -> None:
    seen = colours_of(at_the_cross(color_scheme=scheme))
    assert seen[PAPER[scheme]] > 1_000
    assert seen[WATER[scheme]] > 100
    assert len(seen) > 100


def test_it_says_whose_ground_it_is_and_names_no_library(at_the_cross) -> None:
    page = at_the_cross()
    expect(page.locator(".map-from")).to_be_visible()
    assert page.locator("[data-map-frame] a").count() == 0
    assert "Leaflet" not in page.locator("body").inner_text()


def test_what_is_fetched_is_what_is_counted_and_within_its_budget(at_the_cross) -> None:
    answers: list[Response] = []
    at_the_cross(watch=lambda answer: answers.append(answer))
    paths = {urlsplit(answer.url).path: answer for answer in answers}
    code = {path.removeprefix("/static/") for path in paths if path.startswith("/static/")}
    # Letters come with the names on the ground, and are the page's own.
    # Tiles of places are for longer lists than this one.
    needed = set(code_of_the_map()) - {"js/map/tiles.js"}
    assert {name for name in code if not name.startswith("fonts/")} == needed
    tiles = [a for a in answers if urlsplit(a.url).path.startswith("/tiles/")]
    assert {answer.status for answer in tiles} == {206}
    sent = sum(int(answer.headers["content-length"]) for answer in tiles)
    assert 20_000 < sent <= MOST_TILE_BYTES
