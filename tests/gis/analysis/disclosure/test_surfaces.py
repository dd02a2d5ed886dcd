"""A published surface of access does not give a confidential place away: somebody tries."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.surfaces import Confidential, coarse_means, publishable_weights

SIDE = 12
BLOCK = 4
PLACES = np.array([20.0, 30.0, 25.0, 15.0])
# The refuge is the last one.
REFUGE = 3


def town() -> tuple[pd.DataFrame, np.ndarray]:
    """Areas on a grid of 400 m, nine to each side of a neighbourhood of 16, and where they are."""
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    points = np.column_stack([x.ravel(), y.ravel()]) * 400.0
    coarse = [f"N{a // BLOCK}{b // BLOCK}" for a, b in zip(x.ravel(), y.ravel(), strict=True)]
    codes = [f"L{number:03}" for number in range(len(points))]
    people = np.random.default_rng(1).integers(80, 300, len(points))
    return pd.DataFrame({"coarse_code": coarse, "people": people}, index=codes), points


AREAS, POINTS = town()
PUBLIC = POINTS[[5, 70, 100]]


def weights(refuge: np.ndarray) -> sparse.csr_array:
    """Gaussian weights within 1,600 m, the refuge's in the last column."""
    sites = np.vstack([PUBLIC, refuge])
    metres = np.linalg.norm(POINTS[:, None] - sites[None], axis=2)
    return sparse.csr_array(np.where(metres <= 1600, np.exp(-(metres**2) / (2 * 800**2)), 0))


def listings(home: str) -> pd.DataFrame:
    """Three clubs and a refuge in a neighbourhood."""
    return pd.DataFrame(
        {"confidential": [False] * 3 + [True], "coarse_code": ["", "", "", home]},
        index=["one", "two", "three", "refuge"],
    )


def surface(matrix: sparse.csr_array) -> np.ndarray:
    """E2SFCA of every area, as it would be published."""
    people = AREAS["people"].to_numpy(dtype=float)
    demand = people @ matrix
    ratio = np.divide(PLACES, demand, out=np.zeros(4), where=demand > 0)
    return np.asarray(matrix @ ratio)


def where_is_it(published: np.ndarray) -> int | None:
    """Try every area as the refuge's, and take the one whose surface fits best; None where the
    published surface holds nothing but the clubs."""
    without = surface(weights(np.array([-1e6, -1e6])))
    if np.allclose(published, without, atol=1e-12):
        return None
    misfit = [np.abs(surface(weights(point)) - published).sum() for point in POINTS]
    return int(np.argmin(misfit))


HIDDEN = [0, 17, 66, 77, 130]


def test_a_surface_that_is_published_as_it_is_gives_the_place_away() -> None:
    assert [where_is_it(surface(weights(POINTS[spot]))) for spot in HIDDEN] == HIDDEN


@pytest.mark.parametrize("spot", HIDDEN)
def test_a_place_that_is_left_out_leaves_no_trace(spot: int) -> None:
    home = AREAS["coarse_code"].iloc[spot]
    public = publishable_weights(weights(POINTS[spot]), listings(home), AREAS)
    assert where_is_it(surface(public)) is None


def test_a_place_that_is_spread_shows_no_more_than_its_neighbourhood() -> None:
    home = AREAS["coarse_code"].iloc[66]
    inside = np.flatnonzero(AREAS["coarse_code"] == home)
    surfaces = {
        surface(
            publishable_weights(weights(POINTS[spot]), listings(home), AREAS, Confidential.SPREAD)
        ).tobytes()
        for spot in inside
    }
    assert len(surfaces) == 1, "wherever in its neighbourhood it is, the surface is the same"


def test_spreading_hands_out_all_places_and_changes_no_club() -> None:
    spot = 66
    matrix = weights(POINTS[spot])
    table = listings(AREAS["coarse_code"].iloc[spot])
    public = publishable_weights(matrix, table, AREAS, Confidential.SPREAD)
    assert AREAS["people"].to_numpy() @ surface(public) == pytest.approx(PLACES.sum())
    np.testing.assert_array_equal(public[:, :REFUGE].toarray(), matrix[:, :REFUGE].toarray())


def test_means_by_neighbourhood() -> None:
    access = pd.Series({"a": 1.0, "b": 3.0, "c": 5.0, "d": 7.0})
    people = pd.Series({"a": 3, "b": 1, "c": 0, "d": 0})
    coarse = pd.Series({"a": "X", "b": "X", "c": "Y", "d": "Y"})
    found = coarse_means(access, people, coarse)
    assert found["X"] == 1.5
    assert np.isnan(found["Y"]), "nobody lives there"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"treatment": "blurred"}, "^treatment must be one of", id="treatment"),
        pytest.param({"fewest_areas": 17}, "^fewest_areas must be met", id="small neighbourhood"),
        pytest.param({"fewest_areas": 1}, "^fewest_areas must be at least 2", id="one area"),
        pytest.param({"areas": AREAS.iloc[1:]}, "has the shape", id="shape"),
    ],
)
def test_bad_input_is_named(change: dict, message: str) -> None:
    usual = {"areas": AREAS, "treatment": Confidential.SPREAD}
    with pytest.raises(BadInput, match=message):
        publishable_weights(weights(POINTS[66]), listings("N11"), **(usual | change))
