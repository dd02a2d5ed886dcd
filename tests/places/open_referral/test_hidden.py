"""A listing that hides where it is: asked in every way, the feed tells neither where nor when."""

from __future__ import annotations

import json
import re

import pytest

from gis.models import Postcode
from places.models import CoverageArea
from tests.builders import town
from tests.builders.places import a_listing, hours
from tests.places.open_referral.asking import BASE, ask, names, one

pytestmark = pytest.mark.django_db
LISTS = ["services", "organizations", "service_at_locations"]
SECRETS = (
    "Secret",
    "ZE1 3CC",
    "ZE13CC",
    "960777",
    "960999",
    "18:47",
    "20:43",
    "19:11",
    "2026-12-03",
)


def _everything(client, small_town) -> str:
    told = []
    for name in LISTS:
        for query in ("?modified_after=2020-01-01", "?full=true&full_service=true"):
            told.append(client.get(f"{BASE}/{name}{query}").content.decode())
        told.append(_lines(client, f"{BASE}/{name}?full=true"))
    for row in ask(client, "/services")["contents"]:
        told.append(json.dumps(one(client, _Listing(row["id"]))))
    uid = small_town.runner.uid
    told.append(client.get(f"{BASE}/organizations/{uid}?full_service=true").content.decode())
    return "\n".join(told)


class _Listing:
    def __init__(self, uid: str) -> None:
        self.uid = uid


def _lines(client, address: str) -> str:
    response = client.get(address + ("&" if "?" in address else "?") + "format=ndjson")
    return b"".join(response.streaming_content).decode()


@pytest.fixture
def postcodes(small_town):
    """A postcode at the hidden door, one a street away, one across the town."""
    for code, at_m in {
        "ZE1 3CC": (2_345, 678),
        "ZE1 3CD": (2_400, 700),
        "ZE9 1AA": (-9_000, 0),
    }.items():
        Postcode.objects.create(code=code, outward=code[:3], point=town.at(*at_m))
    return small_town


def test_no_path_tells_any_of_it(client, small_town) -> None:
    text = _everything(client, small_town)
    assert "Rainbow Evening" in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_it_has_no_place_in_the_feed(client, small_town) -> None:
    told = one(client, small_town.hidden)
    assert not {"service_at_locations", "service_areas", "x_sessions", "x_exceptions"} & set(told)
    numbers = [phone["number"] for phone in told["contacts"][0]["phones"]]
    assert numbers == ["07700 900777"]
    assert not re.search(r'"(latitude|longitude|postal_code|address_1|opens_at)"', json.dumps(told))
    assert "Rainbow Evening" not in names(client, "/service_at_locations", per_page=100)


def test_it_tells_the_day_and_the_part_of_the_day(client, small_town) -> None:
    (schedule,) = one(client, small_town.hidden)["schedules"]
    assert (schedule["byday"], schedule["x_part_of_day"]) == ("TH", "evening")
    assert not {"opens_at", "closes_at", "valid_from"} & set(schedule)


def test_where_one_asks_never_changes_whether_it_is_there(client, postcodes) -> None:
    for postcode in ("ZE1 3CC", "ZE1 3CD", "ZE9 1AA"):
        for proximity in (None, 0, 50, 10_000, 500_000):
            near = {} if proximity is None else {"proximity": proximity}
            asked = {"postcode": postcode, **near}
            found = names(client, "/service_at_locations", per_page=100, **asked)
            assert "Rainbow Evening" not in found, asked
            assert "Rainbow Evening" in names(client, "/services", **asked), asked


def test_searching_for_its_address_finds_nothing(client, small_town) -> None:
    for search in ("Secret", "Secret House", "1 Secret Street", "ZE1 3CC", "ZE1"):
        assert "Rainbow Evening" not in names(client, "/services", search=search), search
        assert ask(client, "/organizations", search=search)["total_items"] == 0, search


def test_searching_for_where_it_is_in_words_finds_nothing(client, small_town) -> None:
    small_town.hidden.public_where = "Beechwood"
    small_town.hidden.save()
    assert names(client, "/services", search="Beechwood") == []
    assert "Beechwood" not in json.dumps(one(client, small_town.hidden))


def test_asking_minute_by_minute_does_not_tell_when(client, small_town) -> None:
    for name, minutes in {
        "start_time": ("16:59", "17:00", "17:01", "18:46", "18:47", "18:48", "20:00"),
        "end_time": ("20:42", "20:43", "20:44", "21:59", "22:00", "22:01"),
    }.items():
        there = {
            minute: "Rainbow Evening"
            in names(client, "/services", day="thursday", **{name: minute})
            for minute in minutes
        }
        edge = "17:00" if name == "start_time" else "22:00"
        expected = {m: (m <= edge if name == "start_time" else m >= edge) for m in minutes}
        assert there == expected


def test_its_patches_are_hidden_too(client, small_town) -> None:
    patch = CoverageArea.objects.get(name="Park")
    hidden_team = a_listing(
        "Hidden Team",
        hours("monday", "18:00", "20:00", coverage_area=patch),
        at_m=None,
        location_visibility="hidden",
        kind="detached_youth_work",
    )
    assert "Park" not in json.dumps(one(client, hidden_team))
    assert "Hidden Team" not in names(client, "/service_at_locations", per_page=100)


def test_hiding_a_place_takes_it_out_of_every_answer_at_once(client, small_town) -> None:
    before = _everything(client, small_town)
    assert "1 High Street" in before
    listing = small_town.club
    listing.location_visibility = "hidden"
    listing.save()
    after = _everything(client, small_town)
    for gone in ("1 High Street", "ZE1 1AA", "The Hall", "960123", str(small_town.hall.uid)):
        assert gone not in after
