"""Who has less: the measures of equity, each with its band and how it is worked out."""

from __future__ import annotations

from itertools import groupby

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.insight.charts.bands import Banded, draw_bands
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.models import Release
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import Row, rows_of
from guardianship.insight.reading.slots import Slot
from guardianship.insight.reading.stored_words import in_readers_words
from guardianship.safeguarding.contexts.choices import AgeBand
from guardianship.safeguarding.contexts.enums import ContextKind

MEASURES: dict[str, Promise] = {
    "slope_index": gettext_lazy("From the most to the least deprived (slope index)"),
    "relative_index": gettext_lazy("From the most to the least deprived, as a ratio"),
    "concentration_index": gettext_lazy("Concentration index"),
    "erreygers_index": gettext_lazy("Erreygers index"),
    "gini": gettext_lazy("Gini coefficient"),
    "palma": gettext_lazy("Palma ratio"),
    "theil": gettext_lazy("Theil index"),
    "decile_gap": gettext_lazy("Gap between the most and the least deprived tenths"),
    "decile_mean": gettext_lazy("Mean by tenth of deprivation"),
    "group_mean": gettext_lazy("By ethnic group, beside everybody"),
    "group_difference": gettext_lazy("By ethnic group, less everybody"),
    "goes_along": gettext_lazy("Whether places go along with where a group lives"),
    "parity_of_responses": gettext_lazy(
        "Of 100 responses aimed at some young people, those that disrupt, by age"
    ),
    "parity_difference": gettext_lazy("The same by age, less all other ages"),
    "completeness": gettext_lazy("Of 100 records, those that do not know"),
}
# What the number of a measure says, for whoever meets it for the first time.
MEANINGS: dict[str, Promise] = {
    "slope_index": gettext_lazy(
        "Places for 100 young people, where least deprived less where most; 0 is alike."
    ),
    "relative_index": gettext_lazy(
        "How many times as many places the least deprived have as the most; 1 is alike."
    ),
    "concentration_index": gettext_lazy(
        "From -1 to 1; 0 is alike, and below 0 more are where deprivation is greatest."
    ),
    "erreygers_index": gettext_lazy(
        "Of having any place at all; 0 is alike, and below 0 more do where deprivation is greatest."
    ),
    "gini": gettext_lazy("0 where all have as much, near 1 where a few have everything."),
    "palma": gettext_lazy(
        "How many times what the four tenths with least have together the tenth with most has."
    ),
    "theil": gettext_lazy("0 where all have as much; the more, the less evenly it is spread."),
    "decile_gap": gettext_lazy(
        "Places for 100 young people, most deprived tenth less the least; below 0 the most "
        "deprived have fewer."
    ),
    "decile_mean": gettext_lazy("Places for 100 young people of each tenth."),
    "group_mean": gettext_lazy("Places for 100 young people where members of a group live."),
    "group_difference": gettext_lazy(
        "Places for 100 young people where members of a group live, less everybody’s; below 0 "
        "there are fewer."
    ),
    "parity_of_responses": gettext_lazy("Of each age, beside each other."),
    "completeness": gettext_lazy("Whoever was not asked is in no other figure."),
}
FIELDS: dict[str, Promise] = {
    "number": gettext_lazy("how many young people it is aimed at"),
    "school": gettext_lazy("whether school or college was looked at"),
    "felt": gettext_lazy("how young people felt about it"),
}


def measure_words(code: str) -> str:
    """A measure in words; one without words stands as its code, spaces put in."""
    return str(MEASURES.get(code, capfirst(code.replace("_", " "))))


def equity_figures(release: Release, slot: Slot, notes: Notes) -> list[Figure]:
    """A figure for each measure at the chosen time.

    Measures without a time (of responses, of records) are shown whatever the time.
    """
    rows = [
        row
        for row in rows_of(release, "equity")
        if row["season"] in ("", slot.season) and row["band"] in ("", slot.band)
    ]
    by_measure = groupby(sorted(rows, key=lambda row: _place(rows, row)), lambda r: r["measure"])
    return [
        _figure(number, measure, list(found), slot, notes)
        for number, (measure, found) in enumerate(by_measure)
    ]


