"""What each column of a release's tables says, with its unit: for those who open a file."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guardianship.insight.exports.taking import TITLES

_SHARE = _(
    "share of the area’s young people, 0 to 1, with an open place within so many metres’ walk"
)
_PLACES = _("places for 100 young people, by this measure (see the method)")
_BAND_OF = _("lower and upper end of the band that holds nine in ten draws")
_BAND_OF_REPORTS = _("part of the week; “unknown” for reports that came without an hour")
_LIMITS = _("lower and upper limit, 95 in 100")

WORDS: dict[str, Promise] = {
    "area_code": _("code of the area; the authority’s own code stands for all of it"),
    "area_name": _("name of the area"),
    "season": _("kind of week: term, holidays, all_year, or date for one day"),
    "band": _("part of the week"),
    "people": _("young people of the ages of the run who live there, in fives"),
    "decile": _("tenth of deprivation, 1 the most deprived; the mean of its small areas"),
    "there": _("what is open, in a sentence"),
    "missing": _("what is missing, in a sentence"),
    "type": _("the two sentences as a code"),
    "group": _("what the data say: support missing, support there, or that they do not say"),
    "why_not_read": _("why it cannot be read, where it cannot"),
    "minutes_nearest": _("minutes’ walk to the nearest open place; empty where none is near"),
    "minutes_second": _("minutes’ walk to the second nearest, at another place"),
    "share_800": _SHARE,
    "share_1200": _SHARE,
    "share_1600": _SHARE,
    "share_3200": _SHARE,
    "places_per_100": _("places for 100 young people, by the measure that the run asked for"),
    "e2sfca_per_100": _PLACES,
    "m2sfca_per_100": _PLACES,
    "balanced_per_100": _PLACES,
    "places_available": _("places that fall to the area’s young people in all"),
    "hours_open": _("hours with something open within the walk"),
    "listing_hours": _("hours of all listings within the walk, added up"),
    "short": _("young people short of a place, in fives"),
    "short_low": _BAND_OF,
    "short_high": _BAND_OF,
    "sentence": _("the row in a sentence"),
    "kind": _("kind of listing; “all” for every kind, “universal” for what is open to everybody"),
    "reachable_share": _("share of young people, 0 to 1, with one within the walk"),
    "hours": _("hours a week within reach"),
    "slot": _("hour of the week from Monday midnight, or of the day"),
    "share": _("share of young people, 0 to 1, with an open place within the walk"),
    "status": _("whether the number is shown"),
    "safe": _("how many said safe, in fives from ten on"),
    "mixed": _("how many said that it depends, in fives from ten on"),
    "unsafe": _("how many said not safe, in fives from ten on"),
    "source": _("the source; sources are never added together"),
    "source_kind": _("who raised it"),
    "level": _("whether the row is of a small area or of the authority"),
    "period": _("calendar quarter or year"),
    "count": _("how many, in fives from ten on; empty where it is not shown"),
    "rate": _("for 1,000 young people who live there"),
    "rate_low": _LIMITS,
    "rate_high": _LIMITS,
    "reliability": _("how sound the rate is"),
    "tipping_ratio": _("how many times the reporting here would have to be what it is elsewhere"),
    "smoothed": _("the rate, drawn towards that of all areas where there is little to go by"),
    "smoothed_low": _LIMITS,
    "smoothed_high": _LIMITS,
    "p_above": _("how likely the true rate is above that of all areas, 0 to 1"),
    "p_above_twice": _("how likely it is above twice that, 0 to 1"),
    "funnel": _("whether chance alone would put it where it is"),
    "course": _("how it goes over the quarters"),
    "with_lack": _("above 0 where reports and the lack of open places go together"),
    "denominator": _("who else is counted than residents, such as people by day"),
    "denominator_people": _("how many of them, in fives; of all ages unless its name says others"),
    "denominator_rate": _("for 1,000 of them, from the same count"),
    "speaking": _("how many sources say enough to tell"),
    "saying": _("which of them say more than elsewhere"),
    "reading": _("what that comes to, in words"),
    "measure": _("which measure of fairness (see the method)"),
    "value": _("its value"),
    "low": _LIMITS,
    "high": _LIMITS,
    "how": _("how it was worked out, or why it was not"),
    "around": _("how the area and those around it compare with others"),
    "holds": _("whether it holds: at how many scales, or whether the sums agree"),
    "of": _("of how many scales"),
    "words": _("the same in words"),
    "organisations": _("how many organisations"),
    "listings": _("how many listings"),
    "hours_per_week": _("open hours a week"),
    "share_of_hours": _("share of all open hours, 0 to 1"),
    "offered": _("places on offer"),
    "out_of_reach": _("places that nobody can walk to"),
    "handed_out": _("places that fall to somebody"),
    "error": _("by what part the sums differ"),
    "name": _("the source"),
    "layer": _("what it is used for"),
    "licence": _("its licence"),
    "as_of": _("the day it is of"),
    "bias_note": _("how it leans"),
    "cannot_tell": _("what it cannot tell"),
    "wanted": _("the kind that was asked for; “any” for no kind in particular"),
}
# Where a table means something else by a name.
_ELSEWHERE: dict[tuple[str, str], Promise] = {
    ("partners", "type"): _("kind of organisation"),
    ("equity", "group"): _("the tenth or group of people that it is of"),
    ("safety", "people"): _("how many answered, in fives from ten on"),
    ("harm_hours", "band"): _BAND_OF_REPORTS,
    ("contact_hours", "band"): _BAND_OF_REPORTS,
    ("unmet_demand", "count"): _("how many searches found nothing open, in fives from ten on"),
}


def column_words(table: str, column: str) -> str:
    """What a column of a table says; nothing for one that has no words yet."""
    return str(_ELSEWHERE.get((table, column)) or WORDS.get(column) or "")


def explained(tables: dict[str, Iterable[str]]) -> list[tuple[str, str]]:
    """For each table its title, then each of its columns with what it says."""
    rows: list[tuple[str, str]] = []
    for name, columns in tables.items():
        rows.append((name, str(TITLES[name])))
        rows += [(f"{name}: {column}", column_words(name, column)) for column in columns]
    return rows
