"""Support at one time: sentences by group, the map of it, and the table behind both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.analysis.gap.groups import Support
from guardianship.insight.charts.areas_map import HELD_BACK, MISSING, Reading, draw_areas
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.steps import Key, share_keys, share_look
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading.links import to_area
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.outlines import outlines_of
from guardianship.insight.reading.rows import Row, of_areas, rows_of, whole_number
from guardianship.insight.reading.slots import Slot

GROUP_WORDS: dict[str, Promise] = {
    Support.MISSING: gettext_lazy("Support missing"),
    Support.THERE: gettext_lazy("Support there"),
    Support.UNSURE: gettext_lazy("The data do not say"),
    Support.NOT_READ: gettext_lazy("Not read"),
}
WHY_WORDS: dict[str, Promise] = {
    "nobody of this age lives here": gettext_lazy("nobody of this age lives here"),
    "too few young people live here to say": gettext_lazy("too few young people live here to say"),
    "no network data: nobody knows how far it is to walk": gettext_lazy(
        "no network data: nobody knows how far it is to walk"
    ),
    "the data allow both plenty and nothing": gettext_lazy(
        "the data allow both plenty and nothing"
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One area with its sentence and where it leads."""

    name: str
    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Areas of which the same can be said, by name."""

    title: str
    areas: Sequence[Said]


@dataclass(frozen=True, slots=True)
class AtSlot:
    """What a page says of one time: sentences first."""

    nothing_open: Sequence[Said]
    groups: Sequence[Group]
    figure: Figure


def at_slot(release: Release, slot: Slot, notes: Notes) -> AtSlot:
    """Groups, sentences and the map of one time."""
    rows = of_areas(
        rows_of(release, "slots", season=slot.season, band=slot.band), release.authority.code
    )
    said = [_said(release, row, slot) for row in rows]
    nothing = [each for each, row in zip(said, rows, strict=True) if row["share_3200"] == 0]
    groups = [
        Group(
            str(words),
            [each for each, row in zip(said, rows, strict=True) if row["group"] == code],
        )
        for code, words in GROUP_WORDS.items()
    ]
    return AtSlot(
        nothing, [each for each in groups if each.areas], _map_of(release, rows, said, slot, notes)
    )


def sentence_of(row: Row) -> str:
    """What one row of the slots says, in the reader's language."""
    if row["group"] == Support.NOT_READ:
        return _("Not read: %(why)s.") % {"why": why_words(row["why_not_read"])}
    if row["short"] is None:
        return _("Not known.")
    return _("about %(short)s young people short of a place (between %(low)s and %(high)s)") % {
        "short": whole_number(row["short"]),
        "low": whole_number(row["short_low"]),
        "high": whole_number(row["short_high"]),
    }


def why_words(code: str) -> str:
    """Why an area is not read, in the reader's language."""
    return str(WHY_WORDS.get(code, code))


def group_words(code: str) -> str:
    """The words of a group."""
    return str(GROUP_WORDS.get(code, code))


def _said(release: Release, row: Row, slot: Slot) -> Said:
    return Said(row["area_name"], sentence_of(row), to_area(release, row["area_code"], slot))


def _map_of(
    release: Release, rows: list[Row], said: list[Said], slot: Slot, notes: Notes
) -> Figure:
    readings = {
        row["area_code"]: Reading(
            share_look(row["share_1200"]),
            _("%(group)s; %(share)s have an open place within a 15-minute walk. %(sentence)s")
            % {
                "group": group_words(row["group"]),
                "share": percent(row["share_1200"]),
                "sentence": each.sentence,
            },
            _pattern(row),
            each.address,
        )
        for row, each in zip(rows, said, strict=True)
    }
    drawing = draw_areas(
        outlines_of(release, readings),
        readings,
        keys=share_keys(),
        patterns=[
            Key(MISSING, group_words(Support.MISSING)),
            Key(HELD_BACK, group_words(Support.NOT_READ)),
        ],
    )
    return Figure(
        "support",
        _("An open place within a 15-minute walk"),
        _("How many young people of each area have an open place within 1,200 m: %(slot)s.")
        % {"slot": slot.words},
        _table_of(rows, slot),
        f"{notes.of_access} {notes.of_sharing}",
        f"{notes.not_of_access} {notes.not_of_shortfall}",
        notes.as_of,
        drawing,
    )


def _pattern(row: Row) -> str:
    if row["group"] == Support.MISSING:
        return MISSING
    return HELD_BACK if row["group"] == Support.NOT_READ else ""


def _table_of(rows: list[Row], slot: Slot) -> Table:
    columns = [
        _("Area"), _("Group"), _("Open within 800 m"), _("1,200 m"), _("1,600 m"), _("3,200 m"),
        _("Minutes to the nearest"), _("to the second"), _("Places for 100"),
        _("Short of a place"), _("between"),
    ]  # fmt: skip
    return Table(
        _("Areas by name: %(slot)s") % {"slot": slot.words},
        columns,
        [
            [
                row["area_name"],
                group_words(row["group"]),
                *(percent(row[f"share_{limit_m}"]) for limit_m in (800, 1200, 1600, 3200)),
                whole_number(row["minutes_nearest"]),
                whole_number(row["minutes_second"]),
                "–" if row["places_per_100"] is None else f"{row['places_per_100']:.1f}",
                whole_number(row["short"]),
                f"{whole_number(row['short_low'])}–{whole_number(row['short_high'])}",
            ]
            for row in rows
        ],
    )
