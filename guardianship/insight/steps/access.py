"""What is open within a walk, by time: nearest doors, cover, places, kinds, and the balance."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from gis.analysis.access.catchments import Catchments, catchments
from gis.analysis.access.conservation import conservation
from gis.analysis.access.decay import THRESHOLDS_M
from gis.analysis.access.floating import e2sfca, m2sfca
from gis.analysis.access.kinds import ALL, UNIVERSAL
from gis.analysis.access.nearest import LEAST_SHARE, minutes, nearest_open_m, walks
from gis.analysis.access.origins import to_areas
from gis.analysis.gap.on_foot import Measure
from gis.analysis.network.snapping import Reach
from guardianship.insight.enums import Season
from guardianship.insight.frames.hours import HOUR_MIN
from guardianship.insight.steps.inputs import Inputs, Ready, season_and_band

# The walk within which the week strip looks: 15 minutes.
STRIP_M = 1200.0


def reach_of(ready: Ready) -> Catchments:
    """Who competes for what, by the run's walk and decay."""
    asked, origins = ready.inputs.asked, ready.inputs.areas.origins
    return catchments(ready.walked.table, origins["people"], asked.decay, limit_m=asked.walk_m)


def access_of(ready: Ready, here: Catchments) -> pd.DataFrame:
    """Places for each young person, origins × times, by the chosen measure."""
    measure = e2sfca if ready.inputs.asked.measure == Measure.E2SFCA else m2sfca
    return measure(here, ready.inputs.supply)


def balance(ready: Ready, here: Catchments) -> pd.DataFrame:
    """Places handed out equal places offered, time by time."""
    supply = ready.inputs.supply
    check = conservation(here, supply, e2sfca(here, supply))
    return _with_time(check.reset_index(names="time"))


def nearest_frames(
    ready: Ready, tell: Callable[[float], None]
) -> tuple[pd.DataFrame, pd.DataFrame, dict[Season, pd.DataFrame]]:
    """By unit and time: minutes and shares; by unit, authority and hour: the week strip; and
    metres to the nearest open door by origin and hour, for each season."""
    inputs = ready.inputs
    rows, strips, nearest = [], [], {}
    for number, season in enumerate(inputs.seasons):
        here = walks(
            ready.walked.table,
            partial(inputs.usable, season),
            walk_kmh=inputs.asked.walk_kmh,
        )
        first = nearest_open_m(here)
        second = nearest_open_m(here, 2, inputs.listings["place"])
        rows.append(_by_unit(inputs, season, first, second))
        strips.append(_strip(inputs, season, first))
        nearest[season] = first
        tell((number + 1) / len(inputs.seasons))
    return pd.concat(rows, ignore_index=True), pd.concat(strips, ignore_index=True), nearest


def _by_unit(
    inputs: Inputs, season: Season, first: pd.DataFrame, second: pd.DataFrame
) -> pd.DataFrame:
    rows = []
    for unit, at in _units(inputs):
        people = inputs.areas.origins["people"].to_numpy()[at]
        for band, slots in inputs.bands(season).items():
            near, next_near = (
                frame.to_numpy()[np.ix_(at, np.array(slots))] for frame in (first, second)
            )
            row: dict[str, Any] = {"area_code": unit, "season": season.value, "band": band}
            row["minutes_nearest"] = middle_minutes(near, people, inputs.asked.walk_kmh)
            row["minutes_second"] = middle_minutes(next_near, people, inputs.asked.walk_kmh)
            for limit_m in THRESHOLDS_M:
                row[f"share_{limit_m:.0f}"] = _share(near, people, limit_m)
            rows.append(row)
    return pd.DataFrame(rows)


def _units(inputs: Inputs) -> list[tuple[str, np.ndarray]]:
    """Codes of units, and the places of the origins in each; those beyond are in none."""
    unit = origin_units(inputs)
    return [(code, np.flatnonzero((unit == code).to_numpy())) for code in inputs.areas.units.index]


def origin_units(inputs: Inputs) -> pd.Series:
    """The unit of each origin, empty beyond the boundary."""
    origins = inputs.areas.origins
    return pd.Series(
        inputs.areas.small["unit"].reindex(origins["area"]).to_numpy(), index=origins.index
    )


def middle_minutes(metres: np.ndarray, people: np.ndarray, walk_kmh: float) -> float:
    """Minutes of the middle young person at a middle hour; NaN where that is out of reach."""
    weight = np.repeat(people, metres.shape[1])
    flat = metres.ravel()
    kept = ~np.isnan(flat) & (weight > 0)
    flat, weight = flat[kept], weight[kept]
    if not len(flat):
        return float("nan")
    order = np.argsort(flat, kind="stable")
    half = np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)
    found = flat[order][min(int(half), len(flat) - 1)]
    return float(minutes(np.array([found]), walk_kmh)[0]) if np.isfinite(found) else float("nan")


