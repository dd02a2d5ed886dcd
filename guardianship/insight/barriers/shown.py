"""What a comparison says of one time: sentences, and a table with both beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guardianship.insight.charts.figure import Table
from guardianship.insight.reading.rows import Row
from guardianship.insight.reading.slots import Slot

# Fewer by less than this share of young people is no fewer.
LEAST_TOLD = 0.01


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentence that a page opens with, areas in which it changes something, and the table."""

    lead: str
    changed: list[str]
    table: Table


def shown_at(answer: dict[str, Any], slot: Slot) -> Shown:
    """What was found at one time, areas by name."""
    rows = [
        row for row in answer["rows"] if (row["season"], row["band"]) == (slot.season, slot.band)
    ]
    changed = [_sentence(row) for row in rows if _fewer(row)]
    lead = _("In no area do fewer young people have something open within the walk.")
    if changed:
        lead = ngettext(
            "In one area fewer young people have something open within the walk.",
            "In %(areas)s areas fewer young people have something open within the walk.",
            len(changed),
        ) % {"areas": len(changed)}
    return Shown(lead, changed, _table(rows, slot))


def _fewer(row: Row) -> bool:
    without, with_them = row["share_open"], row["share_open_with"]
    return without is not None and with_them is not None and without - with_them >= LEAST_TOLD


def _sentence(row: Row) -> str:
    return _(
        "%(area)s: %(without)s have something open within the walk, %(with)s with the lines."
    ) % {
        "area": row["area_name"],
        "without": _percent(row["share_open"]),
        "with": _percent(row["share_open_with"]),
    }


def _table(rows: list[Row], slot: Slot) -> Table:
    columns = [
        _("Area"),
        _("Minutes to the nearest, without"),
        _("with the lines"),
        _("Something open within the walk, without"),
        _("with the lines"),
        _("Places per 100, without"),
        _("with the lines"),
    ]
    cells = [
        [
            row["area_name"],
            *(_minutes(row[f"minutes_nearest{end}"]) for end in ("", "_with")),
            *(_percent(row[f"share_open{end}"]) for end in ("", "_with")),
            *(_places(row[f"places_per_100{end}"]) for end in ("", "_with")),
        ]
        for row in rows
    ]
    return Table(_("With and without: %(time)s") % {"time": slot.words}, columns, cells)


def _minutes(value: float | None) -> str:
    return _("out of reach") if value is None else f"{value:.0f}"


def _percent(value: float | None) -> str:
    return _("not known") if value is None else f"{value:.0%}"


def _places(value: float | None) -> str:
    return _("not known") if value is None else f"{value:.1f}"
