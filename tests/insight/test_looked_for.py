"""Counts of what was not open reach readers through releases alone: ten at least, in fives,
finished quarters, and held to the release before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from gis.models import Area
from guardianship.insight.models import Release
from guardianship.insight.releasing.demand import demand_of
from guardianship.insight.releasing.making import make_release
from places.demand.demonstration import let_the_town_search
from places.demand.models import NothingOpenCount
from tests.builders import town
from tests.builders.gap_town import build_town, done

pytestmark = pytest.mark.django_db
SUMMER, AUTUMN = date(2026, 7, 1), date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _november(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 11, 23, 9, tzinfo=UTC))


def count(often: int, wanted: str = "any", band: str = "late", **more: object) -> None:
    cell = {"area_code": "W06000901", "quarter_from": SUMMER, **more}
    NothingOpenCount.objects.create(wanted=wanted, band=band, count=often, **cell)


def shown(frame: pd.DataFrame) -> dict[tuple[str, str, str], float]:
    rows = frame[frame["status"] == "shown"]
    keys = zip(rows["period"], rows["wanted"], rows["band"], strict=True)
    return dict(zip(keys, rows["count"].astype(float), strict=True))


def test_what_is_shown_is_ten_at_least_in_fives_of_finished_quarters() -> None:
    home = town.an_authority()
    count(23, "any", "late")
    count(17, "respite_space", "weekend_night")
    count(9, "youth_provision", "evening")
    count(99, "any", "late", quarter_from=AUTUMN)
    count(50, "any", "late", area_code="W06000902")
    frame = demand_of(home, []).frame
    found = shown(frame)
    assert found["2026-Q3", "any", "late"] == 25
    assert found["2026-Q3", "respite_space", "weekend_night"] == 15
    assert len(found) == 2, "nine is not shown, nor is a quarter that goes on"
    assert set(frame["area_code"]) == {"W06000901"}


def test_no_sum_is_told_from_which_a_hidden_number_could_be_had() -> None:
    home = town.an_authority()
    for wanted in ("any", "respite_space"):
        for band in ("late", "evening"):
            for begins in (SUMMER, date(2026, 4, 1), date(2026, 1, 1), date(2025, 10, 1)):
                count(40, wanted, band, quarter_from=begins)
    NothingOpenCount.objects.filter(wanted="any", band="late", quarter_from=SUMMER).update(count=2)
    frame = demand_of(home, []).frame
    assert ("2026-Q3", "any", "late") not in shown(frame)
    assert set(shown(frame).values()) == {40.0}
    assert len(frame) == 4 * 3 - 1
    assert set(frame["period"]) == {"2026-Q1", "2026-Q2", "2026-Q3"}
    assert not {"all", "2026"} & (set(frame["wanted"]) | set(frame["band"]) | set(frame["period"]))


def test_nothing_counted_is_an_empty_table() -> None:
    home = town.an_authority()
    count(99, "any", "late", quarter_from=AUTUMN)
    demand = demand_of(home, [])
    assert demand.frame.empty
    assert demand.controlled == demand.cells == {}


def test_a_band_that_no_table_has_any_more_is_another_time() -> None:
    home = town.an_authority()
    count(30, "any", "siesta")
    count(30, "no_such_kind", "late")
    assert shown(demand_of(home, []).frame)["2026-Q3", "any", "other"] == 30


def test_a_release_holds_it_frozen_and_the_next_is_held_to_it() -> None:
    authority, squares = build_town(with_clubs=False)
    count(22)
    release = make_release(done(authority, squares))
    assert shown(release.table("unmet_demand"))["2026-Q3", "any", "late"] == 20
    NothingOpenCount.objects.update(count=24)
    assert shown(Release.objects.get(pk=release.pk).table("unmet_demand")) == shown(
        release.table("unmet_demand")
    )
    # Two more searches would turn 20 into 25 and say so; the figure stays.
    again = make_release(release.run, why="once more")
    assert shown(again.table("unmet_demand"))["2026-Q3", "any", "late"] == 20


def test_the_invented_town_has_searches_once() -> None:
    home: Area = town.an_authority()
    made = let_the_town_search(home)
    assert made == NothingOpenCount.objects.count() > 0
    assert let_the_town_search(home) == 0
    found = shown(demand_of(home, []).frame)
    assert found["2026-Q3", "any", "weekend_night"] >= 60
    assert ("2026-Q3", "trusted_business", "sunday_evening") not in found
