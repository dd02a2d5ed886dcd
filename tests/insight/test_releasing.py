"""Releases: small numbers are hidden, differences are not about a few, and rules refuse by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from gis.analysis.disclosure.rules import DisclosureRefused
from gis.models import Area, AreaKind, AreaSet
from guardianship.insight.enums import RunState
from guardianship.insight.models import Release, Run
from guardianship.insight.releasing.making import ReleaseRefused, make_release
from guardianship.insight.running import ask_for_run
from guardianship.insight.table_columns import COLUMNS
from guardianship.safeguarding.harm.enums import RaisedBy, Rule
from guardianship.safeguarding.harm.models import (
    HarmCategory,
    HarmCount,
    HarmSource,
    LoadedMonth,
)
from guardianship.safeguarding.rights.enums import Consent
from guardianship.safeguarding.safety_mapping.models import GroupSession, SessionCell
from guardianship.safeguarding.wall.doors import open_for_task
from tests.builders import town
from tests.builders.gap_town import MONDAY, QUICK, build_town, done

pytestmark = pytest.mark.django_db
QUARTER = [date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)]
# By square: whole quarters of reports. The second is small; the third stands beside it.
REPORTS = {"Square 01": 60, "Square 02": 4, "Square 03": 33}


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


def report(
    squares: AreaSet, counts: dict[str, int], months: list[date] = QUARTER, publisher: str = ""
) -> None:
    """Counts of violence, all in the first month of those that are loaded."""
    source = HarmSource.objects.get(code="police-street")
    violence = HarmCategory.objects.get(code="violence")
    with open_for_task("import"):
        for month in months:
            loaded = LoadedMonth.objects.create(
                source=source, area_set=squares, month=month, rule=Rule.OWN_CODE,
                fingerprint=f"{month}", rows=100, counted=100, publisher=publisher,
            )  # fmt: skip
            for name, count in counts.items() if month == months[0] else ():
                HarmCount.objects.create(
                    loaded_month=loaded, source=source, area=squares.areas.get(name=name),
                    month=month, time_band="unknown", category=violence, layer=violence.layer,
                    raised_by=RaisedBy.POLICE, count=count,
                )  # fmt: skip


def harm_of(release: Release) -> pd.DataFrame:
    """The frozen counts of the quarter, by name."""
    return release.table("harm").query("period == '2026-Q2'").set_index("area_name")


def test_small_counts_are_hidden_and_the_next_release_does_not_give_them_away() -> None:
    authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS)
    run = done(authority, squares)
    first = make_release(run)
    harm = harm_of(first)
    assert harm.at["Square 01", "count"] == 60
    assert harm.at["Square 02", "status"] == "not shown"
    assert pd.isna(harm.at["Square 02", "count"])
    assert harm.at["Eastmoor", "count"] == 95  # 97 in fives
    # Three more reports of one square, then a release: no figure moves by three.
    with open_for_task("import"):
        cell = HarmCount.objects.get(area__name="Square 03")
        HarmCount.objects.filter(pk=cell.pk).update(count=cell.count + 3)
    second = make_release(run, why="counts were loaded again")
    assert second.number == 2
    first.refresh_from_db()
    assert first.replaced_by == second
    assert harm_of(second)["count"].fillna(-1).tolist() == harm["count"].fillna(-1).tolist()


def test_every_table_is_there_and_both_hashes_hold() -> None:
    authority, squares = build_town(with_clubs=False)
    release = make_release(done(authority, squares))
    for name, columns in COLUMNS.items():
        assert list(release.table(name).columns) == list(columns), name
    assert release.worked_out_hash() == release.content_hash
    assert release.head["result_hash"] == release.run.result_hash
    assert len(release.table("slots")) == 12 * 6
    assert release.table("harm").empty


def test_a_quarter_of_two_months_is_no_quarter() -> None:
    authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS, QUARTER[:2])
    assert make_release(done(authority, squares)).table("harm").empty


def test_months_of_another_force_make_no_quarter_here_and_a_neighbours_few_reports_spoil_none() -> (
    None
):
    authority, squares = build_town(with_clubs=False)
    run = done(authority, squares)
    report(squares, REPORTS, QUARTER[:2], publisher="Eastmoor Police")
    elsewhere = Area.objects.create(
        area_set=squares, code="W01990099", name="Elsewhere", nation="wales",
        boundary=town.square(60_000, 0, 500),
    )  # fmt: skip
    report(squares, {elsewhere.name: 90}, publisher="Westmoor Police")
    assert make_release(run).table("harm").empty
    # The month that was missing; and a neighbour who came over the boundary three times.
    report(squares, {}, QUARTER[2:], publisher="Eastmoor Police")
    report(squares, {"Square 03": 3}, QUARTER[:1], publisher="Neighbours' Police")
    harm = harm_of(make_release(run, why="the month that was missing"))
    assert harm.at["Eastmoor", "count"] == 100


def test_what_young_people_say_is_shown_when_enough_do_and_none_are_kept_out() -> None:
    authority, squares = build_town(with_clubs=False)
    with open_for_task("import"):
        for week, size, kept_from in [
            (MONDAY, 8, []), (date(2026, 8, 31), 7, []), (MONDAY, 9, ["council"]),
        ]:  # fmt: skip
            said = GroupSession.objects.create(
                home=authority, week=week, group_size=size, ages="13-15", consent_recorded=True,
                consent=Consent.PARTNERS, kept_from=kept_from,
            )  # fmt: skip
            for name in ("Square 01", "Square 02")[: 1 if size == 7 else 2]:
                SessionCell.objects.create(
                    session=said, area=squares.areas.get(name=name), band="evening", feels="unsafe"
                )
    safety = make_release(done(authority, squares)).table("safety").set_index("area_name")
    assert safety.at["Square 01", "people"] == 15
    assert safety.at["Square 01", "unsafe"] == 15
    assert safety.at["Square 02", "status"] == "not shown"
    assert pd.isna(safety.at["Square 02", "people"])


def test_who_answered_between_two_releases_is_not_found_by_subtracting() -> None:
    authority, squares = build_town(with_clubs=False)
    run = done(authority, squares)

    def say(size: int, feels: str) -> None:
        with open_for_task("import"):
            said = GroupSession.objects.create(
                home=authority, week=MONDAY, group_size=size, ages="13-15",
                consent_recorded=True, consent=Consent.PARTNERS, kept_from=[],
            )  # fmt: skip
            SessionCell.objects.create(
                session=said, area=squares.areas.get(name="Square 01"), band="evening", feels=feels
            )

    def told(why: str = "") -> tuple[float, float]:
        row = make_release(run, why=why).table("safety").iloc[0]
        return row["people"], row["unsafe"]

    say(12, "unsafe")
    say(7, "safe")
    assert told() == (20, 10)
    # 19 would be told as 20: a small group more shows nowhere.
    say(7, "unsafe")
    assert told("a few answers more") == (20, 10)
    say(12, "unsafe")
    assert told("a group more") == (40, 30)


def test_answers_about_an_area_of_two_vintages_are_one_row() -> None:
    authority, squares = build_town(with_clubs=False)
    older = AreaSet.objects.create(
        code="older", kind=squares.kind, label="Older", valid_from=date(2011, 1, 1)
    )
    AreaSet.objects.filter(pk=squares.pk).update(valid_from=date(2021, 1, 1))
    now = squares.areas.get(name="Square 01")
    before = Area.objects.create(
        area_set=older, code=now.code, name="Once Square 01", nation="wales", boundary=now.boundary
    )
    with open_for_task("import"):
        for week, size, area in [(MONDAY, 8, now), (date(2026, 8, 31), 7, before)]:
            said = GroupSession.objects.create(
                home=authority, week=week, group_size=size, ages="13-15", consent_recorded=True,
                consent=Consent.PARTNERS, kept_from=[],
            )  # fmt: skip
            SessionCell.objects.create(session=said, area=area, band="evening", feels="unsafe")
    run = done(authority, squares)
    for why in ("", "once more"):
        rows = make_release(run, why=why).table("safety").to_dict("records")
        assert [(row["area_name"], row["people"]) for row in rows] == [("Square 01", 15)]


@pytest.mark.parametrize("state", [RunState.WAITING, RunState.FAILED])
def test_a_run_without_a_result_is_refused(state: RunState) -> None:
    authority, squares = build_town(with_clubs=False)
    run = ask_for_run(authority, squares, week_from=MONDAY, parameters=QUICK)
    Run.objects.filter(pk=run.pk).update(state=state)
    run.refresh_from_db()
    with pytest.raises(ReleaseRefused):
        make_release(run)
    assert not Release.objects.exists()


def test_another_small_geography_is_refused_with_the_name_of_the_rule() -> None:
    authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS)
    make_release(done(authority, squares))
    wards = AreaSet.objects.create(code="wards", kind=AreaKind.WARD, label="Wards")
    Area.objects.create(
        area_set=wards, code="W05000001", name="All", nation="wales", boundary=authority.boundary
    )
    run = done(authority, squares)
    assert run.head["geography"] == "ward"
    with pytest.raises(DisclosureRefused, match="R-SDC-3"):
        make_release(run)
    assert Release.objects.count() == 1
