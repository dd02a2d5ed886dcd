"""Somebody with a phone, whom nobody knows, at the map page: with scripts, without, by keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Locator, Page, Request, expect

from tests.stories.demo.desk import TITLE

NewPage = Callable[..., Page]
PHONE = {"width": 360, "height": 740}
SATURDAY = "2026-11-28T21:30"
SAID_OF_SATURDAY = "Open on Saturday 28 November at 9:30pm"
MOST_TABS = 150
# Buttons come ten in a frame, and the map slides when it zooms.
DRAWN_MS = 700
# All that a browser could keep for a site.
KEPT = """async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


class Log:
    """What a page asked for, and what it was told to keep."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        page.on("request", lambda request: self.requests.append(request))

    def hosts(self) -> set[str]:
        return {urlsplit(request.url).netloc for request in self.requests}

    def cookies_asked_for(self) -> list[str]:
        answers = [request.response() for request in self.requests]
        return [a.url for a in answers if a and "set-cookie" in a.all_headers()]

    def paths(self) -> list[str]:
        return [urlsplit(request.url).path for request in self.requests]


def with_scripts(new_page: NewPage, address: str, before: list[str], after: list[str]) -> None:
    page = new_page(**PHONE)
    log = Log(page)
    page.goto(address, wait_until="networkidle")
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.get_by_text("The bus station is shut until Monday.")).to_be_visible()
    assert not page.evaluate(TOO_WIDE)
    assert names(page) == before
    assert not [path for path in log.paths() if "geojson" in path or "leaflet" in path]
    page.get_by_role("button", name="Show map").click()
    expect(region(page, before)).to_be_visible()
    assert on_the_map(page) == before
    page.evaluate("globalThis.stillHere = true")
    page.get_by_label("Day and time").fill(SATURDAY)
    page.get_by_role("button", name="Show places").click()
    expect(page.locator("#found")).to_contain_text(SAID_OF_SATURDAY)
    expect(region(page, after)).to_be_visible()
    assert names(page) == after
    assert on_the_map(page) == after
    assert page.evaluate("globalThis.stillHere") is True
    assert not page.evaluate(TOO_WIDE)
    assert log.hosts() == {urlsplit(address).netloc}
    leaves_nothing(page, log)


def without_scripts(new_page: NewPage, address: str, before: list[str], after: list[str]) -> None:
    page = new_page(**PHONE, java_script_enabled=False)
    log = Log(page)
    page.goto(address)
    assert names(page) == before
    expect(page.get_by_role("button", name="Show map")).to_be_hidden()
    page.get_by_label("Day and time").fill(SATURDAY)
    page.get_by_role("button", name="Show places").click()
    expect(page.locator("#found")).to_contain_text(SAID_OF_SATURDAY)
    assert names(page) == after
    page.get_by_text("Sketch map", exact=True).click()
    expect(page.get_by_role("img", name="Sketch of where the places")).to_be_visible()
    assert sorted(page.locator(".locator li").all_text_contents()) == after
    assert not [path for path in log.paths() if path.endswith(".js")]
    assert log.hosts() == {urlsplit(address).netloc}
    assert log.cookies_asked_for() == []
    assert page.context.cookies() == []


def by_keyboard(new_page: NewPage, address: str, before: list[str], after: list[str]) -> None:
    page = new_page(**PHONE)
    log = Log(page)
    page.goto(address)
    assert names(page) == before
    field = page.get_by_label("Day and time")
    tab_to(page, field)
    # Day, month, year, hour, minute and half of the day, as a person types them.
    page.keyboard.type("11282026")
    page.keyboard.press("Tab")
    page.keyboard.type("0930PM")
    expect(field).to_have_value(SATURDAY)
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_contain_text(SAID_OF_SATURDAY)
    assert names(page) == after
    page.keyboard.press("Tab")
    tab_to(page, page.get_by_role("button", name="Show map"))
    page.keyboard.press("Enter")
    expect(region(page, after)).to_be_visible()
    expect(page.locator("[data-map-frame]")).to_be_focused()
    marker = page.locator(".pin:not(.cluster)").first
    expect(marker).to_be_visible()
    named = (marker.text_content() or "").split(",")[0]
    tab_to(page, marker)
    page.keyboard.press("Enter")
    expect(page.locator(".card.chosen h3 a")).to_have_text(named)
    expect(page.locator(".card.chosen h3 a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(named)
    assert log.hosts() == {urlsplit(address).netloc}
    leaves_nothing(page, log)


def names(page: Page) -> list[str]:
    """Of all cards; what is not on the first page of the list is read in a second window."""
    found = page.locator(".card h3 a").all_text_contents()
    if page.get_by_role("link", name="Next page").count():
        with second_window(page) as other:
            while (following := other.get_by_role("link", name="Next page")).count():
                other.goto(urljoin(other.url, following.get_attribute("href")))
                found += other.locator(".card h3 a").all_text_contents()
    return sorted(found)


@contextmanager
def second_window(page: Page) -> Iterator[Page]:
    """The same address, as the same visitor."""
    other = page.context.new_page()
    other.goto(page.url)
    yield other
    other.close()


def region(page: Page, shown: list[str]) -> Locator:
    """The frame of the map, by the name that tells how many places it shows."""
    return page.get_by_role("region", name=f"Map of {len(shown)} places", exact=True)


def on_the_map(page: Page) -> list[str]:
    """Names of all places on the map; clusters are opened, one by one, in a second window."""
    found = dict(pins(page))
    waiting, opened = [[label] for label in clusters(page)], set()
    while waiting:
        way = waiting.pop()
        if way[-1] in opened:
            continue
        opened.add(way[-1])
        with second_window(page) as other:
            other.get_by_role("button", name="Show map").click()
            for label in way:
                other.locator(".pin.cluster", has_text=label).first.press("Enter")
                other.wait_for_timeout(DRAWN_MS)
            found |= dict(pins(other))
            waiting += [[*way, label] for label in clusters(other)]
    return sorted(found.values())


def pins(page: Page) -> list[tuple[str, str]]:
    """The whole label of each place that stands alone, and its name."""
    page.wait_for_timeout(DRAWN_MS)
    labels = page.locator(".pin:not(.cluster)").all_text_contents()
    return [(label, label.split(",")[0]) for label in labels]


def clusters(page: Page) -> list[str]:
    """What the buttons say that stand for several places."""
    return page.locator(".pin.cluster .pin-name").all_text_contents()


def leaves_nothing(page: Page, log: Log) -> None:
    """No cookie, set or asked for, and nothing in any store of the browser."""
    assert log.cookies_asked_for() == []
    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus."""
    for _press in range(MOST_TABS):
        if wanted.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {wanted}")
