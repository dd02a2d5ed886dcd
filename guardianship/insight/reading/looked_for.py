"""What was looked for while nothing was open: questions of the finder, as counts of quarters."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guardianship.insight.charts.bars import Amount, draw_bars
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.models import Release
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import rows_of
from guardianship.insight.reading.slots import band_words
from places.enums import PLAIN_KIND, Kind
from places.finder.nothing_open import ANY_KIND


def looked_for(release: Release, notes: Notes) -> Figure:
    """The newest quarter drawn, kind by kind in the order of the week; every quarter as a table."""
    rows = rows_of(release, "unmet_demand")
    newest = max((str(row["period"]) for row in rows), default="")
    amounts = [
        Amount(
            f"{wanted_words(row['wanted'])}: {band_words(row['band'])}",
            row["count"],
            _("about %(count)s times") % {"count": f"{row['count']:.0f}"},
        )
        for row in rows
        if row["period"] == newest
    ]
    return Figure(
        "looked-for",
        _("Looked for, nothing open"),
        _summary(newest, len(amounts)),
        Table(
            _("How often the finder was asked and had nothing to show"),
            [_("What"), _("Time"), _("Quarter"), _("How often")],
            [
                [
                    wanted_words(row["wanted"]),
                    band_words(row["band"]),
                    row["period"],
                    f"{row['count']:.0f}",
                ]
                for row in rows
            ],
        ),
        _(
            "Where the site counts, the finder adds one when somebody asks what is open at a time "
            "around a town or a postcode area, for all kinds or one, and nothing is open within "
            "5 km, nor may be. Kept are authority, quarter, kind and part of the week: never who, "
            "from where, which words, or what a telephone’s position led to."
        ),
        _(
            "A search is not a need, and some search more often than others; a machine may ask "
            "too. Whoever does not search, or does not know the finder, is not in it. Searches "
            "that ask for more, such as an age or a step-free way in, are not counted."
        ),
        notes.as_of,
        draw_bars(amounts),
        _(
            "A kind and time that no row names was asked for fewer than ten times, or not at all. "
            "Numbers are rounded to fives."
        ),
    )


def _summary(newest: str, how_many: int) -> str:
    if not newest:
        return _(
            "There is nothing to show: the site has not switched counting on, no quarter has ended "
            "since, or nothing was asked for in vain ten times or more."
        )
    return ngettext(
        "In %(quarter)s, one kind and time was asked for in vain ten times or more.",
        "In %(quarter)s, %(count)s kinds and times were asked for in vain ten times or more.",
        how_many,
    ) % {"quarter": newest, "count": how_many}


def wanted_words(code: str) -> str:
    """What was looked for, in the words that young people read."""
    if code == ANY_KIND:
        return _("Anything")
    return str(PLAIN_KIND[Kind(code)]) if code in Kind.values else str(code)
