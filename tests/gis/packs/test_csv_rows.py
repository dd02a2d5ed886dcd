"""CSV files as they come: what is handled, what is refused by row, what is refused whole."""

from pathlib import Path

import pytest

from gis.packs.csv_rows import LONGEST_LINE_BYTES, Row, read_rows
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport


def rows_of(folder: Path, content: str | bytes, *needed: str) -> tuple[list[Row], FileReport]:
    """The rows of a file with this content."""
    path = folder / "file.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = FileReport("test", "file.csv")
    return list(read_rows(path, needed or ("a", "b"), report, "test")), report


HANDLED = {
    "plain": ("a,b\n1,2\n", [(2, "1", "2")]),
    "no line end at the end": ("a,b\n1,2", [(2, "1", "2")]),
    "byte order mark": ("\ufeffa,b\n1,2\n", [(2, "1", "2")]),
    "CRLF": ("a,b\r\n1,2\r\n3,4\r\n", [(2, "1", "2"), (3, "3", "4")]),
    "CR": ("a,b\r1,2\r3,4\r", [(2, "1", "2"), (3, "3", "4")]),
    "a line break in quotes": ('a,b\n"1\n1",2\n3,4\n', [(2, "1\n1", "2"), (3, "3", "4")]),
    "quotes in quotes": ('a,b\n"say ""hi""",2\n', [(2, 'say "hi"', "2")]),
    "commas in quotes": ('a,b\n"1, 2",3\n', [(2, "1, 2", "3")]),
    "empty lines": ("a,b\n\n1,2\n\n,\n3,4\n", [(3, "1", "2"), (6, "3", "4")]),
    "other columns and order": ("c,b,a\nx,2,1\n", [(2, "1", "2")]),
    "spaces around names": (" a , b \n1,2\n", [(2, "1", "2")]),
    "empty cells at the end": ("a,b\n1,2,,\n", [(2, "1", "2")]),
    "a formula is text": ("a,b\n\"=cmd|' /C calc'!A0\",2\n", [(2, "=cmd|' /C calc'!A0", "2")]),
    "an unneeded column twice": ("a,b,c,c\n1,2,3,4\n", [(2, "1", "2")]),
}


@pytest.mark.parametrize(("content", "expected"), HANDLED.values(), ids=HANDLED.keys())
def test_sound_files_are_read(
    tmp_path: Path, content: str, expected: list[tuple[int, str, str]]
) -> None:
    rows, report = rows_of(tmp_path, content)
    assert [(row.number, row.cells["a"], row.cells["b"]) for row in rows] == expected
    assert (report.rows, report.refused) == (len(expected), 0)


REFUSED = {
    "no byte": ("", "the file is empty"),
    "header only": ("a,b\n", "has a header and no rows"),
    "empty lines only": ("\n\n", "the first line holds no column names"),
    "header and empty lines": ("a,b\n\n,\n", "has a header and no rows"),
    "missing column": ("a,c\n1,2\n", "column is missing: “b”; the file has: a, c"),
    "misspelt column": ("a,bb\n1,2\n", "“b”"),
    "two missing columns": ("c,d\n1,2\n", "columns are missing: “a”, “b”"),
    "needed column twice": ("a,b,a\n1,2,3\n", "the column “a” is there twice"),
    "semicolons": ("a;b\n1;2\n", "the header is parted by semicolons"),
    "tabs": ("a\tb\n1\t2\n", "the header is parted by tabs"),
    "latin-1": (
        "a,b\nok,2\ncaf\u00e9,2\n".encode("latin-1"),
        "not UTF-8: line 3, byte 12 of the file is 0xE9",
    ),
    "UTF-16": ("a,b\n1,2\n".encode("utf-16"), "the file is UTF-16"),
    "a spreadsheet": (b"PK\x03\x04\x14\x00\x06", "is a spreadsheet or a ZIP archive"),
    "gzip": (b"\x1f\x8b\x08\x00", "is compressed with gzip"),
    "a line over 1 MB": (f"a,b\n{'x' * LONGEST_LINE_BYTES},2\n", "line 2 is longer than 1 MB"),
    "a 5 MB line without an end": ("x" * 5_000_000, "line 1 is longer than 1 MB"),
    "a quote that is never closed": ('a,b\n"1,2\n3,4\n', "row 2 opens a quotation mark"),
    "a cell that swallows the rest": (
        'a,b\n"1,2\n' + "3,4\n" * 50_000 + '5"6,7\n',
        "quotation mark",
    ),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_files_that_cannot_be_trusted_are_refused(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    with pytest.raises(FileRefused) as caught:
        rows_of(tmp_path, content)
    assert reason in str(caught.value)


def test_the_fix_for_latin_1_is_offered_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="iconv -f WINDOWS-1252 -t UTF-8"):
        rows_of(tmp_path, "a,b\nCaff\u00e8,2\n".encode("cp1252"))


def test_a_misspelt_column_is_guessed_at_for_the_reader_only(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="“postcode” \\(did you mean “Postcodes”\\?\\)"):
        rows_of(tmp_path, "Postcodes,lat\n1,2\n", "postcode")


BAD_ROWS = {
    "too few cells": ("a,b\n1\n3,4\n", 2, "has 1 cells and the header 2"),
    "too many cells": ("a,b\n1,2,3\n3,4\n", 2, "has 3 cells and the header 2"),
    "a stray quotation mark": ('a,b\n"1"x,2\n3,4\n', 2, "cannot be taken apart"),
}


@pytest.mark.parametrize(("content", "row", "reason"), BAD_ROWS.values(), ids=BAD_ROWS.keys())
def test_a_bad_row_does_not_stop_the_others(
    tmp_path: Path, content: str, row: int, reason: str
) -> None:
    rows, report = rows_of(tmp_path, content)
    assert [(r.number, r.cells["a"]) for r in rows] == [(3, "3")]
    assert (report.rows, report.refused) == (2, 1)
    assert report.remarks[0].row == row
    assert reason in report.remarks[0].reason
