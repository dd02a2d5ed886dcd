"""A manifest that cannot be used is named by what is wrong with it, all of it at once."""

import datetime
from pathlib import Path

import pytest

from gis.packs.manifest import read_manifest
from gis.packs.refusals import ManifestError
from places.importers.tables import PACK_TABLES

PACK = '[pack]\nname = "Middleham"\nnation = "wales"\n'


def problems(folder: Path, manifest: str | bytes) -> str:
    """What reading the manifest complains about."""
    content = manifest.encode() if isinstance(manifest, str) else manifest
    (folder / "area.toml").write_bytes(content)
    (folder / "there.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ManifestError) as caught:
        read_manifest(folder, PACK_TABLES)
    return str(caught.value)


WRONG = {
    "empty file": ("", "[pack]: is missing"),
    "no pack": ('[[bank_holidays]]\nfile = "there.csv"\n', "[pack]: is missing"),
    "no name": ('[pack]\nnation = "wales"\n', "the key “name” is missing"),
    "no nation": ('[pack]\nname = "x"\n', "the key “nation” is missing"),
    "unknown nation": (
        '[pack]\nname = "x"\nnation = "whales"\n',
        "must be one of england, wales, scotland, northern-ireland (did you mean “wales”?)",
    ),
    "unknown key of the pack": (f'{PACK}licens = "x"\n', "“licens” (did you mean “licence”?)"),
    "unknown table": (
        f'{PACK}[[boundarys]]\nfile = "there.csv"\n',
        "[[boundarys]]: is not a table of a manifest (did you mean “boundaries”?)",
    ),
    "unknown table without a likeness": (f"{PACK}[zzz]\n", "zzz: is not a table of a manifest"),
    "unknown key": (
        f'{PACK}[[postcodes]]\nfile = "there.csv"\npostcod = "a"\nlon = "a"\nlat = "b"\n',
        "[[postcodes]] number 1: there is no key “postcod” (did you mean “postcode”?)",
    ),
    "missing key": (
        f'{PACK}[[postcodes]]\nfile = "there.csv"\nlon = "a"\nlat = "b"\n',
        "[[postcodes]] number 1: the key “postcode” is missing",
    ),
    "one table instead of a list": (
        f'{PACK}[bank_holidays]\nfile = "there.csv"\n',
        "write [[bank_holidays]] above each file",
    ),
    "missing file": (
        f'{PACK}[[bank_holidays]]\nfile = "away.json"\n',
        "[[bank_holidays]] number 1: file: there is no file away.json",
    ),
    "missing folder of files": (f'{PACK}files = "nowhere"\n', "there is no folder nowhere"),
    "a number for a text": (
        f"{PACK}[[bank_holidays]]\nfile = 3\n",
        "file: must be a text that is not empty",
    ),
    "a text for a flag": (
        f'{PACK}[[osm_places]]\nfile = "there.csv"\npublish = "yes"\n',
        "publish: must be true or false, without quotation marks",
    ),
    "no date": (
        f'{PACK}[[bank_holidays]]\nfile = "there.csv"\nas_of = "soon"\n',
        "as_of: must be a date such as 2026-09-01",
    ),
    "half a position": (
        f'{PACK}[[postcodes]]\nfile = "there.csv"\npostcode = "a"\nlon = "b"\n',
        "has only one of lon and lat",
    ),
    "no position": (
        f'{PACK}[[postcodes]]\nfile = "there.csv"\npostcode = "a"\n',
        "needs lon and lat, or easting and northing",
    ),
    "unknown kind of area": (
        f'{PACK}[[boundaries]]\nfile = "there.csv"\narea_set = "a"\nkind = "lsao"\ncode = "a"\n',
        "must be one of oa, lsoa, msoa, ward, authority (did you mean “lsoa”?)",
    ),
    "exclude that is no tag": (
        f'{PACK}[[osm_places]]\nfile = "there.csv"\nexclude = ["cars"]\n',
        "holds 'cars', which is not key=value",
    ),
    "directory without columns": (
        f'{PACK}[[directory]]\nfile = "there.csv"\nkind = "respite_space"\n',
        "the table [columns] is missing",
    ),
    "directory without a kind": (
        f'{PACK}[[directory]]\nfile = "there.csv"\n[directory.columns]\nname = "a"\nlon = "a"\n'
        'lat = "b"\n',
        "needs kind",
    ),
    "directory without a place": (
        f'{PACK}[[directory]]\nfile = "there.csv"\nkind = "respite_space"\n'
        '[directory.columns]\nname = "a"\n',
        "needs lon and lat, easting and northing, postcode, or coverage_area",
    ),
    "unknown column": (
        f'{PACK}[[directory]]\nfile = "there.csv"\nkind = "respite_space"\n'
        '[directory.columns]\nname = "a"\nlon = "a"\nlat = "b"\ntelephone = "b"\n',
        "there is no key “telephone”",
    ),
    "hours in two shapes": (
        f'{PACK}[[directory]]\nfile = "there.csv"\nkind = "respite_space"\n'
        '[directory.columns]\nname = "a"\nlon = "a"\nlat = "b"\nhours_osm = "a"\n'
        'hours_text = "b"\n',
        "has hours in more than one shape: hours_osm, hours_text",
    ),
    "hours of some days": (
        f'{PACK}[[directory]]\nfile = "there.csv"\nkind = "respite_space"\n'
        '[directory.columns]\nname = "a"\nlon = "a"\nlat = "b"\nhours_monday = "a"\n',
        "has hours for some days only; missing: hours_tuesday",
    ),
    "no TOML": ("[pack\n", "is not valid TOML"),
    "latin-1": ('[pack]\nname = "Café"'.encode("latin-1"), "is not UTF-8 at byte 18"),
}


@pytest.mark.parametrize(("manifest", "complaint"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_manifest_is_named_by_its_fault(
    tmp_path: Path, manifest: str | bytes, complaint: str
) -> None:
    assert complaint in problems(tmp_path, manifest)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    said = problems(tmp_path, '[pack]\nnmae = "x"\n[[bank_holidays]]\n[[roads]]\nfile = "x"\n')
    assert len(said.splitlines()) >= 5


def test_a_folder_without_a_manifest_says_so(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match=r"There is no manifest area\.toml"):
        read_manifest(tmp_path, PACK_TABLES)


def test_files_are_found_in_the_files_folder_or_beside_the_manifest(tmp_path: Path) -> None:
    folder, files = tmp_path / "pack", tmp_path / "data"
    folder.mkdir()
    files.mkdir()
    (files / "far.json").write_text("{}")
    (folder / "near.json").write_text("{}")
    manifest = (
        f'{PACK}files = "../data"\n[[bank_holidays]]\nfile = "far.json"\nas_of = 2026-01-02\n'
    )
    (folder / "area.toml").write_text(f'{manifest}[[bank_holidays]]\nfile = "near.json"\n')
    pack = read_manifest(folder, PACK_TABLES)
    found = [entry.path.resolve() for entry in pack.of("bank_holidays")]
    assert found == [files / "far.json", folder / "near.json"]
    assert pack.of("bank_holidays")[0].get("as_of") == datetime.date(2026, 1, 2)


def test_tables_of_later_loaders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "area.toml").write_text(f'{PACK}[[basemap]]\nfile = "nowhere.pmtiles"\n')
    assert read_manifest(tmp_path, PACK_TABLES).entries == ()


def test_the_manifest_itself_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "area.toml").write_text(PACK)
    assert read_manifest(tmp_path / "area.toml", PACK_TABLES).name == "Middleham"
