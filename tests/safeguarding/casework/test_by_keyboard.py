"""One small record by keys alone, without scripts, within two minutes; and what axe says of pages.

How long it takes is reckoned with the keystroke-level model (Card, Moran and Newell, 1980): a key
takes 0.28 s, and before each field and each press of a button somebody thinks for 1.35 s.
"""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page

from gis.models import AreaKind
from guardianship.safeguarding.contexts.models import SafetyFactor
from guardianship.safeguarding.safety_mapping.models import SessionCell
from guardianship.safeguarding.wall.covering import cover_every_duty
from guardianship.safeguarding.wall.doors import opened
from tests.builders.answers import build_disclosure, build_session
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.listings import build_area
from tests.stories.map.test_no_accessibility_faults import (
    NONE_IN_EITHER,
    axe_script,  # noqa: F401 - a fixture
    faults_in_both_schemes,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
KEY_S, THOUGHT_S, AT_MOST_S = 0.28, 1.35, 120.0
# More keys than this to get to what one wants is no way to work.
NEVER_SO_FAR = 30
NAME = """() => {
    const at = document.activeElement;
    const label = at.labels && at.labels[0] ? at.labels[0].innerText : at.innerText;
    return (label || "").trim();
}"""


class Keyboard:
    """Presses keys, counts them, and knows what they are on by the words that one sees."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.thoughts = page, 0, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def to(self, words: str, key: str = "Tab") -> None:
        """Press a key until one is on what begins with these words."""
        self.thoughts += 1
        passed = []
        for _ in range(NEVER_SO_FAR):
            passed.append(self.page.evaluate(NAME))
            if passed[-1].startswith(words):
                return
            self.press(key)
        pytest.fail(f"“{words}” is not reached; passed: {passed}")

    def follow(self, words: str) -> None:
        """Go to a link or a button, press it, and be on the next page, at its beginning."""
        self.to(words)
        with self.page.expect_navigation():
            self.press("Enter")

    def past_the_menu(self) -> None:
        """By the link that every page begins with."""
        self.to("Skip to the main part")
        self.press("Enter")

    def choose(self, first: str, choice: str) -> None:
        """One of several, from the first on."""
        self.to(first)
        self.press("Space")
        self.to(choice, key="ArrowDown")

    def write(self, label: str, words: str) -> None:
        self.to(label)
        self.page.keyboard.type(words)
        self.keys += len(words)

    @property
    def takes_s(self) -> float:
        return self.keys * KEY_S + self.thoughts * THOUGHT_S


@pytest.fixture
def team() -> Team:
    return build_team()


def page_of(new_page, live_server, team: Team, **options: object) -> Page:
    page = new_page(width=360, height=740, **options)
    cookie = team.client().cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": live_server.url}]
    )
    return page


def test_a_small_record_by_keys_alone(new_page, live_server, team: Team) -> None:
    page = page_of(new_page, live_server, team, java_script_enabled=False)
    page.goto(f"{live_server.url}/casework/")
    keys = Keyboard(page)
    keys.past_the_menu()
    keys.follow("Something that makes it safer")
    keys.past_the_menu()
    keys.choose("people who look out", "light, sight or ways out")
    keys.write("What makes it safer", "The shop keeps its light on until the last bus.")
    keys.choose("young people", "community")
    keys.choose("several people say so", "one source says so")
    keys.follow("Save")
    assert "What keeps safe" in page.get_by_role("heading", level=1).inner_text()
    with opened(team.first):
        said = SafetyFactor.objects.get()
    assert (said.kind, said.raised_by, said.strength) == ("feature", "community", "some")
    assert keys.takes_s <= AT_MOST_S
    assert keys.keys - len(said.says) <= 2 * NEVER_SO_FAR


def test_what_a_group_marked_by_keys_alone(new_page, live_server, team: Team) -> None:
    build_area(name="Eastmoor", kind=AreaKind.WARD, boundary=team.home.boundary)
    cover_every_duty()
    page = page_of(new_page, live_server, team, java_script_enabled=False)
    page.goto(f"{live_server.url}/casework/safety-mapping/session/")
    keys = Keyboard(page)
    keys.past_the_menu()
    keys.to("Eastmoor")
    keys.press("Space")
    keys.follow("On to the times")
    keys.past_the_menu()
    keys.write("How many young people", "7")
    keys.to("Friday or Saturday night")
    keys.press("ArrowDown")
    keys.to("I told the group")
    keys.press("Space")
    keys.follow("Write it down")
    with opened(team.first):
        assert [(mark.band, mark.area.name) for mark in SessionCell.objects.all()] == [
            ("weekend_night", "Eastmoor")
        ]
    assert keys.takes_s <= AT_MOST_S


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(new_page, live_server, team: Team, axe_script, width: int) -> None:  # noqa: F811
    """On a page of each kind; narrow and light and dark, wide and light and dark."""
    context = build_context(team)
    ward = build_area(name="Eastmoor", kind=AreaKind.WARD, boundary=team.home.boundary)
    cover_every_duty()
    for _ in range(3):
        build_session(team.first, ward, home=team.home)
    asked = build_disclosure(team.first, team.home)
    pages = {
        360: ["", f"contexts/{context.uid}/", f"contexts/{context.uid}/add/response/",
              f"safety-mapping/session/?areas={ward.pk}"],
        1280: ["safety-mapping/", f"rights/disclosures/{asked.pk}/"],
    }[width]  # fmt: skip
    page, found = page_of(new_page, live_server, team), {}
    page.set_viewport_size({"width": width, "height": 740})
    for address in pages:
        page.goto(f"{live_server.url}/casework/{address}")
        found[address] = faults_in_both_schemes(page, axe_script)
    assert found == dict.fromkeys(pages, NONE_IN_EITHER)
