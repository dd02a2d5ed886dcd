"""MBTiles into PMTiles: one file, read by its parts over plain HTTP."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

from gis.basemap.source import BasemapSource

DEGREE_E7 = 10_000_000
# A screen opens at this zoom when nobody says otherwise: a town fills a phone.
CENTRE_ZOOM = 13


class NoTiles(RuntimeError):
    """tilemaker wrote no tile: the bounds and the file have nothing in common."""


def write_archive(mbtiles: Path, source: BasemapSource, path: Path) -> int:
    """Write ``mbtiles`` as PMTiles, the same bytes for the same tiles; return their number.

    Tiles are compressed here, with no time in the header, and stand in the order of their ids.
    """
    with closing(sqlite3.connect(f"file:{mbtiles}?mode=ro", uri=True)) as database:
        layers = json.loads(_metadata(database)["json"])["vector_layers"]
        tiles = sorted(_tiles(database))
    if not tiles:
        raise NoTiles(f"{source.pbf.name} has nothing to draw inside its bounds.")
    with write(str(path)) as writer:
        for tile_id, content in tiles:
            writer.write_tile(tile_id, gzip.compress(content, mtime=0))
        writer.finalize(_header(source), _about(source, layers))
    return len(tiles)


def _metadata(database: sqlite3.Connection) -> dict[str, str]:
    return dict(database.execute("SELECT name, value FROM metadata"))


def _tiles(database: sqlite3.Connection) -> Iterator[tuple[int, bytes]]:
    rows = database.execute("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles")
    for zoom, column, row, content in rows:
        # MBTiles count rows from the south, PMTiles from the north.
        yield zxy_to_tileid(zoom, column, (1 << zoom) - 1 - row), content


def _header(source: BasemapSource) -> dict[str, Any]:
    west, south, east, north = (round(side_deg * DEGREE_E7) for side_deg in source.bounds)
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": CENTRE_ZOOM,
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
    }


def _about(source: BasemapSource, layers: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": source.name,
        "attribution": source.attribution,
        "as_of": source.as_of.isoformat() if source.as_of else "",
        "vector_layers": sorted(layers, key=lambda layer: str(layer["id"])),
    }
