"""The longest form of the editors' site fits a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from guardianship.accounts.roles import Role
from tests.builders.listings import build_place, published_listing
from tests.builders.people import build_person
from tests.stories.signing_in import sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
WIDTH = 360
STICKING_OUT = """() => [...document.querySelectorAll('select, input, textarea, h1, h2')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().right > %d)
    .map(e => e.id || e.textContent)"""


def test_nothing_sticks_out(live_server, new_page: Callable[..., Page]) -> None:
    listing = published_listing(place=build_place())
    build_person(Role.EDITOR, email="editor@example.org")
    page = new_page(width=WIDTH, height=740)
    sign_in(page, live_server.url, "editor@example.org")
    page.goto(f"{live_server.url}/admin/snippets/places/listing/edit/{listing.pk}/")
    for tab in ("What", "When", "Where", "Checked"):
        page.get_by_role("tab", name=tab).click()
        assert page.evaluate(STICKING_OUT % WIDTH) == [], tab
