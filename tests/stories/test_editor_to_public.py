"""An editor records a Friday night, a moderator checks it, and young people find it."""

from collections.abc import Callable
from datetime import time

import pytest
from playwright.sync_api import Page, expect

from gis.models import AreaKind
from guardianship.accounts.roles import Role
from places.models import Listing
from tests.builders.listings import build_area
from tests.builders.people import build_person
from tests.stories.signing_in import sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
EDITOR, MODERATOR = "editor@example.org", "moderator@example.org"


def add(page: Page, site: str, model: str, **fields: str) -> None:
    page.goto(f"{site}/admin/snippets/places/{model}/add/")
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("form[data-edit-form] button[type=submit], footer button[type=submit]")
    expect(page.locator(".messages .success")).to_be_visible()


def choose(page: Page, field: str, title: str) -> None:
    page.click(f"#id_{field}-chooser button[data-chooser-action-choose]")
    page.locator(".modal-content").get_by_role("link", name=title).click()
    expect(page.locator(f"#id_{field}-chooser")).to_contain_text(title)


def write_listing(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/snippets/places/listing/add/")
    page.fill("#id_name", "Friday Night Gym")
    page.select_option("#id_kind", "youth_provision")
    choose(page, "organisation", "Riverside Youth Club")
    page.fill("#id_summary", "Table tennis, music and toast.")
    page.get_by_role("tab", name="When").click()
    page.click("#id_sessions-ADD")
    page.select_option("#id_sessions-0-weekday", "friday")
    page.fill("#id_sessions-0-starts_at", "19:00")
    page.fill("#id_sessions-0-ends_at", "01:00")
    page.check("#id_sessions-0-ends_next_day")
    page.get_by_role("tab", name="Where").click()
    choose(page, "place", "Canal Street Hall")


def submit_for_moderation(page: Page) -> None:
    page.get_by_role("button", name="More actions").or_(
        page.locator("footer [data-w-dropdown-target=toggle]")
    ).first.click()
    page.get_by_role("button", name="Submit to Check, youth panel, publish").click()
    expect(page.locator(".messages .success")).to_contain_text("submitted for moderation")


def test_from_the_editors_desk_to_the_public_page(
    live_server, new_page: Callable[..., Page]
) -> None:
    build_area(AreaKind.AUTHORITY, name="Newport")
    build_person(Role.EDITOR, email=EDITOR)
    build_person(Role.MODERATOR, email=MODERATOR)
    site = live_server.url

    editor = new_page()
    sign_in(editor, site, EDITOR)
    add(editor, site, "organisation", name="Riverside Youth Club")
    add(editor, site, "place", name="Canal Street Hall", point="-2.9977, 51.5842")
    write_listing(editor, site)
    submit_for_moderation(editor)
    listing = Listing.objects.get()
    assert not listing.live

    moderator = new_page()
    sign_in(moderator, site, MODERATOR)
    moderator.goto(f"{site}/admin/snippets/places/listing/edit/{listing.pk}/")
    approve(moderator)

    listing = Listing.objects.get()
    (session,) = listing.sessions.all()
    assert listing.live
    assert (session.starts_at, session.ends_at, session.ends_next_day) == (time(19), time(1), True)
    assert listing.authority.name == "Newport"

    visitor = new_page(width=360, height=740)
    visitor.goto(f"{site}/places/{listing.slug}/")
    expect(visitor.locator("h1")).to_have_text("Friday Night Gym")
    expect(visitor.locator("main")).to_contain_text("Friday")
    expect(visitor.locator("main")).to_contain_text("Canal Street Hall")


def approve(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()
