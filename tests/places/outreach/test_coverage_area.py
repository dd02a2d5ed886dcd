"""A patch is coarse: the import refuses what is so small that it tells a spot."""

from pathlib import Path

import pytest

from places.models import CoverageArea
from tests.builders.packs import PackFolder, collection, feature, load, ring

pytestmark = pytest.mark.django_db
LARGE = ring(-3.05, 51.55, -3.0, 51.6)
# About 70 by 67 metres.
SPOT = ring(-3.001, 51.5500, -3.0, 51.5506)


@pytest.mark.parametrize(
    ("rings", "stored"), [([LARGE], 1), ([SPOT], 0)], ids=["a park", "a corner"]
)
def test_the_import_refuses_a_spot(tmp_path: Path, rings: list, stored: int) -> None:
    pack = PackFolder(tmp_path)
    pack.table("organisations", "name\nOut There\n", file="organisations.csv", name="name")
    content = collection(feature(rings, code="C01", name="Park", org="Out There"))
    keys = {"code": "code", "name": "name", "organisation": "org"}
    load(pack.table("coverage_areas", content, file="patches.geojson", **keys))
    assert CoverageArea.objects.count() == stored


def test_the_least_area_is_configured(tmp_path: Path, settings) -> None:
    settings.COVERAGE_AREA_LEAST_M2 = 1_000
    test_the_import_refuses_a_spot(tmp_path, [SPOT], 1)
