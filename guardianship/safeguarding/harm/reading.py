"""A file's bytes looked at once, before anything of it is taken in, and its columns as frames."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper

import numpy as np
import pandas as pd
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazily

from gis.packs.csv_rows import LONGEST_LINE_BYTES, check_format, examine_open, header_of
from gis.packs.refusals import FileRefused
from guardianship.safeguarding.harm.files import CountsFile

CHUNK_ROWS = 20_000
_BLOCK_BYTES = 4_000_000
_FIRST_BYTES = 8
# What programs put between columns in place of a comma.
_OTHER_MARKS = {";": _lazily("semicolons"), "\t": _lazily("tabs"), "|": _lazily("bars")}
_LINE_END, _COMMA = ord("\n"), ord(",")


@dataclass(frozen=True, slots=True)
class Looked:
    """The header of a file that can be read safely, its lines, and the SHA-256 of its bytes."""

    header: list[str]
    lines: int
    digest: str


def look(file: CountsFile, refuse: Callable[[Sequence[str]], None]) -> Looked:
    """Check every byte, the header (with ``refuse``) and the cells of every row; ``FileRefused``
    for what cannot be trusted.

    A row of more or fewer cells than the header would have its columns taken for others, and a
    file that was cut off would pass for a whole one.
    """
    digest, lines, is_plain = hashlib.sha256(), 0, True
    commas: int | None = None
    has_zero = False
    with file.opened() as content:
        check_format(content.read(_FIRST_BYTES))
        content.seek(0)
        while block := content.read(_BLOCK_BYTES) + content.readline(LONGEST_LINE_BYTES + 1):
            has_zero = has_zero or b"\0" in block
            digest.update(block)
            lines += block.count(b"\n") + (not block.endswith(b"\n"))
            if is_plain:
                commas = _commas(block, commas)
                is_plain = commas is not None
    if not is_plain:
        # The careful way says where the fault is, or finds that there is none.
        with file.opened() as content:
            lines = examine_open(content)
    if has_zero:
        raise FileRefused(_("the file holds zero bytes, which no text has; it may be damaged"))
    header = header_of(file.opened())
    _check_commas(header)
    refuse(header)
    if not is_plain or commas != len(header) - 1:
        _check_cells(file, len(header))
    return Looked(header, lines, digest.hexdigest())


def _commas(block: bytes, expected: int | None) -> int | None:
    """How many commas every line of a block of whole lines has, the same as ``expected`` before;
    none where that is not so, or where it takes more than counting to tell."""
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if b'"' in block or b"\0" in block or block.count(b"\r") != block.count(b"\r\n"):
        return None
    found = np.frombuffer(block, dtype=np.uint8)
    ends = np.flatnonzero(found == _LINE_END)
    if not block.endswith(b"\n"):
        ends = np.append(ends, len(block))
    lengths = np.diff(ends, prepend=-1)
    seen = np.searchsorted(np.flatnonzero(found == _COMMA), ends)
    each = np.diff(seen, prepend=0)
    wanted = int(each[0]) if expected is None else expected
    return wanted if bool((each == wanted).all()) and lengths.max() <= LONGEST_LINE_BYTES else None


def _check_commas(header: Sequence[str]) -> None:
    for mark, what in _OTHER_MARKS.items():
        if len(header) == 1 and mark in header[0]:
            raise FileRefused(
                _("its columns are parted by %(what)s; save it with commas") % {"what": what}
            )


def _check_cells(file: CountsFile, expected: int) -> None:
    number = 0
    with TextIOWrapper(file.opened(), encoding="utf-8-sig", newline="") as text:
        try:
            for number, cells in enumerate(csv.reader(text, strict=True), start=1):
                if cells and len(cells) != expected:
                    raise FileRefused(
                        _(
                            "row %(number)s has %(cells)s cells and the header %(expected)s; the "
                            "file may be damaged or cut off"
                        )
                        % {"number": number, "cells": len(cells), "expected": expected}
                    )
        except csv.Error as error:
            raise FileRefused(
                _("a row after row %(number)s cannot be taken apart; a quotation mark may be open")
                % {"number": number}
            ) from error


def chunks(file: CountsFile, header: Sequence[str], wanted: set[str]) -> Iterator[pd.DataFrame]:
    """Texts of the wanted columns alone; rows numbered as in a spreadsheet, the header being 1."""
    places = [place for place, name in enumerate(header) if name in wanted]
    with (
        file.opened() as content,
        pd.read_csv(
            content,
            header=0,
            names=list(range(len(header))),
            usecols=places,
            dtype=str,
            keep_default_na=False,
            na_values=[""],
            chunksize=CHUNK_ROWS,
            encoding="utf-8-sig",
            index_col=False,
        ) as reader,
    ):
        for chunk in reader:
            chunk.columns = [header[place] for place in chunk.columns]
            chunk.index += 2
            yield chunk
