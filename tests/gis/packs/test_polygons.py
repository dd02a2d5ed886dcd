"""Boundary files as publishers make them: systems of coordinates, broken rings, other shapes."""

import json
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from gis.crs import to_grid
from gis.packs.polygons import Feature, read_polygons
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from tests.builders.packs import collection, feature, ring

SQUARE = ring(-3.1, 51.5, -3.0, 51.6)
OTHER = ring(-3.0, 51.5, -2.9, 51.6)
GRID = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
WGS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
MERCATOR = {"type": "name", "properties": {"name": "EPSG:3857"}}


def read(
    folder: Path, content: str | bytes, name: str = "areas.geojson", layer: str = ""
) -> tuple[list[Feature], FileReport]:
    """The features of a file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = FileReport("boundaries", name)
    return list(read_polygons(path, ["code"], report, "test", layer)), report


def on_grid(positions: list[list[float]]) -> list[list[float]]:
    """A ring in metres of the national grid."""
    return [list(to_grid(*position)) for position in positions]


@pytest.mark.parametrize(
    "crs", [None, WGS, {"type": "name", "properties": {"name": "EPSG:4326"}}], ids=str
)
def test_degrees_are_read_as_they_are(tmp_path: Path, crs: Any) -> None:
    members = {"crs": crs} if crs else {}
    features, report = read(tmp_path, collection(feature([SQUARE], code="A"), **members))
    assert [f.text("code") for f in features] == ["A"]
    assert features[0].boundary.extent == pytest.approx((-3.1, 51.5, -3.0, 51.6))
    assert features[0].boundary.srid == 4326
    assert (report.rows, report.refused, features[0].repairs) == (1, 0, ())


def test_metres_are_converted(tmp_path: Path) -> None:
    content = collection(feature([on_grid(SQUARE)], code="A"), crs=GRID)
    features, _report = read(tmp_path, content)
    assert features[0].boundary.extent == pytest.approx((-3.1, 51.5, -3.0, 51.6), abs=1e-6)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:27700"])
def test_a_geopackage_is_read_as_it_says(tmp_path: Path, crs: str) -> None:
    frame = geopandas.GeoDataFrame(
        {"code": ["A"]}, geometry=[shapely.Polygon(SQUARE)], crs="EPSG:4326"
    )
    frame.to_crs(crs).to_file(tmp_path / "made.gpkg", layer="areas")
    features, _report = read(tmp_path, (tmp_path / "made.gpkg").read_bytes(), "areas.gpkg")
    assert features[0].boundary.extent == pytest.approx((-3.1, 51.5, -3.0, 51.6), abs=1e-6)


def test_a_geopackage_with_two_layers_needs_the_name_of_one(tmp_path: Path) -> None:
    for layer, outline in (("one", SQUARE), ("two", OTHER)):
        frame = geopandas.GeoDataFrame(
            {"code": [layer]}, geometry=[shapely.Polygon(outline)], crs="EPSG:4326"
        )
        frame.to_file(tmp_path / "made.gpkg", layer=layer)
    content = (tmp_path / "made.gpkg").read_bytes()
    with pytest.raises(FileRefused, match=r"2 layers \(one, two\)"):
        read(tmp_path, content, "areas.gpkg")
    with pytest.raises(FileRefused, match="no layer “three”; the file has: one, two"):
        read(tmp_path, content, "areas.gpkg", "three")
    features, _report = read(tmp_path, content, "areas.gpkg", "two")
    assert features[0].text("code") == "two"


REFUSED = {
    "empty file": ("", "the file is empty"),
    "no JSON": ("{", "the file is not JSON: line 1, column 2"),
    "cut off": (collection(feature([SQUARE], code="A"))[:-40], "the file is not JSON"),
    "latin-1": ('{"a": "é"}'.encode("latin-1"), "not UTF-8 at byte 7"),
    "no collection": ('{"type": "Polygon"}', "no GeoJSON FeatureCollection"),
    "a list": ("[]", "no GeoJSON FeatureCollection"),
    "nested too deep": ("[" * 100_000, "nested too deep"),
    "no features": (collection(), "the file has no features"),
    "missing property": (
        collection(feature([SQUARE], kode="A", name="x")),
        "the property is missing: “code” (did you mean “kode”?); the file has: kode, name",
    ),
    "another system": (
        collection(feature([SQUARE], code="A"), crs=MERCATOR),
        "its coordinate system is EPSG:3857; convert the file to EPSG:4326",
    ),
    "a system without a name": (collection(feature([SQUARE], code="A"), crs={}), "names no"),
    "metres without a system": (
        collection(feature([on_grid(SQUARE)], code="A")),
        "the coordinates look like metres",
    ),
    "degrees called metres": (
        collection(feature([SQUARE], code="A"), crs=GRID),
        "its coordinates look like degrees",
    ),
    "one shape for all": (
        collection(*(feature([SQUARE], code=code) for code in "ABC")),
        "all 3 features share one shape",
    ),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_files_that_cannot_be_trusted_are_refused(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    with pytest.raises(FileRefused) as caught:
        read(tmp_path, content)
    assert reason in str(caught.value)


def test_a_file_that_is_no_map_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="cannot be read as a map"):
        read(tmp_path, b"nothing of the kind", "areas.gpkg")


def swapped(positions: list[list[float]]) -> list[list[float]]:
    """Latitude first."""
    return [[y, x] for x, y in positions]


BAD_FEATURES = {
    "no geometry": (feature(None, kind="", code="B"), "has no geometry"),
    "a point": (feature([-3.0, 51.5], kind="Point", code="B"), "is a Point and no polygon"),
    "a line": (feature(SQUARE, kind="LineString", code="B"), "is a LineString and no polygon"),
    "an empty polygon": (feature([], code="B"), "is empty"),
    "swapped": (feature([swapped(SQUARE)], code="B"), "longitude and latitude look swapped"),
    "far away": (feature([ring(10, 51, 11, 52)], code="B"), "outside the United Kingdom"),
    "words for numbers": (feature([[["a", "b"]]], code="B"), "cannot be read"),
    "two points": (feature([[[-3.0, 51.5], [-3.1, 51.5]]], code="B"), "cannot be read"),
    "no area": (feature([[[-3.0, 51.5], [-3.1, 51.5], [-3.0, 51.5]] * 2], code="B"), "no polygon"),
}


@pytest.mark.parametrize(("bad", "reason"), BAD_FEATURES.values(), ids=BAD_FEATURES.keys())
def test_a_bad_feature_does_not_stop_the_others(
    tmp_path: Path, bad: dict[str, Any], reason: str
) -> None:
    content = collection(bad, feature([SQUARE], code="A"))
    features, report = read(tmp_path, content)
    assert [(f.number, f.text("code")) for f in features] == [(2, "A")]
    assert (report.rows, report.refused, report.remarks[0].row) == (2, 1, 1)
    assert reason in report.remarks[0].reason


def test_broken_rings_are_repaired_and_told(tmp_path: Path) -> None:
    bow_tie = [[-3.1, 51.5], [-3.0, 51.6], [-3.0, 51.5], [-3.1, 51.6], [-3.1, 51.5]]
    features, report = read(tmp_path, collection(feature([bow_tie], code="A")))
    assert features[0].boundary.valid
    assert len(features[0].boundary) == 2
    assert "self-intersection" in features[0].repairs[0]
    assert report.refused == 0


def test_heights_and_lines_beside_polygons_are_let_go(tmp_path: Path) -> None:
    high = [[*position, 12.0] for position in SQUARE]
    mixed = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Polygon", "coordinates": [high]},
            {"type": "LineString", "coordinates": [[-3.1, 51.5], [-3.0, 51.6]]},
        ],
    }
    content = json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": {"code": "A"}, "geometry": mixed}],
        }
    )
    features, _report = read(tmp_path, content)
    assert not features[0].boundary.hasz
    assert features[0].boundary.num_geom == 1
    assert "only the polygons" in features[0].repairs[0]
