"""A commissioner reads Friday evening, tries "open until 22:00", and takes the board pack along."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from guardianship.accounts.roles import Role
from guardianship.safeguarding.rights.models import AccessNote
from tests.builders.duties import build_duty
from tests.builders.insight import a_release
from tests.builders.people import PASSWORD, build_person, code_now
from tests.builders.what_if import a_run_to_try_on

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
WIDTH = 360
STICKING_OUT = """() => [...document.querySelectorAll('select, input, textarea, button, h1, h2')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().right > %d)
    .map(e => e.id || e.textContent)"""


def fits(page: Page) -> None:
    assert page.evaluate(STICKING_OUT % WIDTH) == []


def test_from_friday_evening_to_the_board_pack(live_server, new_page: Callable[..., Page]) -> None:
    release = a_release(run=a_run_to_try_on())
    person = build_person(Role.COMMISSIONER, email="commissioner@example.org")
    build_duty(person, release.authority)
    page = new_page(width=WIDTH, height=740, accept_downloads=True)

    page.goto(f"{live_server.url}/insight/")
    page.get_by_label("E-mail").fill("commissioner@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.locator("input[name=code]").fill(code_now())
    page.locator("main button[type=submit]").first.click()
    page.goto(f"{live_server.url}/insight/releases/{release.uid}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Friday or Saturday night")
    expect(page.locator(".sentences")).to_contain_text("Eastmoor Quay")
    fits(page)

    page.get_by_role("link", name="What if").click()
    page.get_by_role("link", name="Other hours").click()
    fits(page)
    page.get_by_label("Which one?").select_option(label="Bridge youth club")
    page.get_by_label("Friday").check()
    page.get_by_label("Open until").fill("22:00")
    page.get_by_label("In which weeks?").select_option(label="term time")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge youth club: open until 22:00")
    expect(page.locator(".sketch h2")).to_contain_text("400 young people newly")
    fits(page)

    page.get_by_role("link", name="Take it along").click()
    page.get_by_label("to decide what is paid for").check()
    fits(page)
    with page.expect_download() as download:
        page.locator("main button[type=submit]").click()
    content = download.value.path().read_bytes()
    text = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(content)).pages)
    assert "Eastmoor Quay" in text
    assert person.full_name in text
    assert AccessNote.objects.get().page == "insight:take/board-pack"
