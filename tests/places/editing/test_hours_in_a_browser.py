"""The hours editor by keyboard alone, on a phone, and without JavaScript."""

from collections.abc import Callable
from datetime import time

import pytest
from playwright.sync_api import Locator, Page, expect

from guardianship.accounts.roles import Role
from places.models import Listing
from tests.builders.listings import (
    build_area,
    build_organisation,
    build_patch,
    build_place,
    published_listing,
    session,
)
from tests.builders.people import build_person
from tests.stories.signing_in import sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
EDITOR = "editor@example.org"
PHONE_PX = 360
STICKING_OUT = """(box) => [...box.querySelectorAll('*')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().right > innerWidth)
    .map(e => e.className || e.tagName)"""
TOO_SMALL = """(box) => [...box.querySelectorAll('button, summary, a, select, label')]
    .filter(e => e.offsetParent)
    .filter(e => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24 })
    .map(e => e.textContent.trim())"""
UNNAMED = """(box) => [...box.querySelectorAll('button, select, input')]
    .filter(e => e.offsetParent && !e.labels?.length && !e.textContent.trim())
    .map(e => e.outerHTML)"""


@pytest.fixture
def form(live_server, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """``form(listing, width=360)``: the hours of a listing, or of a new one, read back once."""
    build_person(Role.EDITOR, email=EDITOR)

    def open_form(listing: Listing | None = None, **options: object) -> Page:
        page = new_page(**options)
        sign_in(page, live_server.url, EDITOR)
        name = f"edit/{listing.pk}/" if listing else "add/"
        page.goto(f"{live_server.url}/admin/snippets/places/listing/{name}")
        page.get_by_role("tab", name="When").click()
        expect(page.locator("[data-hours-part=days] tbody tr")).to_have_count(14)
        return page

    return open_form


def says(page: Page) -> Locator:
    return page.locator("[data-hours-part=says]")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def test_a_week_by_keyboard_alone(form: Callable[..., Page]) -> None:
    page = form()
    expect(says(page)).to_contain_text("No sessions yet.")
    page.get_by_role("button", name="Add a session on Monday").focus()
    press(page, "Enter")
    assert focused(page) == "id_sessions-0-starts_at"
    page.keyboard.type("22")
    press(page, "Tab")
    page.keyboard.type("1")
    expect(page.locator("[data-hours-part=problems]")).to_contain_text("Session 1, Monday")
    page.keyboard.type("am")
    expect(page.locator("[data-hours-part=problems]")).to_contain_text("ends before it starts")
    press(page, "Tab", "Space")
    expect(says(page)).to_contain_text("Open Mon 10pm–1am.")
    expect(page.locator("[data-caution=past_midnight]")).to_contain_text("it ends Tuesday 1am")

    page.locator("[data-hours-copy=monday] summary").focus()
    press(page, "Enter", "Tab", "Enter")
    expect(says(page)).to_contain_text("Open Mon–Fri 10pm–1am.")
    expect(page.locator("[data-hours-did]")).to_have_text("4 sessions added.")
    assert focused(page) == "Undo"
    press(page, "Enter")
    expect(says(page)).to_contain_text("Open Mon 10pm–1am.")

    page.locator("[data-hours-part=monday] button").focus()
    press(page, "Space")
    assert focused(page) == "id_sessions-0-weekday"
    assert not Listing.objects.exists()


def test_presets_once_each_and_undone(form: Callable[..., Page]) -> None:
    page = form()
    evenings = page.get_by_role("button", name="Term-time evenings")
    evenings.click()
    expect(says(page)).to_contain_text("Open Mon–Fri 6pm–9pm in term time.")
    expect(page.locator("[data-caution=no_term_dates]")).to_be_visible()
    evenings.click()
    expect(page.locator("[data-hours-did]")).to_have_text(
        "Nothing to add: those days have it already."
    )
    page.get_by_role("button", name="Weekends").click()
    expect(says(page)).to_contain_text("Sat and Sun 10am–4pm")
    page.get_by_role("button", name="Undo").click()
    expect(says(page)).not_to_contain_text("Sat and Sun")
    expect(says(page)).to_contain_text("Open Mon–Fri 6pm–9pm in term time.")
    rows = page.locator("#id_sessions-FORMS > [data-inline-panel-child]:not(.deleted)")
    expect(rows).to_have_count(5)


def test_one_of_two_sessions_is_copied_whole(form: Callable[..., Page]) -> None:
    patch = build_patch(name="Canal side")
    listing = published_listing(
        session(weekday="friday", starts_at=time(16), ends_at=time(18)),
        session(weekday="friday", by_appointment=True, season="term", coverage_area=patch),
    )
    page = form(listing)
    page.locator("[data-hours-copy=friday] summary").click()
    page.locator("[data-hours-copy=friday]").get_by_label("What").select_option("19:00–21:00")
    page.locator("[data-hours-copy=friday]").get_by_label("Saturday").check()
    page.get_by_role("button", name="To the ticked days").click()
    expect(page.locator("[data-hours-did]")).to_have_text("One session added.")
    expect(page.locator("[data-hours-part=saturday]")).to_contain_text(
        "7pm–9pm around Canal side, in term time if you book a time"
    )
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages .success")).to_be_visible()
    copied = Listing.objects.get().get_latest_revision_as_object().sessions.get(weekday="saturday")
    assert (copied.starts_at, copied.season, copied.by_appointment) == (time(19), "term", True)
    assert copied.coverage_area == patch


def test_a_phone_shows_the_week_as_rows(form: Callable[..., Page]) -> None:
    build_area()
    listing = published_listing(
        session(weekday="monday", season="term", coverage_area=build_patch()),
        session(weekday="friday", ends_at=time(1), ends_next_day=True),
        place=build_place(),
    )
    page = form(listing, width=PHONE_PX, height=740)
    box = page.locator("[data-hours]")
    page.locator("[data-hours-copy=monday] summary").click()
    days = page.locator(".hours__day")
    tops = [days.nth(number).bounding_box()["y"] for number in range(7)]
    assert tops == sorted(set(tops))
    assert box.evaluate(STICKING_OUT) == []
    assert box.evaluate(TOO_SMALL) == []
    assert box.evaluate(UNNAMED) == []
    page.locator("[data-hours-part=friday] button").click()
    assert focused(page) == "id_sessions-1-weekday"
    expect(page.locator("#id_sessions-1-weekday")).to_be_in_viewport()


def test_a_desk_shows_the_week_as_columns(form: Callable[..., Page]) -> None:
    page = form(width=1280)
    days = page.locator(".hours__day")
    assert len({days.nth(number).bounding_box()["y"] for number in range(7)}) == 1
    assert page.locator("[data-hours]").evaluate(STICKING_OUT) == []


def test_the_focus_stays_while_the_words_change(form: Callable[..., Page]) -> None:
    page = form()
    page.get_by_role("button", name="Weekends").click()
    block = page.locator("[data-hours-part=saturday] button")
    block.focus()
    page.locator("#id_sessions-0-ends_at").evaluate(
        "end => { end.value = '17:00'; end.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    expect(block).to_have_text("10am–5pm")
    expect(block).to_be_focused()


def test_who_is_signed_out_is_told_and_can_go_on(form: Callable[..., Page]) -> None:
    page = form()
    asked = "**/listing/hours/"
    page.route(asked, lambda route: route.fulfill(status=200, body="<p>Sign in</p>"))
    page.get_by_role("button", name="Weekends").click()
    failed = page.locator("[data-hours-failed]")
    expect(failed).to_contain_text("Sign in again in another tab")
    page.unroute(asked)
    page.get_by_role("button", name="Read back again").click()
    expect(says(page)).to_contain_text("Open Sat and Sun 10am–4pm.")
    expect(failed).to_be_hidden()


def test_without_scripts_the_same_panel(live_server, new_page: Callable[..., Page]) -> None:
    build_person(Role.EDITOR, email=EDITOR)
    listing = published_listing(session(weekday="monday"), organisation=build_organisation())
    page = new_page(width=PHONE_PX, height=740, java_script_enabled=False)
    sign_in(page, live_server.url, EDITOR)
    page.goto(f"{live_server.url}/admin/snippets/places/listing/edit/{listing.pk}/")
    page.fill("#id_summary", "Still typing")
    page.fill("#id_sessions-0-ends_at", "23:30")
    page.get_by_role("button", name="Check these hours").click()
    expect(says(page)).to_contain_text("Open Mon 7pm–11:30pm.")
    expect(page.locator("[data-hours-part=days] tbody tr")).to_have_count(14)
    expect(page.locator("#id_summary")).to_have_value("Still typing")
    page.get_by_role("button", name="Weekends").click()
    page.fill("#id_sessions-2-ends_at", "18:00")
    page.get_by_role("link", name="10am–4pm").first.click()
    page.get_by_role("button", name="Save draft").click()
    draft = Listing.objects.get().get_latest_revision_as_object()
    assert draft.summary == "Still typing"
    assert [s.weekday for s in draft.sessions.all()] == ["monday", "saturday", "sunday"]
    assert not Listing.objects.get().summary
