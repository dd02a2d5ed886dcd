"""Rates by people by day in a release: by hand, none where the count is hidden, none without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from gis.models import AreaSet
from gis.statistics.models import AreaCounts, Dataset, Topic
from guardianship.insight.releasing.making import make_release
from tests.builders.gap_town import build_town, done
from tests.insight.test_releasing import REPORTS, harm_of, report

pytestmark = pytest.mark.django_db
# Of the others; in fives 1,200 and 400.
BY_DAY = {"Square 01": 1_202, "Square 02": 300}
OTHERS = 401


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


def by_day(squares: AreaSet, leaving_out: str = "") -> None:
    """People by day in every square but one."""
    day = Dataset.objects.create(
        topic=Topic.DENOMINATOR, area_set=squares, columns=["people"], label="People by day",
        as_of=date(2024, 6, 30), licence="OGL v3",
    )  # fmt: skip
    for square in squares.areas.exclude(name=leaving_out):
        people = BY_DAY.get(square.name, OTHERS)
        AreaCounts.objects.create(dataset=day, area=square, counts=[people])


def test_the_shown_count_for_a_thousand_of_them_and_nothing_of_a_hidden_one() -> None:
    authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS)
    run = done(authority, squares)
    without = harm_of(make_release(run))
    by_day(squares)
    release = make_release(run, why="people by day were loaded")
    harm = harm_of(release)
    assert set(harm["denominator"]) == {"People by day"}
    assert harm.at["Square 01", "denominator_people"] == 1_200
    assert harm.at["Square 01", "denominator_rate"] == pytest.approx(60 / 1_202 * 1_000, rel=1e-3)
    # Twelve squares within the boundary; 97 reports are 95 in fives.
    everybody = 1_202 + 300 + 10 * OTHERS
    assert harm.at["Eastmoor", "denominator_people"] == 5_510
    assert harm.at["Eastmoor", "denominator_rate"] == pytest.approx(95_000 / everybody, rel=1e-3)
    hidden = harm["count"].isna()
    assert hidden["Square 02"]
    assert harm.loc[hidden, "denominator_rate"].isna().all()
    # What the table said before is the same.
    old = [name for name in harm.columns if not name.startswith("denominator")]
    pd.testing.assert_frame_equal(harm[old], without[old])
    said = release.table("sources").set_index("name").loc["People by day"]
    assert (said["as_of"], said["licence"], said["layer"]) == ("2024-06-30", "OGL v3", "people")
    assert without["denominator"].isna().all()
    assert without["denominator_rate"].isna().all()


def test_a_square_that_is_not_counted_has_no_rate_nor_has_the_whole() -> None:
    authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS)
    by_day(squares, leaving_out="Square 03")
    harm = harm_of(make_release(done(authority, squares)))
    assert harm.loc[["Square 03", "Eastmoor"], "denominator_rate"].isna().all()
    assert harm.loc[["Square 03", "Eastmoor"], "count"].notna().all()
    assert harm.at["Square 01", "denominator_rate"] > 0
