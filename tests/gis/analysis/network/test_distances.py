"""Walking distances are those of a search the long way round, to the millimetre."""

import numpy as np
import pytest

from gis.analysis.contracts import BadFrame, BadParameter
from gis.analysis.network import search
from gis.analysis.network.graph import build_network
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import snap
from tests.gis.analysis.network.brute_force import distances, points, somewhere, street, town


def table_of(network, origins, listings, limit_m=1600.0, **options):
    return walking_distances(
        network, snap(origins, network), snap(listings, network), limit_m, **options
    )


def as_pairs(table) -> dict[tuple[str, str], float]:
    frame = table.frame()
    return dict(
        zip(zip(frame["origin"], frame["listing"], strict=True), frame["metres"], strict=True)
    )


@pytest.mark.parametrize("limit_m", [250.0, 800.0, 5000.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_they_agree_with_brute_force(seed: int, limit_m: float) -> None:
    network = town(seed)
    origins = points(somewhere(network, 40, seed), "o")
    listings = points(somewhere(network, 15, seed + 100), "l")
    found = as_pairs(table_of(network, origins, listings, limit_m))
    expected = distances(network, origins, listings)
    assert set(found) == {pair for pair, m in expected.items() if round(m, 3) <= limit_m}
    assert len(found) > 10
    for pair, metres in found.items():
        assert metres == pytest.approx(expected[pair], abs=0.0006)


def test_squares_of_the_search_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    network = town(4, size=40)
    origins = points(somewhere(network, 300, 1), "o")
    listings = points(somewhere(network, 60, 2), "l")
    whole = table_of(network, origins, listings, 900.0)
    monkeypatch.setattr(search, "TILE_M", 300.0)
    monkeypatch.setattr(search, "DISTANCES_AT_ONCE", 500)
    assert table_of(network, origins, listings, 900.0).key == whole.key


def test_two_processes_find_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    network = town(5, size=20)
    origins, listings = points(somewhere(network, 50, 1)), points(somewhere(network, 20, 2))
    alone = table_of(network, origins, listings)
    monkeypatch.setattr(search, "TILE_M", 300.0)
    monkeypatch.setattr(search, "TILES_FOR_PROCESSES", 2)
    assert table_of(network, origins, listings, processes=2).key == alone.key


def test_the_same_question_twice_has_the_same_answer() -> None:
    network = town(6)
    asked = points(somewhere(network, 30, 1)), points(somewhere(network, 9, 2))
    first, second = (table_of(network, *asked) for _ in range(2))
    assert first.key == second.key
    assert first.key != table_of(network, *asked, limit_m=700.0).key


@pytest.mark.parametrize("limit_m", [800.0, 1200.0, 1600.0, 3200.0])
def test_limits_are_inside(limit_m: float) -> None:
    # Steps of 0.1 m have no exact sum in binary; 8,000 of them are still 800 m.
    network = street(*[(x / 10, 0.0) for x in range(0, 32_020, 10)])
    origins = points([(limit_m, 0.0), (limit_m + 0.01, 0.0)], "o")
    listings = points([(0.0, 0.0)], "l")
    assert as_pairs(table_of(network, origins, listings, limit_m)) == {("o0", "l0"): limit_m}


def test_people_at_the_door_walk_nothing() -> None:
    network = street((0, 0), (100, 0), (100, 100))
    here = points([(100, 0), (40, 0)], "x")
    found = as_pairs(table_of(network, here, here))
    assert found["x0", "x0"] == 0
    assert found["x1", "x1"] == 0
    assert found["x0", "x1"] == found["x1", "x0"] == 60


def test_both_parts_of_a_long_street_count() -> None:
    # To the nearest junction the pair would be 1,000 m apart; along the street it is 10.
    network = street((0, 0), (1000, 0))
    found = as_pairs(table_of(network, points([(495, 3)], "o"), points([(505, 4)], "l")))
    assert found == {("o0", "l0"): 17.0}


def test_of_two_ways_the_shorter_counts_even_around_the_block() -> None:
    # A hairpin: 90 m of length between corners that stand 30 m apart.
    network = build_network(
        np.array([0.0, 30, 30, 0]),
        np.array([0.0, 0, 10, 10]),
        np.array([0, 0, 1, 2]),
        np.array([1, 3, 2, 3]),
        np.array([90.0, 10, 10, 30]),
    )
    found = as_pairs(table_of(network, points([(2, 0)], "o"), points([(28, 0)], "l")))
    # Along the street 26/30 of 90 m = 78; around: 6 + 10 + 30 + 10 + 6 = 62.
    assert found == {("o0", "l0"): 62.0}


def test_nobody_near_is_an_empty_table() -> None:
    network = street((0, 0), (100, 0), (9000, 0))
    found = table_of(network, points([(8990, 0)], "o"), points([(0, 0)], "l"), 800.0)
    assert found.pair_count == 0
    assert found.frame().columns.tolist() == ["origin", "listing", "metres"]


@pytest.mark.parametrize(("origins", "listings"), [(0, 1), (1, 0), (0, 0)])
def test_without_people_or_listings_there_are_no_pairs(origins: int, listings: int) -> None:
    network = street((0, 0), (100, 0))
    found = table_of(network, points([(5, 5)][:origins]), points([(9, 9)][:listings], "l"))
    assert found.pair_count == 0
    assert len(found.first) == listings + 1


def test_progress_is_told_and_may_end_the_work() -> None:
    network = town(7, size=50)
    asked = points(somewhere(network, 10, 1)), points(somewhere(network, 40, 2))
    told: list[tuple[int, int]] = []
    table_of(network, *asked, each=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(told), len(told))
    assert len(told) > 3

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        table_of(network, *asked, each=stop)


@pytest.mark.parametrize(
    ("limit_m", "options", "name"),
    [
        (0, {}, "limit_m"),
        (-5, {}, "limit_m"),
        (float("nan"), {}, "limit_m"),
        (1e9, {}, "limit_m"),
        (800, {"processes": 0}, "processes"),
    ],
)
def test_bad_parameters_are_refused_by_name(limit_m, options, name) -> None:
    network = street((0, 0), (100, 0))
    here = snap(points([(1, 1)]), network)
    with pytest.raises(BadParameter, match=name) as refusal:
        walking_distances(network, here, here, limit_m, **options)
    assert refusal.value.name == name


def test_frames_that_were_not_joined_to_the_network_are_refused() -> None:
    network = street((0, 0), (100, 0))
    here = points([(1, 1)])
    with pytest.raises(BadFrame, match="listings: lacks the column reach"):
        walking_distances(network, snap(here, network), here, 800)
