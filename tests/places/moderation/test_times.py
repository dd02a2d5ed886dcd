"""Median time to approve, by type; never by person, and never of few."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.db import models
from wagtail.models import WorkflowState

from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.moderation.models import Look
from places.moderation.report import figures
from tests.builders.people import signed_in
from tests.places.moderation.conftest import Desk, a_day, again, answer, approve, url

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def look(kind: str, change: str, hours: float, with_us: float | None = None) -> None:
    at = clock.now()
    ours = HOUR * (hours if with_us is None else with_us)
    sent = at - HOUR * hours
    Look.objects.create(
        organisation_type=kind, change=change, sent_in_at=sent, approved_at=at, with_us=ours
    )


def shown() -> dict:
    today = clock.today()
    return {
        (f.organisation_type.value, f.change.value): (f.approved, f.hours, f.hours_with_us)
        for f in figures(today, today)
    }


def test_medians_by_hand(desk: Desk) -> None:
    for hours in (1, 2, 30, 4, 5):
        look("council", "new", hours, with_us=hours / 2)
    for hours in (10, 20, 30, 40, 50, 60):
        look("youth_group", "new", hours)
    assert shown() == {
        ("council", "new"): (5, 4.0, 2.0),
        ("youth_group", "new"): (6, 35.0, 35.0),
    }


def test_few_are_not_shown(desk: Desk) -> None:
    for hours in (1, 2, 3, 4):
        look("council", "name", hours)
    assert shown() == {("council", "name"): (None, None, None)}


def test_the_page_and_the_file(desk: Desk) -> None:
    for hours in (1, 2, 3, 4, 5):
        look("council", "new", hours)
    look("charity", "who", 7)
    client = signed_in(Role.ADMINISTRATOR)
    assert "<td>3.0</td>" in client.get("/admin/moderation/times/").content.decode()
    days = {"first_day": "2026-11-01", "last_day": "2026-11-30", "format": "csv"}
    answered = client.get("/admin/moderation/times/", days)
    rows = list(csv.reader(StringIO(answered.content.decode())))
    assert rows == [
        ["organisation_type", "change", "approved", "median_hours", "median_hours_with_us"],
        ["charity", "who", "–", "–", "–"],
        ["council", "new", "5", "3.0", "3.0"],
    ]
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r|%"]


@pytest.mark.parametrize(
    "days",
    [
        {"first_day": "2026-12-01", "last_day": "2026-11-01"},
        {"first_day": "x", "last_day": ""},
        {"first_day": "2020-01-01", "last_day": "2026-11-01"},
    ],
    ids=["wrong way round", "no days", "too long"],
)
def test_days_that_cannot_be_read_are_told(desk: Desk, days: dict) -> None:
    page = desk.client("moderator").get("/admin/moderation/times/", days)
    assert 'role="alert"' in page.content.decode()


def test_no_table_of_looks_has_a_column_for_a_person() -> None:
    people = settings.AUTH_USER_MODEL
    columns = {
        field.name: field.remote_field.model._meta.label if field.remote_field else ""
        for field in Look._meta.get_fields()
        if isinstance(field, models.Field)
    }
    assert people not in columns.values()
    assert set(columns) == {
        "id",
        "workflow_state",
        "organisation_type",
        "change",
        "sent_in_at",
        "approved_at",
        "with_us",
    }


def test_a_look_is_timed_from_sending_in_to_public(desk: Desk, freeze) -> None:
    desk.add_panel()
    listing = desk.sent_in()
    freeze(a_day("2026-11-23 13:00"))
    approve(desk, listing)
    freeze(a_day("2026-11-23 15:00"))
    answer(desk, listing, says="back", words="Which door?")
    freeze(a_day("2026-11-25 15:00"))
    desk.change(listing, name="With a door")
    freeze(a_day("2026-11-25 16:00"))
    approve(desk, listing)
    answer(desk, listing)
    timed = Look.objects.get()
    assert (timed.organisation_type, timed.change) == ("youth_group", "new")
    assert timed.approved_at - timed.sent_in_at == timedelta(days=2, hours=7)
    # 4 hours, 2 hours and 1 hour; two days lay with the organisation.
    assert timed.with_us == timedelta(hours=7)


CHANGES = {
    "name": ({"name": "Otherwise"}, "name"),
    "who": ({"age_from": 11}, "who"),
    "where": ({"public_where": "In the east"}, "where"),
    "what": ({"kind": "respite_space"}, "what"),
    "several": ({"kind": "respite_space", "name": "Otherwise"}, "several"),
    "other": ({"summary": "Otherwise"}, "other"),
}


@pytest.mark.parametrize(("fields", "kind"), CHANGES.values(), ids=CHANGES.keys())
def test_each_change_has_one_word(desk: Desk, fields: dict, kind: str) -> None:
    approve(desk, desk.changed(**fields))
    assert Look.objects.get(approved_at__isnull=False).change == kind


def test_the_figure_outlives_the_listing(desk: Desk) -> None:
    listing = desk.sent_in()
    approve(desk, listing)
    again(listing).delete()
    assert not WorkflowState.objects.exists()
    assert Look.objects.get().approved_at is not None


def test_the_page_knows_nobody(desk: Desk) -> None:
    listing = desk.sent_in()
    approve(desk, listing)
    page = desk.client("moderator").get("/admin/moderation/times/").content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    assert desk.moderator.full_name not in main
    assert desk.owner.full_name not in main
    assert url("look", listing) not in main
