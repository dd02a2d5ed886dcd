"""Every measure of access stands in a run, and each is what a pencil gives for the town."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from math import exp, hypot

import pytest

from gis.analysis.scenario.edits import Close, WalkAgain
from guardianship.insight.scenarios.answers import worked_out
from guardianship.insight.scenarios.stored import town_of
from places.models import Listing
from tests.builders.gap_town import GAP, build_town, done

pytestmark = pytest.mark.django_db
# A square's two homes, 75 young people each, are so far from its two clubs (straight × 1.3).
NEAR_M, FAR_M = 200 * 1.3, hypot(100, 300) * 1.3
YOUNG = 75
# Two clubs with room for 200, in which one may arrive for 13 of 16 quarter hours of an evening.
PLACES = 2 * 200 * 13 / 16


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


def weight(metres: float) -> float:
    """The Gaussian of a ten minutes' walk, half of it the bandwidth."""
    return exp(-(metres**2) / (2 * 400**2))


def test_all_measures_are_those_of_a_pencil_and_a_barred_way_is_a_closed_door() -> None:
    run = done(*build_town())
    slots = run.table("slots").set_index(["area_name", "band"])
    one, other = weight(NEAR_M), weight(FAR_M)
    square = slots.loc[("Square 06", "evening")]
    each = 100 * PLACES / (2 * YOUNG)
    assert square["e2sfca_per_100"] == pytest.approx(each)
    assert square["e2sfca_per_100"] == square["places_per_100"]
    twice = 100 * PLACES * (one**2 + other**2) / (2 * YOUNG * (one + other))
    assert square["m2sfca_per_100"] == pytest.approx(twice)
    # Everybody asks once, half at each club: as many places as there are for those who ask.
    assert square["balanced_per_100"] == pytest.approx(each)
    assert square["places_available"] == pytest.approx(PLACES)
    # Four evenings of four hours, in two clubs; every other Friday one of them.
    assert (square["hours_open"], square["listing_hours"]) == (16, 32)
    friday = slots.loc[("Square 06", "weekend_night")]
    assert (friday["hours_open"], friday["listing_hours"]) == (2, 2)
    nothing = slots.loc[(GAP, "evening")]
    names = ["e2sfca_per_100", "m2sfca_per_100", "balanced_per_100", "places_available"]
    assert (nothing[[*names, "hours_open", "listing_hours"]] == 0).all()

    club, centre = (str(Listing.objects.get(name=f"Square 06 {n}").uid) for n in ("Club", "Centre"))
    barred = worked_out(town_of(run), [WalkAgain(club, {}), WalkAgain(centre, {})])
    closed = worked_out(town_of(run), [Close(club), Close(centre)])
    assert barred["seasons"] == closed["seasons"]
    assert barred["seasons"]["all_year"]["people"]["no_longer_covered"] == 2 * YOUNG
