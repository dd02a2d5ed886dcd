"""Which file of a pack the basemap is drawn from, over which bounds."""

from datetime import date
from pathlib import Path

import osmium
import pytest
from osmium.osm.mutable import Node

from gis.basemap.source import source_of
from gis.packs.refusals import FileRefused, ManifestError

EXTENT = """{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
[[[-4.01, 52.0], [-4.0, 52.0], [-4.0, 52.01], [-4.01, 52.01], [-4.01, 52.0]]]}}"""


def change(pack: Path, old: str, new: str) -> None:
    path = pack / "area.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_basemap_table_names_the_file_and_its_words(hamlet: Path) -> None:
    source = source_of(hamlet)
    assert source.pbf == hamlet / "hamlet.osm.pbf"
    assert (source.code, source.name) == ("traethbach-w00000001", "Traethbach")
    assert source.attribution == "© Nobody"
    assert source.as_of == date(2026, 1, 31)


def test_else_the_places_of_openstreetmap_do(hamlet: Path) -> None:
    change(hamlet, "[[basemap]]", "[[osm_places]]\npublish = true\nexclude = ['shop=car']")
    assert source_of(hamlet).pbf == hamlet / "hamlet.osm.pbf"


def test_openstreetmap_is_thanked_where_the_manifest_forgot(hamlet: Path) -> None:
    change(hamlet, 'attribution = "© Nobody"', "")
    assert source_of(hamlet).attribution == "© OpenStreetMap contributors"


def test_bounds_of_the_nodes_where_nothing_else_says_them(hamlet: Path) -> None:
    assert source_of(hamlet).bounds == pytest.approx((-4.02, 51.99, -3.98, 52.03))


def test_bounds_of_the_file_before_those_of_its_nodes(hamlet: Path) -> None:
    header = osmium.io.Header()
    header.add_box(osmium.osm.Box(-4.5, 51.5, -3.5, 52.5))
    path = hamlet / "hamlet.osm.pbf"
    with osmium.SimpleWriter(str(path), header=header, overwrite=True) as writer:
        writer.add_node(Node(id=1, location=(-4.0, 52.0)))
    assert source_of(hamlet).bounds == pytest.approx((-4.5, 51.5, -3.5, 52.5))


def test_bounds_of_the_named_extent_before_all(hamlet: Path) -> None:
    (hamlet / "extent.geojson").write_text(EXTENT, encoding="utf-8")
    change(hamlet, "as_of =", 'extent = "extent.geojson"\nas_of =')
    assert source_of(hamlet).bounds == pytest.approx((-4.01, 52.0, -4.0, 52.01))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[[basemap]]", "[[population]]", "neither [[basemap]] nor [[osm_places]]"),
        ("hamlet.osm.pbf", "area.toml", "is not an .osm.pbf file"),
        ("hamlet.osm.pbf", "lost.osm.pbf", "there is no file lost.osm.pbf"),
        ("as_of =", 'extent = "lost.geojson"\nas_of =', "there is no file lost.geojson"),
        ("as_of =", 'zoom = "9"\nas_of =', "there is no key “zoom”"),
    ],
    ids=["no table", "no PBF", "file lost", "extent lost", "unknown key"],
)
def test_a_manifest_that_cannot_be_used(hamlet: Path, old: str, new: str, says: str) -> None:
    change(hamlet, old, new)
    with pytest.raises(ManifestError) as refusal:
        source_of(hamlet)
    assert says in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"not a map at all"], ids=["empty", "words"])
def test_a_file_that_is_no_pbf(hamlet: Path, content: bytes) -> None:
    (hamlet / "hamlet.osm.pbf").write_bytes(content)
    with pytest.raises(FileRefused, match="is not OpenStreetMap PBF"):
        source_of(hamlet)
