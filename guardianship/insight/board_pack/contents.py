"""What a board pack says, in the order in which it is to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gis.analysis.gap.groups import Support
from guardianship.insight.charts.figure import Figure
from guardianship.insight.exports.taking import ASSETS, HARM, Taking, chosen_tables
from guardianship.insight.models import Release
from guardianship.insight.reading.harm import harm_figures, sources_of
from guardianship.insight.reading.harm_hours import hours_figures
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import Row, as_rows, of_areas
from guardianship.insight.reading.slots import Slot, Slots, band_words
from guardianship.insight.reading.support import AtSlot, at_slot
from guardianship.insight.reading.young_people import said_at


@dataclass(frozen=True, slots=True)
class AtOtherTime:
    """One time band in a line: in which areas support is missing."""

    band: str
    sentence: str
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class BoardPack:
    """All of it."""

    taking: Taking
    slot: Slot
    at_slot: AtSlot
    other_times: Sequence[AtOtherTime]
    young_people: Figure
    harm: Sequence[Figure]
    sources: Sequence[Row]

    @property
    def release(self) -> Release:
        """The release that is on paper."""
        return self.taking.release


def board_pack(taking: Taking, slots: Slots) -> BoardPack:
    """The pack of one release at one time; harm only where it is to be taken along."""
    release, slot, notes = taking.release, slots.chosen, Notes(taking.release)
    # Asked for in one breath, so that what is there is never left out beside harm.
    names = sorted(ASSETS | HARM) if taking.with_harm else sorted(ASSETS)
    tables = chosen_tables(release, names)
    codes = set(tables["harm"]["source"]) if taking.with_harm else set()
    sources = sources_of(release, codes) if codes else []
    return BoardPack(
        taking=taking,
        slot=slot,
        at_slot=at_slot(release, slot, notes),
        other_times=[
            _at_other_time(release, as_rows(tables["slots"]), slot.season, band)
            for band, _words in slots.bands
        ],
        young_people=said_at(release, slot, notes),
        harm=[
            *harm_figures(release, slot, sources, notes),
            *hours_figures(release, slot, sources, notes, drawn=False),
        ],
        sources=notes.sources,
    )


def _at_other_time(release: Release, rows: list[Row], season: str, band: str) -> AtOtherTime:
    here = [row for row in rows if row["season"] == season and row["band"] == band]
    missing = [
        str(row["area_name"])
        for row in of_areas(here, release.authority.code)
        if row["group"] == Support.MISSING
    ]
    sentence = (
        _("Support is missing in %(names)s.") % {"names": ", ".join(missing)}
        if missing
        else _("No area of which the data say that support is missing.")
    )
    return AtOtherTime(band_words(band), sentence, missing)
