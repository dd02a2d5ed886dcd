"""Rows as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from places.exports.records import Row


def feature(row: Row) -> dict[str, Any]:
    """One listing; what hides where it is has no geometry."""
    values = row.record.values()
    return {
        "type": "Feature",
        "id": values.pop("id"),
        "geometry": row.geojson,
        "properties": values,
    }


def geojson_file(rows: Iterable[Row]) -> bytes:
    """A FeatureCollection."""
    collection = {"type": "FeatureCollection", "features": [feature(row) for row in rows]}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
