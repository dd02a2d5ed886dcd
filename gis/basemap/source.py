"""Which OpenStreetMap file an area pack's basemap is drawn from, and over what extent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import osmium
import pyogrio

from gis.basemap.catalogue import Bounds
from gis.packs.keys import EVERYWHERE, TEXT, Key, TableSpec
from gis.packs.manifest import Entry, read_manifest
from gis.packs.refusals import FileRefused, ManifestError

BASEMAP = TableSpec({**EVERYWHERE, "extent": TEXT})
# The other keys of a table of places are its own loader's to judge.
THEIRS = ("organisation", "publish", "confirmed_on", "exclude", "gazetteer")
OSM_PLACES = TableSpec({**EVERYWHERE, **dict.fromkeys(THEIRS, Key(lambda value: value))})
OPENSTREETMAP = "© OpenStreetMap contributors"


@dataclass(frozen=True, slots=True)
class BasemapSource:
    """What a basemap is built from. ``bounds`` are west, south, east, north in degrees."""

    code: str
    name: str
    pbf: Path
    bounds: Bounds
    attribution: str
    as_of: date | None


def source_of(folder: Path) -> BasemapSource:
    """The source named by the pack in ``folder``: ``[[basemap]]``, else ``[[osm_places]]``.

    Raises ``ManifestError`` for a manifest that names none, ``FileRefused`` for a bad file.
    """
    pack = read_manifest(folder, {"basemap": BASEMAP, "osm_places": OSM_PLACES}, only_these=True)
    named = pack.of("basemap") or pack.of("osm_places")
    if not named:
        raise ManifestError(["There is neither [[basemap]] nor [[osm_places]] in the manifest."])
    entry = named[0]
    if entry.path.suffix != ".pbf":
        raise ManifestError([f"[[{entry.table}]]: file: {entry.file} is not an .osm.pbf file"])
    return BasemapSource(
        code=pack.code,
        name=pack.name,
        pbf=entry.path,
        bounds=_bounds(entry),
        attribution=entry.get("attribution") or OPENSTREETMAP,
        as_of=entry.get("as_of", None),
    )


def _bounds(entry: Entry) -> Bounds:
    """The extent that the manifest names, else the file's own box, else that of its nodes."""
    try:
        box = _box_of_header(entry.path)
        if extent := entry.get("extent"):
            return _extent(entry, extent)
        return box or _box_of_nodes(entry.path)
    except RuntimeError as error:
        raise FileRefused(f"{entry.file} is not OpenStreetMap PBF: {error}") from error


def _extent(entry: Entry, name: str) -> Bounds:
    path = Path(str(entry.path).removesuffix(entry.file)) / name
    if not path.is_file():
        raise ManifestError([f"[[{entry.table}]]: extent: there is no file {name}"])
    west, south, east, north = pyogrio.read_info(path, force_total_bounds=True)["total_bounds"]
    return float(west), float(south), float(east), float(north)


def _box_of_header(pbf: Path) -> Bounds | None:
    with osmium.io.Reader(str(pbf)) as reader:
        box = reader.header().box()
    if not box.valid():
        return None
    return box.bottom_left.lon, box.bottom_left.lat, box.top_right.lon, box.top_right.lat


def _box_of_nodes(pbf: Path) -> Bounds:
    spots = [
        (node.lon, node.lat)
        for node in osmium.FileProcessor(str(pbf), osmium.osm.NODE)
        if isinstance(node, osmium.osm.Node)
    ]
    if not spots:
        raise FileRefused(f"{pbf.name} holds no node")
    lons, lats = zip(*spots, strict=True)
    return min(lons), min(lats), max(lons), max(lats)
