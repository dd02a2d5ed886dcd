"""What a phone may keep: help, hours of places that hide nothing, and lists that tell nothing."""

import json
import re

import pytest
from django.test import Client

from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, closed_on, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db
MOST_BYTES = 60_000
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS = "/keep/hours/?near=Eastmoor"


@pytest.fixture(autouse=True)
def evening(freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")


def names(client: Client, address: str = HOURS) -> list[str]:
    html = client.get(address).content.decode()
    return re.findall(r"<h2><a[^>]*>(.*?)</a></h2>", html)


def told(client: Client, query: str = "") -> dict:
    """What ``/worker.js`` tells the script to keep."""
    body = client.get(f"/worker.js{query}").content.decode()
    found: dict = json.loads(re.search(r"self.KEPT = (.*);\nimportScripts", body).group(1))
    return found


def test_hours_of_the_coming_week_nearest_first(client: Client) -> None:
    a_listing("Far", hours("sunday", "10:00", "12:00"), at_m=(900, 0))
    sunday = SATURDAY_EVENING.date().replace(day=29)
    a_listing(
        "Near",
        hours("saturday", "20:00", "01:00"),
        hours("sunday", "10:00", "12:00"),
        exceptions=(closed_on(sunday),),
        at_m=(10, 0),
        phone="01632 960001",
    )
    html = client.get(HOURS).content.decode()
    assert names(client) == ["Near", "Far"]
    assert "<p>Sat 8pm–1am</p>" in html
    assert "<p>Sun 10am–midday</p>" in html
    assert 'href="tel:01632960001"' in html
    assert re.search(r"Saved on Saturday 28 November at \d+:?\d*pm\.", html)


@pytest.mark.parametrize("sort", ["respite", "hidden", "unconfirmed", "no hours", "too far"])
def test_what_is_not_among_them(client: Client, sort: str) -> None:
    open_late = hours("saturday", "20:00", "23:00")
    if sort == "respite":
        a_listing("Snug", open_late, kind="respite_space")
    elif sort == "hidden":
        a_hidden_listing("Rainbow", open_late)
    elif sort == "unconfirmed":
        a_listing("Old", open_late, confirmed_on=None)
    elif sort == "no hours":
        a_listing("Hall", hours_known="not_known")
    else:
        a_listing("Far", open_late, at_m=(6_000, 0))
    assert names(client) == []
    assert "We know no hours of the coming week here." in client.get(HOURS).content.decode()


def test_a_hundred_full_weeks_fit(client: Client) -> None:
    for number in range(102):
        name = f"The Eastmoor and District Young People’s Centre {number:03}"
        every_day = [hours(day, "09:30", "22:45") for day in WEEK]
        a_listing(name, *every_day, phone="01632 960001", at_m=(number, 0))
    assert len(names(client)) == 100
    assert len(client.get(HOURS).content) <= MOST_BYTES


def test_two_questions_however_many_places(client: Client, django_assert_max_num_queries) -> None:
    for number in range(5):
        a_listing(f"Club {number}", hours("saturday", "20:00", "23:00"))
    with django_assert_max_num_queries(5):
        client.get(HOURS)


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("/help/", "page"),
        ("/cy/help/", "page"),
        (HOURS, "page"),
        ("/find/?near=Eastmoor", "list"),
        ("/find/?kind=respite_space", None),
        ("/places/gym/", None),
        ("/", None),
        ("/concern/", None),
    ],
)
def test_an_answer_says_itself_that_it_may_be_kept(client: Client, address: str, may) -> None:
    a_listing("Gym", hours("saturday", "20:00", "23:00"))
    assert client.get(address).headers.get("May-Be-Kept") == may


def test_a_list_that_names_who_hides_is_not_kept(client: Client) -> None:
    a_hidden_listing("Rainbow", hours("saturday", "20:00", "23:00"))
    response = client.get("/find/")
    assert "Rainbow" in response.content.decode()
    assert "May-Be-Kept" not in response.headers


def test_the_worker_is_told_what_to_keep(client: Client) -> None:
    assert told(client)["pages"] == ["/help/", "/cy/help/"]
    kept = told(client, "?near=Eastmoor&language=cy")
    assert kept["help"] == "/cy/help/"
    assert kept["hours"] == "/cy/keep/hours/?near=Eastmoor"
    assert set(kept["pages"]) == {"/help/", "/cy/help/", kept["hours"]}


@pytest.mark.parametrize("query", ["?near=Nowhereville", "?near=", "?near=%22%3C&language=xx"])
def test_what_nobody_knows_is_left_out(client: Client, query: str) -> None:
    assert told(client, query)["hours"] is None


def test_it_is_renewed_by_whoever_has_it(client: Client) -> None:
    response = client.get("/worker.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert response.cookies == {}


def test_switched_off_it_empties_phones_and_the_page_offers_nothing(client, settings) -> None:
    settings.OFFLINE_KEEPING = False
    assert client.get("/worker.js").content.decode().startswith("self.KEPT = null;")
    html = client.get("/keep/").content.decode()
    assert "Keeping is switched off at the moment." in html
    assert "data-keep-now" not in html


@pytest.mark.parametrize("address", ["/keep/", "/cy/keep/", "/keep/hours/", "/worker.js"])
def test_it_is_only_read(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405
