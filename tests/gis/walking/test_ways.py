"""Which ways are walked, and the network that a file makes of them."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from gis.analysis.network.islands import components
from gis.packs.refusals import FileRefused
from gis.walking.building import network_of
from gis.walking.ways import is_walked, read_ways
from tests.builders.osm import OsmFile


@pytest.mark.parametrize(
    ("tags", "walked"),
    [
        ({"highway": "footway"}, True),
        ({"highway": "motorway"}, False),
        ({"highway": "motorway_link"}, False),
        ({"highway": "construction"}, False),
        ({"highway": "proposed"}, False),
        ({"highway": "service", "access": "private"}, False),
        ({"highway": "service", "access": "private", "foot": "yes"}, True),
        ({"highway": "primary", "foot": "no"}, False),
        ({"highway": "primary", "foot": "private", "access": "yes"}, False),
        ({"highway": "track", "access": "destination"}, True),
        ({"highway": "pedestrian", "area": "yes"}, False),
        ({"building": "yes"}, False),
    ],
    ids=str,
)
def test_ways_that_are_walked(tags: dict[str, str], walked: bool) -> None:
    assert is_walked(tags) is walked


def test_a_file_becomes_segments(tmp_path: Path) -> None:
    path = (
        OsmFile()
        .square(1, highway="residential")
        .square(2, lon=-2.9, highway="motorway")
        .square(3, lon=-2.8, building="yes")
        .write(tmp_path / "town.osm.pbf")
    )
    ways = read_ways(path, "town")
    assert (ways.ways, len(ways.start), len(ways.lon), ways.lost) == (1, 4, 4, 0)


def test_segments_whose_nodes_are_missing_are_counted(tmp_path: Path) -> None:
    town = OsmFile().square(1, highway="residential")
    town.nodes = [node for node in town.nodes if node.id != 1002]
    ways = read_ways(town.write(tmp_path / "town.osm.pbf"), "town")
    assert (len(ways.start), ways.lost) == (2, 2)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"not a map", "no readable OpenStreetMap PBF")],
)
def test_what_is_no_map_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "town.osm.pbf"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=message):
        read_ways(path, "town")


def test_a_map_without_ways_is_refused(tmp_path: Path) -> None:
    path = OsmFile().square(1, building="yes").write(tmp_path / "town.osm.pbf")
    with pytest.raises(FileRefused, match="no way that can be walked"):
        read_ways(path, "town")


def test_newport_has_the_numbers_that_were_counted_elsewhere(shared_data: Path) -> None:
    """Counted by others when the data were gathered, lengths on the globe (its SOURCE.md)."""
    ways = read_ways(shared_data / "newport/osm/newport-2023-06-13.osm.pbf", "Newport")
    everywhere = shapely.box(-4, 51, -2, 52)
    network = network_of(ways, everywhere)
    parts = components(network)
    assert (ways.ways, network.node_count, len(parts)) == (8_427, 45_025, 75)
    lon, lat = np.radians(ways.lon), np.radians(ways.lat)
    east, north = lon[ways.end] - lon[ways.start], lat[ways.end] - lat[ways.start]
    chord = np.sin(north / 2) ** 2
    chord += np.cos(lat[ways.start]) * np.cos(lat[ways.end]) * np.sin(east / 2) ** 2
    globe_km = 2 * 6371.0088 * np.arcsin(np.sqrt(chord)).sum()
    assert globe_km == pytest.approx(923, abs=0.5)
    # The globe is no sphere: the grid is nearer to what a tape would say.
    assert network.total_km == pytest.approx(globe_km, rel=0.003)
    assert parts["share"].iloc[0] == pytest.approx(0.979, abs=0.0005)
