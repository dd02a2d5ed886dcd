"""On a phone without JavaScript: a concern hides the place, and the code says how it stands."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from guardianship.lib import clock
from places.enums import Weekday
from places.models import Listing
from places.voice.models import Concern, Correction, View
from tests.builders.places import a_listing, hours

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(request, new_page: Callable[..., Page], settings) -> Page:
    """A phone; the least age of a form is short, as nobody waits here."""
    settings.VOICE_FORM_LEAST_S = 0
    return new_page(width=360, height=640, java_script_enabled=request.param)


@pytest.fixture
def club() -> Listing:
    """Open all day today and tomorrow by the real clock."""
    days = {clock.today() + timedelta(days=n) for n in range(2)}
    names = [Weekday.values[day.weekday()] for day in sorted(days)]
    return a_listing("Club", *[hours(name, "00:00", "24:00") for name in names])


def fits(page: Page) -> None:
    """Nothing sticks out of the phone."""
    assert page.locator("body").evaluate("b => b.scrollWidth <= window.innerWidth")


def test_a_concern_from_the_page_of_the_place(phone: Page, live_server, club: Listing) -> None:
    address = f"{live_server.url}/places/{club.slug}/"
    phone.goto(address)
    phone.get_by_role("link", name="Something is not OK here").click()
    fits(phone)
    phone.get_by_role("button", name="Send it").click()
    expect(phone.get_by_role("link", name="Choose what it is about.")).to_be_visible()
    phone.get_by_label("I did not feel safe there").check()
    phone.get_by_label("What happened?").fill("It felt wrong.")
    phone.get_by_role("button", name="Send it").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you")
    fits(phone)
    code = phone.locator("#code").inner_text()
    answer = phone.request.get(address)
    assert answer.status == 404
    phone.get_by_role("link", name="What happened to what I said?").click()
    phone.get_by_label("Your code").fill(code.lower())
    phone.get_by_role("button", name="Show me").click()
    expect(phone.locator("#status")).to_contain_text("We have it.")
    fits(phone)
    assert phone.context.cookies() == []


def test_it_was_shut_in_two_taps(phone: Page, live_server, club: Listing) -> None:
    phone.goto(f"{live_server.url}/places/{club.slug}/")
    phone.get_by_role("link", name="This is wrong, or it was shut").click()
    fits(phone)
    phone.get_by_role("button", name="It was shut today").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert Correction.objects.get().what == "shut_today"
    assert phone.context.cookies() == []


def test_how_was_it_and_taking_it_back(phone: Page, live_server, club: Listing) -> None:
    phone.goto(f"{live_server.url}/places/{club.slug}/how-was-it/")
    fits(phone)
    phone.get_by_role("group", name="Were they fair?").get_by_label("Yes").check()
    phone.get_by_role("button", name="Send it").click()
    code = phone.locator("#code").inner_text()
    phone.goto(f"{live_server.url}/your-words/")
    phone.get_by_label("Your code").fill(code)
    phone.get_by_role("button", name="Show me").click()
    phone.get_by_role("button", name="Take back what I said").click()
    expect(phone.locator("#status")).to_contain_text("You took it back.")
    assert View.objects.get().state == "withdrawn"


@pytest.mark.parametrize("language", ["", "/cy"])
def test_the_table_of_quarters_fits_a_phone(new_page, live_server, language: str) -> None:
    received_at = clock.now() - timedelta(days=100)
    for number in range(7):
        Concern.objects.create(
            about="not_safe", hiding="nothing", received_at=received_at, code_hash=f"{number}"
        )
    page = new_page(width=320, height=640)
    page.goto(f"{live_server.url}{language}/how-we-are-doing/")
    expect(page.get_by_role("cell", name="7")).to_be_visible()
    fits(page)
