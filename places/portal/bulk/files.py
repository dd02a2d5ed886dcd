"""From bytes to rows of cells: text only, read by Python, every limit before the work."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import IO

from django.utils.translation import gettext as _

from gis.packs.csv_rows import OTHER_FORMATS
from places.portal.bulk.columns import ORDER

MOST_BYTES = 2 * 1024**2
MOST_ROWS = 1_000
MOST_COLUMNS = 60
LONGEST_CELL_CHARS = 5_000
LONGEST_LINE_BYTES = 100_000
PARTED_BY = (",", ";", "\t")
# What Excel saves as "CSV" where Windows is set to English or Welsh.
WINDOWS = "cp1252"


class FileRefused(ValueError):
    """A file that cannot be read; the message says why, for the person who sent it."""


@dataclass(slots=True)
class Table:
    """Rows with their numbers as a spreadsheet counts them (the header is 1), and what to say."""

    rows: list[tuple[int, dict[str, str]]]
    notes: list[str] = field(default_factory=list)


def table_in(file: IO[bytes]) -> Table:
    """The rows of a file; raises ``FileRefused``."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 2 MB. Send it in parts."))
    _check_is_text(data)
    table = Table([])
    text = _decoded(data, table)
    if not text.strip():
        # A byte order mark alone, as some programs write an empty file.
        raise FileRefused(_("The file is empty."))
    header, parted_by = _header(text)
    table.notes += _unknown(header)
    for number, cells in _records(text, parted_by):
        if any(cell.strip() for cell in cells):
            if len(table.rows) == MOST_ROWS:
                raise FileRefused(_("The file has more than 1,000 rows. Send it in parts."))
            table.rows.append((number, _named(number, header, cells)))
    if not table.rows:
        raise FileRefused(_("The file has no rows below its header."))
    return table


def _check_is_text(data: bytes) -> None:
    if not data.strip():
        raise FileRefused(_("The file is empty."))
    if any(data.startswith(mark) for mark in OTHER_FORMATS):
        raise FileRefused(
            _("This is no CSV file. In your spreadsheet, choose “Save as CSV UTF-8”.")
        )
    if b"\x00" in data:
        raise FileRefused(_("The file is damaged: it holds bytes that no text has."))
    if max(map(len, data.splitlines())) > LONGEST_LINE_BYTES:
        raise FileRefused(_("A line of the file is far too long; a quotation mark may be missing."))


def _decoded(data: bytes, table: Table) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode(WINDOWS)
    except UnicodeDecodeError:
        raise FileRefused(_("The letters cannot be read. Save the file as “CSV UTF-8”.")) from None
    table.notes.append(
        _("The file is not UTF-8. We read it as Windows text: check letters such as ŵ, ŷ and é.")
    )
    return text


def _header(text: str) -> tuple[list[str], str]:
    """The names of the columns and what parts them; ``FileRefused`` where they are not sure."""
    line = text.splitlines()[0]
    read = {mark: _split(line, mark) for mark in PARTED_BY}
    parted_by = max(PARTED_BY, key=lambda mark: len(set(read[mark]) & set(ORDER)))
    header = read[parted_by]
    while header and not header[-1]:
        header.pop()
    if not {"id", "name"} & set(header):
        raise FileRefused(_("The first row has to name the columns, and one of them is “name”."))
    if len(header) > MOST_COLUMNS:
        raise FileRefused(_("The file has more than 60 columns."))
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise FileRefused(
            _("The column “%(name)s” is there twice: which one counts?") % {"name": twice[0][:60]}
        )
    return header, parted_by


def _split(line: str, mark: str) -> list[str]:
    try:
        return [name.strip().lower() for name in next(csv.reader([line], delimiter=mark))]
    except (csv.Error, StopIteration):
        return []


def _unknown(header: list[str]) -> list[str]:
    unknown = [name[:60] for name in header if name and name not in ORDER]
    if not unknown:
        return []
    words = {"names": ", ".join(f"“{name}”" for name in unknown[:10])}
    return [_("Columns that are not used here: %(names)s.") % words]


def _records(text: str, parted_by: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted_by, strict=True)
    found: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            found.append((number, cells))
    except csv.Error:
        raise FileRefused(
            _("Row %(number)s cannot be taken apart; a quotation mark may be missing.")
            % {"number": number + 1}
        ) from None
    return found[1:]


def _named(number: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise FileRefused(
            _("Row %(number)s has more cells than the header has names.") % {"number": number}
        )
    if any(len(cell) > LONGEST_CELL_CHARS for cell in cells):
        raise FileRefused(
            _("A cell of row %(number)s is longer than 5,000 characters.") % {"number": number}
        )
    pairs = zip(header, cells, strict=False)
    return {name: cell for name, cell in pairs if name in ORDER and cell.strip()}
