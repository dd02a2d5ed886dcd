"""The table of ``docs/dpia.md``, written from the register of fields."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from guardianship.lib.field_register import REPOSITORY, Entry, register

DOCUMENT = REPOSITORY / "docs" / "dpia.md"
BEGINS = "<!-- written by bin/manage build_dpia: begin -->"
ENDS = "<!-- written by bin/manage build_dpia: end -->"
HEAD = "| Table | Fields | Class | What for | Kept |\n|---|---|---|---|---|"


class NoMarks(ValueError):
    """The document lacks the two lines between which the table stands."""


def table(entries: Iterable[Entry]) -> str:
    """Markdown, a line for each table and kind of field, tables by name."""
    rows = sorted(entries, key=lambda entry: entry.model)
    lines = []
    for model, of_model in groupby(rows, key=lambda entry: entry.model):
        together: dict[tuple[str, str, str], list[str]] = {}
        for entry in of_model:
            key = (entry.data_class.value, entry.purpose, entry.kept.says)
            together.setdefault(key, []).append(entry.name)
        lines += [
            f"| {model} | {', '.join(names)} | {class_} | {purpose} | {kept} |"
            for (class_, purpose, kept), names in together.items()
        ]
    return "\n".join([HEAD, *lines])


def with_table(document: str) -> str:
    """The document with the table of today between its marks. Raises ``NoMarks``."""
    before, begins, rest = document.partition(BEGINS)
    _old, ends, after = rest.partition(ENDS)
    if not (begins and ends):
        raise NoMarks
    return f"{before}{BEGINS}\n{table(register())}\n{ENDS}{after}"


def is_up_to_date(path: Path = DOCUMENT) -> bool:
    """Whether the document says what the code says."""
    document = path.read_text(encoding="utf-8")
    return document == with_table(document)
