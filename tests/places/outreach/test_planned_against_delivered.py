"""Counts by area, week and band, against sums that pandas makes of a list of days."""

import csv
import io
from datetime import date, datetime

import pandas as pd
import pytest
from django.urls import reverse

from guardianship.accounts.roles import Role
from guardianship.lib.time_bands import TimeBand, band_of
from places.models import CoverageArea, Listing, Organisation
from places.outreach.models import Visit
from places.outreach.planned import planned_and_delivered
from tests.builders.people import signed_in
from tests.builders.places import a_listing, a_patch, closed_on, hours
from tests.places.outreach.test_visits import a_visit

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 22)
CLOSED = date(2026, 11, 13)
# Weekday by number, from, until, patch and the band that somebody would call it.
PLAN = [
    (1, "tuesday", "15:30", "17:30", "Park", "after_school"),
    (1, "tuesday", "18:00", "21:00", "Park", "evening"),
    (4, "friday", "19:00", "22:30", "Park", "weekend_night"),
    (4, "friday", "23:00", "02:00", "Quay", "late"),
    (5, "saturday", "14:00", "19:00", "Quay", "weekend_day"),
    (6, "sunday", "08:00", "09:00", "Quay", "other"),
]
WENT = [
    ("2026-11-03", "Park", "after_school"),
    ("2026-11-06", "Park", "weekend_night"),
    ("2026-11-07", "Park", "weekend_night"),
    ("2026-11-07", "Quay", "weekend_day"),
    ("2026-11-13", "Park", "weekend_night"),
    ("2026-11-22", "Quay", "evening"),
    ("2026-11-01", "Park", "evening"),
]


@pytest.fixture
def patches(eastmoor: Organisation) -> dict[str, CoverageArea]:
    return {name: a_patch(name) for name in ("Park", "Quay")}


@pytest.fixture
def team(patches: dict[str, CoverageArea]) -> Listing:
    """Out on these days, closed on one of them."""
    sessions = [
        hours(day, starts, ends, coverage_area=patches[patch])
        for _number, day, starts, ends, patch, _band in PLAN
    ]
    return a_listing(
        "Street Team",
        *sessions,
        kind="detached_youth_work",
        at_m=None,
        exceptions=(closed_on(CLOSED),),
    )


def went(patches: dict[str, CoverageArea]) -> None:
    for day, patch, band in WENT:
        a_visit(patches[patch], day=day, band=band)


def sums() -> pd.DataFrame:
    """Planned and delivered by week, area and band."""
    days = pd.date_range(FIRST, LAST)
    plan = pd.DataFrame(
        [(day, row[4], row[5], 1, 0) for day in days for row in PLAN if row[0] == day.weekday()]
    )
    plan = plan[plan[0] != pd.Timestamp(CLOSED)]
    done = pd.DataFrame([(pd.Timestamp(day), patch, band, 0, 1) for day, patch, band in WENT])
    both = pd.concat([plan, done[done[0] >= pd.Timestamp(FIRST)]])
    both["week"] = both[0].dt.to_period("W-SUN").dt.start_time
    return both.groupby(["week", 1, 2])[[3, 4]].sum()


def test_every_cell_is_what_pandas_sums(team: Listing, patches) -> None:
    went(patches)
    found = {
        (row.week, row.area, row.band): (row.planned, row.delivered)
        for row in planned_and_delivered(FIRST, LAST)
    }
    wanted = {
        (week.date(), area, band): (planned, delivered)
        for (week, area, band), (planned, delivered) in sums().iterrows()
    }
    assert found == wanted
    assert len(wanted) > 12


def test_drafts_plan_nothing(team: Listing) -> None:
    assert planned_and_delivered(FIRST, LAST)
    Listing.objects.update(live=False)
    assert planned_and_delivered(FIRST, LAST) == []


def test_queries_do_not_grow(team: Listing, patches, django_assert_num_queries) -> None:
    went(patches)
    with django_assert_num_queries(5) as few:
        planned_and_delivered(FIRST, LAST)
    for number in range(5):
        session = hours("monday", "18:00", "20:00", coverage_area=patches["Park"])
        a_listing(f"Team {number}", session, kind="detached_youth_work", at_m=None)
    with django_assert_num_queries(len(few)):
        planned_and_delivered(FIRST, LAST)


def test_page_and_file_have_the_same_sums_and_nobody_in_them(team: Listing, patches) -> None:
    went(patches)
    client = signed_in(Role.EDITOR)
    asked = {"first_day": FIRST.isoformat(), "last_day": LAST.isoformat()}
    page = client.get(reverse("outreach_planned"), asked)
    file = client.get(reverse("outreach_planned"), asked | {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(file.content.decode())))
    wanted = sums()
    assert sum(int(row["planned"]) for row in rows) == wanted[3].sum()
    assert sum(int(row["delivered"]) for row in rows) == wanted[4].sum()
    assert set(rows[0]) == {
        "week_from",
        "organisation",
        "area",
        "time_band",
        "planned",
        "delivered",
    }
    assert (page.context["planned"], page.context["delivered"]) == tuple(wanted.sum())
    assert "youth_workers" not in file.content.decode()


@pytest.mark.parametrize("role", [None, *Role])
def test_who_reads_it(role: Role | None) -> None:
    answer = signed_in(role).get(reverse("outreach_planned"))
    reads = role in {Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR}
    assert (answer.status_code == 200) is reads


def test_no_spreadsheet_takes_a_name_for_a_formula(patches) -> None:
    Organisation.objects.update(name="=HYPERLINK(1)")
    a_visit(CoverageArea.objects.get(name="Park"))
    asked = {"first_day": FIRST, "last_day": LAST, "format": "csv"}
    file = signed_in(Role.EDITOR).get(reverse("outreach_planned"), asked)
    assert ",'=HYPERLINK(1)," in file.content.decode()
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "start", "end", "code"),
    [
        (2, "15:00", "18:00", "after_school"),
        (2, "17:00", "19:30", "evening"),
        (2, "17:00", "19:00", "after_school"),
        (2, "21:00", "23:30", "late"),
        (6, "21:00", "23:59", "weekend_night"),
        (8, "17:00", "21:00", "sunday_evening"),
        (4, "10:00", "12:00", "other"),
    ],
)
def test_the_band_that_shares_most_has_it(day: int, start: str, end: str, code: str) -> None:
    began, ended = (datetime.fromisoformat(f"2026-11-{day:02}T{each}") for each in (start, end))
    assert band_of(began, ended) == code


def test_the_table_can_be_another(settings) -> None:
    settings.TIME_BANDS = (TimeBand("noon", "noon", frozenset(range(7)), 11, 13),)
    began, ended = map(datetime.fromisoformat, ("2026-11-04T12:00", "2026-11-04T14:00"))
    assert band_of(began, ended) == "noon"
