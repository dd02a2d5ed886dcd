"""A built file into the folder that is served, under the hash of its content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from gis.basemap.catalogue import ENDING, Basemap, basemaps, folder
from gis.basemap.source import BasemapSource

HASH_LENGTH = 12


def publish(archive: Path, source: BasemapSource) -> Basemap:
    """Move a built file into place under the hash of its content, and name it as current.

    The file before it stays for pages that are open; older ones go.
    """
    with archive.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()[:HASH_LENGTH]
    west, south, east, north = source.bounds
    basemap = Basemap(
        code=source.code,
        name=source.name,
        file=f"{source.code}-{digest}{ENDING}",
        attribution=source.attribution,
        as_of=source.as_of.isoformat() if source.as_of else "",
        bounds=source.bounds,
        centre=((west + east) / 2, (south + north) / 2),
    )
    folder().mkdir(parents=True, exist_ok=True)
    before = next((known.file for known in basemaps() if known.code == source.code), "")
    archive.replace(folder() / basemap.file)
    description = folder() / f"{source.code}.json"
    text = json.dumps(asdict(basemap), ensure_ascii=False, indent=2)
    description.with_suffix(".new").write_text(f"{text}\n", encoding="utf-8")
    description.with_suffix(".new").replace(description)
    _remove_older(source.code, {basemap.file, before})
    return basemap


def _remove_older(code: str, kept: set[str]) -> None:
    pattern = f"{code}-{'[0-9a-f]' * HASH_LENGTH}{ENDING}"
    for path in folder().glob(pattern):
        if path.name not in kept:
            path.unlink()
