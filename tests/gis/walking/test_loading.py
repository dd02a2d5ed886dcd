"""A pack brings one walking network; again nothing changes; another forgets old distances."""

from pathlib import Path

import geopandas
import pytest
import shapely

from gis.analysis.contracts import BadFrame
from gis.analysis.network.snapping import Reach, snap
from gis.analysis.network.versions import content_hash
from gis.crs import BRITISH_NATIONAL_GRID, WGS84, to_grid
from gis.packs.loading import run
from gis.packs.manifest import Entry, Pack
from gis.walking import distances as measured
from gis.walking.distances import distances
from gis.walking.loading import WalkingNetworkLoader
from gis.walking.models import StoredDistances, StoredNetwork
from gis.walking.networks import NoNetwork, network_for
from gis.walking.packing import pack_network, unpack_arrays
from tests.builders.osm import OsmFile

pytestmark = pytest.mark.django_db


def town(folder: Path, side_deg: float = 0.01) -> Path:
    """A square of streets, some 3.6 km, with an island of 360 m in it."""
    drawn = OsmFile().square(1, side_deg=side_deg, highway="residential")
    drawn.square(2, lon=-2.996, lat=51.604, side_deg=0.001, highway="footway")
    return drawn.write(folder / "town.osm.pbf")


def pack_of(folder: Path, *files: str, **values: object) -> Pack:
    known = {"licence": "ODbL 1.0", **values}
    entries = tuple(
        Entry("walking_network", folder / name, name, known, {})
        for name in files or ["town.osm.pbf"]
    )
    return Pack("Town", "", "wales", "W1", "", "© OpenStreetMap", entries)


def load(folder: Path, *files: str, **values: object):
    pack = pack_of(folder, *files, **values)
    return [run(WalkingNetworkLoader(pack, entry)) for entry in pack.entries]


def at(**where: tuple[float, float]) -> geopandas.GeoDataFrame:
    points = [shapely.Point(to_grid(*lon_lat)) for lon_lat in where.values()]
    return geopandas.GeoDataFrame(geometry=points, index=list(where), crs=BRITISH_NATIONAL_GRID)


HOMES = at(north=(-2.995, 51.61), south=(-2.995, 51.6), far=(-2.5, 51.6))
CLUBS = at(a=(-3.0, 51.61), b=(-2.99, 51.6)).assign(exact=True)


def test_a_network_is_kept_with_what_is_said_of_it(tmp_path: Path) -> None:
    town(tmp_path)
    report = load(tmp_path)[0]
    assert (report.rows, report.changed, report.added, report.refused_whole) == (2, 2, 2, "")
    assert "1 islands, 0.4 km in all" in str(report.remarks[0])
    stored = StoredNetwork.objects.get()
    assert (stored.pack, stored.licence, stored.attribution) == (
        "town-w1",
        "ODbL 1.0",
        "© OpenStreetMap",
    )
    assert (stored.node_count, stored.component_count) == (8, 2)
    network = network_for("town-w1")
    assert network.version == stored.version
    assert network.node_count == 4
    assert network.total_km == pytest.approx(3.6, abs=0.1)


def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    town(tmp_path)
    load(tmp_path)
    before = StoredNetwork.objects.values_list().get()
    report = load(tmp_path)[0]
    assert (report.kept, report.changed_nothing) == (2, True)
    assert StoredNetwork.objects.values_list().get() == before


def test_the_same_network_has_the_same_bytes(tmp_path: Path) -> None:
    town(tmp_path)
    load(tmp_path)
    network = network_for("town-w1")
    assert content_hash(pack_network(network)) == content_hash(
        bytes(StoredNetwork.objects.get().arrays)
    )


def test_the_extent_says_where_the_network_is_known(tmp_path: Path) -> None:
    town(tmp_path)
    box = geopandas.GeoDataFrame(geometry=[shapely.box(-3.01, 51.605, -2.98, 51.62)], crs=WGS84)
    box.to_file(tmp_path / "extent.geojson")
    load(tmp_path, extent="extent.geojson")
    found = snap(HOMES, network_for("town-w1"))["reach"]
    assert found["north"] == Reach.ON_NETWORK
    assert found["south"] == Reach.NO_NETWORK_DATA


