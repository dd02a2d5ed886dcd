"""The basemaps that this site has: one PMTiles file and one small JSON for each area pack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.urls import reverse

# West, south, east, north in degrees.
Bounds = tuple[float, float, float, float]

ENDING = ".pmtiles"


@dataclass(frozen=True, slots=True)
class Basemap:
    """One published basemap. ``bounds`` are west, south, east, north in degrees, ``centre``
    longitude and latitude; ``file`` carries a hash of its content."""

    code: str
    name: str
    file: str
    attribution: str
    as_of: str
    bounds: Bounds
    centre: tuple[float, float]

    @property
    def url(self) -> str:
        """Where a browser reads the file, on our own origin."""
        return reverse("basemap", args=[self.file.removesuffix(ENDING)])


def folder() -> Path:
    """Where basemaps are kept."""
    return Path(settings.BASEMAP_DIR)


def basemaps() -> list[Basemap]:
    """Every basemap whose file is there, by code."""
    found = []
    for path in sorted(folder().glob("*.json")):
        about = json.loads(path.read_text("utf-8"))
        if (folder() / about["file"]).is_file():
            bounds, centre = tuple(about.pop("bounds")), tuple(about.pop("centre"))
            found.append(Basemap(**about, bounds=bounds, centre=centre))
    return found


def basemap_for(bounds: Bounds) -> Basemap | None:
    """The basemap that covers most of ``bounds``; nothing where none covers any of it."""
    covering = [(overlap_deg2(known.bounds, bounds), known) for known in basemaps()]
    area_deg2, best = max(covering, key=lambda pair: pair[0], default=(0.0, None))
    return best if area_deg2 > 0 else None


def overlap_deg2(one: Bounds, other: Bounds) -> float:
    """How much two boxes share, in square degrees; a point inside a box counts as a little."""
    tiny_deg = 1e-9
    across_deg = min(one[2], other[2]) - max(one[0], other[0]) + tiny_deg
    upward_deg = min(one[3], other[3]) - max(one[1], other[1]) + tiny_deg
    return across_deg * upward_deg if across_deg > 0 and upward_deg > 0 else 0.0
