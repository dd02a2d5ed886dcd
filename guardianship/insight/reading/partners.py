"""Who provides: the mix of partners (ledger B2)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.insight.charts.bars import Amount, draw_bars
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import rows_of
from places.enums import OrganisationType

# The four parts of the mix that areas are asked about; anything new is "other" until it is put.
SECTORS: dict[str, tuple[Promise, frozenset[str]]] = {
    "statutory": (
        gettext_lazy("Statutory"),
        frozenset({"council", "school", "health", "child_welfare", "enforcement"}),
    ),
    "voluntary": (gettext_lazy("Voluntary"), frozenset({"charity", "youth_group"})),
    "community": (gettext_lazy("Community"), frozenset({"faith", "residents", "sport"})),
    "business": (gettext_lazy("Business"), frozenset({"business", "housing"})),
    "other": (gettext_lazy("Other"), frozenset({"source", "other"})),
}


def mix_of(release: Release, notes: Notes) -> Figure:
    """Hours and listings by kind of organisation; the drawing has the four parts of the mix."""
    words = {str(code): str(label) for code, label in OrganisationType.choices}
    rows = sorted(
        rows_of(release, "partners"),
        key=lambda row: words.get(row["type"], str(row["type"])).casefold(),
    )
    hours: dict[str, float] = dict.fromkeys(SECTORS, 0.0)
    for row in rows:
        hours[sector_of(row["type"])] += row["share_of_hours"] or 0.0
    amounts = [
        Amount(SECTORS[code][0], share, _("%(share)s of the hours") % {"share": percent(share)})
        for code, share in hours.items()
        if share or code != "other"
    ]
    return Figure(
        "mix",
        _("Who provides"),
        _("The share of open hours a week that each part of the mix provides."),
        Table(
            _("Partners by kind of organisation"),
            [_("Kind"), _("Part of the mix"), _("Organisations"), _("Listings"), _("Hours a week"),
             _("Share of hours")],
            [
                [
                    capfirst(words.get(row["type"], str(row["type"]))),
                    SECTORS[sector_of(row["type"])][0],
                    f"{row['organisations']:.0f}",
                    f"{row['listings']:.0f}",
                    f"{row['hours_per_week']:.1f}",
                    percent(row["share_of_hours"]),
                ]
                for row in rows
            ],
        ),
        _("Published listings of the area and the hours of their sessions in a typical week."),
        _("How good it is there, who was never asked to join in, and hours that are not listed."),
        notes.as_of,
        draw_bars(amounts, most=1.0) if rows else None,
    )  # fmt: skip


def sector_of(kind: str) -> str:
    """The part of the mix that a kind of organisation belongs to."""
    return next((code for code, (_words, kinds) in SECTORS.items() if kind in kinds), "other")
