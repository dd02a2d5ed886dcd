"""Who provides: the mix of partners (ledger B2), and what was looked for and not found."""

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
from guardianship.insight.reading.slots import band_words
from guardianship.insight.reading.young_people import shown
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


def looked_for(release: Release, notes: Notes) -> Figure:
    """What people looked for and did not find, from ten searches on."""
    rows = rows_of(release, "unmet_demand")
    told = [row for row in rows if row["count"] is not None]
    amounts = [
        Amount(
            wanted_words(row["wanted"]),
            row["count"],
            _("about %(count)s times, %(band)s")
            % {"count": f"{row['count']:.0f}", "band": band_words(row["band"])},
        )
        for row in told
    ]
    return Figure(
        "looked-for",
        _("Looked for and not found"),
        _("What the finder was asked for without an answer.")
        if rows
        else _("Nothing was looked for in vain ten times or more."),
        Table(
            _("Looked for and not found"),
            [_("What"), _("Time"), _("How often")],
            [
                [wanted_words(row["wanted"]), band_words(row["band"]), shown(row["count"])]
                for row in rows
            ],
        ),
        _("The finder counts searches without an answer; never who, from where, or which words."),
        _("Who looked, how many people they were, and what nobody thought of looking for here."),
        notes.as_of,
        draw_bars(amounts),
        notes.hidden,
    )  # fmt: skip


def wanted_words(code: str) -> str:
    """What was looked for, as far as there are words."""
    return capfirst(code.replace("_", " "))
