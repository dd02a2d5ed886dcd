"""Maps of long lists come as vector tiles: counted together, the same list, the same rules."""

import gzip
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction

from places.map_tiles import DEEPEST
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, a_patch, a_place, hours
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.map.vector_tiles import features_of, layer_of

pytestmark = pytest.mark.django_db
ABOVE = 10
LARGEST_TILE_BYTES = 5_000
PATCHES = {"Canal": (900, 900), "Park": (-900, 900)}
EVENING = ("saturday", "18:00", "23:00")
MORNING = ("sunday", "09:00", "12:00")


@pytest.fixture(scope="module")
def a_town(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """24 places, half of them open, once for this file."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel(SATURDAY_EVENING, tick=False),
    ):
        for number in range(24):
            at_m = ((number % 8) * 700 - 2_450, (number // 8) * 700 - 1_400)
            a_listing(f"Club {number:02}", hours(*(EVENING if number % 2 else MORNING)), at_m=at_m)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def a_long_list(a_town, freeze, settings) -> None:
    """A list is long from eleven on."""
    freeze(SATURDAY_EVENING)
    settings.MAP_TILES_ABOVE = ABOVE


def feed(client, query: str = "") -> dict[str, Any]:
    response = client.get(f"/find/places.geojson{query}")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def tiles_over(extent: list[float], z: int) -> list[tuple[int, int]]:
    """Every tile of a zoom that touches a box in degrees, worked out the usual way."""

    def place(lon: float, lat: float) -> tuple[int, int]:
        across = (lon + 180) / 360
        down = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
        return math.floor(across * 2**z), math.floor(down * 2**z)

    west, south, east, north = extent
    (left, bottom), (right, top) = place(west, south), place(east, north)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def all_features(client, z: int, query: str = "") -> list[dict[str, Any]]:
    """The features of all tiles of a zoom, with longitude and latitude."""
    told = feed(client, query)
    found = []
    for x, y in tiles_over(told["extent"], z):
        address = told["tiles"].format(z=z, x=x, y=y)
        response = client.get(address)
        assert response.status_code in (200, 204), address
        found += features_of(response.content, z, x, y)
    return found


@pytest.mark.parametrize("query", ["", "?when=now"], ids=["any time", "now"])
@pytest.mark.parametrize("z", [0, 8, 9, 12, DEEPEST])
def test_counts_of_all_tiles_add_up_to_the_list(client, z, query) -> None:
    assert feed(client, query)["total"] == (12 if query else 24)
    assert sum(one["n"] for one in all_features(client, z, query)) == feed(client, query)["total"]


def test_far_away_there_are_few_and_nearest_each_stands_for_itself(client) -> None:
    assert len(all_features(client, 0)) == 1
    deepest = all_features(client, DEEPEST)
    assert {one["n"] for one in deepest} == {1}
    assert sorted(one["name"] for one in deepest) == [f"Club {n:02}" for n in range(24)]
    by_name = {one["name"]: one for one in deepest}
    spot = town.at(-2_450, -1_400)
    told = by_name["Club 00"]
    assert (told["lon"], told["lat"]) == pytest.approx((spot.x, spot.y), abs=1e-5)
    assert (told["kind"], told["url"]) == ("youth_provision", "/places/club-00/")
    assert by_name["Club 01"]["says"] == "Open until 11pm"
    assert by_name["Club 01"]["shape"] == "open"


def test_up_to_the_limit_the_one_file_stays(client, settings) -> None:
    settings.MAP_TILES_ABOVE = 24
    told = feed(client)
    assert len(told["features"]) == 24
    assert "tiles" not in told
    settings.MAP_TILES_ABOVE = 23
    assert feed(client)["features"] == []


def test_tiles_are_small_packed_and_asked_for_again(client) -> None:
    told = feed(client)
    for z in range(DEEPEST):
        for x, y in tiles_over(told["extent"], z):
            response = client.get(told["tiles"].format(z=z, x=x, y=y))
            assert len(gzip.compress(response.content)) <= LARGEST_TILE_BYTES
    address = told["tiles"].format(z=0, x=0, y=0)
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Type"] == "application/vnd.mapbox-vector-tile"
    assert response["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    known = {"If-None-Match": response["ETag"], "Accept-Encoding": "gzip"}
    again = client.get(address, headers=known)
    assert again.status_code == 304


@pytest.mark.parametrize("z", [0, 11, DEEPEST])
def test_what_hides_where_it_is_is_in_no_tile(client, z) -> None:
    before = Counter(one["n"] for one in all_features(client, z))
    a_hidden_listing("Rainbow", hours(*EVENING))
    after = all_features(client, z)
    assert Counter(one["n"] for one in after) == before
    assert feed(client)["total"] == 25
    assert "Rainbow" not in {one["name"] for one in after}


@pytest.mark.parametrize("visibility", ["street", "area"])
def test_what_is_coarse_stands_where_the_public_point_is(client, visibility) -> None:
    listing = a_listing(
        "Coarse", place=a_place("Secret House", at_m=(333, 444)), location_visibility=visibility
    )
    (told,) = [one for one in all_features(client, DEEPEST) if one["name"] == "Coarse"]
    public, exact = listing.public_geometry, town.at(333, 444)
    assert (told["lon"], told["lat"]) == pytest.approx((public.x, public.y), abs=1e-5)
    assert (told["lon"], told["lat"]) != pytest.approx((exact.x, exact.y), abs=1e-5)


def test_a_team_stands_in_the_middle_of_its_patch(client) -> None:
    team = hours(*EVENING, coverage_area=a_patch(at_m=(900, 900)))
    a_listing("Street Team", team, at_m=None, kind="detached_youth_work")
    (told,) = [one for one in all_features(client, DEEPEST) if one["name"] == "Street Team"]
    west, south, east, north = town.square(900, 900).extent
    assert (told["lon"], told["lat"]) == pytest.approx(
        ((west + east) / 2, (south + north) / 2), abs=1e-5
    )


@pytest.mark.parametrize("z", [9, 12, DEEPEST])
def test_the_patch_of_the_evening_is_whole_in_every_tile_that_it_touches(client, z) -> None:
    patches = [a_patch(name, at_m=at_m) for name, at_m in PATCHES.items()]
    saturday = hours(*EVENING, coverage_area=patches[0])
    sunday = hours(*MORNING, coverage_area=patches[1])
    team = a_listing("Street Team", saturday, sunday, at_m=None, kind="detached_youth_work")
    drawn = town.square(*PATCHES["Canal"])
    told = feed(client, "?when=now")["tiles"]
    for x, y in tiles_over(list(drawn.extent), z):
        contents = client.get(told.format(z=z, x=x, y=y)).content
        (patch,) = layer_of(contents, "coverage", z, x, y).itertuples()
        assert (patch.id, patch.name, patch.team) == (str(team.uid), "Canal", "Street Team")
        assert patch.words.startswith("around Canal")
        step = 360 / 2**z / 4096  # a tile's own grid, in degrees
        assert patch.geometry.bounds == pytest.approx(drawn.extent, abs=step)


@pytest.mark.parametrize(
    ("z", "query", "visibility"),
    [(8, "", "area"), (12, "?at=2026-11-27T20:00", "area"), (12, "", "hidden")],
    ids=["too wide to see", "not out", "hides where"],
)
def test_no_patch(client, z, query, visibility) -> None:
    hidden = {"location_visibility": visibility} if visibility == "hidden" else {}
    team = hours(*EVENING, coverage_area=a_patch(at_m=PATCHES["Canal"]))
    a_listing("Street Team", team, at_m=None, kind="detached_youth_work", **hidden)
    for x, y in tiles_over(list(town.square(*PATCHES["Canal"]).extent), z):
        assert b"coverage" not in client.get(f"/find/tiles/{z}/{x}/{y}.mvt{query}").content


def test_two_of_one_address_are_counted_together_until_the_deepest(client) -> None:
    hall = a_place("Hall", at_m=(4_000, 4_000))
    a_listing("Upstairs", hours(*EVENING), place=hall)
    a_listing("Downstairs", hours(*EVENING), place=hall)
    (together,) = [one for one in all_features(client, 13) if one["name"] == "Upstairs"]
    assert together["n"] == 2
    assert "says" not in together
    names = {one["name"] for one in all_features(client, DEEPEST)}
    assert {"Upstairs", "Downstairs"} <= names


def test_in_welsh(client) -> None:
    tiles = client.get("/cy/find/places.geojson").json()["tiles"]
    assert tiles == "/cy/find/tiles/{z}/{x}/{y}.mvt"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/find/tiles/0/1/0.mvt", 404),
        ("/find/tiles/3/8/0.mvt", 404),
        ("/find/tiles/15/0/0.mvt", 404),
        ("/find/tiles/99999999999/0/0.mvt", 404),
        ("/find/tiles/-1/0/0.mvt", 404),
        ("/find/tiles/2/0/0.mvt", 204),
        ("/find/tiles/0/0/0.mvt?age=old", 400),
        ("/find/tiles/0/0/0.mvt?near=ZE1+1AA", 302),
    ],
)
def test_what_cannot_be_asked(client, address, status) -> None:
    assert client.get(address).status_code == status
