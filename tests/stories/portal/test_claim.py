"""A club finds itself on the map, says "this is ours", and looks after its listing from then on."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from guardianship.accounts.roles import Role
from places.enums import OrganisationType
from places.models import Listing
from tests.builders.listings import build_organisation, published_listing
from tests.builders.people import build_person
from tests.places.portal.conftest import House
from tests.stories.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE_PX = 360


def looked_at(page: Page, name: str) -> None:
    """Nothing stands out at the side; a picture is kept where somebody asked for one."""
    width_px: int = page.locator("html").evaluate("element => element.scrollWidth")
    assert width_px <= PHONE_PX, name
    folder = os.environ.get("GUARDIANSHIP_SHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"claim-{name}.png", full_page=True)


@pytest.fixture
def park(house: House) -> Listing:
    source = build_organisation(name="A map", type=OrganisationType.SOURCE)
    return published_listing(name="Old Mill Skatepark", organisation=source)


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_from_the_public_page_to_ones_own(
    live_server, house: House, park: Listing, new_page: Callable[..., Page], scripts: bool
) -> None:
    phone = new_page(width=PHONE_PX, height=740, java_script_enabled=scripts)
    phone.goto(f"{live_server.url}/places/{park.slug}/")
    assert phone.context.cookies() == []
    sign_in(phone, live_server.url, house.owner.email)
    phone.get_by_role("link", name="Do you run this?").click()
    looked_at(phone, "asked")
    phone.get_by_label("How can we see that you run it?").fill("We built the ramps.")
    phone.get_by_label("Whom can we ring or write to?").fill("01633 496 000")
    phone.get_by_role("button", name="Send it").click()
    assert phone.get_by_text("Somebody of the team is looking at it").is_visible()
    looked_at(phone, "waiting")

    desk = new_page(width=PHONE_PX, height=740)
    sign_in(desk, live_server.url, build_person(Role.MODERATOR).email)
    desk.goto(f"{live_server.url}/admin/claims/")
    desk.get_by_role("link", name="Old Mill Skatepark").click()
    desk.get_by_text("We built the ramps.").wait_for()
    looked_at(desk, "desk")
    desk.get_by_label("What the organisation reads").fill("Thank you for telling us.")
    desk.get_by_role("button", name="Yes, hand it over").click()
    desk.get_by_text("Decided. They are written to.").wait_for()

    phone.reload()
    phone.get_by_text("Yes: it is yours").wait_for()
    assert phone.get_by_text("Thank you for telling us.").is_visible()
    phone.goto(f"{live_server.url}/portal/")
    looked_at(phone, "home")
    phone.get_by_role("link", name="Old Mill Skatepark").click()
    assert phone.get_by_role("link", name="Change the hours").is_visible()
    phone.goto(f"{live_server.url}/portal/organisations/{house.organisation.uid}/people/")
    looked_at(phone, "people")
    phone.get_by_role("link", name="Invite a colleague").click()
    looked_at(phone, "invite")
