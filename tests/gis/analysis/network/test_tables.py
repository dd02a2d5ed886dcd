"""The table of distances: one column changes alone, limits narrow it, straight lines say so."""

import numpy as np
import pandas as pd
import pytest
from shapely import box

from gis.analysis.contracts import BadFrame, BadParameter
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import Reach, snap
from gis.analysis.network.straight_line import straight_line_distances
from gis.analysis.network.table import with_columns
from tests.gis.analysis.network.brute_force import points, somewhere, street, town

NETWORK = town(9)
ORIGINS = points(somewhere(NETWORK, 50, 1), "o")
LISTINGS = points(somewhere(NETWORK, 12, 2), "l")


def walked(listings=LISTINGS, limit_m: float = 900.0):
    return walking_distances(NETWORK, snap(ORIGINS, NETWORK), snap(listings, NETWORK), limit_m)


def test_a_listing_that_moved_or_is_new_costs_its_own_column_alone() -> None:
    moved = LISTINGS.copy()
    moved.loc["l3", "geometry"] = LISTINGS.geometry["l7"]
    added = points(somewhere(NETWORK, 13, 77), "l").iloc[[12]]
    listings = np.array(["l12", *LISTINGS.index.drop("l5")])
    newer = walked(pd.concat([moved.loc[["l3"]], added]))
    assert newer.pair_count < walked().pair_count / 3
    updated = with_columns(walked(), newer, LISTINGS.index.drop("l5").insert(0, "l12"))
    whole = walked(pd.concat([moved, added]).loc[listings])
    assert updated.key == whole.key


def test_columns_can_be_chosen_and_put_in_order() -> None:
    chosen = LISTINGS.index[[4, 2]]
    assert walked().only(chosen).key == walked(LISTINGS.loc[chosen]).key
    assert walked().only(chosen[:0]).pair_count == 0


def test_a_smaller_limit_needs_no_new_search() -> None:
    assert walked().within(400.0).key == walked(limit_m=400.0).key
    with pytest.raises(BadParameter, match="limit_m must be at least 0 and at most 900"):
        walked().within(901)


def test_pairs_stand_in_order_and_once() -> None:
    table = walked()
    pairs = list(zip(table.listing, table.origin, strict=True))
    assert pairs == sorted(set(pairs))
    assert table.metres.max() <= 900


def test_tables_that_do_not_belong_together_are_refused() -> None:
    with pytest.raises(BadFrame, match="listings: are in neither table: stranger"):
        walked().only(LISTINGS.index.insert(0, "stranger"))
    with pytest.raises(BadFrame, match="other origins or another limit"):
        with_columns(walked(), walked(limit_m=800.0), LISTINGS.index)
    lines = straight_line_distances(ORIGINS, LISTINGS, 900.0)
    with pytest.raises(BadFrame, match="measured in another way"):
        with_columns(walked(), lines, LISTINGS.index)


def test_listings_without_data_keep_a_column_that_says_so() -> None:
    network = street((0, 0), (100, 0), cover=box(0, -50, 60, 50))
    listings = snap(points([(10, 0), (90, 0)], "l"), network)
    table = walking_distances(network, snap(points([(0, 0)], "o"), network), listings, 800.0)
    assert table.listing_reach.tolist() == [Reach.ON_NETWORK, Reach.NO_NETWORK_DATA]
    assert table.first.tolist() == [0, 1, 1]
    assert table.origin_reach.tolist() == [Reach.ON_NETWORK]


def test_straight_lines_are_longer_by_the_factor_and_marked() -> None:
    table = straight_line_distances(
        points([(0, 0), (3, 4), (600, 800)], "o"), points([(0, 0)], "l"), 1300.0, detour=1.3
    )
    assert table.metres.tolist() == [0, 6.5, 1300]
    assert table.approximate == 1.3
    assert walked().approximate is None


def test_the_factor_and_the_limit_act() -> None:
    tables = [
        straight_line_distances(ORIGINS, LISTINGS, limit_m, detour)
        for limit_m, detour in ((900.0, 1.3), (900.0, 1.2), (800.0, 1.3))
    ]
    assert len({table.key for table in tables}) == 3


def test_straight_lines_too_end_where_data_end() -> None:
    table = straight_line_distances(
        points([(0, 0), (90, 0)], "o"), points([(1, 0)], "l"), 800.0, cover=box(-9, -9, 60, 9)
    )
    assert table.origin_reach.tolist() == [Reach.ON_NETWORK, Reach.NO_NETWORK_DATA]
    assert table.frame()["origin"].tolist() == ["o0"]


@pytest.mark.parametrize("detour", [0.9, 3.1, float("nan")])
def test_a_factor_out_of_range_is_refused(detour: float) -> None:
    with pytest.raises(BadParameter, match="detour must be at least 1 and at most 3"):
        straight_line_distances(ORIGINS, LISTINGS, 900.0, detour)
