"""A map page says what its editors preset, lets readers choose what is offered, and no more."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.models import MapPage
from tests.builders import town
from tests.builders.pages import build_map
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.finder.asking import CARD_LINK, SATURDAY_EVENING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]
ADDRESS = "/warm-spaces/"


@pytest.fixture(autouse=True)
def a_saturday_evening(freeze) -> None:
    freeze(SATURDAY_EVENING)


def shown(client: Client, query: str = "", address: str = ADDRESS) -> list[str]:
    """Names on the cards, after making sure that the feed of the map holds the same ones."""
    response = client.get(address + query)
    assert response.status_code == 200
    names = [name for _slug, name in CARD_LINK.findall(response.content.decode())]
    assert response.context["answer"].total == len(names)
    feed = client.get(response.context["map"].feed_url)
    assert [f["properties"]["name"] for f in feed.json()["features"]] == names
    return names


def a_town() -> None:
    a_listing("Club", hours("saturday", "19:00", "22:00"), cost="free")
    a_listing("Late Club", hours("saturday", "21:00", "23:30"), cost="pay")
    a_listing("Snug", hours("saturday", "19:00", "22:00"), kind="respite_space", cost="free")
    a_listing("Sunday Snug", hours("sunday", "14:00", "17:00"), kind="respite_space", cost="pay")


@pytest.mark.parametrize(
    ("presets", "names"),
    [
        ({}, ["Club", "Snug", "Late Club", "Sunday Snug"]),
        ({"kinds": ["respite_space"]}, ["Snug", "Sunday Snug"]),
        ({"free": True}, ["Club", "Snug"]),
        ({"default_moment": "now"}, ["Club", "Snug"]),
        ({"default_moment": "tonight"}, ["Club", "Snug", "Late Club"]),
        ({"default_moment": "weekend"}, ["Club", "Snug", "Late Club", "Sunday Snug"]),
        ({"default_moment": "now", "kinds": ["respite_space"]}, ["Snug"]),
    ],
    ids=["everything", "a kind", "free", "now", "tonight", "weekend", "two at once"],
)
def test_presets_apply(client: Client, presets: dict, names: list[str]) -> None:
    a_town()
    build_map(**presets)
    assert shown(client) == names


@pytest.mark.parametrize(
    ("weekday", "at", "says"),
    [
        ("saturday", time(21, 30), "2026-11-28T21:30"),
        ("saturday", time(20, 0), "2026-12-05T20:00"),
        ("sunday", time(9, 0), "2026-11-29T09:00"),
        ("friday", time(9, 0), "2026-12-04T09:00"),
    ],
    ids=["later today", "earlier today", "tomorrow", "six days on"],
)
def test_a_chosen_time_is_the_next_one_to_come(client, weekday, at, says) -> None:
    page = build_map(default_moment="chosen", chosen_weekday=weekday, chosen_time=at)
    assert client.get(page.url).context["at_value"] == says


def test_readers_choose_what_is_offered(client: Client) -> None:
    a_town()
    build_map(default_moment="now", filters_offered=["time", "kinds", "free"])
    assert shown(client, "?at=2026-11-28T22:30") == ["Late Club"]
    assert shown(client, "?asked=1&when=&kind=respite_space") == ["Snug", "Sunday Snug"]
    assert shown(client, "?asked=1&when=tonight&free=1") == ["Club", "Snug"]


def test_what_is_not_offered_stays_as_the_editors_have_it(client: Client) -> None:
    a_town()
    build_map(kinds=["respite_space"], free=True, filters_offered=["kinds"])
    for query in ("?kind=youth_provision", "?asked=1&kind=youth_provision&at=2026-11-29T15:00"):
        assert shown(client, query) == ["Snug"], query


def test_a_box_keeps_the_list_and_the_map_to_it(client: Client) -> None:
    a_listing("Inside")
    a_listing("Outside", at_m=(9_000, 0))
    a_hidden_listing("Rainbow Evening")
    lon, lat = town.at().coords
    sides = {"west": lon - 0.02, "south": lat - 0.02, "east": lon + 0.02, "north": lat + 0.02}
    build_map(**{f"extent_{side}": value for side, value in sides.items()})
    assert shown(client) == ["Inside", "Rainbow Evening"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"extent_west": -3.0}, "extent_west"),
        (
            {"extent_west": 3, "extent_south": 51, "extent_east": 2, "extent_north": 52},
            "extent_west",
        ),
        ({"default_moment": "chosen"}, "chosen_weekday"),
        ({"slug": "find"}, "slug"),
    ],
    ids=["half a box", "a box inside out", "no day", "an address that is taken"],
)
def test_what_makes_no_map_is_refused(fields: dict, wrong: str) -> None:
    page = MapPage(**({"title": "Map", "slug": "map", "path": "00010001", "depth": 2} | fields))
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == [wrong]


def test_bad_choices_are_named_and_the_page_still_stands(client: Client) -> None:
    a_town()
    build_map(filters_offered=["time"])
    html = client.get(f"{ADDRESS}?at=soon").content.decode()
    assert 'data-field="at"' in html
    assert "Snug" in html


def test_all_pages_together_show_the_total(client: Client) -> None:
    for number in range(30):
        a_listing(f"Club {number:02}", hours("saturday", "19:00", "22:00"))
    build_map(default_moment="now", filters_offered=["time"])
    pages, query = [], ""
    while True:
        response = client.get(ADDRESS + query)
        pages += [name for _slug, name in CARD_LINK.findall(response.content.decode())]
        query = response.context["later"]
        if not query:
            break
    assert pages == [f"Club {number:02}" for number in range(30)]
    assert response.context["answer"].total == 30


def test_several_maps_stand_side_by_side(client: Client) -> None:
    a_town()
    build_map()
    build_map(title="Breaks", kinds=["respite_space"])
    assert len(shown(client)) == 4
    assert shown(client, address="/breaks/") == ["Snug", "Sunday Snug"]


def test_more_listings_ask_no_more_of_the_database(client: Client) -> None:
    page = build_map(default_moment="tonight", filters_offered=["time", "kinds"])
    client.get(page.url)  # content types are read once per process
    counts = []
    for number in (2, 20):
        for each in range(number):
            a_listing(f"Club {number} {each}", hours("saturday", "19:00", "22:00"))
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_times_are_links_that_keep_the_other_choices(client: Client) -> None:
    a_town()
    at = {"chosen_weekday": "saturday", "chosen_time": time(21, 30)}
    build_map(default_moment="chosen", filters_offered=["time", "free"], **at)
    assert shown(client) == ["Club", "Late Club", "Snug"]
    times = client.get(f"{ADDRESS}?asked=1&free=1").context["times"]
    addresses = {chip.label: chip.address for chip in times}
    assert shown(client, addresses["Open now"]) == ["Club", "Snug"]
    assert "free=1" in addresses["Open now"]
    html = client.get(ADDRESS).content.decode()
    assert "data-map" in html
    assert html.count('aria-current="true"') == 0
