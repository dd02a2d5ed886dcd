"""From an area pack to a published basemap."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from gis.basemap.archive import write_archive
from gis.basemap.catalogue import Basemap, folder
from gis.basemap.publishing import publish
from gis.basemap.source import source_of
from gis.basemap.tilemaker import make_tiles


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    basemap: Basemap
    tiles: int
    size_bytes: int


def build(pack: Path) -> Built:
    """Build and publish the basemap of the area pack in ``pack``; nothing half-written stays.

    Raises ``ManifestError``, ``FileRefused``, ``TilemakerMissing``, ``TilemakerFailed``,
    ``NoTiles``.
    """
    source = source_of(pack)
    folder().mkdir(parents=True, exist_ok=True)
    # Beside the finished files, so that moving into place is one step of the file system.
    with tempfile.TemporaryDirectory(dir=folder(), prefix=".building-") as place:
        archive = Path(place) / "basemap.pmtiles"
        tiles = write_archive(make_tiles(source, Path(place)), source, archive)
        size_bytes = archive.stat().st_size
        return Built(publish(archive, source), tiles, size_bytes)
