"""What young people will not cross lengthens the walk or ends it, at the hours that they said."""

import numpy as np
import pandas as pd
import pytest
from shapely import LineString, MultiPoint, Point, box

from gis.analysis.contracts import BadFrame, BadParameter
from gis.analysis.network.barriers import phases, with_barriers
from gis.analysis.network.graph import build_network
from gis.analysis.network.phased import distances_by_phase
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import Reach, snap
from gis.crs import WGS84
from tests.gis.analysis.network.brute_force import lines, points, street, town


def metres(network, origin: tuple[float, float], listing: tuple[float, float]) -> float:
    """The one distance, infinite where there is none."""
    origins, listings = snap(points([origin]), network), snap(points([listing]), network)
    found = walking_distances(network, origins, listings, 5000.0).metres
    return float(found[0]) if len(found) else np.inf


def ladder():
    """Two streets side by side, joined at both ends: 0,0–100,0 and 0,40–100,40."""
    x, y = np.array([0.0, 100, 0, 100]), np.array([0.0, 0, 40, 40])
    return build_network(x, y, np.array([0, 2, 0, 1]), np.array([1, 3, 2, 3]))


def test_the_walk_goes_around() -> None:
    whole = ladder()
    cut = with_barriers(whole, lines(LineString([(50, -5), (50, 5)])))
    assert metres(whole, (40, 0), (60, 0)) == 20
    # Back to the corner, up, along, down, and in again.
    assert metres(cut, (40, 0), (60, 0)) == 40 + 40 + 100 + 40 + 40
    assert metres(cut, (40, 0), (45, 0)) == 5
    assert cut.version != whole.version


def test_where_there_is_no_way_around_nothing_is_reached() -> None:
    cut = with_barriers(street((0, 0), (100, 0)), lines(LineString([(50, -5), (50, 5)])))
    assert metres(cut, (40, 0), (60, 0)) == np.inf
    assert metres(cut, (40, 0), (10, 0)) == 30


def test_a_street_cut_twice_leaves_its_middle_alone() -> None:
    barriers = lines(LineString([(30, -5), (30, 5)]), LineString([(70, -5), (70, 5)]))
    cut = with_barriers(street((0, 0), (100, 0)), barriers)
    assert metres(cut, (10, 0), (20, 0)) == 10
    assert metres(cut, (10, 0), (90, 0)) == np.inf
    assert metres(cut, (10, 0), (50, 0)) == np.inf


def test_nobody_is_joined_to_a_street_across_the_barrier() -> None:
    # The nearest street lies behind the line, another one on this side.
    x, y = np.array([0.0, 100, 0, 100]), np.array([0.0, 0, 40, 40])
    network = build_network(x, y, np.array([0, 2]), np.array([1, 3]))
    line = lines(LineString([(-500, 10), (500, 10)]))
    found = snap(points([(50, 12)]), with_barriers(network, line)).loc["p0"]
    assert found["to_street_m"] == pytest.approx(28)
    assert snap(points([(50, 12)]), network).loc["p0", "to_street_m"] == 12


def test_with_a_barrier_before_every_street_somebody_is_off_the_network() -> None:
    around = lines(box(45, 5, 55, 15))
    found = snap(points([(50, 10)]), with_barriers(street((0, 0), (100, 0)), around))
    assert found["reach"].tolist() == [Reach.OFF_NETWORK]


def test_of_an_area_the_outline_counts() -> None:
    park = lines(box(20, -10, 80, 10))
    cut = with_barriers(street((0, 0), (30, 0), (70, 0), (100, 0)), park)
    assert metres(cut, (30, 0), (70, 0)) == 40
    assert metres(cut, (10, 0), (30, 0)) == np.inf
    assert metres(cut, (10, 0), (90, 0)) == np.inf


def test_a_barrier_through_a_junction_closes_it() -> None:
    cut = with_barriers(street((0, 0), (50, 0), (100, 0)), lines(LineString([(50, -5), (50, 5)])))
    assert metres(cut, (40, 0), (60, 0)) == np.inf
    assert metres(cut, (40, 0), (0, 0)) == 40


