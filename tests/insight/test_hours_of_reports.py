"""Reports by time of day: of sources that know it, for the authority, controlled with its areas."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest

from gis.models import Area, AreaSet
from guardianship.insight.models import Release
from guardianship.insight.reading.harm_hours import for_100_hours, hours_in_a_week
from guardianship.insight.releasing.hours import hours_under_control
from guardianship.insight.releasing.making import make_release
from guardianship.lib.time_bands import DEFAULT
from guardianship.safeguarding.harm.models import HarmCount, LoadedMonth
from guardianship.safeguarding.wall.doors import open_for_task
from tests.builders.gap_town import build_town, done
from tests.gis.analysis.disclosure.test_together import GIVES_AWAY
from tests.gis.analysis.disclosure.towns import layout
from tests.insight.test_releasing import QUARTER, REPORTS, report

pytestmark = pytest.mark.django_db
BY_BAND = {"after_school": 31, "evening": 4, "late": 44, "unknown": 12}


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


def add(squares: AreaSet, name: str, bands: dict[str, int]) -> None:
    """Reports of one square by band, in the first month of the quarter."""
    month = LoadedMonth.objects.get(area_set=squares, month=QUARTER[0])
    like = HarmCount.objects.filter(loaded_month=month).first()
    assert like is not None
    for band, count in bands.items():
        like.pk, like.time_band, like.count = None, band, count
        like.area = squares.areas.get(name=name)
        like.save(force_insert=True)


def hours(release: Release) -> dict[str, int | None]:
    rows = release.table("harm_hours").query("period == '2026-Q2'")
    return {
        row.band: int(row.count_) if row.status == "shown" else None
        for row in rows.rename(columns={"count": "count_"}).itertuples()
    }


def test_hours_are_told_in_fives_beside_the_areas_and_the_next_release_is_held_to_them() -> None:
    authority, squares = build_town(with_clubs=False)
    report(squares, {"Square 01": 60})
    with open_for_task("import"):
        add(squares, "Square 05", BY_BAND)
    run = done(authority, squares)
    first = make_release(run)
    # 60 of the street file carry no hour, and 12 of these.
    told = {"after_school": 30, "evening": None, "late": 45, "unknown": 70, "other": None}
    assert {band: hours(first)[band] for band in told} == told
    assert hours(first)["weekend_night"] is None
    row = first.table("harm_hours").iloc[0]
    assert (row["area_code"], row["source"]) == (authority.code, "police-street")
    assert not first.table("contact_hours").size
    # Two reports fewer in a band: no figure moves by them.
    with open_for_task("import"):
        HarmCount.objects.filter(time_band="after_school").update(count=28 + 5)
    assert hours(make_release(run, why="loaded again")) == hours(first)


def test_a_source_that_knows_the_month_alone_has_no_hours() -> None:
    authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS)
    release = make_release(done(authority, squares))
    assert not release.table("harm").empty
    assert release.table("harm_hours").empty
    assert not release.tables.filter(name__startswith="@").exists()


def test_a_quarter_that_gives_an_area_away_is_left_out_of_the_hours_alone(
    settings: Any,
) -> None:
    settings.TIME_BANDS = DEFAULT[:1]
    bands = ("after_school", "other", "unknown")
    safe = GIVES_AWAY * 10
    quarters = ("2026-Q1", "2026-Q2")
    areas = layout(3, periods=quarters)

    def cells(name: str, codes: tuple[str, ...], axis: int) -> pd.DataFrame:
        both = zip(quarters, (GIVES_AWAY, safe), strict=True)
        return pd.DataFrame(
            [
                {name: code, "period": quarter, "count": count}
                for quarter, inner in both
                for code, count in zip(codes, inner.sum(axis=axis), strict=True)
            ]
        )

    told = hours_under_control(
        "harm/x", cells("band", bands, 0), cells("area", areas.areas, 1), areas,
        Area(code="all areas"), [], [],
    )  # fmt: skip
    assert told is not None
    assert set(told[0].table()["period"]) == {"2026-Q2"}


def test_every_hour_of_a_week_is_of_one_band_and_rates_are_for_its_hours() -> None:
    week = hours_in_a_week()
    assert sum(week.values()) == 7 * 24
    # After school: five days of three hours; the second quarter has 13 weeks.
    assert week["after_school"] == 15
    assert for_100_hours(39, "after_school", "2026-Q2") == pytest.approx(39 / (15 * 13) * 100)
    assert for_100_hours(None, "after_school", "2026-Q2") is None
    assert for_100_hours(39, "unknown", "2026-Q2") is None
