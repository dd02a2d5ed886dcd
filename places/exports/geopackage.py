"""Rows as a GeoPackage (OGC 12-128r18), written straight with SQLite.

Two layers, since QGIS wants one sort of shape in each: ``places`` has points, and rows without a
shape for what hides where it is; ``patches`` has the areas of youth workers out and about.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.gis.gdal import SpatialReference

from gis.crs import WGS84
from places.exports.records import Record, Row

if TYPE_CHECKING:
    from django.contrib.gis.geos import GEOSGeometry

APPLICATION_ID = 0x47504B47  # "GPKG"
VERSION = 10_300
LITTLE_ENDIAN_WITHOUT_ENVELOPE = 1
MEDIA_TYPE = "application/geopackage+sqlite3"
TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES
  gpkg_contents(table_name), column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL,
  m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
"""
NAMES = [field.name for field in fields(Record)]
NOT_TEXT = {"age_from": "INTEGER", "age_to": "INTEGER", "confirmed_on": "DATE"}


def geopackage(rows: Sequence[Row], at: datetime) -> bytes:
    """The file; ``at`` is the aware moment that it says it was last changed."""
    with sqlite3.connect(":memory:") as file:
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {VERSION}")
        file.executescript(TABLES)
        file.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _systems())
        areas = [row for row in rows if row.shape is not None and row.shape.geom_typeid == 6]
        points = [row for row in rows if row.shape is None or row.shape.geom_typeid == 0]
        _layer(file, "places", "POINT", points, at)
        _layer(file, "patches", "MULTIPOLYGON", areas, at)
        file.commit()
        contents: bytes = file.serialize()
    file.close()
    return contents


def _systems() -> list[tuple[Any, ...]]:
    """The reference systems that every GeoPackage names; ours is the first."""
    wkt = SpatialReference(WGS84).wkt
    return [
        ("WGS 84 geodetic", WGS84, "EPSG", WGS84, wkt, "longitude and latitude in degrees"),
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
    ]


def _layer(
    file: sqlite3.Connection, name: str, kind: str, rows: Sequence[Row], at: datetime
) -> None:
    boxes = [row.shape.extent for row in rows if row.shape is not None]
    west, south, east, north = zip(*boxes, strict=True) if boxes else ((None,),) * 4
    box = (min(west), min(south), max(east), max(north)) if boxes else (None,) * 4
    changed = f"{at:%Y-%m-%dT%H:%M:%S.000Z}"
    file.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
        (name, name, changed, *box, WGS84),
    )
    columns = ", ".join(f'"{column}" {NOT_TEXT.get(column, "TEXT")}' for column in NAMES)
    # Names of our own, not of anybody who asks.
    file.execute(f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY, geom {kind}, {columns})")
    file.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (name, kind, WGS84)
    )
    holders = ", ".join("?" * (len(NAMES) + 1))
    named = ", ".join(f'"{column}"' for column in NAMES)
    statement = f"INSERT INTO {name} (geom, {named}) VALUES ({holders})"  # noqa: S608
    file.executemany(statement, map(_values, rows))


def _values(row: Row) -> tuple[Any, ...]:
    values = row.record.values()
    flat = (";".join(v) if isinstance(v, list) else v for v in (values[n] for n in NAMES))
    return (_blob(row.shape), *flat)


def _blob(shape: GEOSGeometry | None) -> bytes | None:
    """The header of a GeoPackage geometry, and the shape as well-known binary."""
    if shape is None:
        return None
    header = struct.pack("<2sBBi", b"GP", 0, LITTLE_ENDIAN_WITHOUT_ENVELOPE, WGS84)
    return header + bytes(shape.wkb)
