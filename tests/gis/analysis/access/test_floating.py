"""Floating catchments are those of PySAL and of pencil and paper; places are conserved."""

import geopandas
import numpy as np
import pandas as pd
import pytest
from access import Access, weights
from shapely import Point

from gis.analysis.access.catchments import catchments, left_out, supply_in_slots, with_people
from gis.analysis.access.conservation import conservation
from gis.analysis.access.decay import Decay, decay_weights
from gis.analysis.access.floating import e2sfca, m2sfca
from gis.analysis.access.one_listing import change_of_access, changed_access
from gis.analysis.contracts import BadFrame, BadParameter
from gis.crs import BRITISH_NATIONAL_GRID
from tests.gis.analysis.access.tables import dice, people, supply, table


def pysal(od, count: pd.Series, places: pd.Series, limit_m: float, decay) -> pd.Series:
    """PySAL's E2SFCA of one slot."""
    demand = pd.DataFrame({"id": od.origins, "people": count.to_numpy()})
    sites = pd.DataFrame({"id": od.listings, "places": places.to_numpy()})
    frame = od.frame().rename(columns={"origin": "o", "listing": "d", "metres": "cost"})
    frames = [
        geopandas.GeoDataFrame(f, geometry=[Point(0, 0)] * len(f), crs=BRITISH_NATIONAL_GRID)
        for f in (demand, sites)
    ]
    model = Access(
        demand_df=frames[0],
        demand_index="id",
        demand_value="people",
        supply_df=frames[1],
        supply_index="id",
        supply_value=["places"],
        cost_df=frame,
        cost_origin="o",
        cost_dest="d",
        cost_name="cost",
    )
    found = model.enhanced_two_stage_fca(
        name="x", cost="cost", supply_values="places", max_cost=limit_m, weight_fn=decay
    )
    return found["x_places"].reindex(od.origins).fillna(0)


# PySAL's own calls, which newer pandas warns of.
@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
@pytest.mark.parametrize(
    ("decay", "theirs"),
    [
        pytest.param(Decay.GAUSSIAN, lambda: weights.gaussian(600), id="gaussian"),
        pytest.param(
            Decay.STEP, lambda: weights.step_fn({400: 1, 800: 0.68, 1200: 0.22}), id="step"
        ),
        pytest.param(Decay.WITHIN, lambda: weights.step_fn({1200: 1}), id="within"),
    ],
)
def test_they_are_pysals(decay: Decay, theirs) -> None:
    od = dice(70, 25, seed=4)
    count, places = people(od), supply(od)
    here = catchments(od, count, decay, limit_m=1200.0)
    ours = e2sfca(here, places)
    for slot in places:
        expected = pysal(od, count, places[slot], 1200.0, theirs())
        assert ours[slot].to_numpy() == pytest.approx(expected.to_numpy(), abs=1e-9, rel=1e-9)
    assert ours.to_numpy().max() > 0


def by_hand():
    """Two areas, two listings; weights by the steps of 1,200 m: a–x 1, b–x 0.68, b–y 0.22."""
    od = table({("a", "x"): 400, ("b", "x"): 800, ("b", "y"): 1200, ("a", "y"): 1201}, "ab", "xy")
    count = pd.Series([100, 50], index=od.origins)
    return od, count, catchments(od, count, Decay.STEP, limit_m=1200.0)


def test_with_pencil_and_paper() -> None:
    _, _, here = by_hand()
    places = pd.DataFrame({"evening": [30.0, 11.0]}, index=here.listings)
    # D_x = 100·1 + 50·0.68 = 134; D_y = 50·0.22 = 11.
    found = e2sfca(here, places)["evening"]
    assert here.demand.tolist() == pytest.approx([134, 11])
    assert found["a"] == pytest.approx(30 / 134)
    assert found["b"] == pytest.approx(0.68 * 30 / 134 + 0.22 * 11 / 11)
    squared = m2sfca(here, places)["evening"]
    assert squared["b"] == pytest.approx(0.68**2 * 30 / 134 + 0.22**2)


def test_alone_with_one_listing_distance_cancels_but_not_in_m2sfca() -> None:
    found = {}
    for metres in (100.0, 1500.0):
        od = table({("a", "x"): metres}, "a", "x")
        here = catchments(od, pd.Series([10], index=od.origins), limit_m=1600.0)
        places = pd.DataFrame({0: [5.0]}, index=od.listings)
        found[metres] = e2sfca(here, places).loc["a", 0], m2sfca(here, places).loc["a", 0]
    assert found[100.0][0] == pytest.approx(found[1500.0][0]) == pytest.approx(0.5)
    assert found[1500.0][1] < 0.2 * found[100.0][1]


