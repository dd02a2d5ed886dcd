"""How evenly young people have something within a walk, by deprivation and for groups of people.

Groups of people are looked at here alone: nothing in this module leads back into a measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from gis.analysis.contracts import BadInput
from gis.analysis.equity.decile_gap import decile_gap
from gis.analysis.equity.deciles import means_by_decile
from gis.analysis.equity.groups_of_people import group_means
from gis.analysis.equity.proxies import goes_along
from gis.analysis.equity.slope import slope_index
from gis.analysis.equity.spread import concentration_index, erreygers_index, gini, palma, theil
from gis.statistics.frames import NothingLoaded, deprivation, ethnicity
from guardianship.insight.steps.inputs import Inputs, season_and_band

DRAWS = 10_000
GROUP_DRAWS = 1_000
COLUMNS = ["measure", "season", "band", "group", "value", "low", "high", "how"]
Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class People:
    """Of the small areas of the authority: young people, deciles and members of groups (either may
    be missing), and the unit each lies in."""

    young: pd.Series
    decile: pd.Series | None
    members: pd.DataFrame | None
    unit: pd.Series


def people_of(inputs: Inputs) -> People:
    """What is loaded of deprivation and ethnic groups; nothing is needed."""
    inside = inputs.areas.inside
    codes, area_set = list(inside.index), inputs.areas.small_set
    decile = _loaded(lambda: deprivation(area_set, within=codes).frame["decile"])
    groups = _loaded(lambda: ethnicity(area_set, within=codes).frame.drop(columns="carried"))
    members = None
    if groups is not None and set(codes) <= set(groups.index):
        shares = groups.loc[codes].div(groups.loc[codes].sum(axis=1).replace(0, np.nan), axis=0)
        members = shares.fillna(0.0).mul(inside["people"], axis=0)
    if decile is not None and not set(codes) <= set(decile.index):
        decile = None
    return People(
        inside["people"], decile.loc[codes] if decile is not None else None, members, inside["unit"]
    )


def _loaded(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except NothingLoaded:
        return None


def deciles_by_unit(people: People) -> pd.Series:
    """The mean decile of each unit's people, rounded; empty without deprivation."""
    if people.decile is None:
        return pd.Series(dtype="float64")
    weight = people.young.clip(lower=1e-9)
    sums = (people.decile * weight).groupby(people.unit).sum()
    return (sums / weight.groupby(people.unit).sum() + 0.5).apply(np.floor)


def equity_frame(
    people: People, access: pd.DataFrame, tell: Callable[[float], None]
) -> pd.DataFrame:
    """Measures of how places for each young person (small areas × times) are spread."""
    rows: list[Row] = []
    values = access.loc[people.young.index]
    for number, time in enumerate(values.columns):
        season, band = season_and_band(time)
        for row in _of_time(people, values[time] * 100):
            rows.append({"season": season, "band": band, **row})
        tell((number + 1) / len(values.columns))
    return pd.DataFrame(rows, columns=COLUMNS)


def _of_time(people: People, values: pd.Series) -> Iterator[Row]:
    young = people.young
    yield _one("gini", lambda: gini(values, young), "Gini coefficient over young people.")
    how = "What the tenth with most has, over what the four tenths with least have."
    yield _one("palma", lambda: palma(values, young), how)
    yield _one("theil", lambda: theil(values, young).total, "Theil index over young people.")
    if people.decile is not None:
        yield from _by_deprivation(people, people.decile, values)
    if people.members is not None:
        yield from _of_groups(people, people.members, values)


