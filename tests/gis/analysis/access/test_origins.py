"""People start where they live; each kind of listing and what is universal stand by themselves."""

import geopandas
import numpy as np
import pandas as pd
import pytest
from shapely import Point, box

from gis.analysis.access.catchments import catchments
from gis.analysis.access.floating import e2sfca
from gis.analysis.access.kinds import by_kind
from gis.analysis.access.origins import origins_of, share_with_data, to_areas
from gis.analysis.contracts import BadFrame
from gis.crs import BRITISH_NATIONAL_GRID
from tests.gis.analysis.access.tables import table


def frame(shapes: dict[str, object], **columns: list[float]):
    return geopandas.GeoDataFrame(
        columns, geometry=list(shapes.values()), index=list(shapes), crs=BRITISH_NATIONAL_GRID
    )


AREAS = frame({"N1": box(0, 0, 10, 10), "N2": box(10, 0, 20, 10), "N3": box(20, 0, 30, 10)})
PEOPLE = pd.Series([60, 10, 7], index=["N2", "N1", "N3"])
POSTCODES = frame(
    {"p": Point(1, 1), "q": Point(2, 2), "r": Point(10, 5), "s": Point(15, 5), "t": Point(99, 9)},
    residents=[3, 1, 0, 0, 8],
)


def test_people_are_parted_among_the_points_of_their_area() -> None:
    found = origins_of(AREAS, PEOPLE, POSTCODES)
    # r lies on a border and is taken once; t lies nowhere; N3 has no point.
    assert found["area"].tolist() == ["N1", "N1", "N1", "N2", "N3"]
    assert found["people"].tolist() == pytest.approx([10 / 3, 10 / 3, 10 / 3, 60, 7])
    assert found["stands_in"].tolist() == [False] * 4 + [True]
    assert AREAS.geometry["N3"].contains(found.geometry.iloc[4])


def test_a_weight_parts_them_and_nothing_parts_evenly() -> None:
    found = origins_of(AREAS, PEOPLE, POSTCODES, "residents")
    assert found["people"].tolist() == [7.5, 2.5, 0, 60, 7]
    assert found.groupby("area")["people"].sum().to_dict() == {"N1": 10, "N2": 60, "N3": 7}


def test_areas_get_the_mean_of_their_people() -> None:
    area = pd.Series(["B", "A", "A", "B", "C"])
    count = pd.Series([0, 3, 1, 0, 5])
    values = pd.DataFrame({0: [2.0, 4.0, 8.0, 4.0, np.nan], 1: [1.0, np.nan, 6.0, np.inf, 1.0]})
    found = to_areas(values, area, count)
    assert found.index.tolist() == ["A", "B", "C"]
    # Where nobody lives the points count equally; where nothing is known nothing is said.
    assert found[0].tolist()[:2] == [5, 3]
    assert np.isnan(found.loc["C", 0])
    assert found[1].tolist() == [6, np.inf, 1]


def test_how_much_of_an_area_is_known() -> None:
    area, count = pd.Series(["A", "A", "B"]), pd.Series([30, 10, 5])
    found = share_with_data(pd.Series([True, False, False]), area, count)
    assert found.to_dict() == {"A": 0.75, "B": 0}


@pytest.mark.parametrize(
    ("areas", "people", "message"),
    [
        pytest.param(AREAS, PEOPLE.drop("N1"), "only areas has N1", id="no-population"),
        pytest.param(AREAS, PEOPLE.rename({"N1": "X1"}), "only people has X1", id="vintages"),
        pytest.param(AREAS, PEOPLE * np.nan, "people: has no number at N2", id="nan"),
        pytest.param(AREAS.iloc[[0, 0]], PEOPLE, "areas: has codes more than once", id="twice"),
        pytest.param(AREAS.set_crs(None, allow_override=True), PEOPLE, "National Grid", id="crs"),
    ],
)
def test_bad_areas_and_people_are_refused(areas, people, message: str) -> None:
    with pytest.raises(BadFrame, match=message):
        origins_of(areas, people, POSTCODES)


def test_one_area_without_people_is_an_answer() -> None:
    found = origins_of(AREAS.iloc[:1], pd.Series([0], index=["N1"]), POSTCODES)
    assert found["people"].tolist() == [0, 0, 0]


def test_each_kind_and_what_is_universal_stand_by_themselves() -> None:
    od = table({("a", "x"): 10, ("a", "y"): 20, ("a", "z"): 30}, "a")
    supply = pd.DataFrame({0: [1.0, 2.0, 4.0]}, index=od.listings)
    kinds = pd.Series(["youth", "respite", "youth"], index=od.listings)
    universal = pd.Series([False, True, True], index=od.listings)
    here = catchments(od, pd.Series([10], index=od.origins))
    found = {
        name: float(e2sfca(here, offered).loc["a", 0])
        for name, offered in by_kind(supply, kinds, universal)
    }
    assert found == pytest.approx({"all": 0.7, "respite": 0.2, "youth": 0.5, "universal": 0.6})
    assert list(found) == ["all", "respite", "youth", "universal"]


@pytest.mark.parametrize(
    ("kinds", "universal", "message"),
    [
        ([None, "b"], [True, False], "kinds: says nothing of x"),
        (["a", "b"], [1, 0], "universal: must be true or false"),
        (["all", "b"], [True, False], "kinds: may not be called"),
    ],
)
def test_bad_kinds_are_refused(kinds, universal, message: str) -> None:
    supply = pd.DataFrame({0: [1.0, 2.0]}, index=["x", "y"])
    with pytest.raises(BadFrame, match=message):
        list(by_kind(supply, *(pd.Series(v, index=supply.index) for v in (kinds, universal))))
