"""Reads vector tiles with GDAL, which wrote no part of them."""

import tempfile
from pathlib import Path
from typing import Any

import geopandas

WEB_MERCATOR, DEGREES = 3857, 4326


def layer_of(contents: bytes, layer: str, z: int, x: int, y: int) -> geopandas.GeoDataFrame:
    """A layer of a tile, in degrees. Raises where the tile does not have it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tile.mvt"
        path.write_bytes(contents)
        frame = geopandas.read_file(path, layer=layer, X=x, Y=y, Z=z, CLIP="NO")
    return frame.set_crs(WEB_MERCATOR, allow_override=True).to_crs(DEGREES)


def features_of(contents: bytes, z: int, x: int, y: int) -> list[dict[str, Any]]:
    """Properties of each feature of a tile, with longitude and latitude; what is not said is left
    out. A tile may have patches only."""
    if not contents or b"places" not in contents:
        return []
    frame = layer_of(contents, "places", z, x, y)
    spots = [{"lon": point.x, "lat": point.y} for point in frame.geometry]
    rows = frame.drop(columns="geometry").to_dict("records")
    return [
        {name: value for name, value in row.items() if isinstance(value, str | int)} | spot
        for row, spot in zip(rows, spots, strict=True)
    ]
