"""From the e-mail to "all of it is right" in at most six steps, on a phone, without scripts."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from playwright.sync_api import Page

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.freshness import planning
from places.freshness.models import Answer
from places.freshness.sending import send_waiting
from places.models import Listing, Membership, Organisation
from tests.builders.places import a_listing, hours
from tests.places.freshness.world import LINK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_STEPS = 6
WIDTH_PX = 360
NAMES = ["Friday Club", "Boxing Gym", "Drop-in"]


@pytest.fixture
def link(live_server) -> str:
    """The address in the mail that an organisation got this morning."""
    organisation = Organisation.objects.create(name="Eastmoor Youth")
    owner = User.objects.create_user("owner@example.org")
    Membership.objects.create(organisation=organisation, user=owner, role="owner")
    old = clock.today() - timedelta(days=70)
    for name in NAMES:
        session = hours("friday", "19:00", "21:00", season="term")
        a_listing(name, session, organisation=organisation, confirmed_on=old, at_m=None)
    planning.plan_monthly()
    send_waiting(heed_quiet_hours=False)
    return live_server.url + LINK.search(mail.outbox[0].body)[1]


class Steps:
    """Counts what a person does."""

    def __init__(self) -> None:
        self.done = 0

    def take(self, act: Callable[[], object]) -> None:
        self.done += 1
        act()


def confirmed_today() -> int:
    return Listing.objects.filter(confirmed_on=clock.today()).count()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_confirming_all(new_page, link: str, scripts: bool) -> None:
    page: Page = new_page(width=WIDTH_PX, java_script_enabled=scripts)
    steps = Steps()
    steps.take(lambda: page.goto(link))
    assert confirmed_today() == 0
    assert fits(page)
    steps.take(lambda: page.get_by_role("button", name="All of it is still right").click())
    page.get_by_role("heading", name="Thank you").wait_for()
    assert confirmed_today() == len(NAMES)
    assert steps.done <= MOST_STEPS
    assert fits(page)


def test_one_by_one_with_undo(new_page, link: str) -> None:
    page: Page = new_page(width=WIDTH_PX, java_script_enabled=False)
    page.goto(link)
    page.get_by_role("button", name="Not running Boxing Gym").click()
    assert page.get_by_text("Not running, and no longer shown: Boxing Gym.").is_visible()
    assert Listing.objects.listed().count() == 2
    page.get_by_role("button", name="Undo Boxing Gym").click()
    assert Listing.objects.listed().count() == 3
    page.get_by_role("button", name="Still right Boxing Gym").click()
    assert page.get_by_text("You said that this is right: Boxing Gym.").is_visible()
    assert [answer.said for answer in Answer.objects.all()] == ["still_right"]
    targets = page.locator("main button").all()
    assert len(targets) == 5
    assert all(target.bounding_box()["height"] >= 44 for target in targets)


def fits(page: Page) -> bool:
    """Nothing sticks out of the page sideways; asked of the browser, which runs this itself."""
    width_px = page.locator("html").evaluate("element => element.scrollWidth")
    return width_px <= WIDTH_PX
