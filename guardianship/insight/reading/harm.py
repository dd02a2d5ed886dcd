"""Reported harm, one source at a time and never added together, with what is open beside it.

Nothing here is shown until somebody asks for a source, and no drawing of harm is without the
hours of support: the colours are of both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.insight.charts.areas_map import HELD_BACK, Reading, draw_areas
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.steps import UNKNOWN, Key, beside, pair_look, third_of
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading.denominators import (
    how_and_what_not,
    rate_of,
    second_name,
    what_it_changes,
)
from guardianship.insight.reading.links import to_area
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.outlines import outlines_of
from guardianship.insight.reading.rows import Row, rows_of, whole_number
from guardianship.insight.reading.slots import Slot
from guardianship.insight.reading.stored_words import in_readers_words
from guardianship.insight.reading.young_people import shown
from guardianship.safeguarding.harm.models import HarmSource

AUTHORITY = "authority"
# No probability of ours is certainty.
SURE = 0.99
# Further columns of a source of harm, from what is shown (releasing/said_of_counts.py).
MORE: dict[str, Promise] = {
    "smoothed": gettext_lazy("Smoothed, for 1,000"),
    "p_above": gettext_lazy("How likely it is above all areas"),
    "funnel": gettext_lazy("Beside all areas"),
    "course": gettext_lazy("Over the quarters"),
}
HARM, CONTACT = "harm", "system_contact"


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the release that can be asked for."""

    code: str
    name: str
    is_chosen: bool
    bias_note: str


def sources_of(release: Release, asked: Collection[str], table: str = HARM) -> list[Source]:
    """Sources with counts in a table of the release, by name; those chosen are in ``asked``."""
    codes = sorted({row["source"] for row in rows_of(release, table)})
    known = {source.code: source for source in HarmSource.objects.filter(code__in=codes)}
    return [
        Source(
            code,
            in_readers_words(known[code].name) if code in known else code,
            code in asked,
            in_readers_words(known[code].bias_note) if code in known else "",
        )
        for code in codes
    ]


def source_names(codes: Collection[str]) -> Mapping[str, str]:
    """The name of each source; one that is gone is called by its code."""
    known = dict(HarmSource.objects.filter(code__in=codes).values_list("code", "name"))
    return {code: in_readers_words(known.get(code, code)) for code in codes}


def harm_figures(
    release: Release,
    slot: Slot,
    sources: Sequence[Source],
    notes: Notes,
    table: str = HARM,
) -> list[Figure]:
    """A figure for each source that was chosen, of reported harm or of contact with services."""
    chosen = [source for source in sources if source.is_chosen]
    if not chosen:
        return []
    open_shares = {
        row["area_code"]: row["share_1200"]
        for row in rows_of(release, "slots", season=slot.season, band=slot.band)
    }
    return [
        _of_source(release, slot, source, rows_of(release, table, source=source.code),
                   open_shares, notes, is_contact=table == CONTACT)
        for source in chosen
    ]  # fmt: skip


def _of_source(
    release: Release,
    slot: Slot,
    source: Source,
    every: list[Row],
    open_shares: dict[str, float | None],
    notes: Notes,
    *,
    is_contact: bool,
) -> Figure:
    period = max((row["period"] for row in every), default="")
    latest = [row for row in every if row["period"] == period]
    whole = next((row for row in latest if row["level"] == AUTHORITY), None)
    areas = sorted(
        (row for row in latest if row["level"] != AUTHORITY),
        key=lambda row: str(row["area_name"]).casefold(),
    )
    readings = {
        row["area_code"]: _reading(release, row, whole, open_shares.get(row["area_code"]), slot)
        for row in areas
    }
    drawing = draw_areas(
        outlines_of(release, readings),
        readings,
        keys=pair_keys(),
        patterns=[Key(HELD_BACK, _("not shown, or too few to tell"))],
        is_pair=True,
    )
    # Contact with services has no rate by others.
    changes = "" if is_contact else f" {what_it_changes(areas)}"
    how, cannot_tell = _beside(source, areas, notes, is_contact=is_contact)
    return Figure(
        f"{'contact' if is_contact else 'harm'}-{source.code}",
        (
            _("Contact with services: %(source)s, with what is open")
            if is_contact
            else _("Reported: %(source)s, with what is open")
        )
        % {"source": source.name},
        _(
            "Reports in %(period)s beside open places: %(slot)s. By area, the time of day of "
            "reports is not known."
        )
        % {"period": period, "slot": slot.words}
        + changes,
        _table(areas, open_shares, source),
        how,
        cannot_tell,
        notes.as_of,
        drawing,
        notes.hidden,
    )


