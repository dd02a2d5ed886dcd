"""The tables of a release, and their columns: the contract between runs and everything that reads.

``area_code`` and ``area_name`` are always there where a row is of an area; an area code of the
authority itself stands for all of it. Rows stand by area name. ``band`` is a code of
``guardianship.lib.time_bands``, ``season`` one of ``enums.Season``. Empty means not known or not
shown; a column ``why_not_read`` or ``status`` then says which.
"""

from __future__ import annotations

_OF_AREA = ("area_code", "area_name")
_COUNTS = (
    *("source", "source_kind", "level", *_OF_AREA, "period", "status", "count"),
    *("people", "rate", "rate_low", "rate_high", "reliability"),
)
_HOURS = ("source", "source_kind", *_OF_AREA, "period", "band", "status", "count")

COLUMNS: dict[str, tuple[str, ...]] = {
    # One row an area and season. people: residents of the ages, in fives. decile: of deprivation,
    # 1 the most deprived, the mean of the small areas by their people. group: of all its times.
    "areas": (
        *(*_OF_AREA, "season", "people", "decile", "there", "missing", "type"),
        *("group", "why_not_read"),
    ),
    # One row an area, season and band. minutes_*: walk to the nearest open door, to the second at
    # another place; empty when nothing is within share_3200. share_*: of its young people with an
    # open place within so many metres. places_per_100: by the measure that the run was asked for;
    # all measures side by side after it (steps/measures.py). short*: young people short of a place,
    # in fives, with band.
    "slots": (
        *(*_OF_AREA, "season", "band", "minutes_nearest", "minutes_second"),
        *("share_800", "share_1200", "share_1600", "share_3200", "places_per_100"),
        *("e2sfca_per_100", "m2sfca_per_100", "balanced_per_100", "places_available"),
        *("hours_open", "listing_hours"),
        *("short", "short_low", "short_high", "group", "why_not_read", "sentence"),
    ),
    # kind: of listing, or "all", or "universal" (open to everybody). hours: a week within reach.
    "kinds": (*_OF_AREA, "season", "band", "kind", "reachable_share", "hours"),
    # slot: hour of the week from Monday midnight (of the day for a date); the authority too.
    "week": (*_OF_AREA, "season", "slot", "share"),
    # What young people say; numbers of people in fives, from 10.
    "safety": (*_OF_AREA, "band", "status", "people", "safe", "mixed", "unsafe"),
    # One block a source, never summed. level: the geography's kind or "authority". What follows
    # tipping_ratio is said of small areas that are shown: releasing/said_of_counts.py.
    "harm": (
        *(*_COUNTS, "tipping_ratio", "smoothed", "smoothed_low", "smoothed_high"),
        *("p_above", "p_above_twice", "funnel", "course", "with_lack"),
        # Who else is counted than residents, in fives, and the rate for 1,000 of them.
        *("denominator", "denominator_people", "denominator_rate"),
    ),
    "system_contact": _COUNTS,
    # Of the authority, by quarter and band, of sources that know the hour; band also "other" and
    # "unknown", which is of reports without an hour. No row: time of day not known, or held back.
    "harm_hours": _HOURS,
    "contact_hours": _HOURS,
    "agreement": (*_OF_AREA, "speaking", "saying", "reading"),
    "equity": ("measure", "season", "band", "group", "value", "low", "high", "how"),
    # around: as gis.analysis.pattern.clusters says; words: "holds at 3 of 4 scales".
    "pattern": (*_OF_AREA, "season", "band", "around", "holds", "of", "words"),
    "partners": ("type", "organisations", "listings", "hours_per_week", "share_of_hours"),
    "conservation": ("season", "band", "offered", "out_of_reach", "handed_out", "error", "holds"),
    "sources": ("name", "layer", "licence", "as_of", "bias_note", "cannot_tell"),
    # Of the authority, by quarter; wanted: a kind, or "any" for none in particular. What is in no
    # row is hidden.
    "unmet_demand": (*_OF_AREA, "period", "wanted", "band", "status", "count"),
}
