"""A real browser, watched: what it asks of other hosts and what its console says fails the test."""

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

# Playwright keeps an event loop in this thread; Django would refuse the database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# The one without windows first: the same pages cost it less than half the processor's time.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def _until_loaded(act: Callable[..., None]) -> Callable[..., None]:
    """``act`` on an element, then the page that it led to: there, and not only on its way.

    Playwright waits until the next document begins; what is looked at right after a press would
    on a busy machine find a document without a body.
    """

    @functools.wraps(act)
    def acted(element: Locator, *args: object, **options: object) -> None:
        act(element, *args, **options)
        if not element.page.is_closed():
            element.page.wait_for_load_state("domcontentloaded")

    return acted


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, found by its path; one for all, as Playwright allows one loop."""
    path = os.environ.get("GUARDIANSHIP_CHROMIUM") or next(
        filter(None, map(shutil.which, CHROMIUM)), None
    )
    if path is None:
        pytest.fail("Chromium is missing; bin/test installs it")
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        for name in ("click", "press"):
            patch.setattr(Locator, name, _until_loaded(getattr(Locator, name)))
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """``new_page(width=360)``: a page of a new visitor, watched until the test ends."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(*, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(strangers(request.url)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def strangers(url: str) -> list[str]:
    """``url`` when it leaves this machine."""
    parts = urlsplit(url)
    ours = parts.scheme in ("data", "blob", "about") or parts.hostname in ("127.0.0.1", "localhost")
    return [] if ours else [url]
