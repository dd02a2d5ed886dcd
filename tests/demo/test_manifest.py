"""The manifest names every file of the pack, and columns that are there."""

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gis.packs.manifest import read_manifest
from places.importers.tables import PACK_TABLES
from tests.builders.demo_pack import said_of

# Keys that say something about a table; the others name a column or a property.
ABOUT = {
    "file", "area_set", "kind", "label", "valid_from", "valid_to", "from_set", "to_set",
    "publish", "gazetteer", "as_of", "columns", "persons",
}  # fmt: skip


@pytest.fixture(scope="session")
def manifest(pack: Path) -> dict[str, Any]:
    return tomllib.loads((pack / "area.toml").read_text("utf-8"))


def tables(manifest: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, table) for name, found in manifest.items() if name != "pack" for table in found]


def columns_of(path: Path) -> set[str]:
    """Columns of a CSV, or properties of a GeoJSON."""
    if path.suffix == ".geojson":
        return set(json.loads(path.read_text("utf-8"))["features"][0]["properties"])
    with path.open(encoding="utf-8", newline="") as file:
        return set(next(csv.reader(file)))


def test_it_says_that_the_town_is_invented(manifest: dict[str, Any], pack: Path) -> None:
    assert manifest["pack"]["name"] == "Swallowbridge"
    assert manifest["pack"]["name_cy"] == "Pontwennol"
    assert manifest["pack"]["nation"] == "wales"
    assert "not a real town" in manifest["pack"]["attribution"]
    assert "not a real town" in (pack / "README.md").read_text("utf-8")


def test_every_file_is_named_and_every_named_file_is_there(
    manifest: dict[str, Any], pack: Path
) -> None:
    named = {table["file"] for _, table in tables(manifest)}
    there = {str(path.relative_to(pack)) for path in pack.rglob("*") if path.is_file()}
    assert named == there - {"area.toml", "README.md"}


def test_every_named_column_is_in_its_file(manifest: dict[str, Any], pack: Path) -> None:
    for name, table in tables(manifest):
        path = pack / table["file"]
        if path.suffix in (".csv", ".geojson"):
            wanted = {value for key, value in table.items() if key not in ABOUT}
            wanted = set(table["columns"].values()) if name == "directory" else wanted
            assert wanted <= columns_of(path), name


def test_the_loaders_take_the_manifest(pack: Path) -> None:
    read = read_manifest(pack, PACK_TABLES)
    assert (read.name, read.nation, read.authority) == ("Swallowbridge", "wales", "W06009901")
    assert {entry.table for entry in read.entries} >= set(PACK_TABLES)


def test_the_command_writes_where_it_is_told_and_says_so(pack: Path) -> None:
    """What it writes there are the bytes of the builder: test_same_bytes.py compares them all."""
    assert said_of(pack).read_text("utf-8") == f"Swallowbridge is in {pack}\n"
    assert {path.name for path in pack.iterdir()} >= {"area.toml", "town.osm.pbf"}