def _by_deprivation(people: People, decile: pd.Series, values: pd.Series) -> Iterator[Row]:
    means = _answer(lambda: means_by_decile(values, people.young, decile))
    if isinstance(means, pd.DataFrame):
        for part, row in means.iterrows():
            how = "Mean of the decile."
            yield _row("decile_mean", str(part), row["mean"], row["low"], row["high"], how)
    rank = decile.astype(float)
    yield _one(
        "concentration_index",
        lambda: concentration_index(values, people.young, rank),
        "Below 0: more where deprivation is greatest.",
    )
    cover = (values > 0).astype(float).where(values.notna())
    yield _one(
        "erreygers_index",
        lambda: erreygers_index(cover, people.young, rank, least=0, most=1),
        "Of having any place within the walk; below 0: more where deprivation is greatest.",
    )
    yield from _slope(means)
    gap = _answer(lambda: decile_gap(values, people.young, decile, people.unit))
    if isinstance(gap, BadInput):
        yield _row("decile_gap", "", how=_why(gap))
    else:
        how = "Most deprived decile less the least; limits from drawing whole neighbourhoods."
        yield _row("decile_gap", "", gap.difference, gap.low, gap.high, how)


def _slope(means: pd.DataFrame | BadInput) -> Iterator[Row]:
    if isinstance(means, BadInput):
        yield _row("slope_index", "", how=_why(means))
        return
    sound = means[means["se"].notna()]
    found = _answer(lambda: slope_index(sound["mean"], sound["people"], sound["se"], draws=DRAWS))
    if isinstance(found, BadInput):
        yield _row("slope_index", "", how=_why(found))
        return
    how = "Least deprived less most, by the slope over deciles (PHE method), places for 100."
    yield _row("slope_index", "", found.sii, found.sii_low, found.sii_high, how)
    how = "Least deprived over most, by the same slope; none where that starts at nothing or below."
    # Where the line may start at nothing, a ratio to it says nothing.
    ratios = np.array([found.rii, found.rii_low, found.rii_high])
    is_sound = np.isfinite(ratios).all() and (ratios > 0).all() and found.intercept > 0
    rii, low, high = ratios if is_sound else np.full(3, np.nan)
    yield _row("relative_index", "", rii, low, high, how)


def _of_groups(people: People, members: pd.DataFrame, values: pd.Series) -> Iterator[Row]:
    found = _answer(lambda: group_means(values, members, people.unit, draws=GROUP_DRAWS))
    if isinstance(found, BadInput):
        yield _row("group_mean", "", how=_why(found))
        return
    how = (
        "Places for 100 young people where members of the group live, less everybody's: what "
        "their areas have, not what each of them has."
    )
    for group, row in found.iterrows():
        yield _row("group_difference", str(group), row["difference"], row["low"], row["high"], how)
    yield from _standing_in(shares_of(people, members), values)


def shares_of(people: People, members: pd.DataFrame) -> pd.DataFrame:
    """Of each area's young people, the share of each group; NaN where none live."""
    return members.div(people.young.where(people.young > 0), axis=0).clip(upper=1.0)


def _standing_in(shares: pd.DataFrame, values: pd.Series) -> Iterator[Row]:
    """Whether something that knows nothing of groups stands in for them all the same."""
    for group in shares.columns:
        found = _answer(partial(goes_along, values, shares[group]))
        if isinstance(found, BadInput):
            yield _row("goes_along", str(group), how=_why(found))
            continue
        how = (
            "Rank correlation of places for 100 young people with the group's share of an area: "
            "neither enters the other."
        )
        yield _row("goes_along", str(group), found.correlation, found.low, found.high, how)


def _one(measure: str, work_out: Callable[[], float], how: str) -> Row:
    found = _answer(work_out)
    if isinstance(found, BadInput):
        return _row(measure, "", how=_why(found))
    return _row(measure, "", found, how=how)


def _answer(work_out: Callable[[], Any]) -> Any:
    """What it gives, or why there is none."""
    try:
        return work_out()
    except BadInput as reason:
        return reason


def _why(reason: BadInput) -> str:
    return f"Not worked out: {reason}."


def _row(
    measure: str,
    group: str,
    value: float = np.nan,
    low: float = np.nan,
    high: float = np.nan,
    how: str = "",
) -> Row:
    return {
        "measure": measure, "group": group, "value": value, "low": low, "high": high, "how": how
    }  # fmt: skip
