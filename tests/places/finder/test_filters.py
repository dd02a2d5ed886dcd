"""Each filter keeps what fits, and nothing else."""

import pytest

from tests.builders import town
from tests.builders.places import a_listing, a_place
from tests.places.finder.asking import SATURDAY_EVENING, found

pytestmark = pytest.mark.django_db
EVERYTHING = {"Gym", "Snug", "Drama", "Shop", "Library"}


@pytest.fixture
def town_with_everything(freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")
    a_listing("Gym", cost="free", age_from=11, age_to=18, practical_help=["hot_food", "wifi"])
    a_listing("Snug", kind="respite_space", cost="donation", practical_help=["wifi"])
    a_listing("Drama", cost="pay", age_from=16, access="sign_up", bring_friend="yes")
    a_listing("Shop", kind="trusted_business", access="not_said", step_free="yes", age_to=12)
    ramp = a_place("Ramp", at_m=(2_000, 0), step_free="yes")
    a_listing("Library", kind="ordinary_place", access="referral", place=ramp)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=respite_space", {"Snug"}),
        ("?kind=respite_space&kind=trusted_business", {"Snug", "Shop"}),
        ("?free=1", {"Gym", "Snug"}),
        ("?free=0", EVERYTHING),
        ("?age=11", {"Gym", "Snug", "Shop", "Library"}),
        ("?age=12", {"Gym", "Snug", "Shop", "Library"}),
        ("?age=18", {"Gym", "Snug", "Drama", "Library"}),
        ("?age=19", {"Snug", "Drama", "Library"}),
        ("?help=wifi", {"Gym", "Snug"}),
        ("?help=wifi&help=hot_food", {"Gym"}),
        ("?access=open_to_all", {"Gym", "Snug"}),
        ("?access=sign_up&access=referral", {"Drama", "Library"}),
        ("?step_free=1", {"Shop", "Library"}),
        ("?friend=1", {"Drama"}),
        ("?near=Eastmoor&radius_m=1900", {"Gym", "Snug", "Drama", "Shop"}),
        ("?near=Eastmoor&radius_m=2100", EVERYTHING),
        ("?near=eastmoor&free=1&help=hot_food", {"Gym"}),
        (
            "?kind=&help=&access=&age=&at=&when=&near=&page=",
            EVERYTHING,
        ),
        ("?unknown=1&utm_source=x", EVERYTHING),
    ],
)
def test_filters(client, town_with_everything, query, expected) -> None:
    assert set(found(client, query)) == expected
