"""A planted cluster is found, chance is not taken for one, the formula is the textbook's."""

import json
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest
from scipy import stats
from shapely import Point, box

from gis.analysis.contracts import BadInput
from gis.analysis.harm.rates import empirical_bayes
from gis.analysis.pattern.clusters import Around, benjamini_hochberg, local_clusters
from gis.analysis.pattern.neighbours import islands, touching
from gis.analysis.pattern.together import bivariate_classes, lees_l
from gis.crs import BRITISH_NATIONAL_GRID, WGS84
from tests.gis.analysis.pattern.invented import squares

LAND = squares(10)
NEIGHBOURS = touching(LAND)
RANDOM = np.random.default_rng(11)
VALUES = pd.Series(RANDOM.gamma(4, 1, 100), LAND.index)


def beside(areas: geopandas.GeoDataFrame) -> np.ndarray:
    """Who touches whom, themselves too, by asking every pair."""
    shapes = list(areas.geometry)
    return np.array(
        [[one.touches(other) or one is other for other in shapes] for one in shapes], float
    )


def test_z_is_the_textbook_formula() -> None:
    weights = beside(LAND)
    x = VALUES.to_numpy()
    n, mean, spread = len(x), x.mean(), x.std()
    own = weights.sum(axis=1)
    expected = (weights @ x - mean * own) / (
        spread * np.sqrt((n * (weights**2).sum(axis=1) - own**2) / (n - 1))
    )
    answer = local_clusters(VALUES, NEIGHBOURS)
    assert answer["z"].to_numpy() == pytest.approx(expected)
    assert answer.index.equals(LAND.index)


def test_p_is_that_of_drawing_neighbours_at_random() -> None:
    values = VALUES.to_numpy()
    random = np.random.default_rng(2)
    nine = np.array([values[random.permutation(100)[:9]].sum() for _ in range(20_000)])
    answer, touches = local_clusters(VALUES, NEIGHBOURS), beside(LAND)
    inner = np.flatnonzero(touches.sum(axis=1) == 9)
    for area in inner[:20]:
        own = touches[area] @ values
        drawn = 2 * min((nine >= own).mean(), (nine <= own).mean(), 0.5)
        assert answer["p"].iloc[area] == pytest.approx(drawn, abs=0.025)


@pytest.mark.shared_data
def test_the_teaching_data_give_the_published_z(shared_data: Path) -> None:
    folder = shared_data / "spatial-examples" / "columbus"
    # Plane units without a system of their own: any metric one may stand for them.
    town = geopandas.read_file(folder / "columbus.geojson").set_crs(
        BRITISH_NATIONAL_GRID, allow_override=True
    )
    published = json.loads((folder / "values.json").read_text(encoding="utf-8"))
    answer = local_clusters(town["CRIME"], touching(town))
    z = answer["z"].to_numpy()
    assert z == pytest.approx(published["gistar_z_CRIME_binary_queen_self"], abs=1e-6)
    assert (np.abs(z) > 1.96).sum() == 18
    assert answer["around"].isin([Around.MORE, Around.FEWER]).sum() < 18


def invented_rates(run: int, *, planted: bool) -> pd.Series:
    """Smoothed rates of Poisson counts; ``planted`` has four times the rate in nine squares."""
    random = np.random.default_rng(run)
    years = pd.Series(random.uniform(300, 900, 100), LAND.index)
    rate = pd.Series(0.02, LAND.index)
    if planted:
        rate[[f"{row:02}-{column:02}" for row in (3, 4, 5) for column in (6, 7, 8)]] = 0.08
    return empirical_bayes(pd.Series(random.poisson(years * rate), LAND.index), years)["smoothed"]


def test_a_planted_cluster_is_found() -> None:
    for run in range(20):
        around = local_clusters(invented_rates(run, planted=True), NEIGHBOURS)["around"]
        assert around["04-07"] == Around.MORE
        far = around.drop(
            [f"{row:02}-{column:02}" for row in range(1, 8) for column in range(4, 10)]
        )
        assert (far == Around.MORE).mean() <= 0.05


def test_chance_is_not_taken_for_a_cluster() -> None:
    flagged = [
        local_clusters(invented_rates(run, planted=False), NEIGHBOURS)["around"]
        .isin([Around.MORE, Around.FEWER])
        .any()
        for run in range(100)
    ]
    assert np.mean(flagged) <= 0.05


def test_rates_that_lean_to_one_side_are_not_taken_for_clusters() -> None:
    land = squares(20)
    graph = touching(land)
    drawn = [np.random.default_rng(run).gamma(2, 1, 400) for run in range(60)]
    tables = [local_clusters(pd.Series(values, land.index), graph) for values in drawn]
    assert np.mean([(table["p_adjusted"] <= 0.05).any() for table in tables]) <= 0.05
    # The normal distribution would have called something rare in far more runs than one in 20.
    normal = [benjamini_hochberg(2 * stats.norm.sf(table["z"].abs())) for table in tables]
    assert np.mean([(p <= 0.05).any() for p in normal]) > 0.1


def test_benjamini_and_hochberg_by_hand() -> None:
    p = np.array([0.01, 0.04, np.nan, 0.03, 0.005])
    assert benjamini_hochberg(p) == pytest.approx([0.02, 0.04, np.nan, 0.04, 0.02], nan_ok=True)


