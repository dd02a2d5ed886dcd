"""The PBF: readable by others, one walking network, and no time or author in it."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import geopandas
import osmium
import pytest
from shapely import Point

Way = tuple[dict[str, str], list[int]]
ON_FOOT = {
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "pedestrian",
    "footway",
    "path",
}
POI_KEYS = {"amenity", "shop", "leisure", "tourism", "office"}


@pytest.fixture(scope="session")
def nodes(pack: Path) -> dict[int, tuple[float, float]]:
    """Every node by its id."""
    return {
        one.id: (one.lon, one.lat)
        for one in osmium.FileProcessor(pack / "town.osm.pbf", osmium.osm.NODE)
    }


@pytest.fixture(scope="session")
def ways(pack: Path) -> list[Way]:
    """Every way's tags and node ids."""
    return [
        (dict(one.tags), [node.ref for node in one.nodes])
        for one in osmium.FileProcessor(pack / "town.osm.pbf", osmium.osm.WAY)
    ]


@pytest.fixture(scope="session")
def tagged(pack: Path) -> list[dict[str, str]]:
    """Tags of everything that has some."""
    return [dict(one.tags) for one in osmium.FileProcessor(pack / "town.osm.pbf") if one.tags]


def test_ways_refer_to_nodes_that_exist(nodes, ways: list[Way]) -> None:
    assert len(nodes) > 20_000
    assert all(ref in nodes for _, refs in ways for ref in refs)
    assert min(len(refs) for _, refs in ways) >= 2


def test_every_street_can_be_walked_to_from_every_other(ways: list[Way]) -> None:
    streets = [refs for tags, refs in ways if tags.get("highway") in ON_FOOT]
    beside: dict[int, set[int]] = defaultdict(set)
    for refs in streets:
        for one, other in pairwise(refs):
            beside[one].add(other)
            beside[other].add(one)
    reached, waiting = set(), [streets[0][0]]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(beside[node])
    assert reached == set(beside)
    assert len(streets) > 1_000


def test_no_object_carries_a_time_or_an_author(pack: Path) -> None:
    for one in osmium.FileProcessor(pack / "town.osm.pbf"):
        assert one.timestamp.timestamp() == 0
        assert one.user == ""


def test_the_town_has_what_a_map_draws(tagged: list[dict[str, str]]) -> None:
    kinds = {(key, value) for tags in tagged for key, value in tags.items()}
    for wanted in (
        ("natural", "water"),
        ("waterway", "river"),
        ("leisure", "park"),
        ("natural", "wood"),
        ("railway", "rail"),
        ("railway", "station"),
        ("amenity", "bus_station"),
        ("landuse", "residential"),
        ("landuse", "industrial"),
        ("highway", "pedestrian"),
        ("building", "yes"),
        ("place", "town"),
        ("place", "suburb"),
        ("place", "village"),
    ):
        assert wanted in kinds


def test_places_have_names_in_both_languages(tagged: list[dict[str, str]]) -> None:
    named = [tags for tags in tagged if "place" in tags]
    assert {tags["name"] for tags in named} >= {"Swallowbridge", "Larkstead", "Kite Hill"}
    assert len({tags["name"] for tags in named}) == len(named) == 20
    assert all(tags["name:cy"] != tags["name"] for tags in named)


def test_there_are_places_of_interest_with_hours(tagged: list[dict[str, str]]) -> None:
    interest = [tags for tags in tagged if POI_KEYS & set(tags) and "name" in tags]
    assert len(interest) >= 120
    assert sum("opening_hours" in tags for tags in interest) >= 70
    hours = {tags["opening_hours"] for tags in interest if "opening_hours" in tags}
    assert "24/7" in hours
    assert any("PH off" in text for text in hours)


def test_what_is_not_public_is_on_no_map(tagged: list[dict[str, str]], directory) -> None:
    shy = {row["place"] for row in directory if row["location_visibility"] in ("hidden", "area")}
    names = {tags.get("name") for tags in tagged}
    assert len(shy - {""}) >= 5
    assert not shy & names


def test_places_of_interest_lie_in_the_authority(nodes, pack: Path, shapes) -> None:
    whole = shapes("authority").geometry.iloc[0]
    for one in osmium.FileProcessor(pack / "town.osm.pbf", osmium.osm.NODE):
        if one.tags and "place" not in one.tags:
            assert whole.contains(Point(nodes[one.id]))


def test_gdal_reads_it_too(pack: Path) -> None:
    lines = geopandas.read_file(pack / "town.osm.pbf", layer="lines")
    assert (lines["highway"] == "residential").sum() > 500
    points = geopandas.read_file(pack / "town.osm.pbf", layer="points")
    assert "Swallowbridge" in set(points["name"])
