"""What pressing "Show map" fetches: scripts that name scripts, and the tiles of the first view."""

import gzip
import math
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.contrib.staticfiles import finders
from pmtiles.reader import MmapSource, Reader

from bin.benchmarks.measuring import Result
from gis.basemap.catalogue import Basemap, basemaps, folder

WIDTHS = {"phone": (360, 740), "desk": (1280, 800)}
ENTRY = "js/map/map.js"
# Loaded with the page already, before anybody presses.
WITH_THE_PAGE = {"js/map/list.js"}
NAMED = re.compile(
    r"""\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']|"""
    r"""new URL\(\s*["'](\.[^"']+)["'],\s*import\.meta"""
)
# What the reader of the archive asks for before any tile.
HEAD_BYTES = 16_384
TILE_PX = 512
ZOOMS = range(10, 19)
# What the page leaves of the screen for the map (css/map.css).
EDGES_PX, LIST_PX, WIDE_PX = 32, 444, 1024
SHARE_OF_HEIGHT, HIGHEST_PX = 0.6, 576


def bytes_of_code() -> Result:
    """What opening the map fetches beside places and tiles, file by file."""
    files = code_of_the_map()
    rows: list[list[object]] = [[name, size / 1000] for name, size in files.items()]
    rows.append(["in all", sum(files.values()) / 1000])
    return Result("Code of the map", ["file", "kB with gzip"], rows)


def bytes_of_tiles() -> Result:
    """The first view of each basemap here, on a phone and on a desk."""
    rows: list[list[object]] = []
    for basemap in basemaps():
        for kind, size in WIDTHS.items():
            rows.append([basemap.name, kind, first_view(basemap, size) / 1000])
    notes = ["Every tile that the view touches and the head of the file, as they travel."]
    return Result("Tiles of the first view", ["basemap", "screen", "kB"], rows, notes)


def code_of_the_map() -> dict[str, int]:
    """Bytes with gzip of every script and style that the open map needs, by name."""
    found: dict[str, int] = {}
    waiting = [ENTRY]
    while waiting:
        name = waiting.pop()
        if name in found or name in WITH_THE_PAGE:
            continue
        content = _read(name)
        found[name] = len(gzip.compress(content, 9, mtime=0))
        if name.endswith(".js"):
            waiting += _named(name, content.decode())
    return dict(sorted(found.items()))


def _named(name: str, text: str) -> Iterator[str]:
    for pair in NAMED.findall(text):
        path = PurePosixPath(name).parent
        for part in (pair[0] or pair[1]).split("/"):
            path = path.parent if part == ".." else path / part
        yield str(path)


def _read(name: str) -> bytes:
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(f"a script names {name}, and it is not there")
    return Path(path).read_bytes()


def first_view(basemap: Basemap, screen: tuple[int, int]) -> int:
    """Bytes of the heaviest view around the middle of a basemap, whichever zoom it opens at."""
    width, height = screen
    wide = width - EDGES_PX - (LIST_PX if width >= WIDE_PX else 0)
    high = min(height * SHARE_OF_HEIGHT, HIGHEST_PX)
    with (folder() / basemap.file).open("rb") as opened:
        reader = Reader(MmapSource(opened))
        deepest = reader.header()["max_zoom"]
        return HEAD_BYTES + max(
            sum(
                len(reader.get(*tile) or b"") for tile in _tiles(basemap, zoom, deepest, wide, high)
            )
            for zoom in ZOOMS
        )


def _tiles(
    basemap: Basemap, zoom: int, deepest: int, wide: float, high: float
) -> set[tuple[int, int, int]]:
    """The archive's tiles under a view of the map; its zoom 10 shows tiles of zoom 9."""
    z = min(zoom - 1, deepest)
    across = 2**z
    tile_px = TILE_PX * 2 ** (zoom - 1 - z)
    lon, lat = basemap.centre
    x = (lon + 180) / 360 * across
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * across
    columns = range(int(x - wide / 2 / tile_px), int(x + wide / 2 / tile_px) + 1)
    rows = range(int(y - high / 2 / tile_px), int(y + high / 2 / tile_px) + 1)
    return {(z, column, row) for column in columns for row in rows}
