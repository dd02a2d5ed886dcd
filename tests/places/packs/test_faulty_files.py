"""A file that cannot be trusted is refused whole, with its reason, and stops no other file."""

from pathlib import Path

import pytest

from places.models import Listing, Place
from tests.builders.packs import HEADER, ROW, PackFolder, load

pytestmark = pytest.mark.django_db
GOOD = f"{HEADER}\n{ROW}\n"
SPREAD = "".join(f"{n},Hall {n},{-3 + n / 100},51.6\n" for n in range(5))

FAULTY: dict[str, tuple[str | bytes, str]] = {
    "one coordinate": (
        f"{HEADER}\n" + "".join(f"{n},Hall {n},-3.0,51.6\n" for n in range(5)),
        "all 5 rows share one coordinate",
    ),
    "empty": ("", "the file is empty"),
    "only a header": (f"{HEADER}\n", "has a header and no rows"),
    "missing column": (
        GOOD.replace("lat", "latitude"),
        "the column is missing: “lat”; the file has: id, name, lon, latitude",
    ),
    "latin-1": (
        f"{HEADER}\n{SPREAD}9,Caff\u00e8,-3.0,51.6\n".encode("latin-1"),
        "the file is not UTF-8: line 7, byte",
    ),
    "UTF-16": (GOOD.encode("utf-16"), "the file is UTF-16; save it as UTF-8"),
    "a 5 MB line": (f"{HEADER}\n{SPREAD}9,{'x' * 5_000_000},-3.0,51.6\n", "line 7 is longer"),
    "an open quote": (f'{HEADER}\n{SPREAD}9,"Hall,-3.0,51.6\n', "row 7 opens a quotation mark"),
    "all outside": (f"{HEADER}\n1,Here,51.6,-3.0\n2,There,51.7,-3.0\n", "none of its 2 rows"),
    "binary": (bytes(range(256)) * 20, "not UTF-8"),
    "a page instead of a table": ("<!DOCTYPE html>\n<html><body>404</body></html>\n", "missing"),
}


@pytest.mark.parametrize(("content", "reason"), FAULTY.values(), ids=FAULTY.keys())
def test_a_faulty_directory_is_refused_whole(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    columns = {name: name for name in HEADER.split(",")}
    pack = PackFolder(tmp_path).directory(content, file="bad.csv", columns=columns)
    pack.directory("name,lon,lat\nGood,-3.0,51.6\n", file="good.csv")
    loaded = load(pack)
    assert reason in loaded.file("bad.csv")["refused_whole"]
    assert loaded.file("bad.csv")["changed"] == 0
    assert loaded.error == "Refused whole: bad.csv"
    assert "REFUSED WHOLE" in loaded.output
    assert list(Listing.objects.values_list("name", flat=True)) == ["Good"]
    assert list(Place.objects.values_list("name", flat=True)) == ["Good"]


def test_several_listings_at_one_named_place_are_no_broken_export(tmp_path: Path) -> None:
    content = f"{HEADER},place_id\n" + "".join(f"{n},Club {n},-3.0,51.6,hall\n" for n in range(5))
    loaded = load(PackFolder(tmp_path).directory(content))
    assert loaded.error == ""
    assert (Listing.objects.count(), Place.objects.count()) == (5, 1)


@pytest.mark.parametrize("table", ["sessions", "exceptions"])
def test_without_its_times_a_directory_is_not_loaded_either(tmp_path: Path, table: str) -> None:
    pack = PackFolder(tmp_path).directory(GOOD).table(table, "", file="times.csv")
    loaded = load(pack)
    assert loaded.file("times.csv")["refused_whole"] == "the file is empty"
    assert "because times.csv was refused" in loaded.file("places.csv")["refused_whole"]
    assert Listing.objects.count() == 0


def test_a_faulty_file_leaves_what_was_loaded_before(tmp_path: Path) -> None:
    load(PackFolder(tmp_path).directory(GOOD))
    loaded = load(
        PackFolder(tmp_path).directory(
            GOOD.encode("utf-16"), columns={"name": "name", "lon": "lon", "lat": "lat"}
        )
    )
    assert loaded.error
    assert Listing.objects.get().live
