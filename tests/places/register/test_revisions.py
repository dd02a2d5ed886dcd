"""The row is what the public sees; an edit waits in a revision, whole, until it is published."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, connection
from wagtail.models import Revision

from places.actions import UnpublishedChanges, confirm_listing, write_listing
from places.models import Listing, OpenInterval
from tests.builders.acting import as_owner
from tests.builders.listings import (
    build_organisation,
    build_patch,
    build_place,
    closed_on,
    draft_listing,
    published_listing,
    session,
)
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db


def fresh(listing: Listing) -> Listing:
    return Listing.objects.get(pk=listing.pk)


def test_a_draft_changes_nothing_that_the_public_sees() -> None:
    listing = published_listing(name="Old name")
    before = list(listing.open_intervals.values_list("during", flat=True))
    listing.name = "New name"
    listing.sessions = [session(weekday="monday")]
    listing.save_revision()
    row = fresh(listing)
    assert (row.name, row.has_unpublished_changes) == ("Old name", True)
    assert [s.weekday for s in row.sessions.all()] == ["friday"]
    assert list(row.open_intervals.values_list("during", flat=True)) == before


def test_publishing_brings_words_children_and_hours_together() -> None:
    listing = published_listing()
    listing.name = "New name"
    late = session(weekday="saturday", starts_at=time(22), ends_at=time(1), ends_next_day=True)
    listing.sessions = [late]
    listing.exceptions = [closed_on(date(2026, 12, 26))]
    listing.practical_help = ["wifi", "toilet"]
    listing.save_revision().publish()
    row = fresh(listing)
    assert (row.name, row.practical_help) == ("New name", ["wifi", "toilet"])
    (kept,) = row.sessions.all()
    assert (kept.weekday, kept.starts_at, kept.ends_at) == ("saturday", time(22), time(1))
    assert [e.first_day for e in row.exceptions.all()] == [date(2026, 12, 26)]
    assert {i.during.lower.astimezone().weekday() for i in row.open_intervals.all()} == {5}


def test_a_revision_keeps_its_children_as_python_types() -> None:
    """``serializable_data`` swallows AttributeError and would drop the children silently."""
    patch = build_patch()
    listing = published_listing(
        session(coverage_area=patch, valid_from=date(2026, 9, 1)),
        exceptions=[closed_on(date(2026, 12, 1))],
    )
    revision = listing.save_revision()
    revision.refresh_from_db()
    (kept,) = revision.as_object().sessions.all()
    assert (kept.starts_at, kept.valid_from) == (time(19), date(2026, 9, 1))
    assert kept.coverage_area == patch
    (closed,) = revision.as_object().exceptions.all()
    assert closed.first_day == date(2026, 12, 1)


def test_an_old_draft_brings_back_words_but_no_facts_about_the_row() -> None:
    listing = published_listing(name="First", place=build_place(), confirmed_on=date(2026, 9, 1))
    first = listing.save_revision()
    place = build_place(point="SRID=4326;POINT(-2.5 51.6)")
    listing.name, listing.place, listing.confirmed_on = "Second", place, date(2026, 11, 1)
    listing.save_revision().publish()
    row = fresh(listing)
    first.refresh_from_db()
    first.publish()
    again = fresh(listing)
    assert again.name == "First"
    assert again.confirmed_on == date(2026, 11, 1)
    assert (again.slug, again.uid) == (row.slug, row.uid)


def test_a_confirmation_waits_with_the_draft_that_it_confirms() -> None:
    listing = published_listing(confirmed_on=date(2026, 9, 1))
    listing.confirmed_on, listing.confirmed_by = date(2026, 11, 1), "manager"
    revision = listing.save_revision()
    assert fresh(listing).confirmed_on == date(2026, 9, 1)
    revision.publish()
    row = fresh(listing)
    assert (row.confirmed_on, row.confirmed_by) == (date(2026, 11, 1), "manager")


def test_confirming_touches_no_waiting_draft(freeze) -> None:
    listing = published_listing(name="Public")
    listing.name = "Waiting"
    listing.save_revision()
    freeze(datetime(2026, 11, 22, 12, tzinfo=UTC))
    confirm_listing(listing=fresh(listing), by=build_person(), role="manager")
    row = fresh(listing)
    assert (row.confirmed_on, row.confirmed_by, row.name) == (
        date(2026, 11, 22),
        "manager",
        "Public",
    )
    assert row.get_latest_revision_as_object().name == "Waiting"


def test_an_import_never_buries_a_waiting_draft() -> None:
    listing = published_listing(name="Public")
    listing.name = "Waiting"
    listing.save_revision()
    imported = fresh(listing)
    imported.name = "Imported"
    with pytest.raises(UnpublishedChanges):
        write_listing(listing=imported, by=None, publish=True)
    assert fresh(listing).name == "Public"
    assert Revision.objects.for_instance(listing).count() == 2


def test_a_failing_rebuild_leaves_nothing_published() -> None:
    listing = draft_listing(name="Never public")
    listing.save()
    revision = listing.save_revision()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE places_openinterval ADD CONSTRAINT broken CHECK (certainty = 'x')"
        )
    with pytest.raises(IntegrityError):
        revision.publish()
    row = fresh(listing)
    assert not row.live
    assert not OpenInterval.objects.filter(listing=row).exists()


@pytest.mark.parametrize("lost", ["place", "patch", "organisation"])
def test_a_draft_survives_what_it_points_at(lost: str) -> None:
    home = build_organisation()
    listing = published_listing(organisation=home)
    place, patch, moved = build_place(), build_patch(), build_organisation()
    listing.place, listing.organisation = place, moved
    listing.sessions = [session(coverage_area=patch)]
    listing.save_revision()
    {"place": place, "patch": patch, "organisation": moved}[lost].delete()
    draft = fresh(listing).get_latest_revision_as_object()
    assert draft.place == (None if lost == "place" else place)
    assert draft.organisation == (home if lost == "organisation" else moved)
    (kept,) = draft.sessions.all()
    assert kept.coverage_area == (None if lost == "patch" else patch)
    draft.save_revision().publish()
    assert fresh(listing).live
