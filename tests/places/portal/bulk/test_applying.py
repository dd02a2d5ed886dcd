"""What a file writes goes the way of every change, once, and never over somebody's newer one."""

from datetime import timedelta

import pytest
from wagtail.models import WorkflowState

from gis.models import Postcode
from guardianship.lib import clock
from places.exact_locations import is_kept_apart
from places.models import Listing, Membership, Organisation, Place
from places.portal.bulk import tasks, views
from places.portal.bulk.exporting import file_of
from places.portal.bulk.keeping import forget_old
from places.portal.bulk.models import Upload
from tests.builders.listings import HERE, published_listing, session
from tests.places.portal.bulk.sending import apply, csv_of, look_at, planned
from tests.places.portal.conftest import MORNING, House

pytestmark = pytest.mark.django_db
NEW = {
    "name": "New Club",
    "kind": "youth_provision",
    "postcode": "np201hg",
    "hours_osm": "Mo 17:00-19:00",
}


@pytest.fixture
def postcode(house: House) -> Postcode:
    return Postcode.objects.create(code="NP20 1HG", outward="NP20", point=HERE)


def test_low_is_public_and_high_waits(house: House) -> None:
    row = {"id": str(house.club.uid), "name": "Another Club", "phone": "01633 496 0000"}
    page = apply(house, csv_of({**row, "hours_osm": "Fr 18:00-20:00"}))
    assert "1 of 1 written." in page
    found = house.again()
    assert (found.name, found.phone) == ("Friday Club", "01633 496 0000")
    assert [s.starts_at.hour for s in found.sessions.all()] == [18]
    assert (found.confirmed_on, found.confirmed_by) == (MORNING.date(), "owner")
    assert found.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert found.get_latest_revision_as_object().name == "Another Club"


def test_a_new_row_is_a_draft_that_is_sent_in(house: House, postcode: Postcode) -> None:
    apply(house, csv_of(NEW))
    found = Listing.objects.get(name="New Club")
    draft = found.get_latest_revision_as_object()
    assert (found.live, found.organisation) == (False, house.organisation)
    assert (draft.place.postcode, draft.place.point.coords) == ("NP20 1HG", HERE.coords)
    assert [s.weekday for s in draft.sessions.all()] == ["monday"]
    assert found.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


def test_a_new_row_that_hides_its_place_leaves_no_trace_of_it(
    house: House, postcode: Postcode
) -> None:
    apply(house, csv_of({**NEW, "location_visibility": "hidden", "address": "7 Secret Street"}))
    found = Listing.objects.get(name="New Club")
    assert is_kept_apart(found)
    assert not Place.objects.filter(address__contains="Secret").exists()
    assert "Secret" not in str([r.content for r in found.revisions.all()])
    assert "Secret" not in file_of(house.organisation)
    assert "Secret" not in str(Upload.objects.values())


def test_the_same_file_again_changes_nothing(house: House, postcode: Postcode) -> None:
    data = csv_of({"name": "Friday Club", "phone": "01633 496 0000"}, NEW)
    apply(house, data)
    count, before = Listing.objects.count(), house.again().latest_revision_id
    _client, _path, page = look_at(house, data)
    assert "As it is already: 2" in page
    assert 'value="apply"' not in page
    apply(house, data)
    assert (Listing.objects.count(), house.again().latest_revision_id) == (count, before)


def test_two_presses_write_once(house: House, postcode: Postcode) -> None:
    client, path, _page = look_at(house, csv_of(NEW))
    for _press in range(2):
        client.post(path, {"do": "apply"})
    assert Listing.objects.filter(name="New Club").count() == 1


def test_our_own_file_comes_back_as_it_is(house: House) -> None:
    for number, rows in enumerate(
        (
            [session(season="term", on_bank_holidays="normal")],
            [session(interval_weeks=2, valid_from="2026-11-06")],
            [session(), session(weekday="sunday", ends_at="01:00", ends_next_day=True)],
        )
    ):
        published_listing(
            *rows,
            name=f"-Club {number}",
            organisation=house.organisation,
            phone="+44 1633 496000",
            summary="=1+1 is\ntwo; 'three'",
            practical_help=["wifi", "toilet"],
        )
    text = file_of(house.organisation)
    assert "\n=" not in text
    assert ",=" not in text
    assert ",+44" not in text
    _client, _path, page = look_at(house, text.encode())
    assert "As it is already: 4" in page, page


