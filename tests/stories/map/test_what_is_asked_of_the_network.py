"""One host, no cookie, nothing stored, and no map before somebody asks for it."""

import pytest
from playwright.sync_api import Page, Request

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
MOST_REQUESTS = 10
MAP_PARTS = ("leaflet", "places.geojson", "/map/map.js", "sketch.svg", ".pmtiles", "/basemap/")


def asked_by(page: Page) -> list[Request]:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    return requests


@pytest.mark.parametrize("headers", [{}, {"Save-Data": "on"}], ids=["usual", "Save-Data"])
def test_nothing_of_the_map_before_it_is_pressed(town, live_server, new_page, headers) -> None:
    page = new_page(width=360, height=740, extra_http_headers=headers)
    requests = asked_by(page)
    page.goto(f"{live_server.url}/find/?when=now", wait_until="networkidle")
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(500)
    urls = [request.url for request in requests]
    assert not [url for url in urls if any(part in url for part in MAP_PARTS)]
    assert len(urls) <= MOST_REQUESTS


def test_one_host_no_cookie_and_nothing_stored(town, open_map) -> None:
    page = open_map("?when=now")  # a request elsewhere fails in new_page
    page.get_by_text("At another time").click()
    page.get_by_role("link", name="Sat 9:30pm").click()
    page.get_by_role("region", name="Map of 4 places").wait_for()
    assert page.context.cookies() == []
    kept = "[localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    assert page.evaluate(f"(async () => {kept})()") == [0, 0, 0]


def test_one_s_own_dot_stays_on_this_screen_and_can_go(town, open_map, live_server) -> None:
    page = open_map()
    page.context.grant_permissions(["geolocation"], origin=live_server.url)
    page.context.set_geolocation({"latitude": 52.18, "longitude": -3.68})
    requests = asked_by(page)
    page.get_by_role("button", name="Show my dot").click()
    page.get_by_role("img", name="You are here").wait_for()
    page.get_by_role("button", name="Remove my dot").click()
    assert page.locator(".own-dot").count() == 0
    assert [request.url for request in requests] == []


def test_a_feed_that_fails_leaves_the_list(town, live_server, new_page) -> None:
    page = new_page()
    broken = {"content_type": "text/javascript", "body": "throw new Error('broken')"}
    page.route("**/map/map.js", lambda route: route.fulfill(**broken))
    page.goto(f"{live_server.url}/find/")
    page.get_by_role("button", name="Show map").click()
    says = page.get_by_text("The map could not be loaded. The list has everything.")
    says.wait_for(state="attached")
    assert page.locator(".card").count() == len(town)
