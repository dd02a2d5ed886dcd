"""Boundaries, lookups and postcodes into the database: what is new, the same, refused."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.gis.geos import Point

from gis.crs import WGS84, to_grid
from gis.models import Area, AreaLink, AreaSet, PlaceName, Postcode
from tests.builders.packs import PackFolder, collection, feature, load, ring

pytestmark = pytest.mark.django_db

HALVES = (
    feature([ring(-3.1, 51.5, -3.0, 51.7)], code="W1", name="West"),
    feature([ring(-3.0, 51.5, -2.9, 51.7)], code="W2", name="East"),
)
SMALL = {"area_set": "small", "kind": "lsoa", "code": "code", "name": "name"}
POSTCODES = "code,lon,lat\nNP20 1AA,-3.0,51.6\nnp201ab,-3.01,51.61\nNP20 1AC,-3.02,51.62\n"
POSTCODE_KEYS = {"file": "postcodes.csv", "postcode": "code", "lon": "lon", "lat": "lat"}


def small_areas(folder: Path, *features: dict[str, Any], **keys: Any) -> PackFolder:
    """A pack of one boundary file."""
    content = collection(*(features or HALVES))
    return PackFolder(folder).table("boundaries", content, file="small.geojson", **(SMALL | keys))


def test_areas_know_their_set_and_nation(tmp_path: Path) -> None:
    loaded = load(small_areas(tmp_path, label="Small areas", valid_from="2021-03-21"))
    assert loaded.error == ""
    area = Area.objects.get(code="W1")
    assert (area.name, area.nation, area.area_set.code) == ("West", "wales", "small")
    assert (area.area_set.label, area.area_set.licence) == ("Small areas", "OGL v3")
    assert Area.objects.covering(Point(-2.95, 51.6, srid=WGS84)).get().code == "W2"


def test_a_second_load_changes_nothing_and_says_so(tmp_path: Path) -> None:
    pack = small_areas(tmp_path)
    load(pack)
    again = load(pack)
    assert (again.file("small.geojson")["kept"], again.changed) == (2, 0)
    assert "0 changed" in again.output
    assert "Nothing changed." in again.output


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    load(small_areas(tmp_path))
    moved = feature([ring(-3.1, 51.5, -3.05, 51.7)], code="W1", name="West")
    loaded = load(small_areas(tmp_path, moved, HALVES[1]))
    found = loaded.file("small.geojson")
    assert (found["changed"], found["added"], found["kept"]) == (1, 0, 1)
    assert Area.objects.get(code="W1").boundary.extent[2] == pytest.approx(-3.05)


def test_a_code_twice_and_a_code_missing_are_refused_by_row(tmp_path: Path) -> None:
    again = feature([ring(-3.0, 51.5, -2.95, 51.7)], code="W1", name="Again")
    nameless = feature([ring(-3.0, 51.5, -2.9, 51.7)], code=None, name="No code")
    loaded = load(small_areas(tmp_path, HALVES[0], again, nameless))
    assert loaded.error == ""
    assert loaded.remarks("small.geojson") == [
        (2, "code", "W1 is there a second time"),
        (3, "code", "is missing"),
    ]
    assert Area.objects.get().name == "West"


def test_a_set_of_another_kind_is_not_mixed_up(tmp_path: Path) -> None:
    AreaSet.objects.create(code="small", kind="ward", label="Wards")
    loaded = load(small_areas(tmp_path))
    assert "holds areas of another kind" in loaded.error or "Refused whole" in loaded.error
    assert Area.objects.count() == 0


def test_wards_and_the_authority_become_place_names(tmp_path: Path) -> None:
    wards = collection(
        feature([ring(-3.1, 51.5, -3.0, 51.7)], code="V1", name="Caerleon", cy="Caerllion")
    )
    pack = PackFolder(tmp_path).authority()
    pack.table(
        "boundaries",
        wards,
        file="wards.geojson",
        area_set="wards",
        kind="ward",
        code="code",
        name="name",
        name_cy="cy",
    )
    load(pack)
    names = PlaceName.objects.order_by("name").values_list("name", "kind", "within")
    assert list(names) == [
        ("Caerleon", "ward", "Middleham"),
        ("Caerllion", "ward", "Middleham"),
        ("Canolfan", "authority", ""),
        ("Middleham", "authority", ""),
    ]


def test_numbered_neighbourhoods_have_names_only_where_the_file_gives_them(tmp_path: Path) -> None:
    areas = collection(
        feature([ring(-3.1, 51.5, -3.0, 51.7)], code="M1", name="Newport 001", hcl="Caerleon"),
        feature([ring(-3.0, 51.5, -2.9, 51.7)], code="M2", name="Newport 002", hcl=None),
    )
    keys = {"area_set": "msoa", "kind": "msoa", "code": "code", "name": "name"}
    load(PackFolder(tmp_path).table("boundaries", areas, file="msoa.geojson", **keys))
    assert PlaceName.objects.count() == 0
    pack = PackFolder(tmp_path).table(
        "boundaries", areas, file="msoa.geojson", gazetteer_name="hcl", **keys
    )
    load(pack)
    assert PlaceName.objects.get().name == "Caerleon"
    assert Area.objects.get(code="M1").name == "Newport 001"


def lookups(folder: Path, content: str) -> PackFolder:
    """A pack of two sets of the same two areas and a lookup between them."""
    pack = small_areas(folder).table(
        "boundaries", file="small.geojson", area_set="later", kind="lsoa", code="code"
    )
    return pack.table(
        "lookups",
        content,
        file="lookup.csv",
        from_set="small",
        from_code="old",
        to_set="later",
        to_code="new",
        change="how",
    )


def test_lookups_link_areas_of_two_sets(tmp_path: Path) -> None:
    content = "old,new,how\nW1,W1,U\nW2,W2,s\nX9,X9,U\nW1,X9,U\nW2,W2,S\nW1,W2,Q\n"
    loaded = load(lookups(tmp_path, content))
    links = AreaLink.objects.order_by("from_area__code")
    assert list(links.values_list("from_area__code", "to_area__code", "change")) == [
        ("W1", "W1", "U"),
        ("W2", "W2", "S"),
    ]
    assert loaded.remarks("lookup.csv") == [
        (5, "new", "“X9” is not in later"),
        (6, "old", "this pair is there a second time"),
        (7, "how", "“Q” is not one of U, S, M, X"),
    ]
    assert loaded.file("lookup.csv")["left_out"] == 1
    again = load(lookups(tmp_path, content))
    assert (again.file("lookup.csv")["kept"], again.changed) == (2, 0)


def test_a_lookup_of_another_place_is_refused_whole(tmp_path: Path) -> None:
    loaded = load(lookups(tmp_path, "old,new,how\nX1,X1,U\nX2,X2,U\n"))
    assert loaded.file("lookup.csv")["refused_whole"] == (
        "none of its codes is an area of small and later"
    )
    assert "lookup.csv" in loaded.error


def test_postcodes_are_tidied_and_make_outward_codes(tmp_path: Path) -> None:
    load(PackFolder(tmp_path).table("postcodes", POSTCODES, **POSTCODE_KEYS))
    assert list(Postcode.objects.order_by("code").values_list("code", "outward")) == [
        ("NP20 1AA", "NP20"),
        ("NP20 1AB", "NP20"),
        ("NP20 1AC", "NP20"),
    ]
    outward = PlaceName.objects.get(kind="outward_code")
    assert (outward.name, outward.key) == ("NP20", "np20")
    assert (outward.point.x, outward.point.y) == pytest.approx((-3.01, 51.61))


def test_postcodes_on_the_national_grid(tmp_path: Path) -> None:
    east_m, north_m = to_grid(-3.0, 51.6)
    content = f"code,e,n\nNP20 1AA,{east_m:.0f},{north_m:.0f}\n"
    keys = {"file": "postcodes.csv", "postcode": "code", "easting": "e", "northing": "n"}
    load(PackFolder(tmp_path).table("postcodes", content, **keys))
    point = Postcode.objects.get().point
    assert (point.x, point.y) == pytest.approx((-3.0, 51.6), abs=1e-5)


def test_a_postcode_that_moves_takes_its_outward_code_along(tmp_path: Path) -> None:
    load(PackFolder(tmp_path).table("postcodes", POSTCODES, **POSTCODE_KEYS))
    moved = POSTCODES.replace("-3.02,51.62", "-3.05,51.62")
    loaded = load(PackFolder(tmp_path).table("postcodes", moved, **POSTCODE_KEYS))
    assert (loaded.changed, loaded.file("postcodes.csv")["kept"]) == (1, 2)
    assert PlaceName.objects.get(kind="outward_code").point.x == pytest.approx(-3.02)


BAD_ROWS = {
    "half": ("NP20,-3.0,51.6", "code", "“NP20” is only the first part of a postcode"),
    "no postcode": ("Pill,-3.0,51.6", "code", "“Pill” is not a postcode like NP20 1HG"),
    "missing": (",-3.0,51.6", "code", "is missing"),
    "twice": ("NP20 1AA,-3.0,51.6", "code", "NP20 1AA is there a second time"),
    "no position": ("NP20 1XX,NA,NA", "lon, lat", "the position is missing"),
    "half a position": ("NP20 1XX,-3.0,", "lat", "is missing, and the other one is not"),
    "no number": ("NP20 1XX,west,51.6", "lon", "“west” is not a number"),
    "swapped": ("NP20 1XX,51.6,-3.0", "lon, lat", "longitude and latitude look swapped"),
    "zero": ("NP20 1XX,0,0", "lon, lat", "is outside the United Kingdom"),
    "infinite": ("NP20 1XX,inf,51.6", "lon", "“inf” is not a number"),
}


@pytest.mark.parametrize(("row", "column", "reason"), BAD_ROWS.values(), ids=BAD_ROWS.keys())
def test_a_bad_postcode_does_not_stop_the_others(
    tmp_path: Path, row: str, column: str, reason: str
) -> None:
    loaded = load(PackFolder(tmp_path).table("postcodes", f"{POSTCODES}{row}\n", **POSTCODE_KEYS))
    assert loaded.error == ""
    assert Postcode.objects.count() == 3
    ((number, field, said),) = loaded.remarks("postcodes.csv")
    assert (number, field) == (5, column)
    assert reason in said


def test_postcodes_that_all_share_one_point_are_refused_whole(tmp_path: Path) -> None:
    content = "code,lon,lat\n" + "".join(f"NP20 1A{c},-3.0,51.6\n" for c in "ABC")
    loaded = load(PackFolder(tmp_path).table("postcodes", content, **POSTCODE_KEYS))
    assert "all 3 rows share one coordinate" in loaded.file("postcodes.csv")["refused_whole"]
    assert Postcode.objects.count() == 0
    assert PlaceName.objects.count() == 0


def test_a_file_of_which_no_row_is_usable_is_refused_whole(tmp_path: Path) -> None:
    content = "code,lon,lat\nNP20 1AA,51.6,-3.0\nNP20 1AB,51.7,-3.0\n"
    loaded = load(PackFolder(tmp_path).table("postcodes", content, **POSTCODE_KEYS))
    assert "none of its 2 rows could be used" in loaded.file("postcodes.csv")["refused_whole"]
    assert loaded.error == "Refused whole: postcodes.csv"
