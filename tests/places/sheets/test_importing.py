"""A list as a CSV file: columns guessed and remembered, a look that writes nothing, applying."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django_tasks import task_backends

from guardianship.accounts.roles import Role
from places.actions import write_listing
from places.models import ImportRecord, Listing, Organisation
from places.sources.models import Feed, FeedRun, FeedService, Sheet
from places.sources.sheets.keeping import forget_sheets
from places.sources.tasks import work_on_sheet
from tests.builders.people import StaysIn, signed_in
from tests.places.sheets.sending import (
    ROWS,
    SEND,
    SOURCE,
    a_file,
    imported,
    newest,
    say,
    send,
    settle,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def moderator() -> StaysIn:
    return signed_in(Role.MODERATOR)


def test_the_columns_are_guessed_and_shown_with_what_is_in_them(moderator) -> None:
    page = send(moderator, a_file()).content.decode()
    assert newest().columns == {
        "id": "Ref",
        "name": "Club",
        "postcode": "Post Code",
        "lon": "Longitude",
        "lat": "Latitude",
        "hours_text": "Opening hours",
        "age_from": "Min age",
        "age_to": "Max age",
    }
    assert "“Chess club” · “Go club”" in page


def test_a_look_reads_everything_and_writes_nothing(moderator) -> None:
    send(moderator, a_file(*ROWS, "3,Nowhere,,,,Mon 18:00-20:00,,", "4,Far,,0,0,x,99,9"))
    page = settle(moderator).content.decode()
    assert newest().counts | {"noted": 0} == {
        "rows": 4,
        "kept": 0,
        "changed": 2,
        "added": 2,
        "refused": 2,
        "conflicts": 0,
        "gone": 0,
        "noted": 0,
        "left_out": 0,
    }
    assert "Tue 6pm–9pm" in page
    assert "row 4, Longitude, Post Code: the row does not say where it is" in page
    assert not Listing.objects.exists()
    assert not Feed.objects.exists()
    assert not Organisation.objects.filter(name=SOURCE).exists()


def test_what_applying_does(moderator) -> None:
    page = imported(moderator, a_file()).content.decode()
    assert "What was written" in page
    listing = Listing.objects.get(name="Chess club")
    assert listing.live
    assert (listing.age_from, listing.age_to) == (11, 16)
    assert listing.sessions.get().weekday == "tuesday"
    assert listing.organisation.licence == "OGL 3.0"
    feed = Feed.objects.get()
    assert listing.origin == feed.origin
    assert FeedService.objects.get(listing_uid=listing.uid).last_seen_at == NOW
    assert FeedRun.objects.get().counts["added"] == 2
    sheet = newest()
    assert (sheet.state, sheet.text, sheet.preview) == ("done", "", [])


def test_again_changes_nothing_and_remembers_the_columns(moderator) -> None:
    header = "Ref,Club,Post Code,Longitude,Latitude,Room"
    rows = ["1,Chess club,,-2.99,51.58,Blue room"]
    send(moderator, a_file(*rows, header=header))
    assert "place" not in newest().columns
    settle(moderator, Room="place")
    say(moderator, "apply")
    before = list(Listing.objects.values()), ImportRecord.objects.count()
    send(moderator, a_file(*rows, header=header), source=f"  {SOURCE.upper()} ")
    assert newest().columns["place"] == "Room"
    settle(moderator)
    say(moderator, "apply")
    assert newest().counts["kept"] == 1
    assert newest().counts["changed"] == 0
    assert (list(Listing.objects.values()), ImportRecord.objects.count()) == before


def test_what_was_edited_here_is_left_alone_and_told(moderator) -> None:
    imported(moderator, a_file())
    listing = Listing.objects.get(name="Chess club")
    listing.age_to = 17
    write_listing(listing=listing, by=None, publish=True)
    page = imported(moderator, a_file(ROWS[0].replace(",16", ",15"))).content.decode()
    listing.refresh_from_db()
    assert listing.age_to == 17
    assert newest().counts["conflicts"] == 1
    assert newest().counts["gone"] == 1
    assert "Chess club: was edited here" in page
    assert Listing.objects.get(name="Go club").live
    row = FeedService.objects.get(listing_uid=listing.uid)
    assert {"field": "age_to", "source": "15", "ours": "17"} in row.differs


def test_a_long_list_is_worked_on_in_the_background(moderator, settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    rows = [f"{n},Club {n},,-2.9{n:03},51.58,,," for n in range(201)]
    send(moderator, a_file(*rows))
    answer = settle(moderator)
    page = answer.content.decode()
    assert "The list is being read." in page
    assert '<progress max="201" value="0">' in page
    assert answer["Refresh"] == "3"
    (queued,) = task_backends["default"].results
    assert (queued.task.func, queued.args) == (work_on_sheet.func, [newest().pk])
    assert "201" in work_on_sheet.func(newest().pk)
    assert newest().state == Sheet.State.CHECKED
    assert newest().counts["added"] == 201
    say(moderator, "throw_away")
    assert not Sheet.objects.exists()


def test_work_that_broke_off_begins_again(moderator) -> None:
    send(moderator, a_file())
    settle(moderator)
    Sheet.objects.update(state=Sheet.State.APPLYING, told_at=NOW - timedelta(minutes=9))
    assert "being written" in moderator.get(f"{SEND}{newest().uid}/").content.decode()
    say(moderator, "again")
    assert not Listing.objects.exists()
    Sheet.objects.update(told_at=NOW - timedelta(minutes=11))
    assert "Nothing was written." in moderator.get(f"{SEND}{newest().uid}/").content.decode()
    say(moderator, "again")
    assert Listing.objects.count() == 2


def test_the_report_is_a_table_without_formulas(moderator) -> None:
    rows = [ROWS[0], "2,Bad,,-2.98,51.59,,=1+1,"]
    send(
        moderator, a_file(*rows, header="Ref,Club,Post Code,Longitude,Latitude,Opening hours,=x,y")
    )
    settle(moderator, **{"=x": "age_from"})
    data = moderator.get(f"{SEND}{newest().uid}/report.csv").content.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(data)))
    assert {"what": "refused", "row": "3", "column": "'=x"}.items() <= table[0].items()
    assert {"what": "count", "row": "", "column": "refused", "why": "1"} in table


def test_trusted_businesses_wait_for_vetting(moderator) -> None:
    header = "Ref,Club,Longitude,Latitude,Kind"
    imported(moderator, a_file("1,Corner shop,-2.99,51.58,trusted_business", header=header))
    listing = Listing.objects.get()
    assert listing.kind == "trusted_business"
    assert not Listing.objects.listed().exists()


def test_nothing_is_kept_for_longer_than_a_day(moderator) -> None:
    send(moderator, a_file())
    assert forget_sheets() == "lists sent as files: 0"
    with time_machine.travel(NOW + timedelta(hours=25), tick=False):
        assert forget_sheets() == "lists sent as files: 1"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PRACTITIONER])
def test_others_may_not(role) -> None:
    client = signed_in(role)
    send(client, a_file())
    assert not Sheet.objects.exists()
    assert b"Import a list" not in client.get("/admin/").content


@pytest.mark.parametrize("page", ["", "columns/", "report.csv"])
def test_a_list_of_another_person_reads_like_none(moderator, page) -> None:
    send(moderator, a_file())
    uid = newest().uid
    other = signed_in(Role.MODERATOR)
    theirs = other.get(f"{SEND}{uid}/{page}")
    none = other.get(f"{SEND}00000000-0000-4000-8000-000000000000/{page}")
    assert theirs.status_code == none.status_code == 404
    assert theirs.content == none.content
    other.post(f"{SEND}{uid}/", {"do": "throw_away"})
    assert Sheet.objects.filter(uid=uid).exists()
