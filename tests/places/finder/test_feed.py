"""The map's feed: the public geometry, the promised properties, small and checkable."""

import gzip

import pytest

from places.exact_locations import keep_apart
from tests.builders import town
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, features, london

pytestmark = pytest.mark.django_db
PROPERTIES = {"id", "name", "kind", "state", "closes_at", "opens_at", "distance_m", "url"}


def test_properties_of_an_exact_listing(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")
    listing = a_listing(
        "Gym", hours("saturday", "18:00", "22:00"), at_m=(1_234, 0), name_cy="Campfa"
    )
    (feature,) = features(client, "?near=Eastmoor")
    told = feature["properties"]
    assert set(told) >= PROPERTIES
    assert told["id"] == str(listing.uid)
    assert (told["kind"], told["state"]) == ("youth_provision", "open")
    assert abs(told["distance_m"] - 1_234) <= 10
    assert told["distance_m"] % 10 == 0
    assert told["url"] == "/places/gym/"
    point = town.at(1_234)
    assert feature["geometry"] == {
        "type": "Point",
        "coordinates": [round(point.x, 5), round(point.y, 5)],
    }


def test_in_welsh(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Gym", name_cy="Campfa")
    told = client.get("/cy/find/places.geojson").json()["features"][0]["properties"]
    assert (told["name"], told["url"]) == ("Campfa", "/cy/places/gym/")


def test_times_carry_london_s_offset(client, freeze) -> None:
    freeze(london("2026-07-04 12:00"))
    a_listing("Summer Club", hours("saturday", "22:00", "23:00"))
    (feature,) = features(client)
    assert feature["properties"]["opens_at"] == "2026-07-04T22:00:00+01:00"


@pytest.mark.parametrize("visibility", ["street", "area"])
def test_a_coarse_listing_shows_its_coarse_point_and_distances_from_it(
    client, freeze, visibility
) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")
    listing = a_listing("Coarse", location_visibility=visibility, at_m=None)
    keep_apart(listing, point=town.at(130, 140), place_name="Secret House")
    (feature,) = features(client, "?near=Eastmoor")
    listing.refresh_from_db()
    assert feature["geometry"]["coordinates"] == list(listing.public_geometry.coords)
    exact = town.at(130, 140)
    assert feature["geometry"]["coordinates"] != [round(exact.x, 5), round(exact.y, 5)]


def test_without_a_place_there_is_no_distance(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Gym")
    assert features(client)[0]["properties"]["distance_m"] is None


def test_it_is_packed_checked_and_kept_by_nobody(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(5):
        a_listing(f"Club {number}", hours("saturday", "18:00", "22:00"))
    packed = client.get("/find/places.geojson", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert b"FeatureCollection" in gzip.decompress(packed.content)
    assert packed["Content-Type"] == "application/geo+json; charset=utf-8"
    assert "no-cache" in packed["Cache-Control"]
    again = client.get(
        "/find/places.geojson",
        headers={"accept-encoding": "gzip", "if-none-match": packed["ETag"]},
    )
    assert again.status_code == 304
    a_listing("Another")
    changed = client.get("/find/places.geojson", headers={"if-none-match": packed["ETag"]})
    assert changed.status_code == 200
