"""The invented town and Newport: everything that is promised is in the file, and it is small."""

from pathlib import Path

import pytest

from gis.basemap.build import build
from guardianship.demo.pack import build as build_town
from guardianship.demo.town import SEED
from tests.gis.basemap.tiles import features, tiles_of

NEWPORT = Path(__file__).resolve().parents[2] / "area_packs/newport"
DRAWN = {
    "building",
    "green",
    "land",
    "place",
    "rail",
    "road",
    "road_name",
    "spot",
    "stream",
    "water",
}
LARGEST_BYTES = 2_000_000
# Four tiles fill a phone, wherever it stands; with the head of the file they weigh 250 kB at most.
FIRST_VIEW_BYTES = 250_000
HEAD_BYTES = 16_384


def check(pack: Path, folder: Path, names: set[tuple[str, str]]) -> None:
    """A basemap of the pack holds every layer and the names, within the budgets."""
    built = build(pack)
    tiles = tiles_of(folder / built.basemap.file)
    found = [pair for (z, _, _), tile in tiles.items() if z == 14 for pair in features(tile)]
    assert {layer for layer, _ in found} == DRAWN
    places = {(p["name"], p.get("name:cy", "")) for layer, p in found if layer == "place"}
    assert places >= names
    assert built.size_bytes <= LARGEST_BYTES
    assert max(heaviest_views(tiles)) + HEAD_BYTES <= FIRST_VIEW_BYTES


def heaviest_views(tiles: dict[tuple[int, int, int], bytes]) -> list[int]:
    """Bytes of every two by two tiles."""
    corners = ((0, 0), (0, 1), (1, 0), (1, 1))
    return [
        sum(len(tiles.get((z, x + right, y + down), b"")) for right, down in corners)
        for z, x, y in tiles
    ]


@pytest.mark.slow
def test_the_invented_town(tmp_path: Path, basemap_dir: Path, tilemaker: str) -> None:
    build_town(tmp_path / "town", SEED)
    names = {("Swallowbridge", "Pontwennol"), ("Town Centre", "Canol y Dref")}
    check(tmp_path / "town", basemap_dir, names)


@pytest.mark.slow
def test_newport(shared_data: Path, basemap_dir: Path, tilemaker: str) -> None:
    check(NEWPORT, basemap_dir, {("Newport", "Casnewydd"), ("Maindee", "Maendy")})
