"""Counts under disclosure control: held to what was published of them, and frozen as they are."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pandas as pd

from gis.analysis.disclosure.audit import Statements
from gis.analysis.disclosure.figures import Layout
from gis.analysis.disclosure.release import Compared, build_release, read_release
from gis.analysis.disclosure.release import Release as Controlled
from guardianship.insight.canonical import canonical_csv
from guardianship.insight.models import Release, TrueCells


def under_control(
    name: str,
    cells: pd.DataFrame,
    layout: Layout,
    earlier: list[Release],
    *,
    people: pd.Series | None = None,
    sources: Sequence[str] = (),
    known: Statements | None = None,
) -> Controlled:
    """The controlled release of one topic, held to the last of the ``earlier`` that has it.

    ``known``: exact sums that readers have from elsewhere.
    Raises ``DisclosureRefused`` with the name of the rule that it would break.
    """
    before = [(one, read) for one in earlier if (read := as_controlled(one, name)) is not None]
    compared = None
    if before and set(before[-1][1].table()["period"]) & set(layout.periods):
        true = _true_cells(before[-1][0], name)
        spoken_of = {"period": layout.periods, "area": layout.areas, **layout.dimensions}
        kept = true
        for column, values in spoken_of.items():
            kept = kept[kept[column].isin(values)]
        compared = Compared(before[-1][1], kept)
    return build_release(
        name,
        cells,
        layout,
        people=people,
        sources=sources,
        earlier=[read for _one, read in before],
        compared=compared,
        known=known,
    )


def as_controlled(release: Release, name: str) -> Controlled | None:
    """A controlled release as it was frozen, if this release has it."""
    row = release.tables.filter(name=name).first()
    if row is None:
        return None
    head, _line, body = bytes(row.content).decode().partition("\n")
    return read_release(head, body, Controlled(head, body).digest)


def frozen_bytes(controlled: Controlled) -> bytes:
    """Head and body of a controlled release, from which ``as_controlled`` reads it back."""
    return f"{controlled.head}\n{controlled.body}".encode()


def cell_bytes(cells: pd.DataFrame) -> bytes:
    """True cells as ``_true_cells`` reads them."""
    return canonical_csv(cells)


def _true_cells(release: Release, name: str) -> pd.DataFrame:
    content = bytes(TrueCells.objects.get(release=release, name=name).content)
    texts = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    return texts.astype({"count": "int64"})