@pytest.mark.parametrize("limit_m", [800.0, 1200.0, 1600.0, 3200.0])
def test_limits_are_inside(limit_m: float) -> None:
    od = table({("a", "x"): limit_m, ("b", "x"): limit_m + 0.001}, "ab", "x")
    here = catchments(od, pd.Series([1, 1], index=od.origins), Decay.WITHIN, limit_m=limit_m)
    assert here.by_origin.toarray().tolist() == [[1], [0]]
    assert decay_weights(np.array([limit_m]), Decay.STEP, limit_m=limit_m).tolist() == [0.22]


def test_all_slots_at_once_are_each_slot_alone() -> None:
    od = dice(60, 20, seed=6)
    here, places = catchments(od, people(od)), supply(od)
    whole = e2sfca(here, places)
    for slot in places:
        assert e2sfca(here, places[[slot]])[slot].to_numpy() == pytest.approx(
            whole[slot].to_numpy()
        )


def test_places_handed_out_are_places_offered() -> None:
    od = dice(80, 30, seed=8)
    here, places = catchments(od, people(od)), supply(od)
    found = conservation(here, places, e2sfca(here, places))
    assert found["holds"].all()
    assert found["error"].max() < 1e-12
    assert (found["offered"] == found["out_of_reach"] + found["handed_out"].round(6)).all()


def test_places_that_nobody_reaches_are_named_as_that() -> None:
    od, count, here = by_hand()
    od = table({("a", "x"): 400}, "ab", "xy")
    here = catchments(od, count, limit_m=1200.0)
    places = pd.DataFrame({0: [30.0, 11.0]}, index=od.listings)
    found = conservation(here, places, e2sfca(here, places)).loc[0]
    assert found[["offered", "out_of_reach", "handed_out"]].tolist() == [41, 11, 30]
    assert found["holds"]


def test_the_check_can_fail() -> None:
    _, _, here = by_hand()
    places = pd.DataFrame({0: [30.0, 11.0]}, index=here.listings)
    wrong = e2sfca(here, places) * 1.001
    assert not conservation(here, places, wrong)["holds"].any()
    assert not conservation(here, places, m2sfca(here, places))["holds"].any()


def test_one_listing_changes_its_column_alone() -> None:
    od = dice(80, 30, seed=9)
    here, before = catchments(od, people(od)), supply(od)
    after = before.copy()
    after.loc["l4", 3:5] += 40
    after.loc["l9"] = 0.0
    changes = [
        change_of_access(here, name, after.loc[name] - before.loc[name]) for name in ("l4", "l9")
    ]
    updated = changed_access(e2sfca(here, before), *changes)
    expected = e2sfca(here, after)
    assert updated.to_numpy() == pytest.approx(expected.to_numpy(), abs=1e-12)
    assert len(changes[0]) < len(od.origins)


def test_a_new_listing_adds_the_access_to_it_alone() -> None:
    od = dice(80, 30, seed=9)
    here, places = catchments(od, people(od)), supply(od)
    old, new = od.listings[:-1], od.listings[-1:]
    parts = [
        e2sfca(catchments(od.only(chosen), people(od)), places.loc[chosen]) for chosen in (old, new)
    ]
    assert (parts[0] + parts[1]).to_numpy() == pytest.approx(e2sfca(here, places).to_numpy())


def test_no_network_data_is_no_answer_and_no_competition() -> None:
    od = table({("a", "x"): 100}, "ab", "x", no_data="b")
    here = catchments(od, pd.Series([10, 999], index=od.origins))
    places = pd.DataFrame({0: [5.0]}, index=od.listings)
    found = e2sfca(here, places)[0]
    assert found["a"] == pytest.approx(0.5)
    assert np.isnan(found["b"])
    assert conservation(here, places, e2sfca(here, places))["holds"].all()


def test_in_reach_of_nothing_is_an_answer() -> None:
    od = table({("a", "x"): 100}, "ab", "x")
    here = catchments(od, pd.Series([10, 20], index=od.origins))
    assert e2sfca(here, pd.DataFrame({0: [5.0]}, index=od.listings)).loc["b", 0] == 0


