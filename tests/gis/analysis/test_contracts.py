"""Bad input is refused at the door, and the message names the frame, the column and the row."""

import geopandas
import numpy as np
import pandas as pd
import pytest
from shapely import Point

from gis.analysis import contracts
from gis.crs import BRITISH_NATIONAL_GRID, WGS84


def grid_points(*points: Point | None, crs: int | None = BRITISH_NATIONAL_GRID):
    return geopandas.GeoDataFrame(geometry=list(points), crs=crs)


def test_a_sound_frame_comes_back_itself() -> None:
    frame = grid_points(Point(300_000, 180_000))
    frame["people"] = [4]
    assert contracts.require_metric(frame) is frame
    assert contracts.require_columns(frame, ["people"]) is frame
    assert contracts.require_unique_index(frame) is frame
    numbers = contracts.require_numbers(frame["people"], "people", least=4, most=4)
    assert numbers.tolist() == [4.0]
    assert numbers.dtype == np.float64
    numbers[0] = 9
    assert frame["people"].tolist() == [4], "the input is not what comes back"


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        pytest.param(grid_points(Point(-3, 51), crs=WGS84), "British National Grid", id="degrees"),
        pytest.param(grid_points(Point(1, 1), crs=None), "British National Grid", id="no-crs"),
        pytest.param(pd.DataFrame({"x": [1]}), "no geometries", id="no-geometry-column"),
        pytest.param(grid_points(Point(1, 1), None), "no geometry at 1", id="a-missing-point"),
        pytest.param(grid_points(Point()), "no geometry at 0", id="an-empty-point"),
        pytest.param(grid_points(Point(np.inf, 1)), "no numbers at 0", id="infinite"),
    ],
)
def test_a_frame_that_is_not_in_metres_is_refused(frame, message: str) -> None:
    with pytest.raises(contracts.BadFrame, match=f"people: .*{message}"):
        contracts.require_metric(frame, "people")


def test_missing_columns_are_all_named() -> None:
    frame = pd.DataFrame({"a": [1]})
    with pytest.raises(contracts.BadFrame, match="od: lacks the column b, c; it has: a"):
        contracts.require_columns(frame, ["a", "b", "c"], "od")


@pytest.mark.parametrize(
    ("index", "message"),
    [
        pytest.param(["A", "B", "A"], "more than once: A", id="twice"),
        pytest.param(["A", None, "B"], "without a code", id="nameless"),
        pytest.param(list("AAAAAAAA"), "A, A, A, A, A and 2 more", id="many"),
    ],
)
def test_codes_stand_there_once(index: list[str | None], message: str) -> None:
    with pytest.raises(contracts.BadFrame, match=message):
        contracts.require_unique_index(pd.Series(1, index=index), "areas")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param([1, np.nan], "no number at b", id="nan"),
        pytest.param([1, np.inf], "infinite at b", id="infinite"),
        pytest.param([1, -1], "below 0 at b", id="below"),
        pytest.param([1, 99], "above 10 at b", id="above"),
        pytest.param([1, "many"], "no number: .*many", id="a-word"),
    ],
)
def test_numbers_are_numbers(values: list[object], message: str) -> None:
    series = pd.Series(values, index=["a", "b"])
    with pytest.raises(contracts.BadFrame, match=f"residents: .*{message}"):
        contracts.require_numbers(series, "residents", least=0, most=10)


def test_a_missing_number_is_let_through_where_it_means_something() -> None:
    found = contracts.require_numbers(pd.Series([1, np.nan]), "rate", least=0, missing=True)
    assert np.isnan(found[1])


def test_two_vintages_do_not_meet() -> None:
    old, new = pd.Index(["W01001", "W01002"]), pd.Index(["W01001", "W02002"])
    contracts.require_same_codes(old, old[::-1], "people", "areas")
    with pytest.raises(contracts.BadFrame, match=r"people and areas: .*only people has W01002"):
        contracts.require_same_codes(old, new, "people", "areas")
    with pytest.raises(contracts.BadFrame, match=r"only areas has W01002"):
        contracts.require_same_codes(old[:1], old, "people", "areas")


@pytest.mark.parametrize("value", [0, 5, 10, np.float64(2.5), np.int64(3)])
def test_limits_are_inside(value: float) -> None:
    assert contracts.require_between("stay_min", value, 0, 10) == value


@pytest.mark.parametrize(
    ("value", "above", "message"),
    [
        pytest.param(-1, False, "at least 0 and at most 10", id="below"),
        pytest.param(11, False, "at least 0 and at most 10", id="above"),
        pytest.param(0, True, "above 0 and at most 10", id="on-an-open-limit"),
        pytest.param(np.nan, False, "at least 0", id="nan"),
        pytest.param("5", False, "must be a number, not '5'", id="a-word"),
        pytest.param(True, False, "must be a number, not True", id="a-truth"),
    ],
)
def test_a_parameter_out_of_range_is_refused_by_name(
    value: float, above: bool, message: str
) -> None:
    with pytest.raises(contracts.BadParameter, match=f"stay_min .*{message}") as refusal:
        contracts.require_between("stay_min", value, 0, 10, above=above)
    assert refusal.value.name == "stay_min"


def test_a_word_nobody_knows_is_refused_by_name() -> None:
    assert contracts.require_one_of("decay", "step", ["step", "gaussian"]) == "step"
    with pytest.raises(contracts.BadParameter, match="decay must be one of step, gaussian, not"):
        contracts.require_one_of("decay", "linear", ["step", "gaussian"])
