"""Detached youth work: near when its patch comes near, on the card with where and when."""

import pytest

from tests.builders import town
from tests.builders.places import a_listing, a_patch, hours
from tests.places.finder.asking import SATURDAY_EVENING, features, names, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def street_team(freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("In The Patch", at_m=(2_100, 100))
    town.a_place_name("Beside It", at_m=(3_250, 0))
    park = a_patch("Eastmoor Park", at_m=(2_000, 0))
    river = a_patch("Riverside", at_m=(-2_000, 0))
    a_listing(
        "Street Team",
        hours("thursday", "18:00", "21:00", coverage_area=park),
        hours("saturday", "19:00", "23:00", coverage_area=river),
        at_m=None,
        kind="detached_youth_work",
    )


@pytest.mark.parametrize(
    ("near", "radius_m", "is_near"),
    [("In The Patch", 100, True), ("Beside It", 900, False), ("Beside It", 1_100, True)],
)
def test_it_is_near_inside_and_within_reach(client, street_team, near, radius_m, is_near) -> None:
    listed = names(page(client, f"?near={near}&radius_m={radius_m}"))
    assert listed == (["Street Team"] if is_near else [])


def test_inside_the_patch_it_is_no_distance_away(client, street_team) -> None:
    (feature,) = features(client, "?near=In The Patch")
    assert feature["properties"]["distance_m"] == 0
    assert feature["geometry"]["type"] == "MultiPolygon"


def test_the_card_says_around_where_and_when(client, street_team, freeze) -> None:
    assert "around Riverside" in page(client, "?when=now")
    freeze(SATURDAY_EVENING.replace(month=12, day=1))
    html = page(client)
    assert "around Eastmoor Park, Thu 6pm–9pm" in html
    assert "Riverside" not in html


def test_the_page_says_which_evening_is_where(client, street_team) -> None:
    html = client.get("/places/street-team/").content.decode()
    assert "Thu 6pm–9pm around Eastmoor Park; Sat 7pm–11pm around Riverside." in html
    assert "geo:" not in html
    assert "not out" in html
