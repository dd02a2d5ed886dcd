"""What streets there are decides what the command says: an island, a gap in the map, a field."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from gis.models import Area, AreaKind, AreaSet
from gis.statistics.models import AreaCounts, Dataset, Topic
from tests.builders import town
from tests.builders.gap_town import MONDAY
from tests.builders.places import a_listing, hours
from tests.builders.two_squares import KNOWN_M, run_analysis, streets, two_squares

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_squares(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))
    two_squares()


def friday(out: Path) -> pd.DataFrame:
    """What is said of Friday and Saturday nights."""
    slots = run_analysis(out)
    return slots[slots["band"] == "weekend_night"]


def head(out: Path) -> Any:
    return json.loads((out / "summary.json").read_text())["head"]


def test_along_a_street_it_is_as_far_as_the_street_is_long(tmp_path: Path) -> None:
    streets((-1000, 1000))
    # Minutes are those at a middle hour of both nights: most of their hours have to be open.
    nights = [hours(day, "17:00", "23:00") for day in ("friday", "saturday")]
    a_listing("Late Club", *nights, at_m=(0, 0), confirmed_on=MONDAY)
    found = friday(tmp_path / "out")
    # 500 m on foot at 80 m a minute; and nothing is approximate.
    assert found["minutes_nearest"].round(2).tolist() == [6.25, 6.25]
    assert head(tmp_path / "out")["approximate"] is None


def test_who_lives_on_an_island_has_an_answer_and_it_is_none_within_reach(tmp_path: Path) -> None:
    streets((-1000, 200), (300, 1000))
    found = friday(tmp_path / "out")
    assert found.at["Square 1", "share_800"] > 0
    assert found.loc["Square 2", ["share_800", "share_3200", "places_per_100"]].tolist() == [0] * 3
    assert found.at["Square 2", "group"] == "support missing"
    assert pd.isna(found.at["Square 2", "minutes_nearest"])


def test_where_the_map_ends_the_answer_is_no_network_data_and_never_no_access(
    tmp_path: Path,
) -> None:
    streets((-1000, 1000), cover=town.square(-KNOWN_M, 0, KNOWN_M + 100))
    found = friday(tmp_path / "out")
    assert found.at["Square 1", "share_800"] > 0
    beyond = found.loc["Square 2"]
    assert beyond["why_not_read"] == "no network data: nobody knows how far it is to walk"
    assert beyond["group"] == "not read"
    assert beyond[["share_800", "places_per_100", "short", "hours_open"]].isna().all()


def test_a_listing_far_from_every_street_is_counted_and_serves_nobody(tmp_path: Path) -> None:
    streets((-1000, 1000))
    a_listing(
        "Hut", hours("friday", "18:00", "22:00"), at_m=(500, 900), confirmed_on=MONDAY
    )  # fmt: skip
    found = friday(tmp_path / "out")
    assert head(tmp_path / "out")["left_out"]["off_the_network"] == 1
    assert found["minutes_second"].isna().all()


def test_a_neighbours_larger_network_is_not_taken_for_the_town_s_own(tmp_path: Path) -> None:
    """The neighbour's map reaches over the boundary and has more streets, none of them here."""
    streets((-1000, 1000))
    cover = town.square(11_000, 0, 1500)
    streets((10_000, 12_000), (9_600, 9_990), (12_010, 12_400), pack="neighbour", cover=cover)
    assert (friday(tmp_path / "out")["share_800"] > 0).all()


def test_what_is_counted_by_wards_is_told_by_wards(tmp_path: Path) -> None:
    """Neighbourhoods that are smaller would stand there as if nobody lived in them."""
    AreaSet.objects.filter(code="squares").update(kind=AreaKind.WARD)
    smaller = AreaSet.objects.create(code="quarters", kind=AreaKind.MSOA, label="Quarters")
    for number, east_m in enumerate((-750, -250, 250, 750)):
        smaller.areas.create(
            code=f"W0200000{number}", name=f"Quarter {number}", nation="wales",
            boundary=town.square(east_m, 0, 250),
        )  # fmt: skip
    assert set(friday(tmp_path / "out").index) == {"Square 1", "Square 2"}
    assert head(tmp_path / "out")["geography"] == "ward"


def test_the_same_code_in_two_divisions_is_two_areas(tmp_path: Path) -> None:
    """Codes live on when areas are drawn anew: people of the older one are not taken."""
    older = AreaSet.objects.create(code="squares-2011", kind=AreaKind.LSOA, label="Older")
    twin = older.areas.create(
        code="W01990001", name="Older", nation="wales", boundary=town.square(-500, 0, 500)
    )
    dataset = Dataset.objects.create(
        topic=Topic.POPULATION, area_set=older, columns=["0-9", "10-17"]
    )
    AreaCounts.objects.create(dataset=dataset, area=twin, counts=[100, 9_000])
    run_analysis(tmp_path / "out")
    areas = pd.read_csv(tmp_path / "out" / "measures" / "areas.csv").set_index("area_name")
    assert areas["people"].tolist() == [150, 150]
    assert Area.objects.filter(code="W01990001").count() == 2
