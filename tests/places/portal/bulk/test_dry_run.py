"""Before anything is written: what each row would do, and what is wrong with which cell."""

from uuid import uuid4

import pytest

from places.models import Listing
from places.portal.bulk.models import Upload
from tests.builders.listings import published_listing, session
from tests.places.portal.bulk.sending import csv_of, look_at, planned
from tests.places.portal.conftest import House

pytestmark = pytest.mark.django_db
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def week(**times: str) -> dict[str, str]:
    return {f"hours_{day}": times.get(day, "CLOSED") for day in DAYS}


def test_nothing_is_written_before_somebody_says_so(house: House) -> None:
    before = house.again().latest_revision_id
    rows = [{"name": "Friday Club", "phone": "01633 496 0000"}, {"name": "New Club", "kind": "x"}]
    _client, _path, page = look_at(house, csv_of(*rows))
    for said in ("New: 0", "Changed: 1", "Cannot be used: 1", "Row 3, column kind:"):
        assert said in page
    assert "youth_provision" in page
    assert (house.again().latest_revision_id, Listing.objects.count()) == (before, 1)


def test_a_row_is_found_by_its_id_and_by_its_name(house: House) -> None:
    for key in ({"id": str(house.club.uid)}, {"name": " friday  CLUB"}):
        [row] = planned(house, {**key, "summary": "Pool."})
        assert row.listing == house.club
        assert [c.name for c in row.changes if c.name == "summary"] == ["summary"]


def test_ids_of_others_and_of_nobody_read_alike(house: House) -> None:
    theirs = published_listing(name="Their Club")
    rows = planned(house, *({"id": key} for key in (str(theirs.uid), str(uuid4()), "7")))
    faults = [[(f.column, f.reason) for f in row.faults] for row in rows]
    assert faults == [[("id", "No listing of yours has this id.")]] * 3
    assert {row.name for row in rows} == {""}


def test_the_name_of_another_organisations_listing_is_a_new_one(house: House) -> None:
    published_listing(name="Their Club")
    [row] = planned(house, {"name": "Their Club", "kind": "youth_provision"})
    assert row.listing is None


def test_an_empty_cell_leaves_and_a_hyphen_empties(house: House) -> None:
    Listing.objects.filter(pk=house.club.pk).update(phone="01633 496 0000")
    house.again().save_revision()
    [left, emptied] = (
        planned(house, {"name": "Friday Club", "phone": cell})[0] for cell in ("", "-")
    )
    assert left.changes == []
    assert [(c.name, c.after) for c in emptied.changes] == [("phone", "")]


WRONG = {
    "kind": {"kind": "disco"},
    "age_from": {"age_from": "eleven"},
    "age_to": {"age_from": "18", "age_to": "11"},
    "phone": {"phone": "ask Holly"},
    "email": {"email": "holly at home"},
    "website": {"website": "javascript:alert(1)"},
    "languages": {"languages": "Ffrangeg!"},
    "practical_help": {"practical_help": "wifi; gold"},
    "name": {"id": "ours", "name": "-"},
    "summary": {"summary": '=HYPERLINK("http://x")'},
    "walk_in": {"walk_in": "left \u202etfel"},
    "hours_friday": {"hours_friday": "19:00-21:00"},
    "hours_osm": {"hours_osm": "sometimes"},
    "hours_text": {"hours_text": "when the light is on"},
}


@pytest.mark.parametrize("column", WRONG)
def test_each_fault_names_its_column_and_what_to_write(house: House, column: str) -> None:
    cells = {"name": "Friday Club", **WRONG[column]}
    if cells.get("id") == "ours":
        cells["id"] = str(house.club.uid)
    [row] = planned(house, cells)
    assert [fault.column for fault in row.faults] == [column]
    assert row.faults[0].instead


@pytest.mark.parametrize(
    "cells",
    [
        {"hours_osm": "Fr 19:00-21:00", "hours_text": "Fri 7pm-9pm"},
        {**week(friday="19:00-21:00"), "hours_osm": "Fr 19:00-21:00"},
        week(friday="7-9"),
        {"hours_osm": "Fr 19:00-21:00; 2026 Dec 25 off"},
    ],
    ids=["two ways", "days and osm", "am or pm", "a single date"],
)
def test_times_are_never_guessed(house: House, cells: dict[str, str]) -> None:
    [row] = planned(house, {"name": "Friday Club", **cells})
    assert len(row.faults) == 1


@pytest.mark.parametrize(
    "cells",
    [week(friday="19:00-21:00"), {"hours_osm": "Fr 19:00-21:00"}, {"hours_text": "Fri 7pm-9pm"}],
    ids=["days", "osm", "words"],
)
def test_times_are_read_in_every_shape_we_know(house: House, cells: dict[str, str]) -> None:
    [row] = planned(house, {"name": "New Club", **cells, "kind": "detached_youth_work"})
    assert row.faults == []
    assert [(r.weekday, r.hours.starts_at.hour) for r in row.read.rules or ()] == [(4, 19)]


def test_what_days_and_times_cannot_say_stays(house: House) -> None:
    row = house.again()
    row.sessions = [session(season="term", on_bank_holidays="normal")]
    row.save_revision().publish()
    cells = week(friday="18:00-21:00", monday="18:00-21:00")
    [found] = planned(house, {"name": "Friday Club", **cells})
    assert [c.after for c in found.changes if c.name == "sessions"] == [
        "Mon and Fri 6pm–9pm in term time"
    ]


def test_one_listing_in_two_rows_is_told(house: House) -> None:
    again = {"id": str(house.club.uid), "phone": "01633 496 0000"}
    rows = planned(house, {"name": "Friday Club"}, again)
    assert [len(row.faults) for row in rows] == [0, 1]
    assert "Row 2" in rows[1].faults[0].reason


def test_a_new_listing_says_what_where_and_its_name(house: House) -> None:
    [row] = planned(house, {"summary": "Pool."})
    assert sorted(fault.column for fault in row.faults) == ["kind", "name", "postcode"]
    [row] = planned(house, {"name": "New", "kind": "Youth provision", "postcode": "NP20 9ZZ"})
    assert [fault.column for fault in row.faults] == ["postcode"]


def test_the_number_of_queries_does_not_grow(house: House, django_assert_num_queries) -> None:
    rows = [
        {"name": f"New {n}", "kind": "youth_provision", "postcode": "NP20 1HG"} for n in range(60)
    ]
    for some in (rows[:2], rows):
        with django_assert_num_queries(3):
            planned(house, {"name": "Friday Club", "phone": "01633 496 0000"}, *some)


def test_neither_the_file_nor_its_name_is_kept(house: House, caplog, tmp_path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    look_at(house, csv_of({"name": "Friday Club", "phone": "01633 496 0000", "notes": "secret"}))
    [upload] = Upload.objects.all()
    assert upload.rows == [[2, {"name": "Friday Club", "phone": "01633 496 0000"}]]
    assert "Holly" not in caplog.text
    assert list(tmp_path.rglob("*")) == []
