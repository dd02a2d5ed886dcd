"""Sources that know the month alone, by time of day as a profile that somebody chose models it.

Nothing of it is in a release or a file: it is worked out from the one count that the release shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from django.utils.translation import gettext as _

from gis.analysis.harm.time_profile import Profile, by_time_band
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.hours import Time, draw_hours
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading.harm import AUTHORITY, HARM, Source
from guardianship.insight.reading.harm_hours import OF_TABLE, open_by_band, time_words
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import rows_of, whole_number
from guardianship.insight.reading.slots import Slot
from guardianship.lib.time_bands import time_bands
from guardianship.safeguarding.harm.models import TimeProfile


@dataclass(frozen=True, slots=True)
class Choice:
    """A stored profile, and whether it is asked for."""

    profile: TimeProfile
    is_chosen: bool


def profiles_to_choose(asked: str) -> list[Choice]:
    """Every stored profile by name; none is chosen unless its code is asked for."""
    return [Choice(each, each.code == asked) for each in TimeProfile.objects.all()]


def modelled_figures(
    release: Release,
    slot: Slot,
    sources: Sequence[Source],
    profiles: Sequence[Choice],
    notes: Notes,
) -> list[Figure]:
    """A figure for each chosen source without hours, by the chosen profile; none without one."""
    chosen = next((each.profile for each in profiles if each.is_chosen), None)
    if chosen is None:
        return []
    figures = []
    shares = open_by_band(release, slot.season)
    for source in (each for each in sources if each.is_chosen):
        if rows_of(release, OF_TABLE[HARM], source=source.code):
            continue
        whole = rows_of(release, HARM, source=source.code, level=AUTHORITY)
        last = max(whole, key=lambda row: str(row["period"]), default=None)
        if last is not None and last["count"] is not None:
            figures.append(_of_source(source, last, chosen, shares, notes))
    return figures


def _of_source(
    source: Source,
    whole: dict[str, Any],
    stored: TimeProfile,
    shares: dict[str, float],
    notes: Notes,
) -> Figure:
    # PostgreSQL keeps no order of keys.
    order = {band.code: number for number, band in enumerate(time_bands())}
    cases = dict(sorted(stored.cases.items(), key=lambda each: order.get(each[0], len(order))))
    profile = Profile(stored.name, stored.source, stored.of_whom, cases)
    count = _count_of(whole)
    found = by_time_band(count, profile).droplevel("area")
    times = [_time(str(band), row, shares) for band, row in found.iterrows()]
    said = {
        "profile": stored.name,
        "publisher": stored.source,
        "whom": stored.of_whom,
        "licence": stored.licence,
        "address": stored.address,
        "source": source.name,
        "count": whole_number(whole["count"]),
        "period": whole["period"],
        "area": whole["area_name"],
    }
    title = _("Modelled by %(profile)s: %(source)s by time of day, with what is open") % said
    return Figure(
        f"modelled-{source.code}",
        title,
        _(
            "No hour was recorded. %(count)s reports in %(period)s, for %(area)s as a whole, are "
            "shared out as in %(profile)s (%(publisher)s, of %(whom)s, %(licence)s)."
        )
        % said,
        Table(
            title,
            [_("Time"), _("Open within a 15-minute walk"), _("Modelled reports"), _("between")],
            [
                [
                    time.label,
                    percent(time.open_share),
                    whole_number(row["estimate"]),
                    f"{whole_number(row['low'])}–{whole_number(row['high'])}",
                ]
                for time, (_band, row) in zip(times, found.iterrows(), strict=True)
            ],
        ),
        _(
            "Modelled by %(profile)s: shares of its cases by time, with the band that holds nine "
            "in ten draws. %(address)s"
        )
        % said,
        _(
            "When these reports happened: nobody wrote it down. Another place and other people may "
            "keep other hours."
        ),
        notes.as_of,
        draw_hours(times),
        notes.hidden,
    )


def _count_of(whole: dict[str, Any]) -> pd.Series:
    """The one count, by the code of its area."""
    return pd.Series({whole["area_code"]: float(whole["count"])})


def _time(band: str, row: pd.Series, shares: dict[str, float]) -> Time:
    share = shares.get(band)
    open_words = _("open places: not measured for this time")
    if share is not None:
        open_words = _("%(share)s have an open place") % {"share": percent(share)}
    modelled = _("modelled: about %(count)s (%(low)s–%(high)s)") % {
        "count": whole_number(row["estimate"]),
        "low": whole_number(row["low"]),
        "high": whole_number(row["high"]),
    }
    return Time(time_words(band), share, open_words, float(row["estimate"]), modelled)
