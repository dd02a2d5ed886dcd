"""The sea lies to the right of a coastline; a coast that ends inside says nothing."""

import pytest
from shapely import LineString, Point
from shapely.ops import unary_union

from gis.basemap.sea import sea

BOUNDS = (0.0, 50.0, 1.0, 51.0)
NORTHWARD = LineString([(0.5, 49), (0.5, 52)])
# A tidal river: up along its west bank with land on the left, down along the east bank.
RIVER = [
    LineString([(0.4, 49), (0.4, 50.6), (0.5, 50.7)]),
    LineString([(0.5, 50.7), (0.6, 50.6), (0.6, 49)]),
]
ISLAND = LineString([(0.7, 50.4), (0.8, 50.4), (0.8, 50.5), (0.7, 50.5), (0.7, 50.4)])


@pytest.mark.parametrize(
    ("coast", "wet", "dry"),
    [
        pytest.param([NORTHWARD], [(0.9, 50.5)], [(0.1, 50.5)], id="sea in the east"),
        pytest.param([NORTHWARD.reverse()], [(0.1, 50.5)], [(0.9, 50.5)], id="sea in the west"),
        pytest.param(RIVER, [(0.5, 50.3)], [(0.1, 50.5), (0.9, 50.5), (0.5, 50.8)], id="river"),
        pytest.param([NORTHWARD, ISLAND], [(0.9, 50.5)], [(0.75, 50.45)], id="island"),
        pytest.param(
            [LineString([(0.5, 49), (0.5, 50.5)])], [], [(0.4, 50.2), (0.6, 50.2)], id="ends"
        ),
        pytest.param([LineString([(3, 49), (3, 52)])], [], [(0.5, 50.5)], id="elsewhere"),
        pytest.param([], [], [(0.5, 50.5)], id="inland"),
    ],
)
def test_wet_and_dry(coast: list, wet: list, dry: list) -> None:
    water = unary_union(sea(coast, BOUNDS))
    assert [spot for spot in wet if not water.contains(Point(spot))] == []
    assert [spot for spot in dry if water.contains(Point(spot))] == []
