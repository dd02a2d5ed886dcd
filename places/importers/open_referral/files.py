"""Services from a file: a list, an envelope, or one object on each line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gis.packs.refusals import FileRefused
from places.importers.open_referral.pages import MOST_SERVICES, page_of
from places.importers.open_referral.reading import read_json

# An operator's file may hold a whole county; 5,300 services are about 30 MB.
MOST_BYTES = 200_000_000
LONGEST_LINE_BYTES = 1_000_000
MOST_VALUES = 20_000_000


def services_in(path: Path) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    """The records of a file, and the lines that are none with the reason.

    A bad line becomes an empty record, so that numbers of records stay those of lines.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FileRefused(f"is longer than {MOST_BYTES // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise FileRefused(f"cannot be read: {error.strerror}") from error
    if not data.strip():
        raise FileRefused("is empty")
    records, bad = _by_lines(data) if _is_ndjson(data) else (_whole(data), [])
    if len(records) > MOST_SERVICES:
        raise FileRefused(f"has more than {MOST_SERVICES:,} services")
    return records, bad


def _whole(data: bytes) -> list[dict[str, Any]]:
    return page_of(read_json(data, most_values=MOST_VALUES), 1).records


def _is_ndjson(data: bytes) -> bool:
    """Whether the first line is an object of its own and is not the only one."""
    first, _, rest = data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    first = first.strip()
    return first.startswith(b"{") and first.endswith(b"}") and bool(rest.strip())


def _by_lines(data: bytes) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    records: list[dict[str, Any]] = []
    bad: list[tuple[int, str]] = []
    for line in data.splitlines():
        if not line.strip():
            continue
        try:
            if len(line) > LONGEST_LINE_BYTES:
                raise FileRefused(f"is longer than {LONGEST_LINE_BYTES:,} bytes")
            records += page_of([read_json(line)], 1).records
        except FileRefused as error:
            records.append({})
            bad.append((len(records), str(error)))
    return records, bad
