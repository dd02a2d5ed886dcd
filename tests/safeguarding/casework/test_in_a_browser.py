"""Work on a telephone without JavaScript; with it, drafts are kept by themselves."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from guardianship.safeguarding.casework.models import Draft
from guardianship.safeguarding.contexts.models import Context
from guardianship.safeguarding.wall.doors import opened
from tests.builders.contexts import Team, build_team
from tests.builders.listings import build_organisation

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CONDITIONS = ("Power", "Relationships", "Attitudes", "Physical", "Inequalities")


@pytest.fixture
def team() -> Team:
    build_organisation(name="Riverside Youth Work", type="youth_group")
    return build_team()


def signed_in_page(new_page: Callable[..., Page], live_server, team: Team, **options) -> Page:
    """A telephone on which the first of the team is signed in."""
    page = new_page(width=360, height=640, **options)
    cookie = team.client().cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": live_server.url}]
    )
    return page


def send(page: Page, **said: str) -> None:
    """Fill what is asked in words, press what is asked in buttons, and send."""
    for label, words in said.items():
        page.get_by_label(label.replace("_", " ")).fill(words)
    page.get_by_role("button", name="Save").click()


def look(page: Page, name: str) -> None:
    """A picture for whoever asks for one (CASEWORK_PICTURES names a folder)."""
    folder = os.environ.get("CASEWORK_PICTURES")
    if not folder:
        return
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=Path(folder) / f"{name}-{scheme}-{width}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 640})


def test_from_the_first_form_to_closing(new_page, live_server, team: Team) -> None:
    page = signed_in_page(new_page, live_server, team, java_script_enabled=False)
    page.goto(f"{live_server.url}/casework/")
    page.get_by_role("link", name="A new context").click()
    look(page, "begin")
    page.get_by_label("what you call it").fill("Bus station, evenings")
    page.get_by_label("transport", exact=True).check()
    page.get_by_label("where it is, as an area").select_option(label="Middleham")
    page.get_by_label("who leads").select_option(label="Riverside Youth Work")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Bus station, evenings"
    _assess(page)
    page.get_by_role("link", name="Team and partners").click()
    page.get_by_label("who holds it with you").select_option(index=1)
    page.get_by_role("button", name="Add a colleague").click()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("button", name="Open it: the team works on it").click()
    _respond(page)
    look(page, "context")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="What is next").click()
    page.get_by_label("it is done").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Close this context").click()
    page.get_by_label("the place or setting is safer").check()
    page.get_by_label("what is different there now").fill("Six of seven lights work.")
    look(page, "close")
    page.get_by_role("button", name="Close it").click()
    with opened(team.first):
        assert Context.objects.get().state == "closed"
    page.goto(f"{live_server.url}/casework/")
    look(page, "home")
    page.goto(f"{live_server.url}/casework/report/")
    look(page, "report")


def _assess(page: Page) -> None:
    page.get_by_role("link", name="What is safe already").click()
    page.get_by_label("not known").check()
    send(
        page,
        what_already_makes_this_safer="The kiosk stays open late.",
        what_would_make_it_safer="A light at the last stand.",
    )
    for condition in CONDITIONS:
        page.get_by_role("link", name="A condition").click()
        page.get_by_label(condition).check()
        page.get_by_label("seen on a visit").check()
        page.get_by_label("one source says so").check()
        send(page, what_you_know=f"{condition}: the waiting room closes at six.")
    page.get_by_role("link", name="What is next").click()
    page.get_by_label("by when").fill("2027-01-10")
    send(page, what_is_next="Ask the bus company.")


def _respond(page: Page) -> None:
    page.get_by_role("link", name="A response").click()
    page.get_by_label("add guardianship").check()
    page.get_by_label("what is done").fill("Two youth workers are there on Fridays.")
    look(page, "response")
    send(page, what_will_be_different_in_this_place="An adult they know is there.")
    page.get_by_role("link", name="A goal").click()
    page.get_by_label("young people", exact=True).check()
    page.get_by_label("only the team of this context").check()
    page.get_by_label("the place or setting itself").check()
    page.get_by_label("in their own words").fill("We can wait without being told to move.")
    send(page, how_you_will_see_it="Nobody is told to move.")
    page.get_by_role("link", name="An outcome").click()
    page.get_by_label("the place or setting itself").check()
    page.get_by_label("helped", exact=True).check()
    send(page, what_is_different_in_this_place="The last stand is lit.")


def test_what_is_typed_is_kept_by_the_server_alone(new_page, live_server, team: Team) -> None:
    page = signed_in_page(new_page, live_server, team)
    page.goto(f"{live_server.url}/casework/contexts/new/")
    with page.expect_response(lambda answer: answer.status == 204, timeout=20_000):
        page.get_by_label("what you call it").fill("Bus station, evenings")
    page.get_by_text("Kept for you at").wait_for()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    with opened(team.first):
        assert Draft.objects.get().answers["title"] == ["Bus station, evenings"]
    page.reload()
    assert page.get_by_label("what you call it").input_value() == "Bus station, evenings"
