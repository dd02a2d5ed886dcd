"""A list in a page of another origin, without scripts or cookies; pages for programs on a phone."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.builders.pages import build_map
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        frame = f'<iframe src="{self.server.shows}" width="340" height="600"></iframe>'
        self.wfile.write(f"<!doctype html><title>Another site</title>{frame}".encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def other_site() -> Iterator[ThreadingHTTPServer]:
    """A site of another origin; ``shows`` is the address in its frame."""
    web = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield web
    web.shutdown()
    thread.join()
    web.server_close()


def test_a_list_in_a_frame_of_another_origin(
    transactional_db, freeze, settings, other_site, live_server, new_page
) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Gym", hours("saturday", "18:00", "22:00"))
    map_page = build_map()
    origin = f"http://127.0.0.1:{other_site.server_address[1]}"
    page = new_page(width=360, java_script_enabled=False)
    settings.EMBEDDED_BY = [origin]
    for address in ("/embed/list/?when=now", f"/embed/maps/{map_page.pk}/"):
        other_site.shows = live_server.url + address
        page.goto(origin)
        shown = page.frame_locator("iframe")
        expect(shown.get_by_role("link", name="Gym")).to_be_visible()
        # Places open in a window of their own.
        assert shown.locator("base").get_attribute("target") == "_blank"
    assert page.context.cookies() == []

    for path in ("/ogc", "/ogc/collections", "/ogc/collections/places/items?f=html"):
        page.goto(f"{live_server.url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_who_may_not_frame_sees_nothing(
    transactional_db, freeze, settings, other_site, live_server, browser
) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Gym", hours("saturday", "18:00", "22:00"))
    # The browser complains of what it refuses, as it should: nobody watches this page.
    page = browser.new_page()
    for allowed, address in (("https://other.example", "/embed/list/"), ("*", "/find/")):
        settings.EMBEDDED_BY = [allowed]
        other_site.shows = live_server.url + address
        page.goto(f"http://127.0.0.1:{other_site.server_address[1]}")
        assert page.frame_locator("iframe").get_by_text("Gym").count() == 0
    page.close()