def _share(metres: np.ndarray, people: np.ndarray, limit_m: float) -> float:
    """Share of young people about whom anything is known who have an open door that near."""
    known = ~np.isnan(metres)
    lived = (people[:, None] * known).sum()
    within = (people[:, None] * (metres <= limit_m)).sum()
    return float(within / lived) if lived else float("nan")


def _strip(inputs: Inputs, season: Season, first: pd.DataFrame) -> pd.DataFrame:
    people = inputs.areas.origins["people"].to_numpy()
    everybody = np.flatnonzero((origin_units(inputs) != "").to_numpy())
    parts = HOUR_MIN // inputs.asked.slot_min
    hours = range(len(first.columns) // parts)
    rows = []
    for code, at in [(inputs.areas.authority.code, everybody), *_units(inputs)]:
        near = first.to_numpy()[at]
        shares = [
            _share(near[:, hour * parts : (hour + 1) * parts], people[at], STRIP_M)
            for hour in hours
        ]
        rows.append(
            pd.DataFrame(
                {"area_code": code, "season": season.value, "slot": hours, "share": shares}
            )
        )
    return pd.concat(rows, ignore_index=True)


def kinds_frame(ready: Ready) -> pd.DataFrame:
    """By unit, time and kind: share of young people with one open within the walk, and hours."""
    inputs = ready.inputs
    near = ready.walked.table.within(inputs.asked.walk_m)
    reach = csr_array(
        (np.ones(near.pair_count), (near.origin, near.listing)),
        shape=(len(near.origins), len(near.listings)),
    )
    known = near.origin_reach == Reach.ON_NETWORK
    rows = []
    for season in inputs.seasons:
        share = np.nan_to_num(inputs.open_to_arrive[season].to_numpy())
        for kind, chosen in _kinds(inputs.listings):
            is_open = (share >= LEAST_SHARE) & chosen[:, None]
            covered = (reach @ is_open.astype(np.float64)) > 0
            rows += _kind_rows(inputs, season, kind, covered, known)
    return pd.DataFrame(rows)


def _kinds(listings: pd.DataFrame) -> list[tuple[str, np.ndarray]]:
    kinds = [
        (kind, (listings["kind"] == kind).to_numpy()) for kind in sorted(set(listings["kind"]))
    ]
    everything = np.ones(len(listings), dtype=bool)
    return [(ALL, everything), *kinds, (UNIVERSAL, listings["universal"].to_numpy(dtype=bool))]


def _kind_rows(
    inputs: Inputs, season: Season, kind: str, covered: np.ndarray, known: np.ndarray
) -> list[dict[str, object]]:
    people = np.where(known, inputs.areas.origins["people"], 0.0)
    rows: list[dict[str, object]] = []
    for unit, at in _units(inputs):
        lived = people[at].sum()
        for band, slots in inputs.bands(season).items():
            by_slot = people[at] @ covered[np.ix_(at, np.array(slots))]
            share = float(by_slot.mean() / lived) if lived else float("nan")
            slot_h = inputs.asked.slot_min / HOUR_MIN
            hours = float(by_slot.sum() * slot_h / lived) if lived else float("nan")
            row = {"area_code": unit, "season": season.value, "band": band, "kind": kind}
            rows.append({**row, "reachable_share": share, "hours": hours})
    return rows


def places_per_100(inputs: Inputs, access: pd.DataFrame) -> pd.DataFrame:
    """Places for 100 young people by unit and time, means of its people."""
    means = means_by_unit(inputs, access * 100)
    named = means.rename("places_per_100").rename_axis(["area_code", "time"])
    return _with_time(named.reset_index())


def means_by_unit(inputs: Inputs, values: pd.DataFrame) -> pd.Series:
    """Means of each unit's people (index unit × column), from values of origins."""
    return units_means(inputs, values).stack(future_stack=True)


def units_means(inputs: Inputs, values: pd.DataFrame) -> pd.DataFrame:
    """Means of each unit's people, units × the columns of values of origins."""
    unit = origin_units(inputs)
    inside = unit != ""
    people = inputs.areas.origins["people"]
    means = to_areas(values[inside], unit[inside].rename("area_code"), people[inside])
    return means.reindex(inputs.areas.units.index)


def _with_time(frame: pd.DataFrame) -> pd.DataFrame:
    parts = [season_and_band(time) for time in frame["time"]]
    return frame.drop(columns="time").assign(
        season=[season for season, _band in parts], band=[band for _season, band in parts]
    )
