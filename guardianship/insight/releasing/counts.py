"""Counts of reports by area and finished quarter, source by source, through disclosure control."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from django.db.models import Sum

from gis.analysis.disclosure.figures import Layout
from gis.analysis.disclosure.release import Release as Controlled
from gis.analysis.disclosure.rules import Rules
from gis.analysis.harm.agreement import agreement
from gis.analysis.harm.counts import Layer, SourceKind, why_left_out
from gis.analysis.harm.rates import empirical_bayes, p_all_alike
from gis.analysis.harm.reporting import tipping_ratio
from gis.models import Area, AreaSet
from guardianship.insight.models import Release
from guardianship.insight.releasing.controlled import under_control
from guardianship.insight.releasing.hours import (
    AT,
    for_readers,
    hours_under_control,
    knows_hours,
)
from guardianship.safeguarding.harm.enums import RaisedBy
from guardianship.safeguarding.harm.models import HarmCount, HarmSource, LoadedMonth

KINDS = {
    RaisedBy.POLICE.value: SourceKind.POLICE,
    RaisedBy.HEALTH.value: SourceKind.HEALTH,
    RaisedBy.YOUNG_PERSON.value: SourceKind.YOUNG_PEOPLE,
    RaisedBy.SCHOOL.value: SourceKind.EDUCATION,
}
MONTHS_OF_A_QUARTER = 3
# A force that recorded less than this part of an area's reports is a neighbour.
LEAST_PART = 0.05
# Of maps on which all areas are alike, so many may be taken for ones on which they differ.
FALSE_SHARE = 0.025
# Between layer and source in the names of the tables that hold a controlled release as it is.
SLASH = "/"
# By layer, the table of its hours.
HOURS = {Layer.HARM: "harm_hours", Layer.SYSTEM_CONTACT: "contact_hours"}


@dataclass(frozen=True, eq=False)
class Told:
    """Who lives where: ``unit`` of each small area, ``people`` and ``names`` by unit."""

    authority: Area
    small_set: AreaSet
    kind: str
    unit: pd.Series
    people: pd.Series
    names: pd.Series


@dataclass(eq=False)
class Counted:
    """Tables for readers; the controlled releases as they are; true cells for the next one."""

    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    controlled: dict[str, Controlled] = field(default_factory=dict)
    cells: dict[str, pd.DataFrame] = field(default_factory=dict)
    sources: list[HarmSource] = field(default_factory=list)
    periods: set[str] = field(default_factory=set)


def counted(told: Told, earlier: list[Release]) -> Counted:
    """Every source that is on and has a whole quarter. The wall must be open for a release.

    Raises ``DisclosureRefused`` with the name of the rule that a release would break.
    """
    found = Counted()
    parts: dict[str, list[pd.DataFrame]] = {layer.value: [] for layer in Layer}
    of_hours: dict[Layer, list[pd.DataFrame]] = {layer: [] for layer in Layer}
    for source in HarmSource.objects.filter(is_on=True).order_by("code"):
        quarters = whole_quarters(source, told.small_set, list(told.unit.index))
        if not quarters:
            continue
        frame = _reports(source, told)
        for layer in Layer:
            every = _reports_of(frame, layer, told, quarters)
            if every is None:
                continue
            mine = _summed(every, "area")
            name = f"{layer.value}{SLASH}{source.code}"
            controlled = _controlled(name, mine, told, quarters, source, earlier)
            of_hours[layer].append(_hours(name, every, told, quarters, source, earlier, found))
            found.controlled[name], found.cells[name] = controlled, mine
            parts[layer.value].append(_for_readers(controlled, source, told))
            found.periods |= set(quarters)
            if source not in found.sources:
                found.sources.append(source)
    found.frames = {
        "harm": _with_tipping(parts[Layer.HARM.value], told),
        "system_contact": _joined(parts[Layer.SYSTEM_CONTACT.value]),
    }
    for layer, name in HOURS.items():
        told_hours = [each for each in of_hours[layer] if len(each)]
        found.frames[name] = pd.concat(told_hours) if told_hours else pd.DataFrame()
    found.frames["agreement"] = _agreeing(found.frames["harm"], told)
    return found


def whole_quarters(source: HarmSource, area_set: AreaSet, areas: list[str]) -> list[str]:
    """Calendar quarters of which all three months are loaded, oldest first.

    Months of a force that reports from elsewhere say nothing here: each publisher that stands for
    a part of the reports of these areas has to have brought all three.
    """
    here = HarmCount.objects.filter(source=source, area__area_set=area_set, area__code__in=areas)
    reports = dict(here.values_list("loaded_month__publisher").annotate(Sum("count")))
    least = LEAST_PART * sum(reports.values())
    whole = []
    for publisher in (name for name, count in reports.items() if count >= least):
        months = LoadedMonth.objects.filter(source=source, area_set=area_set, publisher=publisher)
        names = [quarter_of(month) for month in set(months.values_list("month", flat=True))]
        whole.append({name for name in names if names.count(name) == MONTHS_OF_A_QUARTER})
    return sorted(set.intersection(*whole)) if whole else []


def quarter_of(day: object) -> str:
    """Such as 2026-Q3."""
    return str(pd.Period(pd.Timestamp(day), freq="Q")).replace("Q", "-Q")


def _reports(source: HarmSource, told: Told) -> pd.DataFrame:
    rows = HarmCount.objects.filter(source=source, area__code__in=list(told.unit.index))
    rows = rows.filter(area__area_set=told.small_set)
    values = rows.values_list(
        "area__code",
        "month",
        "time_band",
        "category__code",
        "layer",
        "from_response",
        "raised_by",
        "count",
    )
    columns = ["area", "month", "band", "category", "layer", "loop_guard", "raised_by", "count"]
    frame = pd.DataFrame(list(values), columns=columns)
    # What police begin themselves is of the layer of contact by its category already.
    return frame.assign(source=source.code, police_initiated=False)


def _reports_of(
    frame: pd.DataFrame, layer: Layer, told: Told, quarters: list[str]
) -> pd.DataFrame | None:
    """Reports with unit, quarter and band, or None where this source has none of the layer."""
    mine = frame[frame["layer"] == layer.value]
    if mine.empty:
        return None
    if layer is Layer.HARM:
        mine = mine[why_left_out(mine) == ""]
    mine = mine.assign(
        unit=told.unit.reindex(mine["area"]).to_numpy(),
        period=[quarter_of(month) for month in mine["month"]],
    )
    mine = mine[mine["period"].isin(quarters)]
    return mine.drop(columns="area").rename(columns={"unit": "area"})


def _summed(reports: pd.DataFrame, by: str) -> pd.DataFrame:
    """True counts by area or band, and quarter."""
    return reports.groupby([by, "period"])["count"].sum().reset_index()


def _hours(
    name: str,
    reports: pd.DataFrame,
    told: Told,
    quarters: list[str],
    source: HarmSource,
    earlier: list[Release],
    found: Counted,
) -> pd.DataFrame:
    """What readers see of the hours of one source; adds what the next release is held to.

    Nothing of a source that knows the month alone.
    """
    if not knows_hours(reports["band"].tolist()):
        return pd.DataFrame()
    named = [f"{source.name}, {source.licence}"]
    by_band, by_area = _summed(reports, "band"), _summed(reports, "area")
    layout = _layout(told, quarters)
    safe = hours_under_control(name, by_band, by_area, layout, told.authority, earlier, named)
    if safe is None:
        return pd.DataFrame()
    controlled, found.cells[AT + name] = safe
    found.controlled[AT + name] = controlled
    kind = KINDS.get(source.raised_by, SourceKind.OTHER)
    readable = for_readers(controlled, told.authority)
    return readable.assign(source=source.code, source_kind=kind.value)


def _layout(told: Told, quarters: list[str]) -> Layout:
    units = told.names.index
    return Layout(
        kind=told.kind,
        areas=tuple(units),
        periods=tuple(quarters),
        dimensions={},
        larger={"authority": pd.Series(told.authority.code, index=units)},
    )


def _controlled(
    name: str,
    cells: pd.DataFrame,
    told: Told,
    quarters: list[str],
    source: HarmSource,
    earlier: list[Release],
) -> Controlled:
    layout = _layout(told, quarters)
    named = [f"{source.name}, {source.licence}"]
    return under_control(name, cells, layout, earlier, people=told.people, sources=named)


def _for_readers(controlled: Controlled, source: HarmSource, told: Told) -> pd.DataFrame:
    table = controlled.table().rename(
        columns={"area": "area_code", "rate_low": "rate_low", "rate_high": "rate_high"}
    )
    names = {**told.names.to_dict(), told.authority.code: told.authority.name}
    kind = KINDS.get(source.raised_by, SourceKind.OTHER)
    return table.assign(
        source=source.code,
        source_kind=kind.value,
        area_name=table["area_code"].map(names),
        people=(table["people"] / 5).round() * 5,
    )


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    if not parts:
        return pd.DataFrame()
    whole = pd.concat(parts, ignore_index=True)
    order = ["source", "level", "area_name", "area_code", "period"]
    return whole.sort_values(order, kind="stable", ignore_index=True)


def _with_tipping(parts: list[pd.DataFrame], told: Told) -> pd.DataFrame:
    """What is shown alone decides: nothing is worked out from counts that are hidden."""
    whole = _joined(parts)
    if whole.empty:
        return whole
    whole["tipping_ratio"] = np.nan
    for _key, mine in _small(whole, told):
        smoothed = _smoothed(mine)
        if smoothed is not None:
            whole.loc[mine.index, "tipping_ratio"] = tipping_ratio(smoothed["smoothed"])
    return whole


def _small(whole: pd.DataFrame, told: Told) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    """Rows of small areas, by source and quarter."""
    mine = whole[whole["level"] == told.kind]
    for key, rows in mine.groupby(["source", "period"]):
        yield (str(key[0]), str(key[1])), rows


def _smoothed(rows: pd.DataFrame, false_share: float = FALSE_SHARE) -> pd.DataFrame | None:
    """Smoothed rates of the counts that are shown, on the index of the rows.

    None for too few, and where chance alone may make areas differ as these do: then none of them
    stands out, and none is above others by some ratio.
    """
    shown = rows[rows["count"].notna()]
    if len(shown) < 2:
        return None
    count, years = shown["count"].astype("float64"), shown["people"].astype("float64") / 4
    if p_all_alike(count, years, rounded_to=Rules().base) > false_share:
        return None
    return empirical_bayes(count, years).reindex(rows.index)


def _agreeing(harm: pd.DataFrame, told: Told) -> pd.DataFrame:
    """What sources say side by side in the last quarter that each has; nothing is added."""
    if harm.empty:
        return pd.DataFrame()
    says: dict[str, pd.Series] = {}
    kinds: dict[str, SourceKind] = {}
    of_each = FALSE_SHARE / harm["source"].nunique()
    for (source, _period), rows in _small(harm, told):
        smoothed = _smoothed(rows, of_each)
        # Where areas do not differ by more than chance, each is as likely above as below.
        alike = pd.Series(0.5, rows.index).where(rows["count"].notna())
        above = smoothed["p_above"] if smoothed is not None else alike
        # Quarters come in their order, so that the last one stays.
        says[source] = pd.Series(above.to_numpy(), index=rows["area_code"])
        kinds[source] = SourceKind(rows["source_kind"].iloc[0])
    p_above = pd.DataFrame(says).reindex(told.names.index).astype("float64")
    found = agreement(p_above, kinds)
    found["reading"] = [str(each.value) for each in found["reading"]]
    named = found.assign(area_name=told.names).rename_axis("area_code").reset_index()
    return named.sort_values(["area_name", "area_code"], ignore_index=True)
