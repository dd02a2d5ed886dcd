"""Files that come out the same to the last byte, however often they are written."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Polygon
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from guardianship.demo.grid import on_the_globe


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV in UTF-8 with Unix line ends."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    write_text(path, text.getvalue())


def write_json(path: Path, value: Any) -> None:
    """Indented JSON."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_geojson(path: Path, features: Iterable[tuple[dict[str, str], BaseGeometry]]) -> None:
    """Shapes of the plan as GeoJSON in longitude and latitude, one feature a line."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": properties,
                "geometry": mapping(on_the_globe(_as_multi(shape))),
            },
            ensure_ascii=False,
        )
        for properties, shape in features
    ]
    body = ",\n".join(lines)
    head = f'{{"type": "FeatureCollection", "name": "{path.stem}", "features": ['
    write_text(path, f"{head}\n{body}\n]}}\n")


def _as_multi(shape: BaseGeometry) -> MultiPolygon:
    return MultiPolygon([shape]) if isinstance(shape, Polygon) else MultiPolygon(shape)


def write_text(path: Path, text: str) -> None:
    """Text in UTF-8 with Unix line ends; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
