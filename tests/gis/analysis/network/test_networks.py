"""A network is what was given: segments, components, islands, a version; bad ones are refused."""

import numpy as np
import pytest
from shapely import box

from gis.analysis.contracts import BadFrame, BadParameter
from gis.analysis.network.graph import build_network
from gis.analysis.network.islands import components, without_islands
from tests.gis.analysis.network.brute_force import street, town


def two_parts(far_m: float = 5000.0):
    """300 m in three segments, and 50 m far away."""
    x = np.array([0.0, 100, 200, 300, far_m, far_m + 50])
    return build_network(x, np.zeros(6), np.array([0, 1, 2, 4]), np.array([1, 2, 3, 5]))


def test_lengths_are_those_between_the_ends_unless_they_are_given() -> None:
    assert street((0, 0), (30, 40)).length_m.tolist() == [50]
    given = build_network(
        np.array([0.0, 30]), np.array([0.0, 40]), np.array([0]), np.array([1]), np.array([70.0])
    )
    assert given.total_km == 0.07


def test_the_matrix_is_symmetric_and_takes_the_shortest_of_parallel_streets() -> None:
    network = build_network(
        np.array([0.0, 10]),
        np.array([0.0, 0]),
        np.array([0, 1, 0, 0]),
        np.array([1, 0, 1, 0]),
        np.array([30.0, 12.0, 20.0, 5.0]),
    )
    assert network.matrix.toarray().tolist() == [[0, 12], [12, 0]]


def test_streets_of_no_length_still_join() -> None:
    network = street((0, 0), (5, 0), (5, 0), (10, 0))
    assert network.matrix.nnz == 6
    assert components(network).shape[0] == 1


def test_components_are_numbered_by_their_length() -> None:
    found = components(two_parts())
    assert found["length_m"].tolist() == [300, 50]
    assert found["nodes"].tolist() == [4, 2]
    assert found["share"].tolist() == pytest.approx([300 / 350, 50 / 350])
    assert found.loc[1, "x_m"] == 5025


def test_small_islands_are_left_out_and_named() -> None:
    kept, left_out = without_islands(two_parts(), least_kept_m=51)
    assert left_out.index.tolist() == [1]
    assert kept.node_count == 4
    assert kept.total_km == 0.3
    assert kept.matrix.nnz == 6


def test_an_island_that_is_long_enough_stays() -> None:
    network = two_parts()
    kept, left_out = without_islands(network, least_kept_m=50)
    assert kept is network
    assert left_out.empty


def test_the_largest_stays_however_small() -> None:
    kept, _ = without_islands(two_parts(), least_kept_m=1e6)
    assert kept.total_km == 0.3


def test_a_negative_length_of_islands_is_refused() -> None:
    with pytest.raises(BadParameter, match="least_kept_m"):
        without_islands(two_parts(), least_kept_m=-1)


def test_the_version_is_that_of_the_content() -> None:
    assert town(1).version == town(1).version
    square = box(0, 0, 10, 10)
    versions = {
        town(1).version,
        town(2).version,
        street((0, 0), (9, 0)).version,
        street((0, 0), (9, 0), length_m=[10.0]).version,
        street((0, 0), (9, 0), cover=square).version,
        street((0, 0), (9, 0), cover=square.buffer(1)).version,
    }
    assert len(versions) == 6


X = np.array([0.0, 10.0])
NONE = np.empty(0)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        pytest.param((NONE, NONE, NONE, NONE), "needs nodes", id="no-nodes"),
        pytest.param((X, X[:1], [0], [1]), "needs nodes", id="a-node-without-northing"),
        pytest.param((X, np.array([0, np.nan]), [0], [1]), "no numbers", id="nan"),
        pytest.param((X, X, [], []), "needs segments", id="no-segments"),
        pytest.param((X, X, [0], [2]), "beyond its 2", id="end-beyond-the-nodes"),
        pytest.param((X, X, [-1], [1]), "beyond its 2", id="negative-node"),
        pytest.param((X, X, [0], [1], [np.nan]), "one length", id="nan-length"),
        pytest.param((X, X, [0], [1], [20.0, 3.0]), "one length", id="too-many-lengths"),
        pytest.param((X, X, [0], [1], [9.0]), "9.0 m long, .* 14.1 m apart", id="too-short"),
        pytest.param((X, X, [0], [1], [-9.0]), "-9.0 m long", id="negative"),
    ],
)
def test_what_is_no_network_is_refused(parts, message: str) -> None:
    with pytest.raises(BadFrame, match=f"network: .*{message}"):
        build_network(*parts)
