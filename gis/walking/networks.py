"""The network of a pack, read from the database once in a process."""

from __future__ import annotations

from functools import lru_cache

import shapely
from django.contrib.gis.geos import GEOSGeometry

from gis.analysis.network.graph import WalkingNetwork
from gis.walking.models import StoredNetwork
from gis.walking.packing import unpack_network

# Networks kept in memory: a worker looks at one authority at a time.
KEPT = 2


class NoNetwork(LookupError):
    """No walking network was loaded for this pack."""


def network_for(pack: str) -> WalkingNetwork:
    """The walking network of a pack, by its code. Raises ``NoNetwork``."""
    version = StoredNetwork.objects.filter(pack=pack).values_list("version", flat=True).first()
    if version is None:
        raise NoNetwork(f"there is no walking network of {pack}: load a pack that brings one")
    return _read(pack, version)


def network_of(boundary: GEOSGeometry) -> StoredNetwork | None:
    """The stored network that covers most of a boundary (degrees), without its arrays.

    Packs of neighbours reach over each other's edge, and the larger one need not be the nearer.
    None where none touches it.
    """
    here = shapely.from_wkb(bytes(boundary.wkb))
    touching = StoredNetwork.objects.defer("arrays").filter(cover__intersects=boundary)

    def covered(stored: StoredNetwork) -> tuple[float, float, str]:
        cover = shapely.from_wkb(bytes(stored.cover.wkb))
        return -shapely.intersection(cover, here).area, -stored.total_km, stored.pack

    return min(touching, key=covered, default=None)


@lru_cache(maxsize=KEPT)
def _read(pack: str, version: str) -> WalkingNetwork:
    stored = StoredNetwork.objects.get(pack=pack, version=version)
    return unpack_network(stored.arrays)
