"""The nearest open door, the second nearest, and hours in reach: as somebody walking would find."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from gis.analysis.access.hours import reachable_hours
from gis.analysis.access.nearest import minutes, nearest_open_m, people_within, walks
from gis.analysis.contracts import BadFrame, BadParameter
from gis.analysis.slots import STAY_MIN, named_date, open_share
from tests.gis.analysis.access.tables import dense, dice, people, supply, table

FRIDAY = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 20, tzinfo=ZoneInfo("Europe/London"))
INF = np.inf


def shares(od, rows: dict[int, str]):
    """Slots in which the named listings are open, whatever the walk."""
    frame = pd.DataFrame(0.0, index=od.listings, columns=pd.Index(list(rows)))
    for slot, letters in rows.items():
        frame.loc[list(letters), slot] = 1.0
    return lambda walk_min: frame


def test_the_nearest_open_and_the_second_nearest() -> None:
    od = table({("a", "x"): 100, ("a", "y"): 300, ("a", "z"): 700, ("b", "z"): 50})
    here = walks(od, shares(od, {0: "xyz", 1: "yz", 2: "z", 3: ""}))
    first, second = nearest_open_m(here), nearest_open_m(here, 2)
    assert first.loc["a"].tolist() == [100, 300, 700, INF]
    assert second.loc["a"].tolist() == [300, 700, INF, INF]
    assert first.loc["b"].tolist() == [50, 50, 50, INF]
    assert first.loc["c"].tolist() == [INF] * 4


def test_two_listings_at_one_place_are_one_choice() -> None:
    od = table({("a", "x"): 100, ("a", "y"): 100, ("a", "z"): 700})
    here = walks(od, shares(od, {0: "xyz", 1: "xy"}))
    at_one = pd.Series(["hall", "hall", None], index=od.listings)
    assert nearest_open_m(here, 2, at_one).loc["a"].tolist() == [700, INF]
    assert nearest_open_m(here, 2).loc["a"].tolist() == [100, 100]
    nowhere = pd.Series([None, None, None], index=od.listings)
    assert nearest_open_m(here, 2, nowhere).loc["a"].tolist() == [100, 100]


def test_they_agree_with_looking_at_every_pair() -> None:
    od = dice(50, 15, seed=2)
    open_now = supply(od) > 0
    here = walks(od, lambda walk_min: open_now.astype(float))
    metres = dense(od).to_numpy()
    for slot in open_now:
        seen = np.where(open_now[slot].to_numpy(), metres, np.nan)
        ordered = np.sort(np.where(np.isnan(seen), INF, seen), axis=1)
        assert nearest_open_m(here)[slot].to_numpy() == pytest.approx(ordered[:, 0])
        assert nearest_open_m(here, 2)[slot].to_numpy() == pytest.approx(ordered[:, 1])


def usable(od, start: str, end: str):
    """x is open on Friday from and to; as ``open_share`` sees it after a walk."""
    at = [MIDNIGHT + timedelta(minutes=int(c[:2]) * 60 + int(c[3:])) for c in (start, end)]
    told = pd.DataFrame({"listing": ["x"], "start": [at[0]], "end": [at[1]]})
    return lambda walk_min: open_share(
        told, od.listings, named_date(FRIDAY, 15), walk_min=walk_min, stay_min=STAY_MIN
    )


def test_who_walks_far_has_to_leave_before_it_is_too_late() -> None:
    od = table({("a", "x"): 0, ("b", "x"): 1600})
    found = nearest_open_m(walks(od, usable(od, "18:00", "20:00")))
    doors = {name: np.flatnonzero(np.isfinite(found.loc[name])) for name in "ab"}
    # From the door: 18:00 to 19:15. Twenty minutes away: 17:40 to 18:55, by quarter hours.
    assert doors["a"].tolist() == list(range(18 * 4, 19 * 4 + 1))
    assert doors["b"].tolist() == [17 * 4 + 3, *range(18 * 4, 18 * 4 + 4)]


def test_every_parameter_acts() -> None:
    od = table({("a", "x"): 700}, limit_m=1600.0)
    opening = usable(od, "18:00", "20:00")

    def found(**options: float) -> list[int]:
        return np.flatnonzero(np.isfinite(nearest_open_m(walks(od, opening, **options)).loc["a"]))

    usual = found().tolist()
    assert found(walk_kmh=1.5).tolist() != usual
    assert found(least_share=0.9).tolist() != usual
    assert found(band_min=30.0).tolist() != usual


def test_no_network_data_is_no_answer() -> None:
    od = table({("a", "x"): 100}, no_data="b")
    found = nearest_open_m(walks(od, shares(od, {0: "x"})))[0]
    assert found["a"] == 100
    assert np.isnan(found["b"])
    assert np.isinf(found["c"])


def test_people_within_thresholds_and_people_of_whom_nothing_is_known() -> None:
    nearest = pd.DataFrame(
        {0: [800.0, 800.001, INF, np.nan], 1: [0.0, 1600.0, 3200.0, np.nan]}, index=list("abcd")
    )
    count = pd.Series([1, 10, 100, 1000], index=list("abcd"))
    found = people_within(nearest, count)
    assert found.loc[0].tolist() == [1, 11, 11, 11, 111, 1000]
    assert found.loc[1].tolist() == [1, 1, 11, 111, 111, 1000]
    assert found.columns.tolist() == [800, 1200, 1600, 3200, "known", "no_network_data"]


def test_with_nothing_open_nobody_is_covered() -> None:
    od = table({("a", "x"): 100})
    nearest = nearest_open_m(walks(od, shares(od, {0: ""})))
    found = people_within(nearest, pd.Series(5, index=od.origins), (800.0,))
    assert found.loc[0].tolist() == [0, 15, 0]


def test_minutes_are_metres_by_speed() -> None:
    assert minutes(np.array([800.0])).tolist() == [10]
    assert minutes(np.array([800.0]), walk_kmh=3.0).tolist() == [16]


def test_hours_in_reach() -> None:
    od = table({("a", "x"): 800, ("a", "y"): 700, ("b", "y"): 801, ("c", "x"): 1}, no_data="c")
    share = pd.DataFrame(
        {0: [1.0, 0.5, 1.0], 1: [0.25, 0.5, 1.0], 2: [np.nan, 0.0, 1.0]}, index=od.listings
    )
    found = reachable_hours(od, share, limit_m=800.0)
    assert found.loc["a"].tolist() == [2.25, 1.5, 2]
    assert found.loc["b"].tolist() == [0, 0, 0]
    assert found.loc["c"].isna().all()
    quarter = reachable_hours(od, share, limit_m=800.0, slot_min=15)
    assert quarter.loc["a"].tolist() == [2.25 / 4, 1.5 / 4, 2]
    assert reachable_hours(od, share, limit_m=801.0).loc["b", "hours"] == 1


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        (lambda od: walks(od, shares(od, {0: "x"}), walk_kmh=0), "walk_kmh"),
        (lambda od: walks(od, shares(od, {0: "x"}), band_min=0), "band_min"),
        (lambda od: walks(od, shares(od, {0: "x"}), least_share=0), "least_share"),
        (lambda od: nearest_open_m(walks(od, shares(od, {0: "x"})), 3), "rank"),
        (lambda od: minutes(np.array([1.0]), walk_kmh=0), "walk_kmh"),
        (lambda od: reachable_hours(od, shares(od, {0: "x"})(0), limit_m=9e9), "limit_m"),
        (
            lambda od: reachable_hours(od, shares(od, {0: "x"})(0), limit_m=9, slot_min=0),
            "slot_min",
        ),
        (
            lambda od: people_within(
                nearest_open_m(walks(od, shares(od, {0: "x"}))), people(od), (-1.0,)
            ),
            "thresholds_m",
        ),
    ],
)
def test_parameters_out_of_range_are_refused_by_name(ask, name: str) -> None:
    with pytest.raises(BadParameter) as refusal:
        ask(table({("a", "x"): 100}))
    assert refusal.value.name == name


def test_frames_of_other_listings_are_refused() -> None:
    od = table({("a", "x"): 100})
    strangers = pd.DataFrame({0: [1.0]}, index=["q"])
    with pytest.raises(BadFrame, match="usable_after: does not give"):
        walks(od, lambda walk_min: strangers)
    with pytest.raises(BadFrame, match="places: does not have"):
        nearest_open_m(walks(od, shares(od, {0: "x"})), 2, pd.Series([1], index=["q"]))
    with pytest.raises(BadFrame, match="share: does not have"):
        reachable_hours(od, strangers, limit_m=800)
    with pytest.raises(BadFrame, match="people: does not have"):
        people_within(pd.DataFrame({0: [1.0]}, index=["a"]), pd.Series([1], index=["b"]))
