"""What if reports weighed in the need: the dial of harm, turned on what a release shows.

It starts at nothing, is a choice of the address alone, and goes into no release, file or answer of
what if. Each source has a weight of its own; beside it stands whom it moves (ledger D7, ADR 0019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from django.utils.translation import gettext as _

from gis.analysis.contracts import BadParameter
from gis.analysis.harm.counts import SourceKind
from gis.analysis.orders import change_of_order
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.charts.week import percent
from guardianship.insight.models import Release
from guardianship.insight.reading.dial_shown import Shown, shown_at
from guardianship.insight.reading.harm import HARM, sources_of
from guardianship.insight.reading.links import to_area
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.rows import rows_of
from guardianship.insight.reading.slots import Slot
from guardianship.insight.reading.support import GROUP_WORDS, Group, Said, group_words
from guardianship.insight.reading.together import place_words

# Before the code of a source in the address, and what can be chosen.
WEIGHT = "weight-"
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
# More areas than these are counted in a sentence; the table has them by name.
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Dialled:
    """A source, its weight, and the areas of which its reports are not shown, by name."""

    code: str
    name: str
    weight: float
    bias_note: str
    not_shown: Sequence[str]

    @property
    def choices(self) -> list[tuple[str, bool]]:
        """Each weight that can be chosen, and whether it is."""
        return [(f"{step:g}", step == self.weight) for step in STEPS]

    @property
    def where_not_shown(self) -> str:
        """These areas in words: few by name, many by their number."""
        if len(self.not_shown) <= MOST_NAMED:
            return ", ".join(self.not_shown)
        return _("%(count)s areas, which the table names") % {"count": len(self.not_shown)}


@dataclass(frozen=True, slots=True)
class WithoutOne:
    """A source that weighs, and whom turning it off again would move."""

    name: str
    moved: str


@dataclass(frozen=True, slots=True)
class Dial:
    """The page: sources, groups without and with their weights, and who moves."""

    sources: Sequence[Dialled]
    is_police_alone: bool
    is_turned: bool
    moves: Sequence[Said]
    before: Sequence[Group]
    after: Sequence[Group]
    agreement: str
    without_each: Sequence[WithoutOne]
    figure: Figure


def dial_of(release: Release, slot: Slot, asked: Mapping[str, str], notes: Notes) -> Dial:
    """The dial at one time; a weight that is none of ``STEPS`` is as if not said."""
    shown = shown_at(release, slot)
    names = shown.slots["name"]
    weights = {code: _weight(asked.get(f"{WEIGHT}{code}", "")) for code in shown.rates.columns}
    sources = [
        Dialled(
            each.code,
            each.name,
            weights[each.code],
            each.bias_note,
            list(names[shown.rates[each.code].isna()]),
        )
        for each in sources_of(release, (), HARM)
    ]
    try:
        found = shown.groups(weights)
    except BadParameter:
        is_alone, used = True, dict.fromkeys(weights, 0.0)
        found = shown.groups(used)
    else:
        is_alone, used = False, weights
    is_turned = any(used.values())
    return Dial(
        sources,
        is_alone,
        is_turned,
        _moves(release, slot, shown, found),
        _groups(release, slot, shown, found["before"]),
        _groups(release, slot, shown, found["after"]),
        _agreement(shown, used) if is_turned else "",
        _without_each(shown, sources, used, found["after"]),
        _figure(shown, sources, used, found, slot, notes),
    )


def has_dial(release: Release) -> bool:
    """Whether the release shows counts of harm at all."""
    return bool(rows_of(release, HARM))


def _weight(said: str) -> float:
    return next((step for step in STEPS if f"{step:g}" == said), 0.0)


def _moves(release: Release, slot: Slot, shown: Shown, found: pd.DataFrame) -> list[Said]:
    """Areas that stand in another group with harm, by name, and what is open there."""
    moved = found[found["before"] != found["after"]]
    return [
        Said(
            shown.slots.at[code, "name"],
            _("from “%(before)s” to “%(after)s”; %(place)s")
            % {
                "before": group_words(row["before"]),
                "after": group_words(row["after"]),
                "place": place_words(_share(shown, code)),
            },
            to_area(release, str(code), slot),
        )
        for code, row in moved.iterrows()
    ]


def _groups(release: Release, slot: Slot, shown: Shown, groups: pd.Series) -> list[Group]:
    """Areas by group and name, each with what is open there."""
    found = [
        Group(
            str(words),
            [
                Said(
                    shown.slots.at[code, "name"],
                    place_words(_share(shown, code)),
                    to_area(release, str(code), slot),
                )
                for code in groups.index[groups == kind]
            ],
        )
        for kind, words in GROUP_WORDS.items()
    ]
    return [group for group in found if group.areas]


def _agreement(shown: Shown, weights: Mapping[str, float]) -> str:
    """How much the figures without and with harm agree on areas: 1 is wholly, 0 not at all."""
    short = shown.slots["short"]
    alike = change_of_order(short, short * shown.factor(weights)).agreement
    return "" if pd.isna(alike) else f"{alike:.2f}"


def _without_each(
    shown: Shown, sources: Sequence[Dialled], weights: Mapping[str, float], every: pd.Series
) -> list[WithoutOne]:
    """Of each source that weighs, whom it moves by being there (row D7).

    A source whose going would leave police records alone is turned off together with them.
    """
    found = []
    for source in sources:
        if not weights[source.code]:
            continue
        left = {code: weight for code, weight in weights.items() if code != source.code and weight}
        if {shown.kinds[code] for code in left} == {SourceKind.POLICE}:
            left = {}
        after = shown.groups(left)["after"]
        names = shown.slots["name"][after != every]
        moved = ", ".join(names) if len(names) else _("nobody")
        found.append(WithoutOne(source.name, moved))
    return found


def _figure(
    shown: Shown,
    sources: Sequence[Dialled],
    weights: Mapping[str, float],
    found: pd.DataFrame,
    slot: Slot,
    notes: Notes,
) -> Figure:
    factor = shown.factor(weights)
    used = ", ".join(f"{each.name} {weights[each.code]:g}" for each in sources)
    hidden = {
        code: ", ".join(each.name for each in sources if pd.isna(shown.rates.at[code, each.code]))
        for code in shown.slots.index
    }
    return Figure(
        "dial",
        _("Areas without reports and with them"),
        _("%(slot)s. Weights: %(weights)s.") % {"slot": slot.words, "weights": used or "0"},
        Table(
            _("Areas by name: %(slot)s") % {"slot": slot.words},
            [_("Area"), _("Open within a 15-minute walk"), _("Without reports"), _("With them"),
             _("Shortage is multiplied by"), _("Reports not shown")],
            [
                [
                    row["name"],
                    percent(_share(shown, code)),
                    group_words(found.at[code, "before"]),
                    group_words(found.at[code, "after"]),
                    f"{factor[code]:.2f}",
                    hidden[code] or "–",
                ]
                for code, row in shown.slots.iterrows()
            ],
        ),
        _(
            "The number of young people short of a place, times what each source says of the area "
            "beside all areas, to the power of its weight. Rates are smoothed, and made of what "
            "this release shows, each source in its last quarter. Where areas differ no more than "
            "by chance, a source moves nobody."
        ),
        _(
            "Where harm is. Reports say where people report and who records. An area whose reports "
            "are not shown stays as it is, and says so. Which groups of people live there is not "
            "in it."
        ),
        notes.as_of,
        None,
        notes.hidden,
    )  # fmt: skip


def _share(shown: Shown, code: object) -> float | None:
    share = shown.slots.at[code, "share"]
    return None if pd.isna(share) else float(share)
