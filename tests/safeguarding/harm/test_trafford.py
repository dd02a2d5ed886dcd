"""Twelve real months of another force, points alone, against geopandas: no code, no number."""

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

pytestmark = pytest.mark.django_db
FILE = "trafford/harm/burglary_points_2018-02_2019-01.csv"


def test_totals_are_those_of_an_independent_join(shared_data: Path) -> None:
    areas = geopandas.read_file(shared_data / "trafford/boundaries/lsoa11.geojson")
    made = AreaSet.objects.create(code="lsoa11", kind=AreaKind.LSOA, label="lsoa11")
    for area in areas.itertuples():
        parts = shapely.get_parts(shapely.make_valid(area.geometry))
        whole = shapely.multipolygons([part for part in parts if part.geom_type == "Polygon"])
        shape = GEOSGeometry(whole.wkt, srid=WGS84)
        Area.objects.create(area_set=made, code=area.area_code, name=area.area_code, boundary=shape)
    rows = pd.read_csv(shared_data / FILE)
    points = geopandas.GeoDataFrame(
        rows, geometry=geopandas.points_from_xy(rows.Longitude, rows.Latitude), crs=areas.crs
    )
    joined = points.sjoin(areas[["area_code", "geometry"]], predicate="intersects")
    joined = joined.sort_values("index_right").groupby(level=0).head(1)
    said = StringIO()
    call_command(
        "import_harm", str(shared_data / FILE), source="police-street", apply=True, stdout=said
    )
    assert totals() == joined.area_code.value_counts().to_dict()
    months = {f"{loaded.month:%Y-%m}": loaded.counted for loaded in LoadedMonth.objects.all()}
    assert months == joined.Month.str[:7].value_counts().to_dict()
    left = LoadedMonth.objects.first().left_out
    assert sum(left.values()) == len(rows) - len(joined)
    assert all(reason in said.getvalue() for reason in left)
