"""What sources say side by side: young people, police, health and others, never added together.

Every drawing and every row here says what is open too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gis.analysis.harm.agreement import Reading as Together
from guardianship.insight.charts.areas_map import HELD_BACK, MISSING, Reading, draw_areas
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.steps import Key, share_keys, share_look
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading.harm import source_names
from guardianship.insight.reading.links import to_area
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.outlines import outlines_of
from guardianship.insight.reading.rows import Row, of_areas, rows_of, whole_number
from guardianship.insight.reading.slots import Slot
from guardianship.insight.reading.stored_words import in_readers_words
from guardianship.insight.reading.support import Group, Said
from guardianship.insight.reading.young_people import sentence_of

SEVERAL = frozenset({Together.ALL, Together.SEVERAL})
# Young people come first; what follows is no order of areas.
IN_ORDER = (Together.YOUNG_PEOPLE_ALONE, *(o for o in Together if o != Together.YOUNG_PEOPLE_ALONE))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Areas by what sources say together, in words, and the map with its table."""

    groups: Sequence[Group]
    figure: Figure


def side_by_side(release: Release, slot: Slot, notes: Notes) -> SideBySide:
    """What sources say of each area in the last quarter that each has, with what is open now."""
    rows = of_areas(rows_of(release, "agreement"), release.authority.code)
    shares = {
        row["area_code"]: row["share_1200"]
        for row in rows_of(release, "slots", season=slot.season, band=slot.band)
    }
    spoken = {row["area_code"]: row for row in rows_of(release, "safety", band=slot.band)}
    names = source_names({code for row in rows for code in _codes(row)})
    groups = [
        Group(
            capfirst(in_readers_words(kind)),
            [
                Said(
                    row["area_name"],
                    place_words(shares.get(row["area_code"])),
                    to_area(release, row["area_code"], slot),
                )
                for row in rows
                if row["reading"] == kind
            ],
        )
        for kind in IN_ORDER
    ]
    return SideBySide(
        [group for group in groups if group.areas],
        _figure(release, slot, notes, rows, shares, _table(rows, shares, spoken, names)),
    )


def place_words(share: float | None) -> str:
    """How many have something open near, in a line."""
    return _("%(share)s have an open place within a 15-minute walk") % {"share": percent(share)}


def _figure(
    release: Release,
    slot: Slot,
    notes: Notes,
    rows: list[Row],
    shares: Mapping[str, float | None],
    table: Table,
) -> Figure:
    readings = {
        row["area_code"]: Reading(
            share_look(shares.get(row["area_code"])),
            f"{in_readers_words(row['reading'])}; {place_words(shares.get(row['area_code']))}",
            _pattern(row["reading"]),
            to_area(release, row["area_code"], slot),
        )
        for row in rows
    }
    drawing = draw_areas(
        outlines_of(release, readings),
        readings,
        keys=share_keys(),
        patterns=[
            Key(MISSING, _("several sources say more than elsewhere")),
            Key(HELD_BACK, in_readers_words(Together.SILENT)),
        ],
    )
    return Figure(
        "side-by-side",
        _("Sources side by side, with what is open"),
        _(
            "Colours are of young people with an open place within 1,200 m: %(slot)s. Hatches are "
            "of what sources say together, each in its last quarter."
        )
        % {"slot": slot.words},
        table,
        _(
            "Each source is held beside its own mean of all areas, and says “more” only where that "
            "is at least four to one. Sources are never added together."
        ),
        _(
            "Why. Sources that agree may have counted the same event, and where police alone say "
            "more it may be that police were there more."
        ),
        notes.as_of,
        drawing if rows else None,
        notes.hidden,
    )


def _pattern(reading: str) -> str:
    if reading in SEVERAL:
        return MISSING
    return HELD_BACK if reading == Together.SILENT else ""


def _table(
    rows: list[Row],
    shares: Mapping[str, float | None],
    spoken: Mapping[str, Row],
    names: Mapping[str, str],
) -> Table:
    return Table(
        _("What sources say, area by area, with what is open"),
        [_("Area"), _("Open within a 15-minute walk"), _("Young people say"),
         _("Sources together"), _("Who says more"), _("Sources that say enough")],
        [
            [
                row["area_name"],
                percent(shares.get(row["area_code"])),
                sentence_of(spoken.get(row["area_code"])),
                in_readers_words(row["reading"]),
                ", ".join(sorted((names[code] for code in _codes(row)), key=str.casefold)) or "–",
                whole_number(row["speaking"]),
            ]
            for row in rows
        ],
    )  # fmt: skip


def _codes(row: Row) -> list[str]:
    return [code for code in str(row["saying"] or "").split(", ") if code]
