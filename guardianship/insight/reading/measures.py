"""Access in one area by every measure, side by side: each answers another question."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.week import percent
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import Row, whole_number
from guardianship.insight.reading.slots import band_words

# Releases from before these were told have no such columns.
FIRST_TOLD = "m2sfca_per_100"
SHARES = ("share_800", "share_1200", "share_1600", "share_3200")
PLACES = ("e2sfca_per_100", "m2sfca_per_100", "balanced_per_100")


def access_by_measure(slots: list[Row], name: str, notes: Notes) -> Figure | None:
    """The figure of an area's slots; None for a release that has one measure alone."""
    if not any(FIRST_TOLD in row for row in slots):
        return None
    return Figure(
        "measures",
        _("Access, measured in several ways"),
        _(
            "In %(area)s. Minutes and hours say whether there is anything; places for 100 say how "
            "many share it: by how near it is (E2SFCA), with distance counted twice (M2SFCA), and "
            "where each asks for one place in all (balanced)."
        )
        % {"area": name},
        Table(
            _("Access in %(area)s by time and measure") % {"area": name},
            [
                _("Time"),
                _("Minutes to the nearest"),
                _("Minutes to the second nearest"),
                *(_("Open within %(metres)s m") % {"metres": m} for m in _metres()),
                _("Hours with something open"),
                _("Hours of all places together"),
                _("Places for 100 (E2SFCA)"),
                _("Places for 100 (M2SFCA)"),
                _("Places for 100 who come (balanced)"),
                _("Places that fall to them in all"),
            ],
            [_cells(row) for row in slots],
        ),
        notes.of_access,
        _(
            "Which measure is right. With one place and one home distance does not show in the "
            "first of the three; the second hands out fewer places than there are."
        ),
        notes.as_of,
        None,
    )


def _metres() -> list[str]:
    return [f"{int(share.partition('_')[2]):,}" for share in SHARES]


def _cells(row: Row) -> list[str]:
    return [
        band_words(row["band"]),
        whole_number(row["minutes_nearest"]),
        whole_number(row["minutes_second"]),
        *(percent(row[share]) for share in SHARES),
        _tenths(row["hours_open"]),
        _tenths(row["listing_hours"]),
        *(_tenths(row[places]) for places in PLACES),
        whole_number(row["places_available"]),
    ]


def _tenths(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}"
