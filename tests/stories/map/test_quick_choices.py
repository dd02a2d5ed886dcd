"""Choices made faster than the site answers: each is made on the answer to the one before."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from places.models import Listing
from tests.stories.map.test_choosing_a_time import cards, watch_for_a_reload

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
# In one go, so that no answer can come between.
PRESS = """labels => labels.forEach(label => [...document.querySelectorAll('.chips a')]
    .find(chip => chip.textContent.endsWith(label)).click())"""


@pytest.fixture
def free_places(town: dict[str, Listing]) -> None:
    Listing.objects.filter(name__in=["Gym", "Shop"]).update(cost="free")


@pytest.fixture
def listed(town, free_places, live_server, new_page) -> Page:
    page = new_page(width=360, height=740)
    page.goto(f"{live_server.url}/find/")
    return page


def asked(page: Page) -> list[tuple[str, str]]:
    return sorted(parse_qsl(urlsplit(page.url).query))


def chips_on(page: Page) -> list[str]:
    return sorted(page.locator(".chips [aria-current]").all_text_contents())


@pytest.mark.parametrize(
    ("pressed", "query", "on"),
    [
        (["Free", "Open now"], [("free", "1"), ("when", "now")], ["×Free", "×Open now"]),
        (["Tonight", "This weekend"], [("when", "weekend")], ["×This weekend"]),
        (
            ["Free", "Open now", "Step-free"],
            [("free", "1"), ("step_free", "1"), ("when", "now")],
            ["×Free", "×Open now", "×Step-free"],
        ),
        (["Open now", "Free", "Free"], [("free", "1"), ("when", "now")], ["×Free", "×Open now"]),
    ],
    ids=["two", "one in place of another", "three", "pressed again while it waits"],
)
def test_no_choice_is_lost(listed: Page, pressed: list[str], query: list, on: list[str]) -> None:
    reloaded = watch_for_a_reload(listed)
    listed.evaluate(PRESS, pressed)
    expect(listed.locator(".chips [aria-current]")).to_have_count(len(on))
    expect(listed.locator("[data-waiting]")).to_have_count(0)
    assert chips_on(listed) == on
    assert asked(listed) == query
    assert not reloaded()


def test_the_list_is_that_of_both_and_back_leads_to_the_first(listed: Page) -> None:
    listed.evaluate(PRESS, ["Free", "Open now"])
    expect(listed.locator("h1")).to_have_text("Open now")
    assert sorted(cards(listed)) == ["Gym", "Shop"]
    listed.go_back()
    expect(listed.locator("h1")).not_to_have_text("Open now")
    assert asked(listed) == [("free", "1")]


def test_a_choice_that_waits_is_shown_to_wait(listed: Page) -> None:
    waits = "() => document.querySelectorAll('[data-waiting]').length"
    assert listed.evaluate(f"labels => {{ ({PRESS})(labels); return ({waits})() }}", ["Free"]) == 1
    expect(listed.locator("[data-waiting]")).to_have_count(0)


def test_going_back_ends_what_still_waits(listed: Page) -> None:
    listed.evaluate(PRESS, ["Free"])
    expect(listed.locator(".chips [aria-current]")).to_have_text("×Free")
    listed.evaluate(f"labels => {{ ({PRESS})(labels); history.back() }}", ["Open now"])
    expect(listed.locator(".chips [aria-current]")).to_have_count(0)
    listed.wait_for_timeout(500)
    assert asked(listed) == []
    assert chips_on(listed) == []


def test_a_form_sent_behind_a_chip_keeps_the_chip(listed: Page) -> None:
    listed.get_by_text("More choices").click()
    listed.get_by_label("My age").fill("15")
    listed.evaluate(
        f"""labels => {{ ({PRESS})(labels);
        document.querySelector('#age').form.requestSubmit() }}""",
        ["Free"],
    )
    expect(listed.locator(".chips [aria-current]")).to_have_count(2)
    assert asked(listed) == [("age", "15"), ("free", "1"), ("radius_m", "5000")]


def test_what_was_typed_and_not_sent_outlives_a_choice(listed: Page) -> None:
    listed.get_by_text("More choices").click()
    listed.get_by_label("My age").fill("15")
    listed.get_by_label("Hot food").check()
    listed.evaluate(PRESS, ["Free"])
    expect(listed.locator(".chips [aria-current]")).to_have_text("×Free")
    expect(listed.get_by_label("My age")).to_have_value("15")
    expect(listed.get_by_label("Hot food")).to_be_checked()
    assert asked(listed) == [("free", "1")]


def test_nothing_is_drawn_anew_under_a_finger(listed: Page) -> None:
    box = listed.get_by_role("link", name="Tonight", exact=True).bounding_box()
    assert box
    listed.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    listed.mouse.down()
    listed.evaluate(PRESS, ["Free"])
    listed.wait_for_timeout(300)
    assert chips_on(listed) == []
    listed.mouse.up()
    expect(listed.locator(".chips [aria-current]")).to_have_count(2)
    assert asked(listed) == [("free", "1"), ("when", "tonight")]
