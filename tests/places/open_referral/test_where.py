"""Postcode and proximity measure to what the public may know, and to nothing else."""

from __future__ import annotations

import math

import pytest

from gis.models import Postcode
from places.exact_locations import keep_apart
from tests.builders import town
from tests.builders.places import a_listing, a_patch, hours
from tests.places.open_referral.asking import ask, lines, names

pytestmark = pytest.mark.django_db
CODE = "ZE1 9ZZ"


@pytest.fixture
def scattered() -> dict[str, float]:
    """Listings by name with their distance from the postcode in metres."""
    Postcode.objects.create(code=CODE, outward="ZE1", point=town.at(0, 0))
    away = {}
    for number, (east_m, north_m) in enumerate([(0, 0), (300, 400), (900, 0), (0, 3_000)]):
        a_listing(f"Club {number}", at_m=(east_m, north_m))
        away[f"Club {number}"] = math.hypot(east_m, north_m)
    return away


@pytest.mark.parametrize("proximity", [0, 100, 490, 510, 890, 910, 5_000])
@pytest.mark.parametrize("written", [CODE, "ze19zz", " ZE1  9zz "])
def test_within_so_many_metres(client, scattered, proximity, written) -> None:
    found = names(client, "/service_at_locations", postcode=written, proximity=proximity)
    assert found == [name for name, away_m in scattered.items() if away_m <= proximity]
    told = lines(client, "/service_at_locations", postcode=written, proximity=proximity)
    assert [row["service"]["name"] for row in told] == found


@pytest.mark.parametrize(
    ("at_m", "inside", "distance_m"), [(0, True, 0), (240, True, 0), (1_000, False, 750)]
)
def test_a_patch_around_the_postcode_or_near_it(client, scattered, at_m, inside, distance_m):
    patch = a_patch("Park", at_m=(at_m, 0))
    session = hours("friday", "18:00", "20:00", coverage_area=patch)
    a_listing("Team", session, at_m=None, kind="detached_youth_work")
    alone = names(client, "/service_at_locations", postcode=CODE)
    assert alone == (["Team"] if inside else [])
    for proximity in (0, max(0, distance_m - 20), distance_m + 20):
        found = names(client, "/service_at_locations", postcode=CODE, proximity=proximity)
        assert ("Team" in found) == (proximity >= distance_m)


def test_a_coarse_listing_is_as_far_as_its_coarse_point(client, scattered) -> None:
    street = a_listing("Street", at_m=None, location_visibility="street")
    keep_apart(street, point=town.at(1_010, 20))
    street.refresh_from_db()
    shown = ask(client, "/service_at_locations", search="Street")["contents"][0]["location"]
    point = street.public_geometry
    assert (shown["latitude"], shown["longitude"]) == (round(point.y, 6), round(point.x, 6))
    exact, coarse = town.at(1_010, 20), point
    assert exact.distance(coarse) > 0.0005
    Postcode.objects.create(code="ZE1 8AA", outward="ZE1", point=exact)
    assert "Street" not in names(client, "/service_at_locations", postcode="ZE1 8AA", proximity=30)
    Postcode.objects.create(code="ZE1 8AB", outward="ZE1", point=coarse)
    assert "Street" in names(client, "/service_at_locations", postcode="ZE1 8AB", proximity=1)


def test_a_place_is_far_away_even_when_patches_are_near(client, scattered) -> None:
    patch = a_patch("Park", at_m=(0, 0))
    both = hours("friday", "18:00", "20:00", coverage_area=patch)
    a_listing("Both", both, at_m=(8_000, 0))
    contents = ask(client, "/service_at_locations", postcode=CODE, proximity=500)["contents"]
    (told,) = [row for row in contents if row["service"]["name"] == "Both"]
    assert told["location"]["name"] == "Park"


def test_every_one_is_found_again_by_its_id(client, small_town) -> None:
    for told in ask(client, "/service_at_locations", full="true")["contents"]:
        assert ask(client, f"/service_at_locations/{told['id']}") == told


def test_the_day_of_a_patch_is_its_own(client, small_town) -> None:
    contents = ask(client, "/service_at_locations", day="thursday")["contents"]
    assert [row["location"]["name"] for row in contents] == ["Park"]