@pytest.mark.parametrize(
    ("count", "places"),
    [pytest.param([0, 0], 5.0, id="no-people"), pytest.param([5, 5], 0.0, id="no-supply")],
)
def test_nobody_and_nothing_are_nought(count: list[int], places: float) -> None:
    od = table({("a", "x"): 100, ("b", "x"): 200}, "ab", "x")
    here = catchments(od, pd.Series(count, index=od.origins))
    offered = pd.DataFrame({0: [places]}, index=od.listings)
    found = e2sfca(here, offered)
    assert found[0].tolist() == [0, 0]
    assert conservation(here, offered, found)["holds"].all()


def test_one_area_alone_gets_everything() -> None:
    od = table({("a", "x"): 100}, "a", "x")
    here = catchments(od, pd.Series([4], index=od.origins))
    assert e2sfca(here, pd.DataFrame({0: [2.0]}, index=od.listings)).loc["a", 0] == 0.5


def test_listings_without_hours_are_left_out_and_named() -> None:
    od, _count, here = by_hand()
    share = pd.DataFrame({0: [1.0, np.nan]}, index=od.listings)
    places = supply_in_slots(pd.Series([30, 11], index=od.listings), share)
    assert left_out(places).tolist() == ["y"]
    assert e2sfca(here, places).loc["b", 0] == pytest.approx(0.68 * 30 / 134)


def test_draws_of_people_use_the_same_reach() -> None:
    od, count, here = by_hand()
    places = pd.DataFrame({0: [30.0, 11.0]}, index=od.listings)
    other = catchments(od, count * 2, Decay.STEP, limit_m=1200.0)
    assert e2sfca(with_people(here, count * 2), places).equals(e2sfca(other, places))


@pytest.mark.parametrize(
    "other",
    [{"decay": Decay.STEP}, {"decay": Decay.WITHIN}, {"limit_m": 900.0}, {"bandwidth_m": 300.0}],
    ids=str,
)
def test_every_parameter_acts(other: dict[str, object]) -> None:
    od = dice(40, 10, seed=3)
    first, second = (catchments(od, people(od), **o) for o in ({}, other))
    assert not np.allclose(e2sfca(first, supply(od)), e2sfca(second, supply(od)))


def test_the_input_is_left_alone() -> None:
    od = dice(20, 5, seed=1)
    places, count = supply(od), people(od)
    kept, key = (places.copy(), count.copy()), od.key
    e2sfca(catchments(od, count, limit_m=700.0), places)
    assert od.key == key
    assert places.equals(kept[0])
    assert count.equals(kept[1])


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"decay": "linear"}, "decay"),
        ({"limit_m": 0}, "limit_m"),
        ({"limit_m": 1601.0}, "limit_m"),
        ({"bandwidth_m": 0}, "bandwidth_m"),
        ({"bandwidth_m": float("nan")}, "bandwidth_m"),
    ],
    ids=str,
)
def test_parameters_out_of_range_are_refused_by_name(options, name) -> None:
    od = dice(5, 5, seed=1)
    with pytest.raises(BadParameter) as refusal:
        catchments(od, people(od), **options)
    assert refusal.value.name == name


@pytest.mark.parametrize(
    ("count", "message"),
    [
        pytest.param(pd.Series([1.0, np.nan], index=list("ab")), "no number at b", id="nan"),
        pytest.param(pd.Series([1, -1], index=list("ab")), "below 0 at b", id="negative"),
        pytest.param(pd.Series([1, 1], index=list("ba")), "in their order", id="order"),
        pytest.param(pd.Series([1, 1], index=list("aa")), "more than once: a", id="twice"),
    ],
)
def test_bad_people_are_refused(count: pd.Series, message: str) -> None:
    with pytest.raises(BadFrame, match=f"people: .*{message}"):
        catchments(table({("a", "x"): 1}, "ab", "x"), count)


@pytest.mark.parametrize(
    ("places", "message"),
    [
        pytest.param(pd.DataFrame({0: [1.0, -2]}, index=list("xy")), "below 0 at y", id="negative"),
        pytest.param(pd.DataFrame({0: [1, np.inf]}, index=list("xy")), "infinite", id="infinite"),
        pytest.param(pd.DataFrame({0: [1.0, 2]}, index=list("yx")), "in their order", id="order"),
        pytest.param(pd.Series([1.0, 2], index=list("xy")), "listings × slots", id="a-series"),
    ],
)
def test_bad_supply_is_refused(places, message: str) -> None:
    _, _, here = by_hand()
    with pytest.raises(BadFrame, match=f"supply: .*{message}"):
        e2sfca(here, places)


def test_strangers_cannot_change() -> None:
    _, _, here = by_hand()
    with pytest.raises(BadParameter, match="listing 'q' is not among the listings"):
        change_of_access(here, "q", pd.Series([1.0]))
