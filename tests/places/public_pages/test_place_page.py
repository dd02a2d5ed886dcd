"""The page of a listing: the promised order, nothing made up, nothing left open."""

import re
from datetime import timedelta

import pytest

from places.models import Organisation
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.public_pages import town_pages

pytestmark = pytest.mark.django_db
HEADING = re.compile(r"<h2[^>]*>([^<]*)</h2>")
ORDER = [
    "What you can do",
    "What happens when you walk in",
    "Who you’ll meet",
    "Can I bring a friend?",
    "Do I have to give my name?",
    "Does it cost anything?",
    "Who can come",
    "What is there for you",
    "When it runs",
    "Getting there and back",
    "Getting in",
    "Languages",
    "How to contact them",
    "Is this right?",
    "More at the same place",
]


@pytest.fixture
def made(freeze) -> dict:
    freeze(SATURDAY_EVENING)
    return town_pages.build()


def _page(client, slug: str) -> str:
    response = client.get(f"/places/{slug}/")
    assert response.status_code == 200
    return response.content.decode()


def test_headings_stand_in_the_order_of_what_people_ask(client, made) -> None:
    assert HEADING.findall(_page(client, "gym")) == ORDER


def test_what_is_not_known_is_left_out(client, made) -> None:
    html = _page(client, "church-hall")
    assert HEADING.findall(html) == [
        "Who can come",
        "When it runs",
        "Getting there and back",
        "How to contact them",
        "Is this right?",
    ]
    for empty in ("None", "N/A", "not_said", "Not said"):
        assert empty not in html


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("gym", "Open until 10pm"),
        ("midnight-cafe", "Open until 2am"),
        ("snug", "Opens at 9pm"),
        ("library", "Closed. Next: Mon 9am"),
        ("church-hall", "Not sure – ring first"),
        ("shop", "Open all day and night"),
        ("rainbow", "Contact to find out where and when"),
    ],
)
def test_the_state_in_words(client, made, slug, words) -> None:
    large = re.search(r'<p class="said large[^>]*>.*?</svg>([^<]*)</p>', _page(client, slug), re.S)
    assert large
    assert large.group(1) == words


def test_the_times(client, made) -> None:
    html = _page(client, "gym")
    assert "Sat 6pm–10pm; Tue and Thu 6pm–9pm in term time." in html
    for line in (
        "Saturday 28 November, 6pm to 10pm",
        "Tuesday 1 December, 6pm to 9pm",
        "Thursday 3 December, 6pm to 9pm",
    ):
        assert f"<li>{line}</li>" in html
    assert '<th scope="row">Tuesday</th><td>6pm–9pm, in term time</td>' in html
    assert html.count('<th scope="row">') == 7
    assert html.count('<th scope="col">') == 2


def test_days_that_are_not_as_usual(client, made) -> None:
    html = _page(client, "gym")
    assert "Saturday 5 December: closed (The hall is painted)" in html
    assert "Saturday 12 December: 2pm–5pm instead" in html
    assert "Too far ahead to say" not in html


@pytest.mark.parametrize(
    ("days_ago", "says_check_first", "is_not_sure"),
    [(0, False, False), (60, False, False), (61, True, False), (90, True, False), (91, True, True)],
)
def test_the_day_of_checking(client, freeze, days_ago, says_check_first, is_not_sure) -> None:
    freeze(SATURDAY_EVENING)
    on = SATURDAY_EVENING.date() - timedelta(days=days_ago)
    a_listing("Old", hours("saturday", "18:00", "22:00"), confirmed_on=on, confirmed_by="a worker")
    html = _page(client, "old")
    assert f"Checked on {on.day} {on:%B} {on.year} by a worker." in html
    assert ("Check first." in html) == says_check_first
    assert ("Not sure – ring first" in html) == is_not_sure


def test_call_text_and_directions(client, made) -> None:
    html = _page(client, "gym")
    assert 'href="tel:01632960001"' in html
    assert 'href="sms:07700900123"' in html
    assert re.search(r'href="geo:[\d.-]+,[\d.-]+\?q=[^"]*" rel="noreferrer noopener"', html)
    assert "leaves this site" in html
    assert 'href="https://gym.example.org/" rel="noreferrer noopener external"' in html


def test_an_imported_one_names_its_source_and_not_the_source_s_phone(client, made) -> None:
    html = _page(client, "library")
    assert "From an open list: © Street Atlas contributors." in html
    assert "Licence: ODbL 1.0." in html
    assert "01632960999" not in html
    assert "We do not have a number for them yet." in html


def test_an_imported_one_of_a_real_organisation_names_no_list(client, made) -> None:
    Organisation.objects.filter(name="Street Atlas").update(type="charity")
    html = _page(client, "library")
    assert "From an open list" not in html
    assert "01632960999" in html


def test_others_at_the_same_place(client, made) -> None:
    section = _page(client, "gym").partition('id="others"')[2]
    assert "/places/midnight-cafe/" in section
    assert "/places/library/" not in section


def test_a_shop_says_its_promise_and_its_limits(client, made) -> None:
    html = _page(client, "shop")
    promise = html.partition("What they promise")[2].partition("</ul>")[0]
    assert promise.count("<li>") == 4
    assert "call 999" in promise
    assert "What they promise" not in _page(client, "library")


def test_why_an_address_is_private(client, made) -> None:
    assert "so that everyone there can feel safe" in _page(client, "rainbow")


def test_an_editor_s_preview_is_the_same_page_with_the_draft_s_words(made, rf) -> None:
    draft = made["gym"]
    draft.name = "Gym of the Draft"
    draft.sessions = [hours("sunday", "10:00", "12:00")]
    context = draft.get_preview_context(rf.get("/"), "")
    assert context["page"].sentence == "Sun 10am–midday"
    assert context["page"].next_times[0] == "Sunday 29 November, 10am to midday"
    assert context["listing"].name == "Gym of the Draft"


def test_no_day_is_invented_from_the_edge_of_what_is_worked_out(client, made) -> None:
    html = _page(client, "shop")
    assert "Next times:" not in html
    assert "Every day all day" in html


def test_a_time_that_ends_before_the_edge_is_told(client, made) -> None:
    assert "Next times:" in _page(client, "gym")
