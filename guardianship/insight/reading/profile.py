"""The profile of one area: what is there and when comes first, then what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gis.analysis.gap.groups import Support
from guardianship.insight.charts.bands import Banded, draw_bands
from guardianship.insight.charts.bars import Amount, draw_bars
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading import young_people
from guardianship.insight.reading.measures import access_by_measure
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import Row, rows_of, whole_number
from guardianship.insight.reading.slots import Slot, band_words
from guardianship.insight.reading.stored_words import in_readers_words
from guardianship.insight.reading.support import group_words, sentence_of, why_words
from guardianship.insight.reading.weeks import week_of
from places.enums import PLAIN_KIND

ALL, UNIVERSAL = "all", "universal"
# Less than this a week is no sentence; the table has it.
LEAST_HOURS = 0.1


@dataclass(frozen=True, slots=True)
class Profile:
    """One area: words, then figures; ``there`` stands before ``missing`` on every page.

    ``decile`` is "" where no deprivation data is loaded.
    """

    code: str
    name: str
    people: str
    decile: str
    there: Sequence[str]
    nothing_there: bool
    missing: Sequence[str]
    why_not_read: str
    strengths: Sequence[Figure]
    gaps: Sequence[Figure]
    pattern: Sequence[str]


def profile_of(release: Release, area_code: str, slot: Slot, notes: Notes) -> Profile:
    """The area's profile in one kind of week; 404 for an area that the release does not have."""
    found = rows_of(release, "areas", area_code=area_code, season=slot.season)
    if not found or area_code == release.authority.code:
        raise Http404
    area = found[0]
    name = str(area["area_name"])
    slots = rows_of(release, "slots", area_code=area_code, season=slot.season)
    kinds = rows_of(release, "kinds", area_code=area_code, season=slot.season)
    there = there_sentences(kinds)
    return Profile(
        area_code,
        name,
        whole_number(area["people"]),
        "" if area["decile"] is None else whole_number(area["decile"]),
        there,
        not there,
        [
            f"{capfirst(band_words(row['band']))}: {sentence_of(row)}."
            for row in slots
            if row["group"] == Support.MISSING
        ],
        why_words(area["why_not_read"] or ""),
        [
            _hours(kinds, name, notes),
            week_of(release, area_code, name, slot.season, notes),
            _said(release, area_code, name, notes),
        ],
        [
            _short(slots, name, notes),
            *filter(None, [access_by_measure(slots, name, notes)]),
        ],
        [
            f"{capfirst(band_words(row['band']))}: {in_readers_words(row['words'])}; "
            f"{in_readers_words(row['around'])}."
            for row in rows_of(release, "pattern", area_code=area_code, season=slot.season)
        ],
    )


def kind_words(code: str) -> str:
    """A kind of listing as the public calls it."""
    if code == UNIVERSAL:
        return _("Open to everybody")
    return str(PLAIN_KIND.get(code, _("Anything open") if code == ALL else code))  # type: ignore[call-overload]


def few_digits(hours: float) -> str:
    """Hours to one digit after the point, from ten on to none."""
    return f"{hours:.0f}" if hours >= 10 else f"{round(hours, 1):g}"


def there_sentences(kinds: list[Row]) -> list[str]:
    """A sentence for each kind that is within reach: when, and how many hours a week."""
    sentences = []
    for code in dict.fromkeys(row["kind"] for row in kinds):
        when = [row for row in kinds if row["kind"] == code and (row["hours"] or 0) >= LEAST_HOURS]
        if code in (ALL, UNIVERSAL) or not when:
            continue
        times = ", ".join(
            _("%(band)s (%(hours)s hours a week)")
            % {"band": band_words(row["band"]), "hours": few_digits(row["hours"])}
            for row in when
        )
        sentences.append(f"{kind_words(code)}: {times}.")
    return sentences


def _hours(kinds: list[Row], name: str, notes: Notes) -> Figure:
    totals: dict[str, float] = {}
    for row in kinds:
        if row["kind"] not in (ALL, UNIVERSAL):
            totals[row["kind"]] = totals.get(row["kind"], 0.0) + (row["hours"] or 0.0)
    amounts = [
        Amount(kind_words(code), hours, _("%(hours)s hours a week") % {"hours": few_digits(hours)})
        for code, hours in totals.items()
    ]
    return Figure(
        "there",
        _("What is there, by kind and time"),
        _("Hours a week within reach of young people in %(area)s, of each kind.") % {"area": name},
        Table(
            _("Hours a week within reach, and the share of young people who reach them"),
            [_("Kind"), _("Time"), _("Hours a week"), _("Young people who reach it")],
            [
                [
                    kind_words(row["kind"]),
                    band_words(row["band"]),
                    "–" if row["hours"] is None else f"{row['hours']:.1f}",
                    percent(row["reachable_share"]),
                ]
                for row in kinds
            ],
        ),
        notes.of_access,
        notes.not_of_access,
        notes.as_of,
        draw_bars(amounts) if any(totals.values()) else None,
    )


def _said(release: Release, area_code: str, name: str, notes: Notes) -> Figure:
    rows = rows_of(release, "safety", area_code=area_code)
    told = [row for row in rows if row["people"] is not None]
    return Figure(
        "young-people",
        _("Young people say"),
        _("How safe %(area)s feels to those who answered, at each time that enough spoke of.")
        % {"area": name}
        if told
        else _("Not enough young people have answered yet."),
        young_people.table_of(rows),
        _("From groups at a map and from single answers, in young people’s own choices."),
        _("How all young people here feel: only those who felt free to answer are in it."),
        notes.as_of,
        None,
        notes.hidden,
    )


def _short(slots: list[Row], name: str, notes: Notes) -> Figure:
    banded = [
        Banded(
            capfirst(band_words(row["band"])),
            row["short"],
            row["short_low"],
            row["short_high"],
            f"{whole_number(row['short'])} ({whole_number(row['short_low'])}–"
            f"{whole_number(row['short_high'])})",
        )
        for row in slots
        if row["short"] is not None
    ]
    return Figure(
        "short",
        _("Young people short of a place"),
        _("In %(area)s, at each time: the number, and the band that holds nine draws in ten.")
        % {"area": name},
        Table(
            _("Young people short of a place in %(area)s") % {"area": name},
            [
                _("Time"),
                _("Group"),
                _("Short of a place"),
                _("between"),
                _("Minutes to the nearest"),
            ],
            [
                [
                    band_words(row["band"]),
                    group_words(row["group"]),
                    whole_number(row["short"]),
                    f"{whole_number(row['short_low'])}–{whole_number(row['short_high'])}",
                    whole_number(row["minutes_nearest"]),
                ]
                for row in slots
            ],
        ),
        notes.of_shortfall,
        notes.not_of_shortfall,
        notes.as_of,
        draw_bands(banded),
    )
