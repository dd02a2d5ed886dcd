"""What young people say of areas at one time: the first layer, and on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guardianship.insight.charts.areas_map import HELD_BACK, Reading, draw_areas
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.steps import Key
from guardianship.insight.models import Release
from guardianship.insight.reading.links import to_area
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.outlines import outlines_of
from guardianship.insight.reading.rows import Row, of_areas, rows_of
from guardianship.insight.reading.slots import Slot, band_words

NOT_ENOUGH, MOST_SAFE, MIXED, MOST_NOT_SAFE = "unknown", "q4", "q2", "q0"


def said_at(release: Release, slot: Slot, notes: Notes) -> Figure:
    """The map of what they say at the chosen time; the table has every time."""
    every = of_areas(rows_of(release, "safety"), release.authority.code)
    now = {row["area_code"]: row for row in every if row["band"] == slot.band}
    areas = of_areas(rows_of(release, "areas", season=slot.season), release.authority.code)
    readings = {
        area["area_code"]: Reading(
            look_of(now.get(area["area_code"])),
            sentence_of(now.get(area["area_code"])),
            "" if _is_told(now.get(area["area_code"])) else HELD_BACK,
            to_area(release, area["area_code"], slot),
        )
        for area in areas
    }
    told = sum(_is_told(row) for row in now.values())
    drawing = draw_areas(
        outlines_of(release, readings),
        readings,
        keys=[
            Key(MOST_SAFE, _("more than half say safe")),
            Key(MIXED, _("in between")),
            Key(MOST_NOT_SAFE, _("more than half say not safe")),
        ],
        patterns=[Key(HELD_BACK, _("not enough have answered"))],
    )
    return Figure(
        "young-people",
        _("Young people say"),
        _("In %(told)s of %(areas)s areas enough young people have said how it feels: %(band)s.")
        % {"told": told, "areas": len(areas), "band": slot.band_words},
        table_of(every),
        _("From groups at a map and from single answers, in young people’s own choices."),
        _(
            "How all young people here feel: only those who felt free to answer are in it. “Not "
            "safe” everywhere is a finding about services, and not a mistake in the data."
        ),
        notes.as_of,
        drawing if told else None,
        notes.hidden,
    )


def table_of(rows: list[Row]) -> Table:
    """Numbers by area and time, as far as enough have answered."""
    return Table(
        _("What young people say, by area and time"),
        [_("Area"), _("Time"), _("Answered"), _("Safe"), _("It depends"), _("Not safe")],
        [
            [
                row["area_name"],
                band_words(row["band"]),
                *(shown(row[name]) for name in ("people", "safe", "mixed", "unsafe")),
            ]
            for row in rows
        ],
    )


def shown(number: float | None) -> str:
    """A number in fives, or that it is fewer than ten or held back."""
    return _("not shown") if number is None else f"{number:.0f}"


def look_of(row: Row | None) -> str:
    """The class of what was said: more than half one way, or in between."""
    if row is None or not _is_told(row):
        return NOT_ENOUGH
    if 2 * (row["safe"] or 0) > row["people"]:
        return MOST_SAFE
    return MOST_NOT_SAFE if 2 * (row["unsafe"] or 0) > row["people"] else MIXED


def sentence_of(row: Row | None) -> str:
    """The numbers of one area and time in a line."""
    if row is None or not _is_told(row):
        return _("not enough young people have answered")
    said = _("about %(people)s answered; safe %(safe)s, it depends %(mixed)s, not safe %(unsafe)s")
    return said % {name: shown(row[name]) for name in ("people", "safe", "mixed", "unsafe")}


def _is_told(row: Row | None) -> bool:
    return row is not None and row["people"] is not None
