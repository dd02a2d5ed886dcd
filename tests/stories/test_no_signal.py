"""Somebody keeps help and hours on a phone, loses the signal, and removes it all again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Site

from cms.models import SiteSettings
from guardianship.lib import clock
from places.enums import Weekday
from places.views import help as help_views
from tests.builders import town
from tests.builders.places import a_listing, hours

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
WHAT_IS_STORED = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    kept.push(...requests.map((request) => new URL(request.url).pathname));
  }
  const workers = await navigator.serviceWorker.getRegistrations();
  return { kept: kept.sort(), workers: workers.length };
}"""


@pytest.fixture
def phone(transactional_db: None, live_server, new_page: Callable[..., Page]) -> Page:
    """A phone at ``/keep/`` for a town where the gym is open all day, and the snug."""
    town.a_place_name("Eastmoor")
    days = [clock.today() + timedelta(days=n) for n in range(2)]
    whole = [hours(Weekday.values[day.weekday()], "00:00", "24:00") for day in days]
    a_listing("Gym", *whole)
    a_listing("Snug", *[hours(s.weekday, "00:00", "24:00") for s in whole], kind="respite_space")
    page = new_page(width=360, height=740)
    page.goto(f"{live_server.url}/keep/?near=Eastmoor")
    assert page.evaluate(WHAT_IS_STORED) == {"kept": [], "workers": 0}
    return page


def kept(page: Page) -> set[str]:
    found: list[str] = page.evaluate(WHAT_IS_STORED)["kept"]
    return {path for path in found if "/static/" not in path}


def test_without_signal_there_is_still_help(phone: Page, live_server) -> None:
    site = live_server.url
    keep(phone)
    assert kept(phone) == {"/help/", "/cy/help/", "/keep/hours/"}

    phone.goto(f"{site}/find/?near=Eastmoor")
    expect(phone.get_by_text("You have no signal.")).to_be_hidden()
    phone.goto(f"{site}/find/?kind=respite_space")
    phone.goto(f"{site}/places/snug/")
    assert kept(phone) == {"/help/", "/cy/help/", "/keep/hours/", "/keep/last-list/"}

    phone.context.set_offline(True)
    phone.goto(f"{site}/help/")
    expect(phone.get_by_role("link", name="Call 999")).to_be_visible()
    phone.goto(f"{site}/find/?when=now")
    expect(phone.get_by_text("You have no signal.")).to_be_visible()
    expect(phone.locator("#found")).to_have_text("2 places")
    phone.goto(f"{site}/places/gym/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Saved hours around Eastmoor")
    expect(phone.get_by_role("link", name="Gym")).to_be_visible()
    assert phone.get_by_text("Snug").count() == 0

    phone.context.set_offline(False)
    phone.goto(f"{site}/keep/")
    phone.get_by_role("button", name="Remove it from this phone").click()
    expect(phone.get_by_text("It is gone from this phone.")).to_be_visible()
    assert phone.evaluate(WHAT_IS_STORED) == {"kept": [], "workers": 0}


def keep(page: Page, says: str = "It is on this phone.") -> None:
    expect(page.get_by_text("This browser cannot keep pages.")).to_be_hidden()
    page.get_by_role("button", name="Keep it on this phone").click()
    expect(page.get_by_text(says)).to_be_visible()


def test_leaving_removes_it(phone: Page, live_server) -> None:
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.create(site=site, exit_to=f"{live_server.url}/how/")
    keep(phone)
    phone.goto(f"{live_server.url}/exit/")
    expect(phone).to_have_url(f"{live_server.url}/how/")
    assert phone.evaluate(WHAT_IS_STORED) == {"kept": [], "workers": 0}


def test_the_operator_s_switch_empties_phones(phone: Page, settings) -> None:
    keep(phone)
    settings.OFFLINE_KEEPING = False
    phone.evaluate("async () => (await navigator.serviceWorker.getRegistration('/')).update()")
    phone.wait_for_function("async () => (await caches.keys()).length === 0")


def test_an_answer_of_somebody_else_is_never_kept(phone: Page, monkeypatch) -> None:
    """As a network that wants a sign-in first would give."""
    monkeypatch.setattr(help_views, "may_be_kept", lambda response, what: response)
    keep(phone, "That did not work.")
    assert phone.evaluate(WHAT_IS_STORED) == {"kept": [], "workers": 0}
