"""An OpenStreetMap PBF file: corners that meet become one node, nothing carries a time."""

from collections.abc import Iterable
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Way

from guardianship.demo.grid import lon_lat
from guardianship.demo.osm_features import Corner, OsmNode, OsmWay

GENERATOR = "guardianship demo pack"


def write_pbf(path: Path, nodes: Iterable[OsmNode], ways: Iterable[OsmWay]) -> None:
    """Write nodes before ways, with ids counted from 1; an existing file is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    drawn = list(ways)
    header = osmium.io.Header()
    header.set("generator", GENERATOR)
    with osmium.SimpleWriter(str(path), header=header) as writer:
        count = 0
        for node in nodes:
            count += 1
            writer.add_node(Node(id=count, location=lon_lat(*node.at), tags=_sorted(node.tags)))
        known: dict[Corner, int] = {}
        for way in drawn:
            for corner in way.corners:
                if corner not in known:
                    count += 1
                    known[corner] = count
                    writer.add_node(Node(id=count, location=lon_lat(*corner)))
        for number, way in enumerate(drawn, start=1):
            refs = [known[corner] for corner in way.corners]
            writer.add_way(Way(id=number, nodes=refs, tags=_sorted(way.tags)))


def _sorted(tags: dict[str, str]) -> dict[str, str]:
    return dict(sorted(tags.items()))
