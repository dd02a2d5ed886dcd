"""What cannot be answered is refused in words at the command; what can be has a defined answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from django.core.management import CommandError

from gis.models import Area, AreaKind, AreaSet, Postcode
from gis.statistics.models import AreaCounts, AreaDeprivation, Dataset, Topic
from places.models import Listing
from tests.builders import town
from tests.builders.two_squares import run_analysis, two_squares

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


@pytest.fixture
def squares() -> AreaSet:
    """Two squares with 150 young people each, and a club between them."""
    return two_squares()


def half_counted() -> None:
    AreaCounts.objects.filter(area__name="Square 2").delete()


def counted_on_other_areas() -> None:
    older = AreaSet.objects.create(code="squares-2011", kind=AreaKind.LSOA, label="Older")
    square = older.areas.create(
        code="W01770001", name="Older", nation="wales", boundary=town.square(0, 0, 1000)
    )
    Dataset.objects.update(area_set=older)
    AreaCounts.objects.filter(area__name="Square 2").delete()
    AreaCounts.objects.update(area=square)


def elsewhere() -> None:
    for area in Area.objects.filter(area_set__code="squares"):
        area.boundary = town.square(60_000, 0, 500)
        area.save()


def two_authorities() -> None:
    """The second square lies in another authority: neither may be guessed."""
    Area.objects.filter(code="W06000901").update(boundary=town.square(-1000, 0, 1000))
    Area.objects.create(
        area_set=AreaSet.objects.get(code="authorities"), code="W06000902", name="Westmoor",
        nation="wales", boundary=town.square(1000, 0, 1000),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "more", "said"),
    [
        (half_counted, [], "population: lacks 1 areas: W01990002"),
        (counted_on_other_areas, [], "no population by age and sex is loaded for squares"),
        (elsewhere, [], "has none inside"),
        (lambda: None, ["--set=first_age=12"], "12.*cannot be taken out of the band"),
        (lambda: None, ["--set=walk_min=NaN"], "walk_min must be"),
        (lambda: None, ["--set=beyond_m=Infinity"], "beyond_m must be"),
        (lambda: None, ["--set=slot_min=7"], "slot_min must be 60, 30 or 15 minutes, not 7"),
        (two_authorities, [], "authority must be said: one of W06000901, W06000902"),
    ],
    ids=[
        *("half", "mixed vintages", "no area inside", "ages", "no number", "without end"),
        *("slots", "two authorities"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(
    spoil: Callable[[], None], more: list[str], said: str, squares: AreaSet, tmp_path: Path
) -> None:
    spoil()
    with pytest.raises(CommandError, match=said):
        run_analysis(tmp_path / "out", *more)
    assert not (tmp_path / "out").exists()


def test_where_nobody_of_the_age_lives_nothing_is_read(squares: AreaSet, tmp_path: Path) -> None:
    AreaCounts.objects.update(counts=[100, 0])
    slots = run_analysis(tmp_path / "out")
    assert set(slots["group"]) == {"not read"}
    assert set(slots["why_not_read"]) == {"nobody of this age lives here"}


def test_without_any_listing_everybody_is_short(squares: AreaSet, tmp_path: Path) -> None:
    Listing.objects.all().delete()
    slots = run_analysis(tmp_path / "out")
    assert set(slots["group"]) == {"support missing"}
    assert slots["minutes_nearest"].isna().all()


def test_without_postcodes_people_start_inside_their_area(squares: AreaSet, tmp_path: Path) -> None:
    Postcode.objects.all().delete()
    slots = run_analysis(tmp_path / "out")
    # 500 m to the middle of either square, in a straight line and 1.3 times as long on foot.
    weekend = slots[slots["band"] == "weekend_night"]
    assert (weekend["share_800"] > 0).all()
    assert set(weekend.index) == {"Square 1", "Square 2"}


def test_one_area_alone_has_an_answer_and_no_comparison(squares: AreaSet, tmp_path: Path) -> None:
    half_counted()
    Area.objects.filter(name="Square 2").delete()
    poor = Dataset.objects.create(topic=Topic.DEPRIVATION, area_set=squares)
    AreaDeprivation.objects.create(dataset=poor, area=squares.areas.get(), decile=1)
    slots = run_analysis(tmp_path / "out")
    assert set(slots.index) == {"Square 1"}
    equity = pd.read_csv(tmp_path / "out" / "measures" / "equity.csv").set_index("measure")
    assert equity.loc["decile_gap", "value"].isna().all()
    assert equity.loc["decile_gap", "how"].str.startswith("Not worked out").all()


def test_hours_that_nobody_knows_are_not_taken_for_closed(squares: AreaSet, tmp_path: Path) -> None:
    Listing.objects.update(hours_known="not_known")
    run_analysis(tmp_path / "out")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert summary["head"]["left_out"]["unknown_hours"] == 1
