"""A list as a table: CSV in UTF-8, one listing a line, no cell a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from guardianship.lib.safe_cells import safe_cell
from places.exports.records import Record, Row
from places.land_lines import national

# Says UTF-8 to Excel, which else reads Welsh letters as something else.
BYTE_ORDER_MARK = "\ufeff"
NUMBERS = ("phone", "text_number")
HEADINGS = [*(field.name for field in fields(Record)), "longitude", "latitude"]


def csv_file(rows: Iterable[Row]) -> bytes:
    """The table. Lists are parted by semicolons; patches have no coordinates of their own."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([safe_cell(value) for value in _cells(row)])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _cells(row: Row) -> list[Any]:
    values = row.record.values()
    for name in NUMBERS:  # "+44…" would begin a formula
        values[name] = national(values[name])
    flat = [";".join(v) if isinstance(v, list) else v for v in values.values()]
    point = row.geojson if row.geojson and row.geojson["type"] == "Point" else None
    return [*flat, *(point["coordinates"] if point else (None, None))]
