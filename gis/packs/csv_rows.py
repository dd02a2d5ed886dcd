"""CSV files, read row by row, with every fault named by its row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import count
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.packs.refusals import FileRefused, nearest
from gis.packs.report import FileReport
from guardianship.lib.progress import track

LONGEST_LINE_BYTES = 1_000_000
# How files begin that are no text, and what to do about them.
OTHER_FORMATS = {
    b"\xff\xfe": gettext_lazy("the file is UTF-16; save it as UTF-8"),
    b"\xfe\xff": gettext_lazy("the file is UTF-16; save it as UTF-8"),
    b"PK\x03\x04": gettext_lazy("the file is a spreadsheet or a ZIP archive; save it as CSV"),
    b"\xd0\xcf\x11\xe0": gettext_lazy("the file is a spreadsheet; save it as CSV"),
    b"\x1f\x8b": gettext_lazy("the file is compressed with gzip; unpack it"),
}
FIX_ENCODING = "iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column; ``number`` counts as a spreadsheet does, header 1."""

    number: int
    cells: dict[str, str]


def examine(path: Path) -> int:
    """Number of lines of a text file that can be read safely, else ``FileRefused``.

    Looks at every byte once before anything is loaded.
    """
    with path.open("rb") as file:
        return examine_open(file)


def examine_open(file: BinaryIO) -> int:
    """As ``examine``, of a file that is open at its start."""
    lines, offset = 0, 0
    while line := file.readline(LONGEST_LINE_BYTES + 1):
        lines += 1
        if not offset:
            check_format(line)
        if len(line) > LONGEST_LINE_BYTES:
            raise FileRefused(
                _("line %(number)s is longer than 1 MB; the file may be damaged")
                % {"number": lines}
            )
        _check_utf8(line, lines, offset)
        offset += len(line)
    if not lines:
        raise FileRefused(_("the file is empty"))
    return lines


def check_format(beginning: bytes) -> None:
    """Raise ``FileRefused`` for a file whose first bytes say that it is no text."""
    for mark, reason in OTHER_FORMATS.items():
        if beginning.startswith(mark):
            raise FileRefused(str(reason))


def _check_utf8(line: bytes, number: int, offset: int) -> None:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileRefused(
            _(
                "the file is not UTF-8: line %(number)s, byte %(place)s of the file is %(byte)s. "
                "If it was saved as Latin-1 or Windows-1252, convert it: %(how)s"
            )
            % {
                "number": number,
                "place": offset + error.start,
                "byte": f"0x{line[error.start]:02X}",
                "how": FIX_ENCODING,
            }
        ) from error


def read_header(path: Path, *, is_examined: bool = False) -> list[str]:
    """The names of the columns, for who finds his columns by how they are called.

    Raises ``FileRefused`` as ``read_rows`` does.
    """
    if not is_examined:
        examine(path)
    with path.open("rb") as file:
        return header_of(file)


def header_of(file: BinaryIO) -> list[str]:
    """The names of the columns of a file that was examined and is open at its start. Shuts it."""
    with TextIOWrapper(file, encoding="utf-8-sig", newline=None) as text:
        return _header(csv.reader(text, strict=True), [])


def read_rows(path: Path, needed: Sequence[str], report: FileReport, label: str) -> Iterator[Row]:
    """The rows of a CSV file with the ``needed`` columns of its header.

    UTF-8 with or without a byte order mark, any line ends, line breaks inside quotes. Rows
    whose cells do not fit the header are refused in ``report`` and left out. Raises
    ``FileRefused`` for a file that cannot be trusted, at the latest when it is read to its end.
    """
    lines = examine(path)
    with path.open(encoding="utf-8-sig", newline=None) as file:
        reader = csv.reader(track(file, label, total=lines), strict=True)
        header = _header(reader, needed)
        wanted = {name: header.index(name) for name in dict.fromkeys(needed)}
        for number, cells in _records(reader, report):
            if not any(cell.strip() for cell in cells):
                continue  # an empty line, or a line of commas
            report.rows += 1
            if reason := _misfit(cells, header):
                report.refuse(number, "", reason)
                continue
            yield Row(number, {name: cells[place] for name, place in wanted.items()})
    if not report.rows:
        raise FileRefused(_("the file has a header and no rows"))


def _header(reader: Iterator[list[str]], needed: Sequence[str]) -> list[str]:
    try:
        header = [name.strip() for name in next(reader)]
    except csv.Error as error:
        raise FileRefused(_("the header cannot be read: %(why)s") % {"why": error}) from error
    except StopIteration:
        raise FileRefused(_("the file is empty")) from None
    if not any(header):
        raise FileRefused(_("the first line holds no column names"))
    missing = [name for name in dict.fromkeys(needed) if name not in header]
    if missing:
        raise FileRefused(_missing(missing, header))
    twice = [name for name in dict.fromkeys(needed) if header.count(name) > 1]
    if twice:
        raise FileRefused(
            _("the column “%(name)s” is there twice; which one counts is not sure")
            % {"name": twice[0]}
        )
    return header


def _missing(missing: list[str], header: list[str]) -> str:
    there = ", ".join(header[:40]) + (f" and {len(header) - 40} more" if len(header) > 40 else "")
    names = ", ".join(f"“{name}”{nearest(name, header)}" for name in missing)
    plural = "columns are" if len(missing) > 1 else "column is"
    hint = ""
    for mark, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(header) == 1 and mark in header[0]:
            hint = f"; the header is parted by {word}: save the file with commas"
    return f"the {plural} missing: {names}; the file has: {there}{hint}"


def _records(reader: Iterator[list[str]], report: FileReport) -> Iterator[tuple[int, list[str]]]:
    """Row numbers and cells; a row that cannot be taken apart is refused and left out."""
    for number in count(2):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end" in str(error) or "field limit" in str(error):
                raise FileRefused(
                    f"row {number} opens a quotation mark that is never closed"
                ) from error
            report.rows += 1
            report.refuse(number, "", f"the row cannot be taken apart: {error}")
            continue
        yield number, cells


def _misfit(cells: list[str], header: list[str]) -> str:
    if len(cells) > len(header) and not any(cell.strip() for cell in cells[len(header) :]):
        return ""
    if len(cells) != len(header):
        return f"the row has {len(cells)} cells and the header {len(header)}"
    return ""
