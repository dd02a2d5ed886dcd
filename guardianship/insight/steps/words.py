"""Groups and sentences by unit and time, and what each area has and lacks, in words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from gis.analysis.access.kinds import ALL, UNIVERSAL
from gis.analysis.gap.groups import Support, support_groups
from gis.analysis.gap.thin import Thin, why_not_read
from gis.analysis.gap.typology import typology
from guardianship.insight.enums import Season
from guardianship.insight.steps.gap import rounded_people
from guardianship.insight.steps.inputs import Inputs, season_and_band

# English constants: pages translate by the codes beside them (season, band, kind, group).
BAND_WORDS = {
    "after_school": "after school",
    "evening": "on evenings from Monday to Thursday",
    "weekend_night": "on Friday and Saturday nights",
    "weekend_day": "in the daytime at weekends",
    "sunday_evening": "on Sunday evenings",
    "late": "late, from 10pm to 2am",
}
SEASON_WORDS = {
    Season.TERM.value: "in term time",
    Season.HOLIDAYS.value: "in the school holidays",
    Season.ALL_YEAR.value: "in a typical week",
    Season.DATE.value: "on the day",
}
KIND_WORDS = {
    "youth_provision": "youth provision",
    "respite_space": "a place to take a break",
    "detached_youth_work": "youth workers out and about",
    "trusted_business": "a shop that will help",
    "ordinary_place": "an ordinary place",
}


def time_words(times: pd.Index) -> dict[str, str]:
    """Words for each time; a band of a table of one's own is called by its code."""
    found = {}
    for time in times:
        season, band = season_and_band(time)
        found[time] = f"{BAND_WORDS.get(band, band.replace('_', ' '))} {SEASON_WORDS[season]}"
    return found


def slots_in_words(inputs: Inputs, bands: pd.DataFrame, people: pd.Series) -> pd.DataFrame:
    """By unit and time: group, why not read, sentence, and young people short, in fives."""
    asked = inputs.asked
    told = bands.copy()
    for column in ("median", "low", "high"):
        told[column] = rounded_people(bands[column])
    why = why_not_read(people, bands)
    groups = support_groups(
        told,
        people,
        why,
        inputs.areas.units["name"],
        time_words(inputs.supply.columns),
        missing_share=asked.missing_share,
        there_share=asked.there_share,
    )
    is_read = why == Thin.NO
    answer = pd.DataFrame(
        {
            "short": told["median"].where(is_read),
            "short_low": told["low"].where(is_read),
            "short_high": told["high"].where(is_read),
            "why_not_read": why.astype(str),
        },
        index=bands.index,
    )
    answer = answer.join(groups[["group", "sentence"]])
    answer["group"] = [str(group) for group in answer["group"]]
    parts = [season_and_band(time) for time in answer.index.get_level_values("time")]
    return answer.reset_index(names=["area_code", "time"]).assign(
        season=[season for season, _ in parts], band=[band for _, band in parts]
    )


def areas_in_words(
    inputs: Inputs, kinds: pd.DataFrame, slots: pd.DataFrame, people: pd.Series, decile: pd.Series
) -> pd.DataFrame:
    """One row a unit and season: what is there, what is missing, and the group of all its times."""
    rows = []
    for season in inputs.seasons:
        mine = kinds[(kinds["season"] == season.value) & ~kinds["kind"].isin([ALL, UNIVERSAL])]
        words = _typology(mine, inputs)
        for unit in inputs.areas.units.index:
            at = (slots["season"] == season.value) & (slots["area_code"] == unit)
            why = slots.loc[at, "why_not_read"].tolist()
            rows.append(
                {
                    "area_code": unit,
                    "season": season.value,
                    "people": rounded_people(people)[unit],
                    "decile": decile.get(unit, np.nan),
                    **words.loc[unit].to_dict(),
                    "group": _of_all(slots.loc[at, "group"].tolist()),
                    "why_not_read": why[0] if len(set(why)) == 1 else "",
                }
            )
    return pd.DataFrame(rows)


def _typology(kinds: pd.DataFrame, inputs: Inputs) -> pd.DataFrame:
    if kinds.empty:
        hours = pd.DataFrame(index=inputs.areas.units.index)
        hours.columns = pd.MultiIndex.from_tuples([], names=["kind", "band"])
        return typology(hours, {}, {})
    hours = kinds.pivot(index="area_code", columns=["kind", "band"], values="hours")
    in_order: Mapping[str, str] = {
        band: BAND_WORDS.get(band, band.replace("_", " ")) for band in dict.fromkeys(kinds["band"])
    }
    there = {kind: KIND_WORDS[kind] for kind in KIND_WORDS if kind in set(kinds["kind"])}
    return typology(hours.reindex(inputs.areas.units.index), there, in_order)


def _of_all(groups: list[str]) -> str:
    """Missing when it is at any time; there when it is at all times."""
    if Support.MISSING.value in groups:
        return Support.MISSING.value
    if set(groups) == {Support.THERE.value}:
        return Support.THERE.value
    return (Support.NOT_READ if set(groups) == {Support.NOT_READ.value} else Support.UNSURE).value
