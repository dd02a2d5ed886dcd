"""A finding is looked at again at other scales, on hexagons and over quarters."""

import geopandas
import numpy as np
import pandas as pd
import pytest
from scipy import stats
from shapely import Point

from gis.analysis.contracts import BadInput
from gis.analysis.pattern.hexagons import hexagon_of, hexagon_shapes
from gis.analysis.pattern.scale import agreement_of_scales, holds_at
from gis.analysis.pattern.trend import Course, trend
from gis.crs import BRITISH_NATIONAL_GRID

AREAS = [f"E{n:02}" for n in range(20)]
SCALES = pd.DataFrame(
    {
        "fives": [f"F{n // 5}" for n in range(20)],
        "pairs": [f"P{n // 2}" for n in range(20)],
        "mixed": [f"M{n % 4}" for n in range(20)],
    },
    index=AREAS,
)
PEOPLE = pd.Series(100.0, AREAS)
SHORT = pd.Series([60.0, 40, 30, 30, 30] + [0.0] * 4 + [55] + [5.0] * 10, AREAS)


def test_each_area_says_at_how_many_scales_it_holds() -> None:
    answer = holds_at(SHORT, PEOPLE, SCALES)
    # Two of twenty: E00 and E09. F0 is first of four fives, P0 of ten pairs, M1 of four mixed.
    assert answer.loc["E00"].tolist() == [
        True, True, True, False, 3, 4, "holds at 3 of 4 scales",
    ]  # fmt: skip
    assert answer.loc["E09", "words"] == "holds at 2 of 4 scales"
    assert answer.loc["E19", "holds"] == 0
    wide = holds_at(SHORT, PEOPLE, SCALES, share=0.6)
    assert wide["holds"].sum() > answer["holds"].sum()


def test_scales_say_how_far_they_agree() -> None:
    answer = agreement_of_scales(SHORT, PEOPLE, SCALES)
    assert answer.loc["finest"].tolist() == pytest.approx([1, 1])
    mapped = (SHORT.groupby(SCALES["pairs"]).sum() / 200).reindex(SCALES["pairs"])
    by_hand = stats.spearmanr(SHORT, mapped).statistic
    assert answer.loc["pairs", "agreement"] == pytest.approx(by_hand)
    assert answer.loc["pairs", "staying"] == 0.5
    assert agreement_of_scales(SHORT, PEOPLE, SCALES, share=0.6).loc["fives", "staying"] > 0


def test_areas_without_people_hold_nowhere_by_themselves() -> None:
    people = PEOPLE.copy()
    people["E00"] = 0
    answer = holds_at(SHORT, people, SCALES)
    assert not answer.loc["E00", "finest"]
    assert answer.loc["E00", "fives"]


def scattered(number: int) -> geopandas.GeoDataFrame:
    random = np.random.default_rng(4)
    points = [Point(x, y) for x, y in random.uniform(300_000, 305_000, size=(number, 2))]
    return geopandas.GeoDataFrame(geometry=points, crs=BRITISH_NATIONAL_GRID)


def test_every_point_lies_in_its_hexagon_and_hexagons_fill_the_plane() -> None:
    points = scattered(300)
    codes = hexagon_of(points, width_m=700)
    shapes = hexagon_shapes(pd.Index(codes.unique()), width_m=700)
    inside = shapes.geometry.reindex(codes).reset_index(drop=True).buffer(1e-6)
    assert inside.covers(points.geometry.reset_index(drop=True)).all()
    assert shapes.area.to_numpy() == pytest.approx(np.sqrt(3) / 2 * 700**2)
    assert shapes.union_all().area == pytest.approx(shapes.area.sum(), rel=1e-6)
    assert hexagon_of(points, width_m=350).nunique() > codes.nunique()
    assert hexagon_of(points[5:9], width_m=700).equals(codes[5:9]), "the grid hangs on the map"


def quarters(*rows: list[float]) -> pd.DataFrame:
    columns = [f"{2024 + n // 4}Q{n % 4 + 1}" for n in range(len(rows[0]))]
    return pd.DataFrame(list(rows), columns=columns, index=list("ABCDE")[: len(rows)])


def test_rising_falling_and_neither() -> None:
    up = [3.0, 5, 6, 8, 9, 11, 12, 15, 16, 18]
    table = trend(quarters(up, up[::-1], [5.0] * 10, [5.0, 6] * 5))
    assert table["course"].tolist() == [
        Course.RISING,
        Course.FALLING,
        Course.NO_CHANGE,
        Course.NO_CHANGE,
    ]
    assert table.loc["A", "tau"] == pytest.approx(1)
    # All 10! orders are as likely: two of them are as far from none as this one.
    assert table.loc["A", "p"] == pytest.approx(2 / 3_628_800)
    pairs = [(up[b] - up[a]) / (b - a) for a in range(10) for b in range(a + 1, 10)]
    assert table.loc["A", "slope"] == pytest.approx(np.median(pairs))
    assert table.loc["C", ["tau", "p", "slope"]].tolist() == [0, 1, 0]


def test_chance_is_not_a_trend() -> None:
    random = np.random.default_rng(2)
    columns = [f"{2023 + n // 4}Q{n % 4 + 1}" for n in range(12)]
    runs = [
        trend(pd.DataFrame(random.poisson(20, (20, 12)), columns=columns))["course"]
        .ne(Course.NO_CHANGE)
        .any()
        for _ in range(40)
    ]
    assert np.mean(runs) <= 0.05


def test_few_quarters_say_nothing() -> None:
    assert trend(quarters([1.0, 2, 3, 4]))["course"].tolist() == [Course.FEW]


def test_a_stricter_limit_says_less() -> None:
    rows = quarters([3.0, 5, 4, 8, 7, 11, 9, 15], [4.0] * 8)
    assert trend(rows)["course"]["A"] == Course.RISING
    assert trend(rows, false_share=0.0001)["course"]["A"] == Course.NO_CHANGE


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: holds_at(SHORT, PEOPLE[::-1], SCALES), "rows of the part", id="rows"),
        pytest.param(lambda: holds_at(-SHORT, PEOPLE, SCALES), "part: is below 0", id="negative"),
        pytest.param(
            lambda: holds_at(SHORT, PEOPLE, SCALES.where(SCALES != "F0")),
            "no area for E00",
            id="hole",
        ),
        pytest.param(lambda: holds_at(SHORT, PEOPLE, SCALES, share=2), "share", id="share"),
        pytest.param(
            lambda: holds_at(SHORT, PEOPLE, SCALES.rename(columns={"pairs": "finest"})),
            "finest",
            id="name",
        ),
        pytest.param(lambda: hexagon_of(scattered(2), width_m=1), "width_m", id="width"),
        pytest.param(
            lambda: hexagon_of(scattered(2).set_crs(None, allow_override=True), width_m=500),
            "British National Grid",
            id="crs",
        ),
        pytest.param(lambda: trend(quarters([np.nan] * 8)), "no number", id="missing-quarter"),
        pytest.param(lambda: trend(quarters([1.0] * 8).iloc[:, ::-1]), "order of time", id="order"),
        pytest.param(lambda: trend(quarters([1.0] * 8), false_share=0.9), "false_share", id="fdr"),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
