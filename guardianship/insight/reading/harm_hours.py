"""Reports by time of day beside what is open at that time, for a whole authority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pandas as pd
from django.utils.translation import gettext as _

from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.hours import Time, draw_hours
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading.harm import CONTACT, HARM, Source
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import Row, rows_of, whole_number
from guardianship.insight.reading.slots import Slot, band_words
from guardianship.insight.reading.young_people import shown
from guardianship.lib.time_bands import band_at
from guardianship.safeguarding.harm.enums import UNKNOWN_BAND

OF_TABLE = {HARM: "harm_hours", CONTACT: "contact_hours"}
# A Monday; a step by which every band begins and ends.
MONDAY, STEP = datetime.fromisoformat("2024-01-01"), timedelta(minutes=30)
IN_A_WEEK = timedelta(days=7) // STEP
PER_HOURS = 100


def hours_figures(
    release: Release, slot: Slot, sources: Sequence[Source], notes: Notes, table: str = HARM,
    *, drawn: bool = True,
) -> list[Figure]:  # fmt: skip
    """A figure for each chosen source that knows the time of day: its last quarter, by band."""
    chosen = [source for source in sources if source.is_chosen]
    if not chosen:
        return []
    shares = open_by_band(release, slot.season)
    figures = []
    for source in chosen:
        rows = rows_of(release, OF_TABLE[table], source=source.code)
        if rows:
            last = max(row["period"] for row in rows)
            of_last = [row for row in rows if row["period"] == last]
            figures.append(_of_source(source, of_last, shares, slot, notes, table))
    return figures if drawn else [replace(figure, drawing=None) for figure in figures]


def open_by_band(release: Release, season: str) -> dict[str, float]:
    """By band, the share of the authority's young people with an open place within 1,200 m.

    Areas whose share or people are not known are left out of both sums.
    """
    people = release.table("areas").query("season == @season").set_index("area_code")["people"]
    slots = release.table("slots").query("season == @season")
    slots = slots.assign(people=slots["area_code"].map(people)).dropna(
        subset=["people", "share_1200"]
    )
    near = (slots["people"] * slots["share_1200"]).groupby(slots["band"]).sum()
    return {str(band): float(each) for band, each in _shares(near, slots).items()}


def hours_in_a_week() -> dict[str, float]:
    """By band, hours of a week that are of it and of no earlier one."""
    bands = pd.Series([band_at(MONDAY + number * STEP) for number in range(IN_A_WEEK)])
    return {str(band): count / 2 for band, count in bands.value_counts().items()}


def for_100_hours(count: float | None, band: str, period: str) -> float | None:
    """Reports for 100 hours of the band in a quarter; None where one of them is not known."""
    hours = hours_in_a_week().get(band)
    if count is None or not hours:
        return None
    quarter = pd.Period(period, freq="Q")
    weeks = (quarter.end_time.normalize() - quarter.start_time).days + 1
    return count / (hours * weeks / 7) * PER_HOURS


def _shares(near: pd.Series, slots: pd.DataFrame) -> pd.Series:
    everybody = slots.groupby("band")["people"].sum()
    return (near / everybody[everybody > 0]).dropna()


def _of_source(
    source: Source, rows: list[Row], shares: dict[str, float], slot: Slot, notes: Notes, table: str
) -> Figure:
    times = [_time(row, shares) for row in rows]
    note = notes.source(source.name) or {}
    words = _("Contact by time of day: %(source)s, with what is open")
    if table == HARM:
        words = _("Reported by time of day: %(source)s, with what is open")
    return Figure(
        f"hours-{table.replace('_', '-')}-{source.code}",
        words % {"source": source.name},
        _(
            "Above, how many young people have an open place within a 15-minute walk; below, "
            "reports in %(period)s for each 100 hours of that time, for %(area)s as a whole: "
            "%(season)s."
        )
        % {
            "period": rows[0]["period"],
            "area": rows[0]["area_name"],
            "season": slot.season_words,
        },
        _table(source, rows, times),
        note.get("bias_note")
        or source.bias_note
        or _("Reports that this source recorded, by time of day and quarter."),
        _(
            "When harm happens: an hour that was written down may be that of the report. Places "
            "are those of a typical week, reports those of a quarter, and neither explains the "
            "other. Small areas are not told by time of day."
        ),
        notes.as_of,
        draw_hours(times),
        notes.hidden,
    )


def _time(row: Row, shares: dict[str, float]) -> Time:
    band = row["band"]
    rate = for_100_hours(row["count"], band, row["period"])
    counted = _("reports: %(count)s") % {"count": shown(row["count"])}
    if rate is not None:
        counted = _("reports: about %(count)s, %(rate)s for 100 hours") % {
            "count": shown(row["count"]),
            "rate": whole_number(rate),
        }
    open_words = (
        _("%(share)s have an open place") % {"share": percent(shares[band])}
        if band in shares
        else _("open places: not measured for this time")
    )
    return Time(time_words(band), shares.get(band), open_words, rate, counted)


def time_words(band: str) -> str:
    """The words of a band; of reports without an hour, that it is not known."""
    return _("time of day not known") if band == UNKNOWN_BAND else band_words(band)


def _table(source: Source, rows: list[Row], times: list[Time]) -> Table:
    return Table(
        _("%(source)s by time of day, with what is open") % {"source": source.name},
        [
            _("Time"),
            _("Open within a 15-minute walk"),
            _("Reports"),
            _("For 100 hours of that time"),
        ],
        [
            [time.label, percent(time.open_share), shown(row["count"]), whole_number(time.reported)]
            for row, time in zip(rows, times, strict=True)
        ],
    )
