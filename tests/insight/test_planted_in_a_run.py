"""A run of a town of 36 squares: nine without a club, side by side, in which one group lives more.

The gap, the cluster and the disparity are known by hand; who belongs to which group is known to no
other measure.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest

from gis.models import Area, AreaKind, AreaSet, Postcode
from gis.statistics.models import AreaCounts, Dataset, Topic
from guardianship.insight.models import Run
from tests.builders import town
from tests.builders.gap_town import EVENINGS, MONDAY, YOUNG, done
from tests.builders.places import a_listing, hours

pytestmark = pytest.mark.django_db
SIDE = 6
GROUPS = ["asian", "black", "mixed", "white", "other"]
# Residents of the group, of a thousand: five times as many where there is nothing.
THERE, ELSEWHERE = 300, 60
OF_GROUPS = ("group_difference", "goes_along")


@pytest.fixture
def planted(freeze: Callable[[datetime], None]) -> tuple[Area, AreaSet, set[str]]:
    """The authority, its squares, and the names of those that have nothing."""
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))
    authority = town.an_authority()
    squares = AreaSet.objects.create(code="squares", kind=AreaKind.LSOA, label="Squares")
    people = Dataset.objects.create(
        topic=Topic.POPULATION, area_set=squares, columns=["0-9", "10-17"]
    )
    ethnic = Dataset.objects.create(topic=Topic.ETHNICITY, area_set=squares, columns=GROUPS)
    bare = set()
    for number in range(SIDE * SIDE):
        column, row = number % SIDE, number // SIDE
        east_m, north_m = 1000 * column - 2500, 1000 * row - 2500
        square = squares.areas.create(
            code=f"W019900{number:02}", name=f"Square {number:02}", nation="wales",
            boundary=town.square(east_m, north_m, 500),
        )  # fmt: skip
        AreaCounts.objects.create(dataset=people, area=square, counts=[100, YOUNG])
        Postcode.objects.create(
            code=f"ZZ{number} 1AA", outward=f"ZZ{number}", point=town.at(east_m, north_m)
        )
        is_bare = column < 3 and row < 3
        black = THERE if is_bare else ELSEWHERE
        AreaCounts.objects.create(
            dataset=ethnic, area=square, counts=[40, black, 20, 900 - black, 40]
        )
        if is_bare:
            bare.add(square.name)
            continue
        for name in ("Club", "Centre"):
            evening = [hours(day, "18:00", "22:00") for day in EVENINGS]
            at_m = (east_m + 100, north_m)
            a_listing(f"{square.name} {name}", *evening, at_m=at_m, confirmed_on=MONDAY)
    return authority, squares, bare


def of_the_evening(run: Run, name: str) -> pd.DataFrame:
    return run.table(name).query("band == 'evening'")


def test_gap_cluster_and_disparity_are_found_and_groups_of_people_move_nothing(
    planted: tuple[Area, AreaSet, set[str]],
) -> None:
    authority, squares, bare = planted
    run = done(authority, squares)
    slots = of_the_evening(run, "slots")
    assert set(slots.query("group == 'support missing'")["area_name"]) == bare
    assert set(slots[~slots["area_name"].isin(bare)]["group"]) == {"support there"}

    around = of_the_evening(run, "pattern").set_index("area_name")["around"]
    more = set(around[around.str.startswith("more")].index)
    # The middle of the nine is surrounded by them; what is said of the others is a matter of edges.
    assert {"Square 07", "Square 00"} <= more
    assert not around[~around.index.isin(bare)].str.startswith("more").any()

    equity = of_the_evening(run, "equity").set_index(["measure", "group"])
    # 13 of 16 quarter hours in two clubs with room for 200, for 150 young people.
    each = 100 * 2 * 200 * 13 / 16 / YOUNG
    everybody = each * 27 / 36
    theirs = each * 27 * ELSEWHERE / (9 * THERE + 27 * ELSEWHERE)
    assert theirs == pytest.approx(everybody / 2)
    black = equity.loc[("group_difference", "black")]
    assert black["value"] == pytest.approx(theirs - everybody)
    assert black["high"] < 0
    asian = equity.loc[("group_difference", "asian")]
    assert asian["low"] <= 0 <= asian["high"]
    # Every bare square has the largest share: as far as ranks can go along with two values.
    assert equity.loc[("goes_along", "black"), "value"] == pytest.approx(-1)

    mixed = np.random.default_rng(3).permutation(len(GROUPS) + 31)
    counts = AreaCounts.objects.filter(dataset__topic=Topic.ETHNICITY).order_by("area__code")
    was = [row.counts for row in counts]
    for row, at in zip(counts, mixed, strict=True):
        AreaCounts.objects.filter(pk=row.pk).update(counts=was[at][::-1])
    again = done(authority, squares)
    digests = [dict(each.tables.values_list("name", "digest")) for each in (run, again)]
    changed = {name for name in digests[0] if digests[0][name] != digests[1][name]}
    assert changed == {"equity"}
    rest = [each.table("equity").query("measure not in @OF_GROUPS") for each in (run, again)]
    pd.testing.assert_frame_equal(*rest)
