"""A file's bytes looked at once, before anything of it is taken in, and its columns as frames."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from gis.packs.csv_rows import LONGEST_LINE_BYTES, examine, read_header
from gis.packs.refusals import FileRefused

CHUNK_ROWS = 20_000
_BLOCK_BYTES = 4_000_000
_LINE_END, _COMMA = ord("\n"), ord(",")


@dataclass(frozen=True, slots=True)
class Looked:
    """The header of a file that can be read safely, its lines, and the SHA-256 of its bytes."""

    header: list[str]
    lines: int
    digest: str


def look(path: Path, refuse: Callable[[Sequence[str]], None]) -> Looked:
    """Check every byte, the header (with ``refuse``) and the cells of every row; ``FileRefused``
    for what cannot be trusted.

    A row of more or fewer cells than the header would have its columns taken for others, and a
    file that was cut off would pass for a whole one.
    """
    digest, lines, is_plain = hashlib.sha256(), 0, True
    commas: int | None = None
    has_zero = False
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES) + file.readline(LONGEST_LINE_BYTES + 1):
            has_zero = has_zero or b"\0" in block
            digest.update(block)
            lines += block.count(b"\n") + (not block.endswith(b"\n"))
            if is_plain:
                commas = _commas(block, commas)
                is_plain = commas is not None
    if not is_plain:
        # The careful way says where the fault is, or finds that there is none.
        lines = examine(path)
    if has_zero:
        raise FileRefused("the file holds zero bytes, which no text has; it may be damaged")
    header = read_header(path, is_examined=True)
    refuse(header)
    if not is_plain or commas != len(header) - 1:
        _check_cells(path, len(header))
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


def _check_cells(path: Path, expected: int) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for number, cells in enumerate(csv.reader(file, strict=True), start=1):
                if cells and len(cells) != expected:
                    raise FileRefused(
                        f"row {number} has {len(cells)} cells and the header {expected}; the file "
                        "may be damaged or cut off"
                    )
        except csv.Error as error:
            raise FileRefused(
                f"a row after row {number} cannot be taken apart; a quotation mark may be open"
            ) from error


def chunks(path: Path, header: Sequence[str], wanted: set[str]) -> Iterator[pd.DataFrame]:
    """Texts of the wanted columns alone; rows numbered as in a spreadsheet, the header being 1."""
    places = [place for place, name in enumerate(header) if name in wanted]
    with pd.read_csv(
        path,
        header=0,
        names=list(range(len(header))),
        usecols=places,
        dtype=str,
        keep_default_na=False,
        na_values=[""],
        chunksize=CHUNK_ROWS,
        encoding="utf-8-sig",
        index_col=False,
    ) as reader:
        for chunk in reader:
            chunk.columns = [header[place] for place in chunk.columns]
            chunk.index += 2
            yield chunk
