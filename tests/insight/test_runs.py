"""Runs find what was planted, and move by what was reckoned by hand; they stop and go on."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from gis.analysis.contracts import BadParameter
from gis.models import AreaKind, AreaSet, Postcode
from gis.statistics.models import AreaCounts, Dataset, Topic
from guardianship.insight.enums import RunState
from guardianship.insight.models import Run, RunTable
from guardianship.insight.running import (
    LOCK_CLASS,
    ask_for_run,
    ask_to_cancel,
    left_behind,
    work_on,
)
from guardianship.insight.tasks import start_run, take_up_again
from places.exact_locations import keep_apart
from places.models import Listing
from tests.builders import town
from tests.builders.gap_town import GAP, MONDAY, QUICK, build_town, done
from tests.builders.places import a_hidden_listing, a_listing, hours

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


def test_the_square_without_a_club_is_found_and_no_other() -> None:
    run = done(*build_town())
    evening = run.table("slots").query("band == 'evening'").set_index("area_name")
    assert evening.at[GAP, "group"] == "support missing"
    assert evening.at[GAP, "short"] == 150
    others = evening.drop(index=GAP)
    assert set(others["group"]) == {"support there"}
    # Who sets out after nine cannot stay 45 minutes: three of the four hours count.
    assert (others["share_800"] == 0.75).all()
    # 200 m in a straight line, 1.3 times as long on foot, at 80 m a minute.
    centre, corner = 200 * 1.3 / 80, (100**2 + 300**2) ** 0.5 * 1.3 / 80
    found = others["minutes_nearest"]
    assert (found.round(2).isin([round(centre, 2), round(corner, 2)])).all()
    assert run.table("conservation")["holds"].astype(bool).all()
    assert set(run.table("areas").query("area_name == @GAP")["group"]) == {"support missing"}


def test_where_every_square_has_a_club_nothing_is_flagged() -> None:
    run = done(*build_town(clubs_everywhere=True))
    evening = run.table("slots").query("band == 'evening'")
    assert set(evening["group"]) == {"support there"}
    around = run.table("pattern").query("band == 'evening'")["around"]
    assert not around.str.startswith("more").any()


def _one_square(session: tuple[str, str]) -> Run:
    """200 young people in one place, one club with room for 30, open on Fridays."""
    authority = town.an_authority()
    squares = AreaSet.objects.create(code="one", kind=AreaKind.LSOA, label="One")
    square = squares.areas.create(
        code="W01990001", name="One", nation="wales", boundary=town.square()
    )
    people = Dataset.objects.create(
        topic=Topic.POPULATION, area_set=squares, columns=["0-9", "10-17"]
    )
    AreaCounts.objects.create(dataset=people, area=square, counts=[0, 200])
    Postcode.objects.create(code="ZZ1 1AA", outward="ZZ1", point=town.at(0, 0))
    a_listing("Club", hours("friday", *session), at_m=(100, 0), confirmed_on=MONDAY)
    certain = {"people_spread_share": 0, "speed_spread_share": 0, "places_spread_share": 0}
    parameters = {"places": {"youth_provision": 30}, "standard_per_1000": 40, "draws": 50}
    run = ask_for_run(authority, squares, week_from=MONDAY, parameters=parameters | certain)
    work_on(squares.pk)
    run.refresh_from_db()
    assert run.state == RunState.DONE, run.error
    return run


def test_a_session_moved_from_15_to_19_lowers_the_gap_by_the_reckoned_number() -> None:
    """Arrivals until 45 minutes before the end: one hour and a quarter of one, of the twelve of
    Friday and Saturday night. 30 places × 1.25 / 12 for 200 people are 15.625 for 1,000, and
    short of a standard of 40 are 200 × (1 - 15.625 / 40) = 121.875, told as 120."""
    before = _one_square(("15:00", "17:00")).table("slots").set_index("band")
    assert before.at["weekend_night", "short"] == 200
    assert before.at["weekend_night", "places_per_100"] == 0
    Listing.objects.all().delete()
    Postcode.objects.all().delete()
    Dataset.objects.all().delete()
    AreaSet.objects.filter(code="one").update(code="before")
    after = _one_square(("19:00", "21:00")).table("slots").set_index("band")
    assert after.at["weekend_night", "short"] == 120
    assert after.at["weekend_night", "places_per_100"] == pytest.approx(1.5625)
    assert after.at["after_school", "places_per_100"] == 0
    # One and a quarter of 15 hours after school, before it moved.
    assert before.at["after_school", "places_per_100"] == pytest.approx(100 * 30 * 1.25 / 15 / 200)


def test_the_same_again_has_the_same_hash_whatever_is_hidden_and_another_seed_has_not() -> None:
    where = build_town()
    first, again, other = done(*where), done(*where), done(*where, seed=1)
    assert first.result_hash == again.result_hash != other.result_hash
    assert first.input_hashes == again.input_hashes == other.input_hashes
    a_hidden_listing("Refuge", hours("monday", "18:00", "22:00"), confirmed_on=MONDAY)
    with_it = done(*where)
    # That there is one is said; nothing that could tell where it is has moved.
    assert with_it.head["left_out"]["hidden_listings"] == 1
    digests = [dict(run.tables.values_list("name", "digest")) for run in (first, with_it)]
    assert digests[0] == digests[1]


def test_a_place_that_shows_a_street_alone_is_nowhere_in_what_is_measured() -> None:
    """Wherever it truly is within what it shows, every table and every hash is the same: there is
    nothing in them to find it by."""
    where = build_town(with_clubs=False)
    refuge = a_listing(
        "Refuge", hours("monday", "18:00", "22:00"), location_visibility="street",
        confirmed_on=MONDAY,
    )  # fmt: skip
    digests = []
    for east_m in (30, 130):
        keep_apart(refuge, point=town.at(east_m, 40))
        run = done(*where)
        digests.append((run.result_hash, run.input_hashes))
        # It is measured all the same.
        assert (run.table("slots")["share_3200"] > 0).any()
    assert digests[0] == digests[1]


def test_a_run_whose_worker_died_waits_and_is_done_again() -> None:
    authority, squares = build_town(with_clubs=False)
    run = ask_for_run(authority, squares, week_from=MONDAY, parameters=QUICK)
    Run.objects.filter(pk=run.pk).update(state=RunState.RUNNING, attempt=uuid.uuid4())
    assert left_behind() == [squares.pk]
    assert take_up_again() == "1 area sets with runs left behind"
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert left_behind() == []
    # Nothing at all is offered: everybody lacks a place at each time.
    slots = run.table("slots")
    assert slots["short"].between(145, 155).all()
    assert slots["minutes_nearest"].isna().all()


def test_only_one_worker_at_a_time_is_at_an_area_set() -> None:
    authority, squares = build_town(with_clubs=False)
    run = ask_for_run(authority, squares, week_from=MONDAY, parameters=QUICK)
    params = {name: connection.settings_dict[name] for name in ("HOST", "USER", "NAME")}
    with psycopg.connect(
        host=params["HOST"], user=params["USER"], dbname=params["NAME"], autocommit=True
    ) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK_CLASS, squares.pk])
        assert work_on(squares.pk) == 0
        assert left_behind() == []
        run.refresh_from_db()
        assert run.state == RunState.WAITING
        other.execute("SELECT pg_advisory_unlock_all()")
    assert work_on(squares.pk) == 1


@pytest.mark.parametrize("is_begun", [False, True], ids=["waiting", "running"])
def test_a_run_that_is_cancelled_leaves_no_tables(is_begun: bool) -> None:
    authority, squares = build_town(with_clubs=False)
    run = ask_for_run(authority, squares, week_from=MONDAY, parameters=QUICK)
    if is_begun:
        # As when somebody asks between two signs of life.
        Run.objects.filter(pk=run.pk).update(is_cancel_asked=True)
    else:
        ask_to_cancel(run)
    work_on(squares.pk)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert not RunTable.objects.exists()


def test_a_run_from_a_page_says_in_words_why_it_failed() -> None:
    authority = town.an_authority()
    squares = AreaSet.objects.create(code="bare", kind=AreaKind.LSOA, label="Bare")
    squares.areas.create(code="W01990001", name="One", nation="wales", boundary=town.square())
    run = start_run(authority, squares, week_from=MONDAY)
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert run.error == "no population by age and sex is loaded for bare"


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"walk_mins": 3}, "walk_mins"),
        ({"walk_min": 0}, "walk_min"),
        ({"draws": 1.5}, "draws"),
        ({"last_age": 9}, "last_age"),
        ({"decay": "linear"}, "decay"),
        ({"places": {"pub": 3}}, "places"),
        ({"places": 3}, "places"),
        ({"there_share": 0.9}, "there_share"),
        ({"walk_min": "far"}, "walk_min"),
    ],
    ids=lambda value: str(value),
)
def test_what_is_out_of_range_is_refused_by_name(asked: dict[str, object], named: str) -> None:
    authority = town.an_authority()
    squares = AreaSet.objects.create(code="bare", kind=AreaKind.LSOA, label="Bare")
    with pytest.raises(BadParameter) as refused:
        ask_for_run(authority, squares, week_from=MONDAY, parameters=asked)
    assert refused.value.name == named
    assert not Run.objects.exists()


def test_one_day_has_the_times_of_that_day_alone() -> None:
    authority, squares = build_town()
    run = start_run(authority, squares, on_date=MONDAY, parameters=QUICK)
    run.refresh_from_db()
    assert run.head["bands"] == ["after_school", "evening", "late"]
    assert set(run.table("slots")["band"]) == set(run.head["bands"])
