"""A directory row as a listing: every column, every fault, the day it was confirmed."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from gis.models import Postcode
from places.models import Listing, Organisation, Place
from tests.builders.packs import HEADER, ROW, PackFolder, load

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
FULL = {
    "id": "a1",
    "name": "Friday club",
    "name_cy": "Clwb nos Wener",
    "summary": "Pool and <b>pizza</b>",
    "summary_cy": "Pŵl a pizza",
    "organisation": "Middleham Youth",
    "kind": "Respite space",
    "address": "1 High Street",
    "postcode": "np201aa",
    "lon": "-3.0",
    "lat": "51.6",
    "phone": "01633 496 0123; 01633 496 0124",
    "text_number": "07700 900123",
    "email": "club@example.org",
    "website": "www.example.org/club",
    "age_from": "11",
    "age_to": "18.0",
    "cost": "FREE",
    "cost_note": "Bring a pound for chips",
    "access": "open_to_all",
    "access_note": "Just turn up",
    "practical_help": "wifi; hot_food",
    "step_free": "yes",
    "walk_in": "Somebody says hello.",
    "who_you_meet": "Sam and Alex",
    "bring_friend": "yes",
    "give_name": "first_name",
    "stay_note": "As long as you like",
    "languages": "en;CY",
    "place_id": "hall",
    "place": "The Hall",
    "place_cy": "Y Neuadd",
    "access_facts": "lift; hearing_loop",
    "getting_there": "Bus 8",
    "confirmed_on": "2026-11-01",
    "confirmed_by": "youth worker",
}


def csv_of(*rows: dict[str, str]) -> str:
    """A CSV file of rows that have the same columns."""
    lines = [",".join(rows[0])]
    lines += [",".join(f'"{value}"' for value in row.values()) for row in rows]
    return "\n".join(lines) + "\n"


def test_every_column_lands_where_it_belongs(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    loaded = load(PackFolder(tmp_path).authority().directory(csv_of(FULL)))
    assert loaded.error == ""
    listing = Listing.objects.get()
    plain = {
        "name": "Friday club",
        "name_cy": "Clwb nos Wener",
        "summary": "Pool and pizza",
        "summary_cy": "Pŵl a pizza",
        "kind": "respite_space",
        "phone": "01633 496 0123",
        "text_number": "07700 900123",
        "email": "club@example.org",
        "website": "https://www.example.org/club",
        "age_from": 11,
        "age_to": 18,
        "cost": "free",
        "cost_note": "Bring a pound for chips",
        "access": "open_to_all",
        "access_note": "Just turn up",
        "practical_help": ["hot_food", "wifi"],
        "step_free": "yes",
        "walk_in": "Somebody says hello.",
        "who_you_meet": "Sam and Alex",
        "bring_friend": "yes",
        "give_name": "first_name",
        "stay_note": "As long as you like",
        "languages": ["en", "cy"],
        "access_facts": ["hearing_loop", "lift"],
        "confirmed_on": date(2026, 11, 1),
        "confirmed_by": "youth worker",
        "location_visibility": "exact",
        "hours_known": "not_known",
        "live": True,
        "origin": "directory:middleham-w06000099:places",
        "origin_id": "a1",
    }
    assert {name: getattr(listing, name) for name in plain} == plain
    assert listing.organisation.name == "Middleham Youth"
    assert listing.authority.name == "Middleham"
    place = listing.place
    assert (place.name, place.name_cy, place.address) == ("The Hall", "Y Neuadd", "1 High Street")
    assert (place.postcode, place.getting_there) == ("NP20 1AA", "Bus 8")
    assert (place.point.x, place.point.y) == (-3.0, 51.6)
    assert ("phone", "only the first of 2 was kept") in [
        (field, reason) for _row, field, reason in loaded.remarks("places.csv", "noted")
    ]


def test_a_source_stands_for_who_runs_it_when_nobody_is_named(tmp_path: Path) -> None:
    load(PackFolder(tmp_path).directory(f"{HEADER}\n{ROW}\n", licence="CC0", attribution="Them"))
    source = Organisation.objects.get(name="The Council")
    assert (source.type, source.licence, source.attribution) == ("source", "CC0", "Them")
    assert Listing.objects.get().organisation == source


BAD_CELLS = {
    "age_from": ("eleven", "“eleven” is not a whole number"),
    "age_to": ("9", "9 is below 11"),
    "cost": ("gratis", "“gratis” is not one of free, donation, pay, not_said"),
    "access": ("open", "“open” is not one of open_to_all, sign_up, referral"),
    "practical_help": ("wifi;pony", "“pony” is not one of"),
    "kind": ("respit_space", "(did you mean “respite_space”?)"),
    "step_free": ("ramp", "“ramp” is not one of yes, partly, no, not_said"),
    "location_visibility": ("secret", "is not one of exact, street, area, hidden"),
    "postcode": ("NP20", "“NP20” is only the first part of a postcode"),
    "lon": ("51.6", "is outside the United Kingdom"),
    "lat": ("", "is missing, and the other one is not"),
    "name": ("NA", "is missing"),
    "id": ("", "is missing"),
    "languages": ("Welsh language", "is not a code such as en or cy"),
    "confirmed_on": ("2030-01-01", "is in the future"),
    "stay_note": ("x" * 201, "is longer than 200 characters"),
    "summary": ("a\x00b", "holds a NUL byte"),
}


@pytest.mark.parametrize("column", BAD_CELLS)
def test_a_bad_cell_refuses_its_row_and_no_other(tmp_path: Path, freeze: Any, column: str) -> None:
    freeze(TODAY)
    value, reason = BAD_CELLS[column]
    rows = [FULL | {"location_visibility": "exact"}] * 3
    rows = [row | {"id": f"a{n}", "place_id": f"p{n}"} for n, row in enumerate(rows)]
    rows[1] |= {column: value}
    rows[2] |= {"lon": "-3.05"}
    loaded = load(PackFolder(tmp_path).directory(csv_of(*rows)))
    assert loaded.error == ""
    assert Listing.objects.count() == 2
    ((row, field, said),) = loaded.remarks("places.csv")
    assert row == 3
    assert column in field
    assert reason in said


SOFT_CELLS = {
    "phone": ("ask at the desk", "is no telephone number"),
    "email": ("club at example", "is no e-mail address"),
    "website": ("javascript:alert(1)", "is no web address"),
}


@pytest.mark.parametrize("column", SOFT_CELLS)
def test_contact_details_that_are_none_are_left_out_with_a_note(
    tmp_path: Path, freeze: Any, column: str
) -> None:
    freeze(TODAY)
    value, reason = SOFT_CELLS[column]
    loaded = load(PackFolder(tmp_path).directory(csv_of(FULL | {column: value})))
    assert getattr(Listing.objects.get(), column) == ""
    notes = loaded.remarks("places.csv", "noted")
    assert [n for n in notes if n[1] == column and reason in n[2]]


def test_the_same_id_twice_is_refused_even_in_another_directory(tmp_path: Path) -> None:
    content = f"{HEADER}\n{ROW}\n{ROW}\n2,Other,-3.02,51.62\n"
    pack = PackFolder(tmp_path).directory(content)
    pack.directory(f"{HEADER}\n1,Elsewhere,-3.05,51.6\n3,New,-3.06,51.6\n", file="more.csv")
    loaded = load(pack)
    assert loaded.remarks("places.csv")[0][0] == 3
    assert "the first is row 2 of places.csv" in loaded.remarks("more.csv")[0][2]
    assert set(Listing.objects.values_list("name", flat=True)) == {"The Hall", "Other", "New"}


def test_rows_without_an_id_are_known_by_name_and_postcode(tmp_path: Path) -> None:
    columns = "name,postcode,lon,lat"
    content = f"{columns}\nBoots,NP20 1AA,-3.0,51.6\nBoots,NP20 1AB,-3.1,51.6\n"
    loaded = load(PackFolder(tmp_path).directory(f"{content}BOOTS,np201aa,-3.2,51.6\n"))
    assert Listing.objects.count() == 2
    assert loaded.remarks("places.csv")[0][1] == "name"


def test_a_row_without_a_position_is_found_by_its_postcode(tmp_path: Path) -> None:
    pack = PackFolder(tmp_path).table(
        "postcodes",
        "code,lon,lat\nNP20 1AA,-3.0,51.6\n",
        file="postcodes.csv",
        postcode="code",
        lon="lon",
        lat="lat",
    )
    content = "name,postcode,lon,lat\nHere,NP20 1AA,NA,\nNowhere,NP20 1ZZ,,\nLost,,,\n"
    loaded = load(pack.directory(content))
    assert Place.objects.get().point.x == Postcode.objects.get().point.x
    reasons = [reason for _row, _field, reason in loaded.remarks("places.csv")]
    assert "NP20 1ZZ is not among the loaded postcodes" in reasons[0]
    assert reasons[1] == "the row does not say where it is"


CONFIRMED = {
    "day of loading": ("", {}, date(2026, 11, 20)),
    "the manifest's date": ("", {"confirmed_on": "2018-07-01"}, date(2018, 7, 1)),
    "days ago": ("confirmed_days_ago", {}, date(2026, 11, 13)),
    "never": ("confirmed_days_ago_empty", {}, None),
}


@pytest.mark.parametrize(("column", "keys", "on"), CONFIRMED.values(), ids=CONFIRMED.keys())
def test_when_it_was_confirmed(
    tmp_path: Path, freeze: Any, column: str, keys: dict[str, str], on: date | None
) -> None:
    freeze(TODAY)
    value = "" if column.endswith("empty") else "7"
    extra = (",confirmed_days_ago", f",{value}") if column else ("", "")
    content = f"{HEADER}{extra[0]}\n{ROW}{extra[1]}\n"
    load(PackFolder(tmp_path).directory(content, **keys))
    assert Listing.objects.get().confirmed_on == on


def test_loading_again_on_another_day_confirms_nothing(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    pack = PackFolder(tmp_path).directory(f"{HEADER}\n{ROW}\n")
    load(pack)
    freeze(datetime(2026, 12, 20, 12, tzinfo=UTC))
    assert load(pack).changed == 0
    assert Listing.objects.get().confirmed_on == date(2026, 11, 20)


def test_a_directory_that_is_not_published_waits_as_drafts(tmp_path: Path) -> None:
    load(PackFolder(tmp_path).directory(f"{HEADER}\n{ROW}\n", publish=False))
    listing = Listing.objects.get()
    assert (listing.live, listing.has_unpublished_changes) == (False, True)
    assert listing.latest_revision is not None
    assert listing.open_intervals.count() == 0


IRISH = "id,name,postcode,easting,northing\n1,Hall,BT1 5GS,333800,374000\n"


def test_the_irish_grid_is_not_taken_for_the_british(tmp_path: Path) -> None:
    content = f"{IRISH}2,Here,NP20 1AA,330000,188000\n"
    loaded = load(PackFolder(tmp_path).directory(content))
    ((row, field, reason),) = loaded.remarks("places.csv")
    assert (row, field) == (2, "easting, northing")
    assert "another grid in Northern Ireland" in reason
    assert Listing.objects.get().name == "Here"


@pytest.mark.parametrize("table", ["directory", "postcodes"])
def test_a_pack_of_northern_ireland_gives_degrees(tmp_path: Path, table: str) -> None:
    pack = PackFolder(tmp_path)
    pack.pack["nation"] = "northern-ireland"
    if table == "directory":
        pack.directory(IRISH)
    else:
        columns = {"postcode": "postcode", "easting": "easting", "northing": "northing"}
        pack.table("postcodes", IRISH, file="places.csv", **columns)
    loaded = load(pack)
    assert "another grid in Northern Ireland" in loaded.file("places.csv")["refused_whole"]
