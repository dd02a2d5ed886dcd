"""Where somebody must not be found stays unfound: in rows, history, reports and marks."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from places.exact_locations import exact_location_of
from places.models import ImportRecord, Listing, Place
from tests.builders.packs import PackFolder, load

pytestmark = [pytest.mark.django_db, pytest.mark.indexed_at_once]
COLUMNS = "id,name,address,postcode,lon,lat,location_visibility,place"
SECRET = ("Seventeen Larch Lane", "NP20 9QX", "-3.0123457", "51.6098765", "Larch House")
POINT = (-3.0123457, 51.6098765)


def row(visibility: str, number: int = 1, name: str = "Safe house") -> str:
    """A row whose place is a secret."""
    address, postcode, lon, lat, venue = SECRET
    return f"{number},{name},{address},{postcode},{lon},{lat},{visibility},{venue}"


def pack(folder: Path, *rows: str, **keys: object) -> PackFolder:
    """A pack of one directory."""
    content = "\n".join([COLUMNS, *rows]) + "\n"
    return PackFolder(folder).authority().directory(content, **keys)


def everything_written() -> str:
    """The whole database as text, but for the table behind the door."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            " AND table_type = 'BASE TABLE' AND table_name <> 'places_exactlocation'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        text = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - names from PostgreSQL
            text += [found for (found,) in cursor.fetchall()]
        cursor.execute("SELECT ST_AsText(point::geometry) FROM places_place")
        text += [found for (found,) in cursor.fetchall()]
        cursor.execute(
            "SELECT ST_AsText(public_geometry::geometry) FROM places_listing"
            " WHERE public_geometry IS NOT NULL"
        )
        return "\n".join(text + [found for (found,) in cursor.fetchall()])


def assert_nothing_told(*texts: str) -> None:
    """No part of the secret in any of the texts."""
    for text in texts:
        for part in (*SECRET, "NP209QX", "np20 9qx", "-3.01234", "51.6098"):
            assert part not in text


@pytest.mark.parametrize("visibility", ["street", "area", "hidden"])
def test_the_exact_place_is_behind_the_door_and_nowhere_else(
    tmp_path: Path, visibility: str
) -> None:
    loaded = load(pack(tmp_path, row(visibility)))
    listing = Listing.objects.get()
    assert listing.live
    assert listing.place is None
    assert Place.objects.count() == 0
    assert listing.authority.name == "Middleham"
    kept = exact_location_of(listing)
    assert kept is not None
    assert (kept.address, kept.postcode, kept.place_name) == (SECRET[0], SECRET[1], SECRET[4])
    assert (kept.point.x, kept.point.y) == pytest.approx(POINT)
    assert (listing.public_geometry is None) == (visibility == "hidden")
    assert_nothing_told(everything_written(), loaded.output, json.dumps(loaded.report))


BAD = {
    "outside": row("hidden").replace("51.6098765", "15.6098765"),
    "swapped": row("hidden").replace("-3.0123457,51.6098765", "51.6098765,-3.0123457"),
    "bad postcode": row("hidden").replace("NP20 9QX", "NP20 9QXX"),
    "a word for a number": row("street").replace("-3.0123457", "-3.0123457W"),
    "an unknown visibility": row("hiden"),
    "an unknown visibility and a bad postcode": row("hiden").replace("NP20 9QX", "NP20 9QXX"),
    "a long address": row("hidden").replace("Lane", "Lane " * 100),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_refusal_does_not_quote_a_place_that_may_be_hidden(tmp_path: Path, bad: str) -> None:
    other = "2,Open house,1 High Street,NP20 1AA,-3.0,51.6,exact,"
    loaded = load(pack(tmp_path, bad, other))
    assert len(loaded.remarks("places.csv")) == 1
    assert list(Listing.objects.values_list("name", flat=True)) == ["Open house"]
    assert_nothing_told(everything_written(), loaded.output, json.dumps(loaded.report))


def test_a_second_load_keeps_it_and_a_move_is_seen(tmp_path: Path) -> None:
    load(pack(tmp_path, row("hidden")))
    again = load(pack(tmp_path, row("hidden")))
    assert (again.changed, again.file("places.csv")["kept"]) == (0, 1)
    moved = load(pack(tmp_path, row("hidden").replace("Seventeen", "Nineteen")))
    assert moved.file("places.csv")["changed"] == 1
    kept = exact_location_of(Listing.objects.get())
    assert kept is not None
    assert kept.address == "Nineteen Larch Lane"
    assert_nothing_told(everything_written(), moved.output)


def test_a_place_that_the_source_hides_later_is_taken_out_of_history(tmp_path: Path) -> None:
    load(pack(tmp_path, row("exact")))
    assert Place.objects.get().address == SECRET[0]
    loaded = load(pack(tmp_path, row("hidden")))
    assert loaded.file("places.csv")["changed"] == 1
    listing = Listing.objects.get()
    assert (listing.place, listing.public_geometry, listing.live) == (None, None, True)
    assert Place.objects.count() == 0
    assert_nothing_told(everything_written())
    assert not ImportRecord.objects.filter(subject="place").exists()


def test_a_place_that_the_source_shows_later_is_shown(tmp_path: Path) -> None:
    load(pack(tmp_path, row("hidden")))
    load(pack(tmp_path, row("exact")))
    listing = Listing.objects.get()
    assert listing.place is not None
    assert listing.place.address == SECRET[0]
    assert exact_location_of(listing) is None


def test_rows_without_ids_that_hide_are_not_known_by_their_postcodes(tmp_path: Path) -> None:
    content = f"{COLUMNS}\n{row('hidden')}\n"
    columns = {name: name for name in COLUMNS.split(",") if name != "id"}
    load(PackFolder(tmp_path).directory(content, columns=columns))
    assert Listing.objects.get().origin_id == "safe house"
    assert_nothing_told(everything_written())


def test_a_hidden_draft_tells_nothing_either(tmp_path: Path) -> None:
    load(pack(tmp_path, row("hidden"), publish=False))
    listing = Listing.objects.get()
    assert not listing.live
    assert exact_location_of(listing) is not None
    assert_nothing_told(everything_written())


def test_a_dry_run_tells_nothing(tmp_path: Path) -> None:
    pack(tmp_path, row("hidden"), row("hidden", 2).replace("NP20", "ZZZ20")).write()
    output = io.StringIO()
    call_command("load_area_pack", tmp_path, stdout=output, report=tmp_path / "r.json")
    assert_nothing_told(output.getvalue(), (tmp_path / "r.json").read_text())
    assert "may hide where it is" in output.getvalue()
