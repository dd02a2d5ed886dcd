"""axe-core finds nothing on the pages of planners, light and dark; nothing sticks out at 320 px."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from guardianship.accounts.roles import Role
from tests.builders.insight import a_release
from tests.builders.places import a_listing, hours
from tests.builders.what_if import BRIDGE, a_run_to_try_on
from tests.insight.pages.conftest import who_plans
from tests.stories.map.test_no_accessibility_faults import (
    axe_script,  # noqa: F401 - a fixture
    faults_in_both_schemes,
)
from tests.stories.signing_in import sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
EVERYTHING = (
    "?season=term&band=weekend_night&layers=chosen&layer=young_people&layer=support"
    "&harm=ambulance&contact=stop-search"
)
PAGES = ("release", "together", "equity", "harm_dial", "money", "partners", "where_next")
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_pages_of_planners(live_server, new_page: Callable[..., Page], axe_script: str) -> None:  # noqa: F811
    release = a_release(run=a_run_to_try_on())
    a_listing(
        "Bridge club", hours("friday", "18:00", "20:00"), uid=BRIDGE,
        authority=release.authority, funded_until="2099-03-31",
    )  # fmt: skip
    client = who_plans(release, Role.ANALYST)
    page = new_page(width=320, height=740)
    sign_in(page, live_server.url, client.person.email)
    area = reverse("insight:area", args=[release.uid, "W02000903"])
    found, wide = {}, []
    for address in (*(reverse(f"insight:{name}", args=[release.uid]) for name in PAGES), area):
        page.goto(f"{live_server.url}{address}{EVERYTHING}")
        assert page.locator("h1").count() == 1, address
        faults = faults_in_both_schemes(page, axe_script)
        found |= {(address, scheme): some for scheme, some in faults.items() if some}
        if page.evaluate(TOO_WIDE):
            wide.append(address)
    assert found == {}
    assert wide == []