def test_on_a_town_distances_only_grow() -> None:
    network = town(2)
    x_m, y_m = network.x_m.mean(), network.y_m
    cut = with_barriers(network, lines(LineString([(x_m, y_m.min()), (x_m, y_m.max() - 300)])))
    random = np.random.default_rng(5)
    chosen = random.choice(network.node_count, 30, replace=False)
    here = points(np.column_stack([network.x_m[chosen], network.y_m[chosen]]))
    before, after = (
        walking_distances(n, snap(here, n), snap(here, n), 2000.0).frame() for n in (network, cut)
    )
    both = after.merge(before, on=["origin", "listing"], how="left", suffixes=("_after", "_before"))
    assert both["metres_before"].notna().all()
    assert (both["metres_after"] >= both["metres_before"] - 0.001).all()
    assert len(after) < len(before)
    assert (both["metres_after"] > both["metres_before"] + 1).any()


def test_no_barriers_leave_the_network_as_it_is() -> None:
    network = ladder()
    assert with_barriers(network, lines().iloc[:0]) is network


def windows(**rows: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame.from_dict(rows, orient="index", columns=["from_min", "until_min"])


def test_each_phase_has_its_barriers_and_all_phases_make_the_week() -> None:
    day = 24 * 60
    found = {
        phase.active: phase.slots.tolist()
        for phase in phases(
            windows(
                always=(np.nan, np.nan),
                friday_night=(4 * day + 18 * 60, 5 * day),
                round_the_weekend=(6 * day + 22 * 60, 60),
                not_on_the_hour=(90.0, 150.0),
            )
        )
    }
    assert found["always", "friday_night"] == list(range(4 * 24 + 18, 5 * 24))
    assert found["always", "round_the_weekend"] == [0, 6 * 24 + 22, 6 * 24 + 23]
    assert found["always", "not_on_the_hour"] == [1, 2]
    assert sorted(slot for slots in found.values() for slot in slots) == list(range(168))


def test_quarter_hours_are_finer() -> None:
    found = {p.active: p.slots.tolist() for p in phases(windows(a=(90.0, 150.0)), slot_min=15)}
    assert found["a",] == [6, 7, 8, 9]


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        pytest.param(windows(a=(5.0, np.nan)), "only one of from_min and until_min: a", id="half"),
        pytest.param(windows(a=(5.0, 10_081.0)), "until_min: is above 10080 at a", id="too-late"),
        pytest.param(windows(a=(-5.0, 10.0)), "from_min: is below 0 at a", id="negative"),
        pytest.param(pd.DataFrame({"from_min": [1]}), "lacks the column until_min", id="column"),
    ],
)
def test_bad_windows_are_refused(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(BadFrame, match=message):
        list(phases(frame))


def test_a_slot_that_does_not_part_the_week_is_refused() -> None:
    with pytest.raises(BadParameter, match="slot_min must part the week evenly"):
        list(phases(windows(a=(1.0, 2.0)), slot_min=50))


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        pytest.param(lines(Point(1, 1)), "0 is a Point; draw a line", id="point"),
        pytest.param(lines(MultiPoint([(1, 1)])), "0 is a MultiPoint", id="points"),
        pytest.param(
            lines(LineString([(0, 0), (1, 1)])).set_crs(WGS84, allow_override=True),
            "National Grid",
            id="degrees",
        ),
    ],
)
def test_what_is_no_barrier_is_refused(frame, message: str) -> None:
    with pytest.raises(BadFrame, match=f"barriers: .*{message}"):
        with_barriers(ladder(), frame)


def test_a_network_is_cut_once_with_everything() -> None:
    line = lines(LineString([(50, -5), (50, 5)]))
    with pytest.raises(BadFrame, match="has barriers already"):
        with_barriers(with_barriers(ladder(), line), line)


def test_distances_follow_the_hours_of_a_barrier() -> None:
    line = lines(LineString([(50, -5), (50, 5)])).assign(from_min=18 * 60.0, until_min=24 * 60.0)
    home, club = points([(40, 0)], "o"), points([(60, 0)], "l")
    found = {
        phase.active: (len(phase.slots), table.metres.tolist())
        for phase, table in distances_by_phase(ladder(), line, home, club, 800.0)
    }
    # Monday evening around the block, the rest of the week straight on.
    assert found == {(0,): (6, [260.0]), (): (162, [20.0])}