def test_islands_are_named_and_have_no_z() -> None:
    far = geopandas.GeoDataFrame(
        geometry=[box(390_000, 180_000, 390_500, 180_500)], index=["isle"], crs=LAND.crs
    )
    graph = touching(pd.concat([LAND, far]))
    assert islands(graph) == ["isle"]
    answer = local_clusters(pd.concat([VALUES, pd.Series({"isle": 90.0})]), graph)
    assert answer.loc["isle", "around"] == Around.ISLAND
    assert np.isnan(answer.loc["isle", "z"])
    assert answer["z"].drop("isle").notna().all()


@pytest.mark.parametrize(
    ("land", "values", "around"),
    [
        pytest.param(LAND, [0.0] * 100, Around.FLAT, id="zero-harm"),
        pytest.param(LAND, [3.0] * 100, Around.FLAT, id="all-alike"),
        pytest.param(squares(1), [3.0], Around.FEW, id="one-area"),
        pytest.param(squares(3), list(range(9)), Around.FEW, id="nine-areas"),
    ],
)
def test_what_cannot_be_told_is_said(land, values, around) -> None:
    answer = local_clusters(pd.Series(values, land.index, dtype=float), touching(land))
    assert set(answer["around"]) == {around}
    assert answer["z"].isna().all()


def test_corners_count_unless_they_do_not() -> None:
    middle = "04-04"
    assert len(touching(LAND)[middle]) == 8
    assert len(touching(LAND, corners=False)[middle]) == 4
    strict = local_clusters(VALUES, NEIGHBOURS, false_share=0.001)["around"]
    planted = invented_rates(3, planted=True)
    loose = local_clusters(planted, NEIGHBOURS, false_share=0.4)["around"]
    assert (loose == Around.MORE).sum() > (
        local_clusters(planted, NEIGHBOURS)["around"] == Around.MORE
    ).sum()
    assert (strict == Around.AS_CHANCE).all()


def test_lees_l_is_its_formula_and_shows_what_goes_together() -> None:
    other = pd.Series(RANDOM.normal(size=100), LAND.index)
    weights = beside(LAND) / beside(LAND).sum(axis=1, keepdims=True)
    one_z, other_z = stats.zscore(VALUES), stats.zscore(other)
    expected = (weights @ one_z) * (weights @ other_z)
    assert lees_l(VALUES, other, NEIGHBOURS).to_numpy() == pytest.approx(expected)
    east = pd.Series(LAND.centroid.x, LAND.index)
    assert lees_l(east, east, NEIGHBOURS).mean() > 0.7
    assert lees_l(east, -east, NEIGHBOURS).mean() < -0.7
    assert lees_l(VALUES, other * 0, NEIGHBOURS).isna().all()


def test_classes_carry_how_sure_they_are() -> None:
    areas = pd.Index(list("ABCDEF"))
    clear = np.repeat(np.array([[1.0], [2], [3], [4], [5], [np.nan]]), 100, axis=1)
    answer = bivariate_classes(clear, clear[::-1][[1, 2, 3, 4, 5, 0]], areas)
    assert answer.loc["A", ["first", "second", "probability"]].tolist() == ["low", "high", 1.0]
    assert answer.loc["E", ["first", "second"]].tolist() == ["high", "low"]
    assert answer.loc["F"].tolist()[:2] == ["", ""]
    assert not answer.loc["F", "sure"]
    noise = np.random.default_rng(1).normal(size=(6, 900))
    unsure = bivariate_classes(noise, noise[::-1], areas)
    assert not unsure["sure"].any()
    assert (unsure["probability"] < 0.4).all()
    assert bivariate_classes(noise, noise[::-1], areas, sure=0.12)["sure"].all()


DEGREES = geopandas.GeoDataFrame(geometry=[box(-3, 51, -2, 52)], index=["A"], crs=WGS84)
POINTS = geopandas.GeoDataFrame(geometry=[Point(3e5, 2e5)], index=["A"], crs=BRITISH_NATIONAL_GRID)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(lambda: touching(DEGREES), "British National Grid", id="degrees"),
        pytest.param(lambda: touching(POINTS), "no polygons", id="points"),
        pytest.param(lambda: touching(pd.concat([LAND, LAND[:1]])), "more than once", id="twice"),
        pytest.param(lambda: local_clusters(-VALUES, NEIGHBOURS), "below 0", id="negative"),
        pytest.param(lambda: local_clusters(VALUES * np.nan, NEIGHBOURS), "no number", id="nan"),
        pytest.param(
            lambda: local_clusters(VALUES[::-1], NEIGHBOURS), "rows of the values", id="rows"
        ),
        pytest.param(
            lambda: local_clusters(VALUES, NEIGHBOURS, false_share=0), "false_share", id="fdr"
        ),
        pytest.param(lambda: benjamini_hochberg(np.array([1.5])), "outside 0 to 1", id="p"),
        pytest.param(lambda: lees_l(VALUES, VALUES[:5], NEIGHBOURS), "rows of the first", id="lee"),
        pytest.param(
            lambda: bivariate_classes(np.ones((3, 2)), np.ones((3, 5)), pd.Index(list("ABC"))),
            "areas and draws of the first",
            id="draws",
        ),
    ],
)
def test_bad_input_is_refused_by_name(broken, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        broken()
