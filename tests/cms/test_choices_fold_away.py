"""On a map page the places begin on a phone's first screen: all choices but the time fold away."""

import re

import pytest
from django.test import Client

from cms.map_choices import Offer
from tests.builders.pages import build_map
from tests.builders.places import a_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]
FORM = re.compile(r'<form class="map-choices".*?</form>', re.DOTALL)
TICKED = re.compile(r'<input type="checkbox" name="(\w+)" value="(\w+)" checked>')
OFFERED = re.compile(r'<input type="checkbox" name="(\w+)"')


def form(client: Client, offers: list[Offer], query: str = "") -> str:
    a_listing("Club")
    page = build_map(filters_offered=[offer.value for offer in offers])
    found = FORM.search(client.get(page.url + query).content.decode())
    assert found
    return found[0]


def test_nothing_to_fold_where_only_the_time_is_offered(client: Client) -> None:
    html = form(client, [Offer.TIME])
    assert "<details" not in html
    assert "<fieldset" not in html


@pytest.mark.parametrize(
    ("query", "is_open"),
    [
        ("", False),
        ("?asked=1&at=2026-11-28T21:30", False),
        ("?asked=1&free=1", True),
        ("?asked=1&help=hot_food", True),
        ("?asked=1&kind=respite_space", True),
        ("?asked=1&age=15", True),
        ("?asked=1&age=old", True),
    ],
    ids=["at first", "a time", "free", "food", "a kind", "an age", "no age"],
)
def test_open_where_a_choice_is_made_or_wrong(client: Client, query: str, is_open: bool) -> None:
    html = form(client, list(Offer), query)
    assert ("<details open>" in html, "<details>" in html) == (is_open, not is_open)


def test_only_what_is_offered_and_ticked_as_chosen(client: Client) -> None:
    html = form(client, [Offer.FOOD, Offer.FREE], "?asked=1&help=hot_food")
    assert OFFERED.findall(html) == ["free", "help"]
    assert TICKED.findall(html) == [("help", "hot_food")]
    assert "What kind" not in html
    assert 'name="age"' not in html
