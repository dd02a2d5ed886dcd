"""A figure of a page: a drawing, the table behind it, and what must stand beside it.

There is no way to show a drawing without its table and its notes (ledger D6, U-K4, U-C4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

Words = str | Promise


class MissingNote(ValueError):
    """A figure does not say how it is known, or what it cannot tell."""


class Drawing(Protocol):
    """Whatever a template of ``insight/charts`` draws."""

    @property
    def template(self) -> str:
        """The template that draws it."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a drawing as words: the first column names each row."""

    caption: Words
    columns: Sequence[Words]
    rows: Sequence[Sequence[Words]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawing (or none, where the table says it all) with its table and its notes.

    ``key`` names it within its page: letters, digits and hyphens. ``as_of`` is the date or the
    period of what it shows. Raises ``MissingNote`` rather than stand there without a note.
    """

    key: str
    title: Words
    summary: Words
    table: Table
    how: Words
    cannot_tell: Words
    as_of: Words
    drawing: Drawing | None = None
    held_back: Words = ""

    def __post_init__(self) -> None:
        for name in ("summary", "how", "cannot_tell", "as_of"):
            if not str(getattr(self, name)).strip():
                raise MissingNote(f"{self.key} lacks {name}")