def test_who_was_overtaken_loses_only_their_own_row(house: House) -> None:
    other = published_listing(name="Other Club", organisation=house.organisation)
    rows = [{"name": n, "phone": "01633 496 0000"} for n in ("Friday Club", "Other Club")]
    client, path, _page = look_at(house, csv_of(*rows))
    row = house.again()
    row.phone = "01633 496 9999"
    row.save_revision(user=house.editor).publish()
    page = client.post(path, {"do": "apply"}, follow=True).content.decode()
    assert "1 of 2 written." in page
    assert "Row 2: somebody has changed it since" in page
    assert house.again().phone == "01633 496 9999"
    assert Listing.objects.get(pk=other.pk).phone == "01633 496 0000"


def test_what_the_team_has_locked_is_left(house: House) -> None:
    Listing.objects.filter(pk=house.club.pk).update(locked=True)
    page = apply(house, csv_of({"name": "Friday Club", "phone": "01633 496 0000"}))
    assert "Row 2: the team has locked it for a while" in page
    assert house.again().phone == ""


def test_rows_that_are_not_in_the_file_stay(house: House, postcode: Postcode) -> None:
    before = house.again().latest_revision_id
    apply(house, csv_of(NEW))
    assert house.again().latest_revision_id == before
    assert house.again().live


def test_a_listing_of_others_is_never_written(house: House) -> None:
    theirs = published_listing(name="Their Club")
    apply(house, csv_of({"id": str(theirs.uid), "phone": "01633 496 0000", "name": "Their Club"}))
    assert Listing.objects.get(pk=theirs.pk).phone == ""


def test_many_rows_go_in_the_background(
    house: House, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(views, "AT_ONCE_ROWS", 1)
    published_listing(name="Other Club", organisation=house.organisation)
    rows = [{"name": n, "phone": "01633 496 0000"} for n in ("Friday Club", "Other Club")]
    client, path, _page = look_at(house, csv_of(*rows))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path, {"do": "apply"})
    assert "2 of 2 written." in client.get(path).content.decode()


def test_a_task_that_was_cut_off_goes_on(house: House) -> None:
    published_listing(name="Other Club", organisation=house.organisation)
    rows = [{"name": n, "phone": "01633 496 0000"} for n in ("Friday Club", "Other Club")]
    client, path, _page = look_at(house, csv_of(*rows))
    upload = Upload.objects.get()
    [first, _second] = planned(house, *rows)
    Upload.objects.update(state="running")
    assert 'http-equiv="refresh"' in client.get(path).content.decode()
    from_page = house.again()
    from_page.phone = first.read.fields["phone"]
    from_page.save_revision(user=house.owner).publish()
    before = house.again().latest_revision_id
    assert tasks.apply_upload.func(upload.pk) == 1
    assert house.again().latest_revision_id == before
    assert tasks.apply_upload.func(upload.pk) == 0


def test_who_is_no_owner_any_more_writes_nothing(house: House) -> None:
    look_at(house, csv_of({"name": "Friday Club", "phone": "01633 496 0000"}))
    Upload.objects.update(state="running")
    Membership.objects.filter(user=house.owner).update(role="editor")
    assert tasks.apply_upload.func(Upload.objects.get().pk) == 0
    assert house.again().phone == ""
    assert not Upload.objects.exists()


def test_the_cells_go_when_they_are_applied_or_thrown_away_or_after_an_hour(
    house: House, freeze
) -> None:
    data = csv_of({"name": "Friday Club", "phone": "01633 496 0000"})
    client, path, _page = look_at(house, data)
    assert client.post(path, {"do": "throw_away"}).status_code == 303
    assert not Upload.objects.exists()
    client, path, _page = look_at(house, data)
    freeze(MORNING + timedelta(minutes=61))
    assert house.client("owner").get(path).status_code == 404
    assert not Upload.objects.exists()
    apply(house, data)
    assert Upload.objects.values_list("rows", "seen").get() == ([], {})
    freeze(clock.now() + timedelta(hours=25))
    assert forget_old() == "uploads: 1"


def test_an_organisation_never_writes_into_another(house: House) -> None:
    theirs = Organisation.objects.get(name="Theirs")
    apply(house, csv_of({"name": "Detached", "kind": "detached_youth_work"}))
    assert Listing.objects.filter(organisation=theirs).count() == 0
    assert Listing.objects.filter(organisation=house.organisation).count() == 2
