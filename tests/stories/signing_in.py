"""How a story begins in the editors' site."""

from playwright.sync_api import Page, expect

from tests.builders.people import PASSWORD, code_now


def sign_in(page: Page, site: str, email: str) -> None:
    """Sign in with the password and the code of all built people; wait for the first page."""
    page.goto(f"{site}/admin/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.fill("input[name=code]", code_now())
    page.click("main button[type=submit]")
    expect(page.locator("main h1")).to_be_visible()
    expect(page).to_have_url(f"{site}/admin/")
