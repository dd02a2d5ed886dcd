"""A line is drawn on the map with the keyboard alone, kept, and changed again; on a phone nothing
sticks out and axe finds nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from guardianship.accounts.roles import Role
from guardianship.insight.models import Barrier
from guardianship.safeguarding.wall.doors import open_for_task
from tests.insight.barriers.conftest import who
from tests.stories.insight.test_no_accessibility_faults import TOO_WIDE
from tests.stories.map.test_no_accessibility_faults import (
    axe_script,  # noqa: F401 - a fixture
    faults_in_both_schemes,
)
from tests.stories.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_line_by_keyboard(live_server, new_page: Callable[..., Page], axe_script: str) -> None:  # noqa: F811
    client = who(Role.ANALYST)
    page = new_page(width=360, height=740)
    sign_in(page, live_server.url, client.person.email)
    page.goto(f"{live_server.url}/insight/barriers/W06000901/draw/")
    page.locator("[data-map-editor][data-ready]").wait_for()
    page.get_by_label("What stands in the way?").fill("Quay underpass")
    page.get_by_label("Why do young people not cross it?").fill("No light and no way out.")
    frame = page.locator("[data-map-frame]")
    frame.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="North", exact=True).press("Enter")
    assert "2 corners" in page.locator("[data-map-parts]").inner_text()
    assert not page.evaluate(TOO_WIDE)
    assert faults_in_both_schemes(page, axe_script) == {"light": [], "dark": []}
    page.get_by_role("button", name="Keep the line").click()
    page.get_by_role("link", name="Quay underpass").wait_for()
    with open_for_task("barriers"):
        corners = Barrier.objects.get().line.coords[0]
    assert len(corners) == 2
    assert corners[1][1] > corners[0][1]
    assert not page.evaluate(TOO_WIDE)
    page.get_by_role("link", name="Quay underpass").click()
    page.locator("[data-map-editor][data-ready]").wait_for()
    assert "2 corners" in page.locator("[data-map-parts]").inner_text()
