"""What a run puts aside for questions of what if."""

from __future__ import annotations

import pandas as pd

from gis.statistics.frames import NothingLoaded, deprivation
from guardianship.insight.frames.hours import by_hour
from guardianship.insight.scenarios.stored import packed
from guardianship.insight.steps.access import origin_units
from guardianship.insight.steps.inputs import Inputs, Ready


def kept_for_scenarios(ready: Ready, area_set_code: str) -> bytes:
    """The content of the run's table ``stored.TABLE``."""
    inputs = ready.inputs
    points = inputs.areas.origins
    unit = origin_units(inputs)
    names = inputs.areas.units["name"]
    origins = pd.DataFrame(
        {
            "people": points["people"],
            "area_code": unit,
            "area_name": unit.map(names).fillna(""),
            "decile": points["area"].map(_deciles(inputs, area_set_code)).astype("float64"),
            "x_m": points.geometry.x,
            "y_m": points.geometry.y,
        }
    )
    middle = inputs.listings.geometry.representative_point()
    listings = inputs.listings[["name", "kind", "place", "places", "reliability", "inside"]]
    listings = pd.DataFrame(listings).assign(x_m=middle.x, y_m=middle.y)
    shares = {
        season.value: by_hour(share, inputs.asked.slot_min)
        for season, share in inputs.open_to_arrive.items()
    }
    return packed(origins, listings, ready.walked.table, shares)


def _deciles(inputs: Inputs, area_set_code: str) -> pd.Series:
    try:
        found = deprivation(area_set_code, within=list(inputs.areas.small.index))
    except NothingLoaded:
        return pd.Series(dtype="float64")
    return found.frame["decile"]
