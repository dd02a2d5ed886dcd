"""Issue 3's story on the invented town: an editor makes a map, a moderator publishes it, and
somebody with a phone asks it about Saturday at half past nine."""

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page

from cms.models import MapPage
from tests.stories.demo import desk, reader
from tests.stories.demo.by_the_minute import names_open_at
from tests.stories.demo.conftest import WEDNESDAY_EVENING

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
NOW = datetime(2026, 11, 25, 19, 1)  # noqa: DTZ001 - London's wall clock in winter
SATURDAY_NIGHT = datetime(2026, 11, 28, 21, 30)  # noqa: DTZ001 - the same
MOST_REQUESTS = 10


def published_by_two_people(new_page: Callable[..., Page], site: str) -> MapPage:
    editor = new_page(height=1000)
    desk.sign_in_as(editor, site, "editor@demo.example")
    desk.compose(editor, site)
    phone, wide = desk.preview_widths(editor)
    assert (phone, wide) == (360, 1280)
    assert editor.locator("footer").get_by_role("button", name="Publish").count() == 0
    desk.submit(editor)
    assert not MapPage.objects.get(title=desk.TITLE).live
    moderator = new_page(height=1000)
    desk.sign_in_as(moderator, site, "moderator@demo.example")
    desk.approve(moderator, site)
    page = MapPage.objects.get(title=desk.TITLE)
    assert page.live
    assert (sorted(page.kinds), page.default_moment) == (sorted(desk.KINDS), "now")
    return page


def test_the_right_places_change(demo_town, live_server, new_page, browser, settings) -> None:
    # The form keeps a draft by itself every half second: on a slow machine one is still on its
    # way when "Submit" is pressed, and Wagtail then makes the page twice.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = published_by_two_people(new_page, live_server.url)
    assert page.extent is not None
    asked = {"kinds": set(desk.KINDS), "box": page.extent.sides, "today": WEDNESDAY_EVENING.date()}
    now, saturday = (names_open_at(at, **asked) for at in (NOW, SATURDAY_NIGHT))
    assert min(len(now), len(saturday)) >= 3
    assert set(now) - set(saturday)
    assert set(saturday) - set(now)
    address = f"{live_server.url}{page.url}"
    for visit in (reader.with_scripts, reader.without_scripts, reader.by_keyboard):
        visit(new_page, address, now, saturday)
