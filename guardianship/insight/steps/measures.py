"""Measures of access side by side, whichever of them the run's gap is worked out from.

None is enough alone (Delamater 2013; Páez, Higgins and Vivona 2019; Soukhov and others 2023), so
every run tells them all, by unit and time.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from gis.analysis.access.balanced import balanced_service, spatial_availability
from gis.analysis.access.catchments import Catchments
from gis.analysis.access.floating import e2sfca, m2sfca
from gis.analysis.access.hours import reachable_hours
from guardianship.insight.steps.access import means_by_unit, origin_units, units_means
from guardianship.insight.steps.inputs import Inputs, Ready, time_of

KEYS = ["area_code", "season", "band"]


def side_by_side(ready: Ready, here: Catchments) -> pd.DataFrame:
    """By unit and time: ``e2sfca_per_100``, ``m2sfca_per_100`` and ``balanced_per_100`` (places
    for 100 young people; in the last each asks for one place in all), ``places_available`` (that
    fall to the unit's young people in all), ``hours_open`` (of the time with something open within
    the walk) and ``listing_hours`` (of all listings within it, added up)."""
    inputs, supply = ready.inputs, ready.inputs.supply
    parts = {
        "e2sfca_per_100": means_by_unit(inputs, e2sfca(here, supply) * 100),
        "m2sfca_per_100": means_by_unit(inputs, m2sfca(here, supply) * 100),
        "balanced_per_100": means_by_unit(inputs, balanced_service(here, supply) * 100),
        "places_available": _sums(inputs, spatial_availability(here, supply)),
    }
    answer = pd.DataFrame(parts).rename_axis(["area_code", "time"]).reset_index()
    times = [(season, band) for season in inputs.seasons for band in inputs.bands(season)]
    season = {time_of(*each): each[0].value for each in times}
    band = {time_of(*each): each[1] for each in times}
    answer = answer.assign(season=answer["time"].map(season), band=answer["time"].map(band))
    return answer.drop(columns="time").merge(_hours(ready), on=KEYS, how="left")


def _sums(inputs: Inputs, places: pd.DataFrame) -> pd.Series:
    """Places by unit and time; NaN where nobody knows how far anybody of it walks."""
    unit = origin_units(inputs)
    mine = places[unit != ""]
    sums = mine.groupby(unit[unit != ""]).sum(min_count=1)
    return sums.reindex(inputs.areas.units.index).stack(future_stack=True)


def _hours(ready: Ready) -> pd.DataFrame:
    """Hours of each time within the walk, means of the unit's young people."""
    inputs = ready.inputs
    columns = {}
    for season in inputs.seasons:
        share, slot_min = inputs.usable_hours(season), inputs.weeks.slots[season].slot_min
        for band, slots in inputs.bands(season).items():
            found = reachable_hours(
                ready.walked.table,
                share.iloc[:, np.array(slots)],
                limit_m=inputs.asked.walk_m,
                slot_min=slot_min,
            )
            for name, told in (("hours", "hours_open"), ("listing_hours", "listing_hours")):
                columns[season.value, band, told] = found[name]
    values = pd.DataFrame(columns)
    values.columns.names = [*KEYS[1:], None]
    means = units_means(inputs, values).rename_axis("area_code")
    return means.stack(KEYS[1:], future_stack=True).reset_index()
