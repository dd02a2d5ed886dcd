"""The network of a pack, read from the database once in a process."""

from __future__ import annotations

from functools import lru_cache

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


@lru_cache(maxsize=KEPT)
def _read(pack: str, version: str) -> WalkingNetwork:
    stored = StoredNetwork.objects.get(pack=pack, version=version)
    return unpack_network(stored.arrays)
