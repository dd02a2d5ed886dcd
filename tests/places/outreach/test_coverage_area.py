"""A patch is coarse: the import refuses what is so small that it tells a spot."""

from pathlib import Path

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import IntegrityError, connection, transaction

from gis.crs import WGS84
from places.least_coverage import keep_least_coverage
from places.models import CoverageArea
from tests.builders.listings import build_patch, square
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
    keep_least_coverage()
    test_the_import_refuses_a_spot(tmp_path, [SPOT], 1)


def spot_sql(boundary: MultiPolygon) -> tuple[str, list]:
    """A statement that no form and no loader has seen."""
    patch = build_patch()
    return (
        "UPDATE places_coveragearea SET boundary = ST_GeomFromText(%s, %s) WHERE id = %s",
        [boundary.wkt, WGS84, patch.pk],
    )


def touched(boundary: MultiPolygon) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(*spot_sql(boundary))


# About 139 by 111 metres, and 69 by 78.
PARK, CORNER = square(-3.0, 51.55, 0.001), square(-3.0, 51.55, 0.0007)


@pytest.mark.parametrize(
    ("boundary", "least_m2", "is_taken"),
    [
        (square(-3.0, 51.55, 0.0015), 10_000, True),
        (CORNER, 10_000, False),
        (CORNER, 3_000, True),
        (PARK, 50_000, False),
        (MultiPolygon(*square(-3.0, 51.5), *CORNER, srid=WGS84), 10_000, False),
        (MultiPolygon(srid=WGS84), 10_000, False),
    ],
    ids=["a park", "a corner", "less asked", "more asked", "a park and a corner", "nothing"],
)
def test_the_database_refuses_a_spot_by_any_way(
    settings, boundary: MultiPolygon, least_m2: int, is_taken: bool
) -> None:
    settings.COVERAGE_AREA_LEAST_M2 = least_m2
    keep_least_coverage()
    if is_taken:
        touched(boundary)
        return
    with pytest.raises(IntegrityError, match="square metres"):
        touched(boundary)


def test_the_database_refuses_a_new_spot_without_a_configured_row() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM places_leastcoverage")
    with pytest.raises(IntegrityError, match="square metres"), transaction.atomic():
        build_patch(boundary=MultiPolygon(Polygon.from_bbox((-3.0, 51.55, -2.9995, 51.5503))))


def test_the_setting_is_written_down_by_migrating(settings) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT least_m2 FROM places_leastcoverage")
        assert cursor.fetchall() == [(settings.COVERAGE_AREA_LEAST_M2,)]
