"""From the bytes of a file to text that the reader of packs reads; limits before the work.

Read by Python alone (rules R-IMP-1 and R-IMP-2): 5 MB, 20,000 rows, 60 columns.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import IO

from django.utils.translation import gettext as _

from gis.packs.csv_rows import OTHER_FORMATS

MOST_BYTES = 5 * 1024**2
MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_CELL_CHARS = 20_000
LONGEST_HEADING_CHARS = 120
PARTED_BY = (",", ";", "\t", "|")
# Lines that are looked at to see by what a file is parted.
LINES_LOOKED_AT = 6
# Empty lines are no rows, but not for ever.
MOST_LINES = 5 * MOST_ROWS
# Excel writes a first line of its own to say by what a file is parted.
SAYS_PARTED_BY = "sep="
# What Excel saves as "CSV" where Windows is set to English or Welsh.
WINDOWS = "cp1252"


class SheetRefused(ValueError):
    """A file that cannot be read; the message says why, for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The text with commas, line by line as it was, its headings and its number of rows."""

    text: str
    headings: list[str]
    rows: int
    was_windows: bool = False


def read_sent(file: IO[bytes]) -> Sent:
    """The text of a file; raises ``SheetRefused``."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise SheetRefused(_("The file is larger than 5 MB. Send it in parts."))
    if any(data.startswith(mark) for mark in OTHER_FORMATS):
        raise SheetRefused(
            _("This is no CSV file. In your spreadsheet, choose “Save as CSV UTF-8”.")
        )
    if b"\x00" in data:
        raise SheetRefused(_("The file is damaged: it holds bytes that no text has."))
    text, was_windows = _decoded(data)
    if not text.strip():
        raise SheetRefused(_("The file is empty."))
    records = _records(text)
    headings = _headings(records[0])
    filled = [cells for cells in records[1:] if any(cell.strip() for cell in cells)]
    rows = len(filled)
    if not rows:
        raise SheetRefused(_("The file has no rows below its header."))
    if rows > MOST_ROWS:
        raise SheetRefused(_("The file has more than 20,000 rows. Send it in parts."))
    if any(cell.strip() for cell in filled[0][len(headings) :]):
        raise SheetRefused(
            _(
                "The rows have more columns than the first line names (%(named)s). It has to hold"
                " one name for each column: delete titles and merged headings above the table."
            )
            % {"named": len(headings)}
        )
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(_cut(cells, len(headings)) for cells in records[1:])
    return Sent(out.getvalue(), headings, rows, was_windows)


def _decoded(data: bytes) -> tuple[str, bool]:
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(WINDOWS), True
    except UnicodeDecodeError:
        raise SheetRefused(_("The letters cannot be read. Save the file as “CSV UTF-8”.")) from None


def _parted_by(text: str) -> str:
    """The mark that parts the first lines most often, and each of them."""
    lines = list(islice((line for line in io.StringIO(text) if line.strip()), LINES_LOOKED_AT))
    return max(
        PARTED_BY, key=lambda mark: (min(line.count(mark) for line in lines), lines[0].count(mark))
    )


def _cut(cells: list[str], named: int) -> list[str]:
    """A row without the empty cells that a spreadsheet leaves beyond the last column."""
    end = len(cells)
    while end > named and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _records(text: str) -> list[list[str]]:
    first, _break, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith(SAYS_PARTED_BY) and len(said) <= len(SAYS_PARTED_BY) + 1 and rest.strip():
        text = rest
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_parted_by(text), strict=True)
    found: list[list[str]] = []
    try:
        for cells in reader:
            found.append(cells)
            _check_cells(len(found), cells)
            if len(found) > MOST_LINES:
                raise SheetRefused(_("The file has more than 20,000 rows. Send it in parts."))
    except csv.Error:
        raise SheetRefused(
            _("Row %(number)s cannot be taken apart; a quotation mark may be missing.")
            % {"number": len(found) + 1}
        ) from None
    return found


def _check_cells(number: int, cells: list[str]) -> None:
    if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
        raise SheetRefused(_("Row %(number)s has more than 60 columns.") % {"number": number})
    if any(len(cell) > LONGEST_CELL_CHARS for cell in cells):
        raise SheetRefused(
            _("A cell of row %(number)s is longer than 20,000 characters.") % {"number": number}
        )


def _headings(cells: list[str]) -> list[str]:
    """The names of the columns; one without a name gets its number."""
    found = [" ".join(_visible(cell).split())[:LONGEST_HEADING_CHARS] for cell in cells]
    while found and not found[-1]:
        found.pop()
    if not found:
        raise SheetRefused(_("The first line holds no names of columns."))
    named = [name or f"column {number}" for number, name in enumerate(found, start=1)]
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice is not None:
        raise SheetRefused(_("The column “%(name)s” is there twice.") % {"name": twice})
    return named


def _visible(text: str) -> str:
    """``text`` without marks that nobody sees and that turn the text after them round."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
