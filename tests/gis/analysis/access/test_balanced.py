"""Balanced measures hand out what there is, and agree with the formulas written out."""

import numpy as np
import pandas as pd
import pytest

from gis.analysis.access.balanced import (
    balanced,
    balanced_demand,
    balanced_service,
    level_of_service,
    spatial_availability,
)
from gis.analysis.access.catchments import catchments
from gis.analysis.access.decay import Decay
from gis.analysis.contracts import BadFrame
from gis.analysis.network.table import od_table
from tests.gis.analysis.access.tables import dense, dice, people, supply, table


@pytest.fixture
def town():
    od = dice(60, 20, seed=5)
    count, places = people(od), supply(od)
    return od, count, places, catchments(od, count, Decay.STEP, limit_m=1600.0)


def step_weights(od) -> np.ndarray:
    metres = dense(od).to_numpy()
    thirds = [1600 / 3, 3200 / 3, 1600]
    weights = np.select([metres <= limit for limit in thirds], [1, 0.68, 0.22], 0.0)
    return np.where(np.isnan(metres), 0.0, weights)


def test_availability_is_its_formula(town) -> None:
    od, count, places, here = town
    weights, n = step_weights(od), count.to_numpy()
    found = spatial_availability(here, places)
    expected = np.zeros((60, places.shape[1]))
    for i in range(60):
        for j in range(20):
            demand = sum(n[k] * weights[k, j] for k in range(60))
            if demand:
                expected[i] += places.iloc[j] * n[i] * weights[i, j] / demand
    assert found.to_numpy() == pytest.approx(expected)


def test_availability_adds_up_to_what_was_offered(town) -> None:
    _, _, places, here = town
    offered = places[here.demand > 0].sum()
    assert spatial_availability(here, places).sum().to_numpy() == pytest.approx(offered.to_numpy())


def test_balanced_catchments_are_their_formula(town) -> None:
    od, count, places, here = town
    weights, n = step_weights(od), count.to_numpy()
    for slot in places:
        offered = places[slot].to_numpy()
        of_people = weights * (offered > 0)
        shares = of_people / np.maximum(of_people.sum(axis=1, keepdims=True), 1e-300)
        demand = n @ shares
        service = np.divide(offered, demand, out=np.zeros(20), where=demand > 0)
        columns = weights / np.maximum(weights.sum(axis=0, keepdims=True), 1e-300)
        assert balanced(here, places)[slot].to_numpy() == pytest.approx(columns @ service)


def test_everybody_asks_once_and_service_is_conserved(town) -> None:
    _, count, places, here = town
    offered = places.to_numpy()
    demand = balanced_demand(here, offered)
    in_reach = (here.by_origin @ (offered > 0).astype(float)) > 0
    assert demand.sum(axis=0) == pytest.approx(count.to_numpy() @ in_reach)
    service = level_of_service(here, offered)
    assert balanced(here, places).sum().to_numpy() == pytest.approx(service.sum(axis=0))


def test_with_pencil_and_paper() -> None:
    # Both reach x, only b reaches y; weights all 1.
    od = table({("a", "x"): 10, ("b", "x"): 10, ("b", "y"): 10}, "ab", "xy")
    here = catchments(od, pd.Series([6, 4], index=od.origins), Decay.WITHIN)
    places = pd.DataFrame({"both": [10.0, 3.0], "only_x": [10.0, 0.0]}, index=od.listings)
    # 6 and half of 4 ask at x, the other half at y; with y shut all ten ask at x.
    assert balanced_demand(here, places.to_numpy()).tolist() == [[8, 10], [2, 0]]
    found = balanced(here, places)
    assert found["both"].tolist() == pytest.approx([10 / 8 / 2, 10 / 8 / 2 + 3 / 2])
    assert found["only_x"].tolist() == pytest.approx([0.5, 0.5])
    available = spatial_availability(here, places)
    assert available["both"].tolist() == pytest.approx([6, 4 + 3])


@pytest.mark.parametrize("measure", [balanced, spatial_availability])
def test_no_data_no_supply_and_strangers(measure) -> None:
    od = table({("a", "x"): 10}, "ab", "x", no_data="b")
    here = catchments(od, pd.Series([6, 4], index=od.origins))
    found = measure(here, pd.DataFrame({0: [0.0]}, index=od.listings))[0]
    assert found["a"] == 0
    assert np.isnan(found["b"])
    with pytest.raises(BadFrame, match="supply: does not have the listings"):
        measure(here, pd.DataFrame({0: [0.0]}, index=["q"]))


def test_availability_is_what_was_published() -> None:
    """The example of Soukhov and others (2023), after Shen (1998): 66,833, 133,203 and 9,963."""
    minutes = {"A": (15, 30, 100), "B": (30, 15, 100), "C": (100, 100, 15)}
    # Their weight is exp(-0.1 t); ours is exp(-d² / 2s²), so d = s √(0.2 t).
    pairs = {
        (home, job): 1000 * (0.2 * t) ** 0.5
        for home, times in minutes.items()
        for job, t in zip("123", times, strict=True)
    }
    od = table(pairs, "ABC", "123", limit_m=5000.0)
    count = pd.Series([50_000, 150_000, 10_000], index=od.origins)
    here = catchments(od, count, Decay.GAUSSIAN, limit_m=5000.0, bandwidth_m=1000.0)
    jobs = pd.DataFrame({"jobs": [100_000.0, 100_000.0, 10_000.0]}, index=od.listings)
    found = spatial_availability(here, jobs)["jobs"]
    assert found.round().tolist() == [66_833, 133_203, 9_963]


def test_the_service_that_a_person_meets_adds_up_and_knows_nothing_of_how_homes_are_cut(
    town,
) -> None:
    od, count, places, here = town
    met = balanced_service(here, places)
    served = count.to_numpy() @ met.to_numpy()
    # By hand: of listings that are open, those that anybody asks at hand out all they have.
    weights = step_weights(od)
    for slot, total in zip(places, served, strict=True):
        is_open = places[slot].to_numpy() > 0
        asked = (count.to_numpy() > 0) @ (weights * is_open) > 0
        assert total == pytest.approx(places[slot].to_numpy()[asked].sum())
    # The first home as two, with half of its people each.
    rows = od.frame()
    twin = rows[rows["origin"] == od.origins[0]].assign(origin="twin")
    pairs = pd.concat([rows, twin])
    both = [*od.origins, "twin"]
    frames = [
        pd.DataFrame({"reach": od.origin_reach[0], "edge_m": np.inf}, index=index, dtype=object)
        for index in (pd.Index(both), od.listings)
    ]
    at = pd.Index(both).get_indexer(pairs["origin"]), od.listings.get_indexer(pairs["listing"])
    cut = od_table(*frames, (at[1], at[0], pairs["metres"].to_numpy()), od.limit_m)
    halves = count.astype(float).copy()
    halves["twin"] = halves.iloc[0] = halves.iloc[0] / 2
    again = balanced_service(catchments(cut, halves, Decay.STEP, limit_m=1600.0), places)
    assert again.loc[od.origins].to_numpy() == pytest.approx(met.to_numpy())
    assert again.loc["twin"].to_numpy() == pytest.approx(met.iloc[0].to_numpy())
