"""``bin/manage build_basemap``: what ends in the file, and what happens when it cannot."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from gis.basemap.build import Built, build
from gis.basemap.catalogue import basemap_for, basemaps
from tests.gis.basemap.conftest import NODES, WAYS, write_pbf
from tests.gis.basemap.tiles import features, header_and_about, tiles_of

LAYERS = [
    "building", "green", "land", "place", "rail", "road", "road_name", "spot", "stream", "water",
]  # fmt: skip


def everything(folder: Path, built: Built, zoom: int) -> list[tuple[str, dict]]:
    """Layer and properties of every feature at a zoom."""
    tiles = tiles_of(folder / built.basemap.file)
    return [found for (z, _, _), tile in tiles.items() if z == zoom for found in features(tile)]


def test_the_file_opens_and_says_what_it_is(built: Built, basemap_dir: Path) -> None:
    header, about = header_and_about(basemap_dir / built.basemap.file)
    assert (header["min_zoom"], header["max_zoom"]) == (9, 14)
    assert header["min_lon_e7"] == -40_200_000
    assert [layer["id"] for layer in about["vector_layers"]] == LAYERS
    assert about["attribution"] == "© Nobody"
    assert (
        header["addressed_tiles_count"]
        == built.tiles
        == len(tiles_of(basemap_dir / built.basemap.file))
    )


def test_what_is_drawn_and_what_is_not(built: Built, basemap_dir: Path) -> None:
    found = everything(basemap_dir, built, 14)
    assert {layer for layer, _ in found} == {
        "building",
        "green",
        "place",
        "road",
        "road_name",
        "water",
    }
    assert {about["class"] for layer, about in found if layer == "road"} == {"street", "main"}
    assert not any("Bread" in str(about) for _, about in found)


def test_names_in_both_languages(built: Built, basemap_dir: Path) -> None:
    named = [about for layer, about in everything(basemap_dir, built, 14) if layer == "road_name"]
    assert {(about["name"], about["name:cy"]) for about in named} == {("Long Street", "Stryd Hir")}
    places = [about for layer, about in everything(basemap_dir, built, 14) if layer == "place"]
    assert {about["name"] for about in places} == {"Little Beach"}


def test_far_out_only_the_large(built: Built, basemap_dir: Path) -> None:
    assert {layer for layer, _ in everything(basemap_dir, built, 9)} == {"road", "water"}


def test_inland_there_is_no_sea(hamlet: Path, tilemaker: str, basemap_dir: Path) -> None:
    write_pbf(hamlet / "hamlet.osm.pbf", ways=WAYS[1:])
    assert "water" not in {layer for layer, _ in everything(basemap_dir, build(hamlet), 14)}


def test_the_same_bytes_every_time(built: Built, hamlet: Path, basemap_dir: Path) -> None:
    assert build(hamlet) == built
    assert len(list(basemap_dir.glob("*.pmtiles"))) == 1


def test_the_file_before_stays_and_older_ones_go(
    built: Built, hamlet: Path, basemap_dir: Path
) -> None:
    names = [built.basemap.file]
    for welsh in ("Un", "Dau"):
        place = (NODES[0][0], {**NODES[0][1], "name:cy": welsh})
        write_pbf(hamlet / "hamlet.osm.pbf", nodes=[place])
        names.append(build(hamlet).basemap.file)
    assert len(set(names)) == 3
    assert {path.name for path in basemap_dir.glob("*.pmtiles")} == set(names[1:])
    assert [basemap.file for basemap in basemaps()] == names[2:]


def test_the_command_says_what_it_made(hamlet: Path, tilemaker: str, basemap_dir: Path) -> None:
    out = StringIO()
    call_command("build_basemap", str(hamlet), stdout=out)
    [basemap] = basemaps()
    assert basemap.file in out.getvalue()
    files = sorted(path.name for path in basemap_dir.iterdir())
    assert files == [basemap.file, "traethbach-w00000001.json"]


def test_without_tilemaker_it_says_what_to_do(
    hamlet: Path, basemap_dir: Path, empty_path: None
) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("build_basemap", str(hamlet))
    assert refusal.value.returncode == 3
    assert "apt install tilemaker" in str(refusal.value)
    assert "Everything else works" in str(refusal.value)
    assert list(basemap_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"nonsense", "is not OpenStreetMap PBF"), (None, "there is no file")],
    ids=["broken file", "lost file"],
)
def test_a_bad_file_leaves_nothing(
    hamlet: Path, basemap_dir: Path, tilemaker: str, content: bytes | None, says: str
) -> None:
    pbf = hamlet / "hamlet.osm.pbf"
    pbf.unlink() if content is None else pbf.write_bytes(content)
    with pytest.raises(CommandError, match=says) as refusal:
        call_command("build_basemap", str(hamlet))
    assert refusal.value.returncode == 1
    assert not basemap_dir.exists() or list(basemap_dir.iterdir()) == []


def test_the_basemap_of_a_map_is_the_one_beneath_it(built: Built) -> None:
    assert basemap_for((-4.01, 52.0, -4.0, 52.01)) == built.basemap
    assert basemap_for((-4.0, 52.005, -4.0, 52.005)) == built.basemap
    assert basemap_for((-3.0, 51.5, -2.9, 51.6)) is None
    assert built.basemap.url == f"/tiles/{built.basemap.file}"


def test_without_any_basemap_there_is_none() -> None:
    assert basemaps() == []
    assert basemap_for((-4.01, 52.0, -4.0, 52.01)) is None
