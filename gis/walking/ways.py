"""Which OpenStreetMap ways can be walked, and reading them from a PBF file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import osmium

from gis.analysis.network.versions import FloatArray, IntArray
from gis.packs.refusals import FileRefused
from guardianship.lib.progress import track

NOT_WALKED = frozenset(
    {
        "abandoned",
        "bus_guideway",
        "construction",
        "disused",
        "motorway",
        "motorway_link",
        "planned",
        "proposed",
        "raceway",
        "razed",
    }
)
NOT_LET_IN = frozenset({"no", "private"})
KEYS = ("highway", "foot", "access", "area")


@dataclass(frozen=True, eq=False)
class WalkedWays:
    """Nodes in degrees and the segments between them. ``lost`` segments had no position."""

    lon: FloatArray
    lat: FloatArray
    start: IntArray
    end: IntArray
    ways: int
    lost: int


def is_walked(tags: Mapping[str, str]) -> bool:
    """Whether people may walk along a way with these tags.

    ``foot`` speaks before ``access``: a private road with a public footpath is walked. Squares
    mapped as areas are left out, for their outline is not where people walk.
    """
    if tags.get("highway", "") in NOT_WALKED | {""} or tags.get("area") == "yes":
        return False
    return (tags.get("foot") or tags.get("access")) not in NOT_LET_IN


def read_ways(path: Path, label: str) -> WalkedWays:
    """The walked ways of a PBF file. Raises ``FileRefused``."""
    if path.stat().st_size == 0:
        raise FileRefused("the file is empty")
    found = _Segments()
    try:
        items = (
            osmium.FileProcessor(str(path))
            .with_locations()
            .with_filter(osmium.filter.EntityFilter(osmium.osm.WAY))
            .with_filter(osmium.filter.KeyFilter("highway"))
        )
        for way in track(items, label):
            if isinstance(way, osmium.osm.Way):
                found.take(way)
    except (RuntimeError, UnicodeDecodeError) as error:
        first_line = (str(error).splitlines() or ["damaged"])[0]
        raise FileRefused(f"the file is no readable OpenStreetMap PBF: {first_line}") from error
    if not found.pairs:
        raise FileRefused("the file has no way that can be walked")
    return found.as_arrays()


@dataclass
class _Segments:
    """What is gathered while a file is read: positions and pairs of nodes by their ids."""

    where: dict[int, tuple[float, float]] = field(default_factory=dict)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    ways: int = 0
    lost: int = 0

    def take(self, way: osmium.osm.Way) -> None:
        if not is_walked({key: way.tags[key] for key in KEYS if key in way.tags}):
            return
        self.ways += 1
        for node in way.nodes:
            if node.location.valid():
                self.where[node.ref] = (node.location.lon, node.location.lat)
        for pair in pairwise(node.ref for node in way.nodes):
            if pair[0] in self.where and pair[1] in self.where:
                self.pairs.append(pair)
            else:
                self.lost += 1

    def as_arrays(self) -> WalkedWays:
        ids, ends = np.unique(np.array(self.pairs, dtype=np.int64), return_inverse=True)
        ends = ends.reshape(-1, 2)
        degrees = np.array([self.where[number] for number in ids.tolist()])
        lon, lat = degrees[:, 0], degrees[:, 1]
        return WalkedWays(lon, lat, ends[:, 0], ends[:, 1], self.ways, self.lost)
