"""A run from its row to its tables: pure of tasks and of states, so that anything can drive it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gis.analysis.access.origins import to_areas
from guardianship.insight.canonical import canonical_csv, canonical_json, digest
from guardianship.insight.enums import Season, Step
from guardianship.insight.frames.walks import walked
from guardianship.insight.models import Run
from guardianship.insight.scenarios.keeping import kept_for_scenarios
from guardianship.insight.scenarios.stored import TABLE
from guardianship.insight.steps.access import (
    access_of,
    balance,
    kinds_frame,
    nearest_frames,
    places_per_100,
    reach_of,
)
from guardianship.insight.steps.equity import deciles_by_unit, equity_frame, people_of
from guardianship.insight.steps.gap import bands_by_unit
from guardianship.insight.steps.inputs import Inputs, Ready, inputs_of
from guardianship.insight.steps.measures import side_by_side
from guardianship.insight.steps.pattern import pattern_frame
from guardianship.insight.steps.sources import partners_frame, sources_frame
from guardianship.insight.steps.words import areas_in_words, slots_in_words
from guardianship.insight.table_columns import COLUMNS
from guardianship.lib.time_bands import time_bands

# Called with the step and the share of it that is done; may raise to stop the run.
Tell = Callable[[Step, float], None]
TABLES = ("areas", "slots", "kinds", "week", "equity", "pattern", "partners", "conservation")
HOW_WE_KNOW = [
    "Opening hours come from the register; a visit counts when somebody who arrives can stay.",
    "Young people start to walk at the postcodes of their area and share places with all others "
    "in reach.",
    "The band holds nine in ten of the draws in which hours, people, walking speed and room are "
    "taken to be otherwise.",
    "Minutes are those of the middle young person at a middle hour of the time.",
]
CANNOT_TELL = [
    "Whether young people know of a place, want to go there or feel welcome.",
    "Ways other than walking.",
    "How much room there is: it is assumed by kind of listing.",
]
EDGE = "Who shares places near the boundary: it was looked less far beyond it than two walks."


@dataclass(frozen=True)
class Result:
    """Bytes of each table by name, what is to be said of them, and hashes."""

    contents: dict[str, bytes]
    head: dict[str, Any]
    input_hashes: dict[str, str]

    @property
    def result_hash(self) -> str:
        """Of everything that was found; the same for the same inputs, choices and seed."""
        digests = {name: digest(content) for name, content in self.contents.items()}
        return digest(canonical_json(self.head), canonical_json(digests))


def work_out(run: Run, tell: Tell) -> Result:
    """All steps, one after the other. Raises ``BadInput``, and what ``tell`` does."""
    tell(Step.INPUTS, 0.0)
    inputs = inputs_of(run)
    tell(Step.INPUTS, 1.0)
    paths = walked(
        inputs.areas,
        inputs.offered.frame,
        inputs.asked,
        lambda done, total: tell(Step.WALKS, done / max(total, 1)),
    )
    ready = Ready(inputs, paths)
    tell(Step.WALKS, 1.0)
    frames = _measured(ready, tell)
    contents = {name: canonical_csv(_told(frames[name], name, inputs)) for name in TABLES}
    contents["sources"] = canonical_csv(frames["sources"])
    contents["working_areas"] = canonical_csv(_small_areas(ready))
    contents[TABLE] = kept_for_scenarios(ready, run.area_set.code)
    tell(Step.SOURCES, 1.0)
    hashes = {**inputs.hashes, "network": paths.version}
    return Result(contents, _head(ready), hashes)


def _measured(ready: Ready, tell: Tell) -> dict[str, pd.DataFrame]:
    inputs = ready.inputs
    here = reach_of(ready)
    access = access_of(ready, here)
    slots, week, _nearest = nearest_frames(ready, lambda share: tell(Step.ACCESS, share * 0.9))
    kinds = kinds_frame(ready)
    keys = ["area_code", "season", "band"]
    slots = slots.merge(places_per_100(inputs, access), on=keys, how="left")
    slots = slots.merge(side_by_side(ready, here), on=keys, how="left")
    tell(Step.ACCESS, 1.0)
    bands, young = bands_by_unit(ready, lambda share: tell(Step.GAP, share))
    told = slots_in_words(inputs, bands, young)
    slots = slots.merge(told.drop(columns="time"), on=keys, how="left")
    people = people_of(inputs)
    areas = areas_in_words(inputs, kinds, slots, young, deciles_by_unit(people))
    tell(Step.WORDS, 1.0)
    origins = inputs.areas.origins
    by_area = to_areas(access, origins["area"], origins["people"]).reindex(inputs.areas.small.index)
    pattern = pattern_frame(inputs, by_area)
    tell(Step.PATTERN, 1.0)
    equity = equity_frame(people, by_area, lambda share: tell(Step.EQUITY, share))
    return {
        "areas": areas, "slots": slots, "kinds": kinds, "week": week, "equity": equity,
        "pattern": pattern, "partners": partners_frame(inputs),
        "conservation": balance(ready, here), "sources": sources_frame(ready),
    }  # fmt: skip


def _told(frame: pd.DataFrame, name: str, inputs: Inputs) -> pd.DataFrame:
    """The columns of the contract, areas by name, times in the order of the table of bands."""
    frame = frame.reset_index(drop=True)
    columns = list(COLUMNS[name])
    if "area_name" in columns:
        frame["area_name"] = frame["area_code"].map(_names(inputs)) if len(frame) else ""
    order = pd.DataFrame(index=frame.index)
    for column in ("area_name", "area_code", "season", "band", "kind", "measure", "slot"):
        if column in frame.columns and column in columns:
            order[column] = _in_order(frame[column], column)
    if order.columns.size:
        frame = frame.loc[order.sort_values(list(order.columns), kind="stable").index]
    return frame.reindex(columns=columns)


def _names(inputs: Inputs) -> dict[str, str]:
    names = inputs.areas.units["name"].to_dict()
    return {**names, inputs.areas.authority.code: inputs.areas.authority.name}


def _in_order(values: pd.Series, column: str) -> pd.Series:
    if column == "band":
        codes = [band.code for band in time_bands()]
        return values.map({code: place for place, code in enumerate(codes)})
    if column == "season":
        return values.map({season.value: place for place, season in enumerate(Season)})
    return values.str.casefold() if column == "area_name" else values


def _small_areas(ready: Ready) -> pd.DataFrame:
    """What a release needs to add counts of small areas up to those that results are told in."""
    small = ready.inputs.areas.small[["name", "people", "unit", "inside"]]
    return small.reset_index(names="area")


def _head(ready: Ready) -> dict[str, Any]:
    inputs = ready.inputs
    weeks = {
        season.value: [day.isoformat() for day in days]
        for season, days in inputs.weeks.days.items()
    }
    times = [season.value for season in inputs.seasons]
    return {
        "ages": [inputs.asked.first_age, inputs.asked.last_age],
        "seasons": times,
        "bands": _bands(inputs),
        "weeks": weeks,
        "slot_min": inputs.asked.slot_min,
        "walk_min": inputs.asked.walk_min,
        "standard_per_1000": inputs.asked.standard_per_1000,
        "approximate": ready.walked.table.approximate,
        "geography": inputs.areas.told_in.kind,
        "geography_set": inputs.areas.told_in.code,
        "people": round(float(inputs.areas.inside["people"].sum()) / 5) * 5,
        "listings": len(inputs.listings),
        "how_we_know": HOW_WE_KNOW,
        "cannot_tell": [*CANNOT_TELL, *_beyond(inputs)],
        "left_out": {
            "hidden_listings": inputs.offered.hidden,
            "unknown_hours": int(inputs.listings["unknown"].sum()),
            "hours_nobody_is_sure_of": inputs.weeks.unsure,
            "off_the_network": _off(ready),
        },
    }


def _bands(inputs: Inputs) -> list[str]:
    """Time bands that the run measured: one day has only some of them."""
    measured = {code for season in inputs.seasons for code in inputs.bands(season)}
    return [band.code for band in time_bands() if band.code in measured]


def _beyond(inputs: Inputs) -> list[str]:
    """Whoever walks to a listing beyond the boundary shares it with people beyond that."""
    return [EDGE] if inputs.asked.beyond_m < 2 * inputs.asked.walk_m else []


def _off(ready: Ready) -> int:
    reach = ready.walked.table.listing_reach
    return int(sum(str(each) != "on network" for each in reach))
