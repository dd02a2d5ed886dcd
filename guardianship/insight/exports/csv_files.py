"""A release as CSV: a table a file, with a page that says what they are, in one ZIP."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from guardianship.insight.exports.column_words import explained
from guardianship.insight.exports.taking import Taking
from guardianship.lib import clock
from guardianship.lib.safe_cells import safe_cell

MEDIA_TYPE = "application/zip"
# Says UTF-8 to Excel, which else reads Welsh letters as something else.
BYTE_ORDER_MARK = "\ufeff"


def csv_files(taking: Taking) -> bytes:
    """The ZIP: ``read_this_first.csv`` and a file for each table."""
    content = io.BytesIO()
    tables = taking.tables()
    about: list[Sequence[Any]] = [*taking.said_of_itself()]
    about += explained(tables)
    with ZipFile(content, "w", ZIP_DEFLATED) as parts:
        _add(parts, "read_this_first.csv", about, taking)
        for name, frame in tables.items():
            plain = frame.astype(object).where(frame.notna(), None)
            rows = [list(frame.columns), *plain.itertuples(index=False)]
            _add(parts, f"{name}.csv", rows, taking)
    return content.getvalue()


def _add(parts: ZipFile, name: str, rows: Iterable[Sequence[Any]], taking: Taking) -> None:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
    at = taking.at.astimezone(clock.LONDON)
    moment = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    entry = ZipInfo(name, moment)
    entry.compress_type = ZIP_DEFLATED
    parts.writestr(entry, BYTE_ORDER_MARK + text.getvalue())