def _place(rows: list[Row], row: Row) -> int:
    """The order of the measures that have words; others after them, each as one."""
    known = list(MEASURES)
    if row["measure"] in known:
        return known.index(row["measure"])
    first = next(n for n, other in enumerate(rows) if other["measure"] == row["measure"])
    return len(known) + first


def _figure(number: int, measure: str, rows: list[Row], slot: Slot, notes: Notes) -> Figure:
    banded = [
        Banded(
            group_of(row, measure),
            row["value"],
            row["value"] if row["low"] is None else row["low"],
            row["value"] if row["high"] is None else row["high"],
            in_words(row),
        )
        for row in rows
        if row["value"] is not None
    ]
    return Figure(
        f"equity-{number}",
        measure_words(measure),
        reading_of(measure, rows, slot),
        Table(
            measure_words(measure),
            [_("Group"), _("Figure"), _("from"), _("to")],
            [
                [group_of(row, measure), *(figure(row[name]) for name in ("value", "low", "high"))]
                for row in rows
            ],
        ),
        in_readers_words(rows[0]["how"]) or notes.of_access,
        _(
            "Why. Groups are compared for the whole authority only, and no group counts for more "
            "or less in any measure of need."
        ),
        notes.as_of,
        draw_bands(banded),
    )


def knows_deprivation(release: Release) -> bool:
    """Whether the release knows of any area how deprived it is."""
    return any(row["decile"] is not None for row in rows_of(release, "areas"))


def reading_of(measure: str, rows: list[Row], slot: Slot) -> str:
    """What one figure says in a sentence: whether the band leaves the direction open."""
    if all(row["value"] is None for row in rows):
        return _("Too little is known here to work this out.")
    if measure == "slope_index" and len(rows) == 1 and rows[0]["low"] is not None:
        low, high = rows[0]["low"], rows[0]["high"]
        if low <= 0 <= high:
            said = _(
                "%(slot)s: the data do not say whether the most or the least deprived have more."
            )
        elif low > 0:
            said = _("%(slot)s: young people in the most deprived neighbourhoods have less.")
        else:
            said = _("%(slot)s: young people in the most deprived neighbourhoods have more.")
        return f"{said % {'slot': capfirst(slot.words)}} {MEANINGS[measure]}"
    when = (
        _("%(slot)s.") % {"slot": capfirst(slot.words)}
        if rows[0]["season"]
        else _("Of the last whole year.")
    )
    means = MEANINGS.get(measure, "")
    told = _apart(rows) if measure == "parity_difference" else ""
    return " ".join(str(each) for each in (when, means, told) if each)


def _apart(rows: list[Row]) -> str:
    """At which ages responses disrupt more or less often than at all others, beyond chance."""
    known = [row for row in rows if row["low"] is not None and row["high"] is not None]
    more = [group_of(row, "parity_difference") for row in known if row["low"] > 0]
    less = [group_of(row, "parity_difference") for row in known if row["high"] < 0]
    said = []
    if more:
        said.append(_("More often than at other ages: %(ages)s.") % {"ages": ", ".join(more)})
    if less:
        said.append(_("Less often than at other ages: %(ages)s.") % {"ages": ", ".join(less)})
    return " ".join(said) or _("The data do not tell any age from the others.")


def group_of(row: Row, measure: str) -> str:
    """The group that a row is of; all young people where none is named."""
    if measure == "decile_mean":
        return _("Tenth %(number)s (1 is the most deprived)") % {"number": row["group"]}
    if measure.startswith("parity_") and row["group"] in AgeBand.values:
        return capfirst(str(AgeBand(row["group"]).label))
    if measure == "completeness":
        return _field_of(str(row["group"]))
    return capfirst(in_readers_words(str(row["group"]))) or _("All young people")


def _field_of(group: str) -> str:
    """What was asked, and the kind of setting where it is of one kind."""
    asked, _slash, setting = group.partition("/")
    words = capfirst(str(FIELDS.get(asked, asked)))
    return f"{words}: {ContextKind(setting).label}" if setting in ContextKind.values else words


def in_words(row: Row) -> str:
    """A figure with its band."""
    if row["low"] is None or row["high"] is None:
        return figure(row["value"])
    return f"{figure(row['value'])} ({figure(row['low'])} – {figure(row['high'])})"


def figure(value: float | None) -> str:
    """Three digits, or a dash."""
    return "–" if value is None else f"{value:.3g}"
