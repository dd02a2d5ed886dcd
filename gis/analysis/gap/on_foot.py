"""Access on foot in each draw: from the table of walks to places a young person, area by area."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd

from gis.analysis.access.catchments import catchments
from gis.analysis.access.decay import Decay
from gis.analysis.access.floating import e2sfca, m2sfca
from gis.analysis.access.origins import to_areas
from gis.analysis.contracts import (
    BadFrame,
    require_between,
    require_columns,
    require_numbers,
    require_one_of,
)
from gis.analysis.gap.draws import AccessOf, Draw, Floats
from gis.analysis.network.table import OdTable

WALK_MIN = 20.0


class Measure(StrEnum):
    """Which floating catchment: distance cancels out of the first for one population alone."""

    E2SFCA = "e2sfca"
    M2SFCA = "m2sfca"


def access_on_foot(
    table: OdTable,
    origins: pd.DataFrame,
    areas: pd.Index,
    supply: pd.DataFrame,
    *,
    walk_min: float = WALK_MIN,
    decay: str = Decay.GAUSSIAN,
    measure: str = Measure.E2SFCA,
) -> AccessOf:
    """A function for ``draws.gap_bands``: places a young person, areas × times, in a draw.

    ``table`` holds walks from ``origins`` (columns area, people; its rows) and must reach
    farther than ``walk_min`` takes a fast draw, for a walk that was not looked for is refused.
    ``supply`` is listings × times with published hours; a draw shuts what is not true. A draw's
    people are spread over the origins of their area as the origins' own people are.
    """
    require_between("walk_min", walk_min, 1, 120)
    require_one_of("measure", measure, list(Measure))
    require_columns(origins, ["area", "people"], "origins")
    if not origins.index.equals(table.origins):
        raise BadFrame("origins", "does not have the table's origins, in their order")
    if not supply.index.equals(table.listings):
        raise BadFrame("supply", "does not have the table's listings, in their order")
    at = areas.get_indexer(origins["area"])
    if (at < 0).any():
        raise BadFrame("origins", f"has the area {origins['area'].iloc[int(np.argmin(at))]} alone")
    people = require_numbers(origins["people"], "origins.people", least=0)
    of_area = np.bincount(at, people, minlength=len(areas))[at]
    evenly = 1 / np.bincount(at, minlength=len(areas))[at]
    share = np.divide(people, of_area, out=evenly, where=of_area > 0)
    summed = e2sfca if measure == Measure.E2SFCA else m2sfca

    def access(draw: Draw) -> Floats:
        here = pd.Series(draw.people[at] * share, index=origins.index)
        limit_m = draw.speed_kmh * 1000 / 60 * walk_min
        reach = catchments(table, here, decay, limit_m=limit_m)
        found = summed(reach, supply.mul(draw.is_open.astype(float), axis=0))
        by_area = to_areas(found, origins["area"], here).reindex(areas)
        return np.asarray(by_area, dtype=np.float64)

    return access
