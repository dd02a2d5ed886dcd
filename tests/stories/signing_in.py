"""How a story begins in the editors' site."""

from playwright.sync_api import Page, expect

from tests.builders.people import PASSWORD


def sign_in(page: Page, site: str, email: str) -> None:
    """Sign in with the password of all built people, and wait for the first page."""
    page.goto(f"{site}/admin/")
    page.fill("input[name=username]", email)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    expect(page.locator("main h1")).to_be_visible()