def _beside(source: Source, areas: list[Row], notes: Notes, *, is_contact: bool) -> tuple[str, str]:
    """How a source knows and what it cannot tell, with what a second denominator adds."""
    note = notes.source(source.name) or {}
    how, what_not = how_and_what_not(areas)
    known = (
        note.get("bias_note")
        or source.bias_note
        or _("Reports that this source recorded, by area and quarter.")
    )
    if is_contact:
        return known, _(
            "Where harm is: this says where services went and whom they recorded there."
        )
    cannot_tell = note.get("cannot_tell") or _(
        "What was not reported, and what service activity brought to light."
    )
    return known + how, cannot_tell + what_not


def _reading(
    release: Release, row: Row, whole: Row | None, open_share: float | None, slot: Slot
) -> Reading:
    address = to_area(release, row["area_code"], slot)
    place = _("%(share)s have an open place within a 15-minute walk") % {
        "share": percent(open_share)
    }
    if row["rate_low"] is None or whole is None or whole["rate"] is None or open_share is None:
        unknown = _("reports not shown, or too few to tell")
        return Reading(UNKNOWN, f"{unknown}; {place}", HELD_BACK, address)
    side = beside(row["rate_low"], row["rate_high"], whole["rate"])
    return Reading(
        pair_look(side, third_of(open_share)), f"{beside_words()[side]}; {place}", "", address
    )


def beside_words() -> tuple[str, str, str]:
    """What a band beside the figure of the whole says."""
    return (
        _("fewer reports for 1,000 young people than in all areas together"),
        _("reports that the data do not tell from those of all areas together"),
        _("more reports for 1,000 young people than in all areas together"),
    )


def pair_keys() -> list[Key]:
    """The legend of both: reports from row to row, open places from column to column."""
    reports = (_("fewer reports"), _("reports as elsewhere"), _("more reports"))
    places = (
        _("open for under a third"),
        _("open for up to two thirds"),
        _("open for most"),
    )
    return [
        Key(pair_look(first, second), f"{reports[first]}, {places[second]}")
        for first in range(3)
        for second in range(3)
    ]


def _table(areas: list[Row], open_shares: dict[str, float | None], source: Source) -> Table:
    columns = [
        _("Area"), _("Open within a 15-minute walk"), _("Reports"), _("For 1,000 young people"),
        _("between"), _("How sound"),
    ]  # fmt: skip
    has_tipping = any("tipping_ratio" in row for row in areas)
    more = MORE if any("smoothed" in row for row in areas) else {}
    second = second_name(areas)
    return Table(
        _("%(source)s by area, with what is open") % {"source": source.name},
        [
            *columns,
            *([_("Tipping ratio")] if has_tipping else []),
            *(str(words) for words in more.values()),
            *([_("For 1,000: %(name)s") % {"name": second}] if second else []),
        ],
        [
            [
                row["area_name"],
                percent(open_shares.get(row["area_code"])),
                shown(row["count"]),
                whole_number(row["rate"]),
                "–" if row["rate"] is None
                else f"{whole_number(row['rate_low'])}–{whole_number(row['rate_high'])}",
                in_readers_words(row["reliability"]),
                *([_ratio(row["tipping_ratio"])] if has_tipping else []),
                *(_more(row, name) for name in more),
                *([rate_of(row)] if second else []),
            ]
            for row in areas
        ],
    )  # fmt: skip


def _more(row: Row, name: str) -> str:
    """What is said of a count that is shown; a dash where nothing is."""
    value = row[name]
    if value is None or value == "":
        return "–"
    if name == "smoothed":
        low, high = (whole_number(row[f"smoothed_{end}"]) for end in ("low", "high"))
        return f"{whole_number(value)} ({low}–{high})"
    if name == "p_above":
        return "> 99%" if value > SURE else "< 1%" if value < 1 - SURE else percent(value)
    return in_readers_words(value)


def _ratio(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.1f}"
