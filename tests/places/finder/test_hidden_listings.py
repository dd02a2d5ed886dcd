"""A listing that hides where it is gives away neither where nor exactly when."""

import pytest

from places.exact_locations import keep_apart
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, features, names, page, total

pytestmark = pytest.mark.django_db


@pytest.fixture
def a_hidden_one(freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.an_authority()
    town.an_authority("Westmoor", east_m=40_000, code="W06000902")
    town.a_place_name("Eastmoor")
    town.a_place_name("Village", at_m=(9_000, 9_000))
    town.a_place_name("Westmoor", at_m=(40_000, 0))
    listing = a_hidden_listing("Rainbow Evening", hours("thursday", "18:47", "20:43"))
    keep_apart(listing, point=town.at(1_234, 567), place_name="Secret House", address="1 Secret St")
    a_listing("Open One", hours("saturday", "18:00", "22:00"))


def test_it_has_no_position_and_no_times_in_the_feed(client, a_hidden_one) -> None:
    for query in ("", "?near=Eastmoor", "?at=2026-12-03T19:00&unsure=1"):
        hidden = next(f for f in features(client, query) if f["properties"]["name"] != "Open One")
        assert hidden["geometry"] is None
        told = hidden["properties"]
        assert (told["state"], told["closes_at"], told["opens_at"], told["distance_m"]) == (
            "not_sure",
            None,
            None,
            None,
        )


@pytest.mark.parametrize("address", ["/find/", "/places/rainbow-evening/"])
def test_pages_say_the_day_and_the_part_of_the_day(client, a_hidden_one, address) -> None:
    html = client.get(address).content.decode()
    assert "Thursday evening" in html
    for secret in ("6:47", "18:47", "8:43", "20:43", "Secret", "geo:"):
        assert secret not in html


@pytest.mark.parametrize("radius_m", [100, 1_000, 5_000, 50_000])
@pytest.mark.parametrize(
    ("near", "is_mentioned"), [("Eastmoor", True), ("Village", True), ("Westmoor", False)]
)
def test_near_finds_it_by_its_authority_alone(
    client, a_hidden_one, near, is_mentioned, radius_m
) -> None:
    html = page(client, f"?near={near}&radius_m={radius_m}")
    assert ("Rainbow Evening" in names(html)) == is_mentioned
    assert ("Contact to find out where" in html) == is_mentioned


def test_it_stands_last_in_a_section_of_its_own(client, a_hidden_one) -> None:
    html = page(client, "?near=Eastmoor")
    assert names(html) == ["Open One", "Rainbow Evening"]
    assert total(html) == 2
    section = html.partition('id="ask-first"')[2]
    assert "minute walk" not in section


def test_asking_minute_by_minute_does_not_tell_when_it_begins(client, a_hidden_one) -> None:
    answers = {}
    for minute in ("17:00", "18:46", "18:47", "20:42", "20:43", "21:59"):
        query = f"?at=2026-12-03T{minute}&unsure=1"
        answers[minute] = [f["properties"] for f in features(client, query)]
    assert all(answer == answers["17:00"] for answer in answers.values())
    assert "Rainbow Evening" in [told["name"] for told in answers["17:00"]]


def test_it_is_not_among_those_known_to_be_open(client, a_hidden_one) -> None:
    html = page(client, "?at=2026-12-03T19:00")
    assert names(html) == []
    assert "1 more may be open." in html


@pytest.mark.parametrize("at", ["2026-12-03T11:00", "2026-12-03T23:00", "2026-12-02T19:00"])
def test_at_other_parts_of_the_week_it_is_not_mentioned(client, a_hidden_one, at) -> None:
    assert "Rainbow" not in page(client, f"?at={at}&unsure=1")


@pytest.mark.parametrize("now", ["17:00", "18:50", "20:50", "21:59"])
def test_its_page_says_the_same_all_evening(client, a_hidden_one, freeze, now) -> None:
    thursday = SATURDAY_EVENING.replace(month=12, day=3)
    freeze(thursday.replace(hour=int(now[:2]), minute=int(now[3:])))
    html = client.get("/places/rainbow-evening/").content.decode()
    assert "Thursday evening, 3 December" in html
    assert "Contact to find out where and when" in html


def test_its_calendar_has_days_and_no_place(client, a_hidden_one) -> None:
    text = client.get("/places/rainbow-evening/calendar.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20261203" in text
    assert "Thursday evening" in text
    for secret in ("T1847", "T2043", "LOCATION", "GEO", "Secret"):
        assert secret not in text
