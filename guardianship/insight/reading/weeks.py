"""The week of an area, or of all of them: 168 hours as a strip."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.week import DAYS, HOURS, draw_week, percent, week_table
from guardianship.insight.models import Release
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import rows_of
from guardianship.insight.reading.slots import season_words


def week_of(release: Release, area_code: str, area_name: str, season: str, notes: Notes) -> Figure:
    """The strip of an area or of the authority; of a named date there is a table alone."""
    rows = rows_of(release, "week", area_code=area_code, season=season)
    shares: dict[int, float | None] = {int(row["slot"]): row["share"] for row in rows}
    hours = [shares.get(slot) for slot in range(DAYS * HOURS)]
    is_week = len(shares) > HOURS
    caption = _("Share of young people with an open place within a 15-minute walk, hour by hour")
    if is_week:
        table = week_table(hours, caption)
    else:
        lines = [[f"{slot:02}–{slot + 1:02}", percent(shares[slot])] for slot in sorted(shares)]
        table = Table(caption, [_("Hour"), _("Share")], lines)
    return Figure(
        "week",
        _("The week hour by hour: %(area)s") % {"area": area_name},
        summary_of(hours, season) if is_week else caption + ".",
        table,
        notes.of_access,
        notes.not_of_access,
        notes.as_of,
        draw_week(hours) if is_week else None,
    )


def summary_of(hours: list[float | None], season: str) -> str:
    """How many hours have a place for at least half of the young people, and when evenings have
    none."""
    most = sum(share is not None and share >= 0.5 for share in hours)
    return _(
        "%(season)s: in %(hours)s of 168 hours at least half of the young people have an open "
        "place within a 15-minute walk."
    ) % {"season": capfirst(season_words(season)), "hours": most}
