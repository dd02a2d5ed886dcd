"""Real months of Newport against geopandas, which knows nothing of this importer."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import geopandas
import pandas as pd
import pytest
import shapely
from django.contrib.gis.geos import GEOSGeometry
from django.core.management import call_command

from gis.crs import WGS84
from gis.models import Area, AreaKind, AreaSet
from guardianship.safeguarding.harm.models import LoadedMonth
from tests.safeguarding.harm.conftest import totals

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:.*geographic CRS")]
BOUNDARIES = {"lsoa11": "lsoa11.geojson", "lsoa21": "lsoa21_derived.geojson"}


@pytest.fixture
def newport(shared_data: Path) -> Callable[[str], geopandas.GeoDataFrame]:
    """Loads an area set of Newport; returns its boundaries as the file has them."""

    def load(code: str) -> geopandas.GeoDataFrame:
        path = shared_data / "newport/boundaries" / BOUNDARIES[code]
        areas = geopandas.read_file(path).rename(columns={f"{code}_code": "code"})
        made = AreaSet.objects.create(code=code, kind=AreaKind.LSOA, label=code)
        for area in areas.itertuples():
            parts = [part for part in shapely.get_parts(area.geometry) if part.area]
            whole = shapely.union_all(parts).normalize()
            shape = GEOSGeometry(shapely.multipolygons(shapely.get_parts(whole)).wkt, srid=WGS84)
            Area.objects.create(area_set=made, code=area.code, name=area.code, boundary=shape)
        return areas

    return load


@pytest.mark.parametrize(
    ("vintage", "month"),
    [
        ("lsoa11", "2018-11"),
        ("lsoa11", "2019-01"),
        ("lsoa21", "2024-01"),
        ("lsoa21", "2024-03"),
    ],
)
def test_totals_are_those_of_an_independent_join(
    newport: Callable[[str], geopandas.GeoDataFrame], shared_data: Path, vintage: str, month: str
) -> None:
    areas = newport(vintage)
    file = shared_data / "newport/crime" / f"{month}-gwent-street.csv"
    rows = pd.read_csv(file)
    rows = rows[rows["Crime ID"].isna() | ~rows["Crime ID"].duplicated()]
    points = geopandas.GeoDataFrame(
        rows, geometry=geopandas.points_from_xy(rows.Longitude, rows.Latitude), crs=areas.crs
    )
    # A point on a border counts once, in the area that comes first.
    joined = points.sjoin(areas[["code", "geometry"]], predicate="intersects")
    joined = joined.sort_values("index_right").groupby(level=0).head(1)
    for rule, expected in (
        ("point", joined.code.value_counts()),
        ("own_code", rows["LSOA code"][rows["LSOA code"].isin(areas.code)].value_counts()),
    ):
        said = StringIO()
        call_command(
            "import_harm", str(file), source="police-street", area_set=vintage, rule=rule,
            replace=True, apply=True, stdout=said,
        )  # fmt: skip
        assert totals() == expected.to_dict()
        loaded = LoadedMonth.objects.get()
        assert loaded.counted == expected.sum()
        assert loaded.counted + sum(loaded.left_out.values()) == loaded.rows
        own = joined["LSOA code"].isin(areas.code)
        apart = int((joined["LSOA code"] != joined.code)[own].sum())
        assert apart > 0
        assert "points lie outside the area of their own code" in said.getvalue()
