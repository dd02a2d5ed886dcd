"""Small OpenStreetMap files written on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way


@dataclass
class OsmFile:
    """Nodes, ways and relations that become a PBF file."""

    nodes: list[Node] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def node(self, number: int, lon: float = -3.0, lat: float = 51.6, **tags: str) -> OsmFile:
        """A node; ``addr__city`` stands for the key ``addr:city``."""
        self.nodes.append(Node(id=number, location=(lon, lat), tags=_keys(tags)))
        return self

    def square(
        self,
        number: int,
        lon: float = -3.0,
        lat: float = 51.6,
        side_deg: float = 0.001,
        **tags: str,
    ) -> OsmFile:
        """A closed way, and its corners with numbers from ``number`` * 1,000 on."""
        first = number * 1000
        corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
        for place, (x, y) in enumerate(corners):
            self.node(first + place, lon + x * side_deg, lat + y * side_deg)
        refs = [first, first + 1, first + 2, first + 3, first]
        self.ways.append(Way(id=number, nodes=refs, tags=_keys(tags)))
        return self

    def line(self, number: int, *corners: tuple[float, float], **tags: str) -> OsmFile:
        """An open way through ``corners`` (longitude, latitude), numbered as those of a square."""
        first = number * 1000
        for place, (x, y) in enumerate(corners):
            self.node(first + place, x, y)
        refs = [first + place for place in range(len(corners))]
        self.ways.append(Way(id=number, nodes=refs, tags=_keys(tags)))
        return self

    def relation(self, number: int, outer: Sequence[int], **tags: str) -> OsmFile:
        """A multipolygon of ways."""
        members = [("w", way, "outer") for way in outer]
        found = _keys(tags) | {"type": "multipolygon"}
        self.relations.append(Relation(id=number, members=members, tags=found))
        return self

    def write(self, path: Path) -> Path:
        """Write the file, in the order that the format asks for."""
        path.unlink(missing_ok=True)
        with osmium.SimpleWriter(str(path)) as writer:
            for node in sorted(self.nodes, key=lambda n: n.id):
                writer.add_node(node)
            for way in sorted(self.ways, key=lambda w: w.id):
                writer.add_way(way)
            for relation in sorted(self.relations, key=lambda r: r.id):
                writer.add_relation(relation)
        return path


def _keys(tags: dict[str, str]) -> dict[str, str]:
    return {key.replace("__", ":"): value for key, value in tags.items()}
