"""Asking for distances from everywhere teaches no more than the coarse point that is shown."""

import math
from collections.abc import Iterator

import pytest
from django.contrib.gis.geos import Point

from gis.crs import WGS84, to_grid, to_lon_lat
from places.models import Listing
from tests.builders.listings import build_area, build_place, published_listing, square

pytestmark = pytest.mark.django_db
SECRET = Point(-2.9912345, 51.5823456, srid=WGS84)
STEP_M = 50
SIDE = 20


def observers() -> Iterator[Point]:
    """A grid of 400 points, every 50 m, with the secret inside."""
    east_m, north_m = to_grid(SECRET.x, SECRET.y)
    for column in range(SIDE):
        for row in range(SIDE):
            lon, lat = to_lon_lat(
                east_m + (column - SIDE / 2) * STEP_M, north_m + (row - SIDE / 2) * STEP_M
            )
            yield Point(lon, lat, srid=WGS84)


def shown_at(visibility: str) -> Listing:
    listing = published_listing(place=build_place(point=SECRET))
    listing.location_visibility = visibility
    listing.save_revision().publish()
    return Listing.objects.get(pk=listing.pk)


def answers(listing: Listing) -> list[tuple[Point, float]]:
    """What 400 askers are told."""
    told = []
    for observer in observers():
        found = Listing.objects.with_distance_from(observer).get(pk=listing.pk)
        if found.distance_m is not None:
            told.append((observer, found.distance_m.m))
    return told


def metres_between(one: Point, other: Point) -> float:
    return math.dist(to_grid(one.x, one.y), to_grid(other.x, other.y))


@pytest.mark.slow
@pytest.mark.parametrize("visibility", ["street", "area"])
def test_all_distances_agree_with_the_coarse_point(visibility: str) -> None:
    build_area(kind="msoa", boundary=square(-2.985, 51.585))
    listing = shown_at(visibility)
    shown = listing.public_geometry
    told = answers(listing)
    assert len(told) == SIDE * SIDE
    for observer, distance_m in told:
        assert distance_m == pytest.approx(metres_between(observer, shown), abs=2)
    # The best guess from all answers is the coarse point, and that is not where it is.
    nearest, _distance_m = min(told, key=lambda pair: pair[1])
    assert metres_between(nearest, shown) <= min(metres_between(o, shown) for o, _ in told) + 1
    assert metres_between(shown, SECRET) > 20


def test_a_hidden_listing_answers_nobody() -> None:
    listing = shown_at("hidden")
    assert answers(listing) == []
    assert not Listing.objects.near(SECRET, 100_000).exists()


@pytest.mark.parametrize("visibility", ["street", "area"])
def test_neighbours_in_one_square_look_the_same(visibility: str) -> None:
    """The coarse point depends on the square or the neighbourhood and on nothing finer."""
    build_area(kind="msoa", boundary=square(-2.985, 51.585))
    east_m, north_m = to_grid(SECRET.x, SECRET.y)
    corner_m = (east_m // 250 * 250, north_m // 250 * 250)
    shown = set()
    for east, north in [(1, 1), (1, 249), (249, 1), (249, 249), (125, 125)]:
        lon, lat = to_lon_lat(corner_m[0] + east, corner_m[1] + north)
        listing = published_listing(place=build_place(point=Point(lon, lat, srid=WGS84)))
        listing.location_visibility = visibility
        listing.save_revision().publish()
        shown.add(Listing.objects.get(pk=listing.pk).public_geometry.coords)
    assert len(shown) == 1
