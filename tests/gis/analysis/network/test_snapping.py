"""Points meet the nearest street at its very point; where nothing is known, that is the answer."""

import geopandas
import numpy as np
import pytest
from shapely import LineString, Point, box, union_all

from gis.analysis.contracts import BadFrame, BadParameter
from gis.analysis.network import snapping
from gis.analysis.network.snapping import Reach, snap
from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from tests.gis.analysis.network.brute_force import points, somewhere, street, town


def test_both_part_edges_are_kept() -> None:
    found = snap(points([(30, 4)]), street((0, 0), (100, 0))).loc["p0"]
    assert found["reach"] == Reach.ON_NETWORK
    assert found[["segment", "share", "to_street_m"]].tolist() == [0, 0.3, 4.0]
    assert found[["to_start_m", "to_end_m"]].tolist() == [34.0, 74.0]


def test_a_street_with_a_length_of_its_own_is_parted_by_it() -> None:
    found = snap(points([(30, 0)]), street((0, 0), (100, 0), length_m=[200.0])).loc["p0"]
    assert found[["to_start_m", "to_end_m"]].tolist() == [60.0, 140.0]


def test_beyond_its_ends_a_street_is_met_at_the_end() -> None:
    found = snap(points([(-3, 4), (104, 3)]), street((0, 0), (100, 0)))
    assert found["share"].tolist() == [0, 1]
    assert found["to_street_m"].tolist() == [5, 5]


def test_the_nearest_street_is_found_wherever_one_is() -> None:
    network = town(3)
    places = points(somewhere(network, 200, 8))
    found = snap(places, network)
    streets = union_all(network.segments())
    assert found["to_street_m"].to_numpy() == pytest.approx(places.distance(streets).to_numpy())


def test_blocks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    network = town(3)
    places = points(somewhere(network, 60, 8))
    whole = snap(places, network)
    monkeypatch.setattr(snapping, "BLOCK_M", 70.0)
    assert snap(places, network)["to_start_m"].to_numpy() == pytest.approx(
        whole["to_start_m"].to_numpy()
    )


def test_the_index_is_kept_and_the_input_is_left_alone() -> None:
    places = points([(0, 0), (50, 0)]).set_index(np.array(["W2", "W1"]))
    before = places.copy()
    assert snap(places, street((0, 0), (100, 0))).index.tolist() == ["W2", "W1"]
    assert places.equals(before)


def test_outside_the_cover_there_is_no_network_data_whatever_street_is_near() -> None:
    network = street((0, 0), (100, 0), cover=box(0, -50, 60, 50))
    found = snap(points([(30, 0), (60, 0), (61, 0)]), network)
    assert found["reach"].tolist() == [Reach.ON_NETWORK, Reach.ON_NETWORK, Reach.NO_NETWORK_DATA]
    assert found["edge_m"].tolist() == [30, 0, 0]
    assert found.loc["p2", "segment"] == -1


def test_too_far_from_every_street_is_off_the_network() -> None:
    found = snap(points([(50, 30), (50, 30.01)]), street((0, 0), (100, 0)), snap_m=30)
    assert found["reach"].tolist() == [Reach.ON_NETWORK, Reach.OFF_NETWORK]
    assert found.loc["p1", "to_start_m"] == np.inf


def test_areas_are_met_from_a_point_inside() -> None:
    field = geopandas.GeoDataFrame(geometry=[box(10, 2, 20, 6)], crs=BRITISH_NATIONAL_GRID)
    assert snap(field, street((0, 0), (100, 0)))["to_street_m"].tolist() == [4]


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        pytest.param(points([(1, 1)]).set_crs(WGS84, allow_override=True), "Grid", id="degrees"),
        pytest.param(
            points([(1, 1), (2, 2)]).set_index([["a", "a"]]), "more than once", id="twice"
        ),
        pytest.param(
            geopandas.GeoDataFrame(geometry=[Point(), LineString()], crs=BRITISH_NATIONAL_GRID),
            "no geometry at 0, 1",
            id="empty",
        ),
    ],
)
def test_bad_frames_are_refused(frame, message: str) -> None:
    with pytest.raises(BadFrame, match=f"people: .*{message}"):
        snap(frame, street((0, 0), (100, 0)), name="people")


def test_a_negative_distance_is_refused() -> None:
    with pytest.raises(BadParameter, match="snap_m must be at least 0"):
        snap(points([(1, 1)]), street((0, 0), (100, 0)), snap_m=-1)
