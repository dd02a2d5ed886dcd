"""Thousands of places at one spot: each gets a button of its own at the deepest zoom, at once."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCRIPT = Path(__file__).resolve().parents[3] / "guardianship/static/js/map/clusters.js"
ADDRESS = "http://localhost/"
SPREAD = """async ([count, within_px]) => {
    const { clustered, GAP_PX } = await import("/clusters.js");
    const points = Array.from({ length: count }, (_, number) => ({
        x: 1e6 + (number * 7919 % 100) / 100 * within_px,
        y: 1e6 + (number * 104729 % 89) / 89 * within_px,
    }));
    const began = performance.now();
    const groups = clustered(points, true);
    const took_ms = performance.now() - began;
    const squares = groups.map(({ x, y }) => `${Math.round(x / GAP_PX)} ${Math.round(y / GAP_PX)}`);
    return {
        took_ms,
        most: Math.max(...groups.map(({ members }) => members.length)),
        counted: groups.reduce((sum, { members }) => sum + members.length, 0),
        groups: groups.length,
        squares: new Set(squares).size,
    };
}"""
# Where each looked at every spot again it was ten times that; this machine may be busy.
MOST_MS = 3_000


@pytest.fixture
def bare(new_page) -> Page:
    """A page with nothing but the script within reach."""

    def answer(route: Route) -> None:
        if route.request.url.endswith(".js"):
            route.fulfill(content_type="text/javascript", body=SCRIPT.read_text("utf-8"))
        else:
            route.fulfill(content_type="text/html", body="<title>Bare</title>")

    page: Page = new_page()
    page.route("**/*", answer)
    page.goto(ADDRESS)
    return page


@pytest.mark.parametrize("within_px", [0, 30], ids=["one spot", "near each other"])
def test_none_is_left_in_a_group_that_cannot_be_opened(bare: Page, within_px: int) -> None:
    told = bare.evaluate(SPREAD, [5_000, within_px])
    assert (told["most"], told["counted"], told["groups"]) == (1, 5_000, 5_000)
    assert told["squares"] == 5_000
    assert told["took_ms"] < MOST_MS