def test_distances_are_measured_once_and_then_by_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town(tmp_path)
    load(tmp_path)
    network = network_for("town-w1")
    searched: list[list[str]] = []
    search = measured.walking_distances

    def counted(network, people, listings, *rest, **options):
        searched.append(list(listings.index))
        return search(network, people, listings, *rest, **options)

    monkeypatch.setattr(measured, "walking_distances", counted)
    first = distances(network, HOMES, CLUBS, 2000.0)
    again = distances(network, HOMES, CLUBS, 2000.0)
    assert first.key == again.key
    assert first.frame()["metres"].between(300, 2000).all()
    assert first.origin_reach.tolist()[-1] == Reach.NO_NETWORK_DATA
    moved = CLUBS.copy()
    moved.loc["b", "geometry"] = CLUBS.geometry["a"]
    changed = distances(network, HOMES, moved, 2000.0)
    assert (
        changed.only(changed.listings[[1]]).metres.tolist()
        == first.only(first.listings[[0]]).metres.tolist()
    )
    alone = distances(network, HOMES, moved.loc[["b"]], 2000.0)
    assert alone.listings.tolist() == ["b"]
    assert searched == [["a", "b"], [], ["b"], []]
    distances(network, HOMES, CLUBS, 1000.0)
    distances(network, HOMES.iloc[:2], CLUBS, 1000.0)
    assert searched[-2:] == [["a", "b"], ["a", "b"]]


def test_another_network_forgets_the_old_distances(tmp_path: Path) -> None:
    town(tmp_path)
    load(tmp_path)
    distances(network_for("town-w1"), HOMES, CLUBS, 2000.0)
    assert StoredDistances.objects.count() == 1
    town(tmp_path, side_deg=0.011)
    report = load(tmp_path)[0]
    assert (report.changed, report.added) == (2, 0)
    assert StoredDistances.objects.count() == 0
    assert StoredNetwork.objects.count() == 1


def test_distances_to_a_place_that_is_not_shown_exactly_are_kept_nowhere(tmp_path: Path) -> None:
    town(tmp_path)
    load(tmp_path)
    network = network_for("town-w1")
    found = distances(network, HOMES, CLUBS.assign(exact=[True, False]), 2000.0)
    assert found.key == distances(network, HOMES, CLUBS, 2000.0).key

    def kept() -> list[str]:
        return unpack_arrays(StoredDistances.objects.get().arrays)["listings"].tolist()

    assert kept() == ["a", "b"]
    # Who is shown exactly no longer is forgotten with the next table.
    distances(network, HOMES, CLUBS.assign(exact=[False, True]), 2000.0)
    assert kept() == ["b"]
    distances(network, HOMES, CLUBS.assign(exact=False), 2000.0)
    assert kept() == []


@pytest.mark.parametrize(
    "clubs",
    [CLUBS.drop(columns="exact"), CLUBS.assign(exact="yes"), CLUBS.assign(exact=[True, None])],
    ids=["not said", "a word", "not known"],
)
def test_who_does_not_say_which_places_are_shown_exactly_is_refused(tmp_path: Path, clubs) -> None:
    town(tmp_path)
    load(tmp_path)
    with pytest.raises(BadFrame, match="exact"):
        distances(network_for("town-w1"), HOMES, clubs, 2000.0)
    assert not StoredDistances.objects.exists()


def test_no_network_is_said_so() -> None:
    with pytest.raises(NoNetwork, match="there is no walking network of nowhere"):
        network_for("nowhere")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"extent": "gone.geojson"}, "extent: there is no file gone.geojson"),
        ({"extent": "town.osm.pbf"}, "extent: town.osm.pbf is no GeoJSON"),
    ],
)
def test_an_extent_that_is_none_is_refused(tmp_path: Path, values, message: str) -> None:
    town(tmp_path)
    assert message in load(tmp_path, **values)[0].refused_whole
    assert not StoredNetwork.objects.exists()


def test_a_network_elsewhere_is_refused(tmp_path: Path) -> None:
    OsmFile().square(1, lon=2.3, lat=48.8, highway="footway").write(tmp_path / "town.osm.pbf")
    assert "outside the United Kingdom" in load(tmp_path)[0].refused_whole


def test_a_pack_has_one_network(tmp_path: Path) -> None:
    town(tmp_path)
    OsmFile().square(1, highway="footway").write(tmp_path / "other.osm.pbf")
    first, second = load(tmp_path, "town.osm.pbf", "other.osm.pbf")
    assert first.changed == 2
    assert "a pack has one walking network" in second.refused_whole
