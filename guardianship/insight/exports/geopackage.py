"""A release as a GeoPackage: areas with their shapes, what is there at each time, and the rest."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas
import pandas as pd
import pyogrio
import shapely

from gis.crs import WGS84
from gis.models import Area
from guardianship.insight.exports.taking import TITLES, Taking
from guardianship.insight.models import Release

MEDIA_TYPE = "application/geopackage+sqlite3"
# With shapes, so that a map can be drawn of them at once; the others join on area_code.
ON_THE_MAP = ("areas", "slots")


def geopackage(taking: Taking) -> bytes:
    """The file: layers with shapes, tables without, and ``read_this_first``."""
    tables = taking.tables()
    shapes = outlines(taking.release)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "release.gpkg"
        for name in ON_THE_MAP:
            frame = tables.pop(name)
            geometry = shapes.reindex(frame["area_code"]).to_numpy()
            layer = geopandas.GeoDataFrame(frame, geometry=geometry, crs=WGS84)
            _write(layer, path, name, geometry_type="MultiPolygon")
        for name, frame in tables.items():
            _write(frame, path, name)
        about = pd.DataFrame(taking.said_of_itself(), columns=["what", "words"])
        _write(about, path, "read_this_first")
        return path.read_bytes()


def outlines(release: Release) -> pd.Series:
    """The whole boundaries of the release's areas by code, as multipolygons in degrees."""
    rows = Area.objects.filter(area_set=release.geography_id).values_list("code", "boundary")
    shapes = {code: shapely.from_wkb(bytes(boundary.wkb)) for code, boundary in rows if boundary}
    return pd.Series([_multi(shape) for shape in shapes.values()], index=list(shapes), dtype=object)


def _multi(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.MultiPolygon([shape]) if shape.geom_type == "Polygon" else shape


def _write(frame: pd.DataFrame, path: Path, layer: str, geometry_type: str | None = None) -> None:
    pyogrio.write_dataframe(
        frame,
        path,
        layer=layer,
        driver="GPKG",
        append=path.exists(),
        geometry_type=geometry_type,
        layer_options={"DESCRIPTION": str(TITLES.get(layer, layer))},
    )
