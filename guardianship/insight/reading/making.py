"""How a release was made: sources, what was left out, and whether places add up."""

from __future__ import annotations

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
