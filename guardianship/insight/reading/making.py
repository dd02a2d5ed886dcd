"""How a release was made: weeks, parameters, inputs, checks and hashes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.insight.charts.figure import Table
from guardianship.insight.models import Release
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import Row, rows_of, whole_number
from guardianship.insight.reading.slots import band_words, season_words

LEFT_OUT: dict[str, Promise] = {
    "hidden_listings": gettext_lazy("Listings whose place is confidential"),
    "unknown_hours": gettext_lazy("Listings that do not say when they are open"),
    "hours_nobody_is_sure_of": gettext_lazy("Listings with hours that nobody is sure of"),
    "off_the_network": gettext_lazy("Listings to which no known path leads"),
}


def parameters_table(release: Release) -> Table:
    """Every parameter of the run and its value, by name."""
    return pairs_table(_("Parameters"), release.head.get("parameters", {}))


def inputs_table(release: Release) -> Table:
    """What went in, each with its hash."""
    return pairs_table(_("What went in"), release.head.get("input_hashes", {}))


def sources_table(notes: Notes) -> Table:
    """Every source with its licence, its date, its bias and its limits."""
    return Table(
        _("Sources"),
        [_("Source"), _("As of"), _("How we know"), _("What it can’t tell you"), _("Licence")],
        [[row[name] or "–" for name in ("name", "as_of", "bias_note", "cannot_tell", "licence")]
         for row in notes.sources],
    )  # fmt: skip


def left_out_table(release: Release) -> Table:
    """How many listings, hours and walks the run could not use, by reason."""
    counts = release.head.get("left_out", {})
    return Table(
        _("What was left out"),
        [_("Why"), _("How many")],
        [[words, whole_number(counts[name])]
         for name, words in LEFT_OUT.items() if counts.get(name) is not None],
    )  # fmt: skip


def conservation_table(release: Release) -> Table:
    """Places offered against places handed out: nothing is made of nothing, nothing is lost."""
    rows = rows_of(release, "conservation")
    return Table(
        _("Places offered, out of reach and handed out"),
        [_("Week"), _("Time"), _("Offered"), _("Out of reach"), _("Handed out"), _("It adds up")],
        [
            [
                season_words(row["season"]),
                band_words(row["band"]),
                *(f"{row[name]:,.1f}" for name in ("offered", "out_of_reach", "handed_out")),
                _("yes") if holds(row) else _("no"),
            ]
            for row in rows
        ],
    )


def holds(row: Row) -> bool:
    """Whether a row's places add up; a stored table may hold it as a word or as a number."""
    return str(row["holds"]) in ("True", "1", "1.0")


def pairs_table(caption: str, values: Mapping[str, Any]) -> Table:
    """Names and values by name."""
    rows = [
        [name.replace("_", " "), _written(value)]
        for name, value in sorted(values.items())
    ]  # fmt: skip
    return Table(caption, [_("Name"), _("Value")], rows)


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_written(part)}" for name, part in sorted(value.items())) or "–"
    if isinstance(value, list | tuple):
        return ", ".join(map(_written, value)) or "–"
    return "–" if value in (None, "") else str(value)
