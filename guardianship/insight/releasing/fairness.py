"""Parity of responses and completeness of records (ledger D4, D5), for a whole authority.

Records of casework hold neither sex nor care status nor ethnicity, on purpose: what can be compared
is ages, in bands. Counts are of whole calendar years and go through disclosure control; shares are
worked out from what is shown, never from what is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from django.db.models import Q

from gis.analysis.disclosure.figures import Layout
from gis.analysis.disclosure.release import Release as Controlled
from gis.analysis.disclosure.rules import ALL, AUTHORITY
from gis.analysis.equity.parity import NOT_KNOWN, parity_of_responses
from gis.analysis.harm.limits import wilson_limits
from gis.models import Area
from guardianship.insight.models import Release
from guardianship.insight.releasing.controlled import under_control
from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import AgeBand, NumberBand, Reach, ResponseKind
from guardianship.safeguarding.contexts.enums import Considered, ContextKind, ContextState
from guardianship.safeguarding.contexts.models import Assessment, Outcome, Response

YEARS = 3
AGES, SETTINGS = tuple(AgeBand.values), tuple(ContextKind.values)
DISRUPTS, OTHER, KNOWN = "disrupts", "other", "known"
# Between a field and a setting in the groups of completeness.
SLASH = "/"
PARITY_HOW = (
    "Responses aimed at some young people that began in the last whole year, in fives, none from "
    "fewer than ten; sex and care status are not recorded."
)
COMPLETE_HOW = (
    "Records of the last whole year, in fives, none from fewer than ten; not known is a group "
    "like any other."
)
Row = dict[str, Any]
# Year, and a value for each dimension.
Rows = list[tuple[Any, ...]]


@dataclass(eq=False)
class Fairness:
    """Rows of the table ``equity``; the controlled counts as they are; true cells for the next."""

    authority: Area
    earlier: list[Release]
    years: list[int]
    rows: list[Row] = field(default_factory=list)
    controlled: dict[str, Controlled] = field(default_factory=dict)
    cells: dict[str, pd.DataFrame] = field(default_factory=dict)


def fairness_of(authority: Area, earlier: list[Release]) -> Fairness:
    """What responses and records of the authority say. The wall must be open for a release.

    Raises ``DisclosureRefused`` with the name of the rule that a release would break.
    """
    this_year = clock.today().year
    found = Fairness(authority, earlier, [this_year - back for back in range(YEARS, 0, -1)])
    by_age = {"age": AGES, "does": (DISRUPTS, OTHER)}
    counts = _last_year(found, f"parity{SLASH}responses", by_age, _aimed(found))
    if counts is not None:
        found.rows += _parity_rows(counts)
    by_setting = {"setting": SETTINGS, "known": (KNOWN, NOT_KNOWN)}
    for name, records in _asked_for(found):
        counts = _last_year(found, f"completeness{SLASH}{name}", by_setting, records)
        if counts is not None:
            found.rows += _completeness_rows(name, counts)
    return found


def _last_year(
    found: Fairness, name: str, dimensions: dict[str, tuple[str, ...]], records: Rows
) -> pd.Series | None:
    """Counts of the last whole year as they may be shown, by both dimensions, NaN where they may
    not; None of what there never was a record of."""
    if not records and not any(one.tables.filter(name=name).exists() for one in found.earlier):
        return None
    keys = ["period", *dimensions]
    frame = pd.DataFrame(records, columns=keys).astype(str)
    cells = frame.groupby(keys).size().rename("count").reset_index()
    cells = cells.assign(area=found.authority.code)
    layout = Layout(
        kind=AUTHORITY,
        areas=(found.authority.code,),
        periods=tuple(map(str, found.years)),
        dimensions=dimensions,
        larger={},
    )
    controlled = under_control(name, cells, layout, found.earlier)
    found.controlled[name], found.cells[name] = controlled, cells
    table = controlled.table()
    last = table[table["period"] == str(found.years[-1])]
    return last.set_index(list(dimensions))["count"].astype("float64")


def _in(found: Fairness, year: str) -> Q:
    """Of contexts of the authority that were ever opened, in these years."""
    mine = Q(context__home=found.authority) & ~Q(context__state=ContextState.DRAFT)
    return mine & Q(**{f"{year}__in": found.years})


def _aimed(found: Fairness) -> Rows:
    """Responses aimed at some: year, ages, and whether they disrupt."""
    aimed = Response.objects.current().filter(_in(found, "starts_on__year"), reach=Reach.TARGETED)
    return [
        (year, age, DISRUPTS if kind == ResponseKind.DISRUPTION else OTHER)
        for year, age, kind in aimed.values_list("starts_on__year", "who_age", "kind")
    ]


def _asked_for(found: Fairness) -> Iterator[tuple[str, Rows]]:
    """By field: year, setting, and whether it is known."""
    aimed = Response.objects.current().filter(reach=Reach.TARGETED)
    for name, records, year, value, unknown in (
        ("number", aimed, "starts_on__year", "who_number", NumberBand.NOT_KNOWN.value),
        (
            "school",
            Assessment.objects.current(),
            "context__begun_on__year",
            "education_considered",
            Considered.NOT_KNOWN.value,
        ),
        ("felt", Outcome.objects.current(), "seen_on__year", "felt", ""),
    ):
        values = records.filter(_in(found, year)).values_list(year, "context__kind", value)
        yield (
            name,
            [
                (when, setting, NOT_KNOWN if answer == unknown else KNOWN)
                for when, setting, answer in values
            ],
        )


def _parity_rows(counts: pd.Series) -> list[Row]:
    """Of what is aimed at each age, the part that disrupts; and that less all other ages."""
    events = pd.DataFrame(
        {
            "kind": "aimed",
            "age": AGES,
            "events": [counts[age, ALL] for age in AGES],
            "actions": [counts[age, DISRUPTS] for age in AGES],
        }
    ).dropna()
    if len(events) < 2:
        return [_row("parity_of_responses", "", PARITY_HOW)]
    found = parity_of_responses(events, "age").droplevel("kind")
    shares = [
        _row("parity_of_responses", age, PARITY_HOW, found.loc[age, ["share", "low", "high"]])
        for age in events["age"]
    ]
    less = ["difference", "difference_low", "difference_high"]
    return shares + [
        _row("parity_difference", age, PARITY_HOW, found.loc[age, less]) for age in events["age"]
    ]


def _completeness_rows(name: str, counts: pd.Series) -> list[Row]:
    """What is not known, in all settings and in each of those where enough is shown."""
    groups = [ALL, *SETTINGS]
    shown = pd.DataFrame(
        {
            "of": [counts[group, ALL] for group in groups],
            "unknown": [counts[group, NOT_KNOWN] for group in groups],
        },
        index=pd.Index(groups),
    ).dropna()
    if shown.empty:
        return [_row("completeness", name, COMPLETE_HOW)]
    limits = wilson_limits(shown["unknown"], shown["of"])
    return [
        _row(
            "completeness",
            name if group == ALL else f"{name}{SLASH}{group}",
            COMPLETE_HOW,
            limits.loc[group],
        )
        for group in shown.index
    ]


def _row(measure: str, group: str, how: str, share: pd.Series | None = None) -> Row:
    """Shares as parts of 100; without a time, for they are of a year."""
    value, low, high = (np.nan,) * 3 if share is None else (share * 100).to_numpy(dtype=float)
    return {
        "measure": measure, "season": "", "band": "", "group": group,
        "value": value, "low": low, "high": high, "how": how,
    }  # fmt: skip
