"""Reads a built basemap with PyPI's pmtiles, and its tiles with a reader of their own format."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pmtiles.reader import MmapSource, Reader, all_tiles

Tile = tuple[int, int, int]
Fields = list[tuple[int, Any]]


def header_and_about(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The archive's header and metadata."""
    with path.open("rb") as opened:
        reader = Reader(MmapSource(opened))
        return reader.header(), reader.metadata()


def tiles_of(path: Path) -> dict[Tile, bytes]:
    """Every tile as it is stored, by zoom, column, row."""
    with path.open("rb") as opened:
        return dict(all_tiles(MmapSource(opened)))


def features(stored: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Layer and properties of every feature of a tile (Mapbox Vector Tile 2.1)."""
    for number, layer in _fields(gzip.decompress(stored)):
        assert number == 3
        parts = list(_fields(layer))
        name = next(value.decode() for key, value in parts if key == 1)
        keys = [value.decode() for key, value in parts if key == 3]
        values = [_value(value) for key, value in parts if key == 4]
        for key, feature in parts:
            if key == 2:
                tags = next((value for tag, value in _fields(feature) if tag == 2), b"")
                pairs = list(_varints(tags))
                yield (
                    name,
                    {keys[k]: values[v] for k, v in zip(pairs[::2], pairs[1::2], strict=True)},
                )


def _value(message: bytes) -> Any:
    [(number, value)] = _fields(message)
    return value.decode() if number == 1 else value


def _fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """Number and value of each field of a protocol buffer."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(message, at)
        else:
            length, at = (8, at) if kind == 1 else (4, at) if kind == 5 else _varint(message, at)
            value, at = message[at : at + length], at + length
        yield key >> 3, value


def _varints(message: bytes) -> Iterator[int]:
    at = 0
    while at < len(message):
        value, at = _varint(message, at)
        yield value


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
