"""Where somebody is never stands in an address: postcodes and positions come back coarse."""

import pytest
from django.test import Client

from gis.models import Postcode
from tests.builders import town
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, found, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def postcodes(freeze) -> None:
    freeze(SATURDAY_EVENING)
    for code, east_m in (("ZE1 1AA", 0), ("ZE1 1AB", 200), ("ZE2 1AA", 9_000)):
        outward = code.split()[0]
        Postcode.objects.create(code=code, outward=outward, point=town.at(east_m))
    town.a_place_name("Eastmoor", within="Moorshire")
    town.a_place_name("Pill", within="Moorshire", at_m=(8_000, 0))
    town.a_place_name("Pill", within="Somerset", at_m=(-60_000, 0))
    a_listing("Gym", hours("saturday", "18:00", "22:00"))


@pytest.mark.parametrize(
    "typed", ["ZE1 1AA", "ze11aa", "  ze1  1aa ", "12 High St, ZE1 1AA", "ZE1-1AA", "ZE1 1A"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_full_postcode_becomes_its_outward_code(client, postcodes, typed, method) -> None:
    sent = {"near": typed, "free": "1", "when": "now", "radius_m": "2000"}
    response = getattr(client, method)("/find/", sent)
    assert response.status_code == (303 if method == "post" else 302)
    assert response["Location"] == "/find/?when=now&near=ZE1&radius_m=2000&free=1"


def test_the_feed_sends_a_full_postcode_away_too(client, postcodes) -> None:
    response = client.get("/find/places.geojson", {"near": "ZE1 1AA"})
    assert response.status_code == 302
    assert response["Location"] == "/find/places.geojson?near=ZE1"


def test_an_outward_code_is_a_place(client, postcodes) -> None:
    assert found(client, "?near=ZE1&radius_m=1000") == ["Gym"]
    assert found(client, "?near=ZE2&radius_m=1000") == []


def test_a_name_is_posted_into_the_address(client, postcodes) -> None:
    response = client.post("/cy/find/", {"near": "Eastmoor", "kind": ["youth_provision"]})
    assert response["Location"] == "/cy/find/?near=Eastmoor&kind=youth_provision"


@pytest.mark.parametrize("offset_deg", [0, 0.0049, -0.0049])
def test_a_position_comes_back_as_the_nearest_name(client, postcodes, offset_deg) -> None:
    point = town.at(300, 300)
    sent = {"lat": f"{point.y + offset_deg}", "lon": f"{point.x}", "when": "now"}
    response = client.post("/find/", sent)
    assert response.status_code == 303
    assert response["Location"] == "/find/?when=now&near=Eastmoor,+Moorshire"
    assert found(client, response["Location"].removeprefix("/find/")) == ["Gym"]


@pytest.mark.parametrize(
    ("lat", "lon"),
    [("40.71", "-74.0"), ("x", "y"), ("nan", "nan"), ("1e999", "0"), ("51.5", ""), ("", "-3")],
)
def test_a_position_that_is_none_gets_a_kind_answer(client, postcodes, lat, lon) -> None:
    response = client.post("/find/", {"lat": lat, "lon": lon, "free": "1"})
    assert response.status_code == 200
    assert "Type a town instead." in response.content.decode()


def test_a_name_that_two_places_have(client, postcodes) -> None:
    html = page(client, "?near=Pill&free=1")
    assert "Which one do you mean?" in html
    assert "near=Pill,+Moorshire&amp;free=1" in html
    assert client.get("/find/places.geojson?near=Pill").status_code == 400
    assert found(client, "?near=Pill, Moorshire&radius_m=9000") == ["Gym"]


def test_posting_changes_nothing_and_asks_for_no_token(postcodes) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/find/", {"near": "Eastmoor"})
    assert response.status_code == 303
    assert response.cookies == {}


def test_a_town_in_an_authority_of_its_name_is_named_once(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor", within="Eastmoor")
    html = client.get("/find/", {"near": "Eastmoor"}).content.decode()
    assert "near Eastmoor</h1>" in html
    assert "Near Eastmoor: change" in html
