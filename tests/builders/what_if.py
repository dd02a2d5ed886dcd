"""What a run keeps for questions of what if: a small town on a line, straight walks, known sums."""

from __future__ import annotations

from typing import Any

import geopandas
import numpy as np
import pandas as pd

from gis.analysis.network.straight_line import straight_line_distances
from gis.analysis.network.table import OdTable
from gis.crs import BRITISH_NATIONAL_GRID
from gis.walking.packing import pack_arrays, unpack_arrays
from guardianship.insight.canonical import digest
from guardianship.insight.enums import RunState
from guardianship.insight.models import Run, RunTable
from guardianship.insight.scenarios.stored import TABLE, packed
from tests.builders.insight import NAMES, a_run

# Three areas of four postcodes each, 100 young people at every one; their middles are 5 km apart.
EACH = 100.0
APART_M = 5_000.0
BRIDGE, HILL = "11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002"
FRIDAY = 4
# Bridge is open on Fridays from six to eight; who comes until a quarter past seven can stay.
FRIDAY_NOW = {FRIDAY * 24 + 18: 1.0, FRIDAY * 24 + 19: 0.25}


def a_run_to_try_on(*, content: bytes = b"", **fields: Any) -> Run:
    """A run that is done and kept a town: a youth club, and a library that is never open.

    ``content`` is what it kept where that is not ``what_if()``.
    """
    fields.setdefault("parameters", {"first_age": 10, "last_age": 17, "draws": 60})
    run = a_run(state=RunState.RUNNING, **fields)
    content = content or what_if()
    RunTable.objects.create(run=run, name=TABLE, content=content, digest=digest(content))
    run.state, run.result_hash = RunState.DONE, digest(str(run.uid))
    run.save()
    return run


def what_if() -> bytes:
    """The table."""
    origins, listings, table = _town()
    shares = {}
    for season in ("term", "holidays"):
        share = pd.DataFrame(0.0, index=listings.index, columns=range(168))
        for slot, part in FRIDAY_NOW.items():
            share.loc[BRIDGE, slot] = part
        shares[season] = share
    return packed(origins, listings, table, shares)


def without_deprivation() -> bytes:
    """The same town, of which nobody knows how deprived it is."""
    arrays = unpack_arrays(what_if())
    return pack_arrays({**arrays, "origin-decile": np.full_like(arrays["origin-decile"], np.nan)})


def _town() -> tuple[pd.DataFrame, pd.DataFrame, OdTable]:
    origins = pd.DataFrame(
        [
            {
                "people": EACH,
                "area_code": f"W0200090{area + 1}",
                "area_name": name,
                "decile": 1.0 + 3 * area,
                "x_m": 300_000 + APART_M * area + step * 100.0,
                "y_m": 300_000.0,
            }
            for area, name in enumerate(NAMES)
            for step in range(4)
        ]
    )
    listings = pd.DataFrame(
        {
            "name": ["Bridge youth club", "Hill library"],
            "kind": ["youth_provision", "ordinary_place"],
            "place": ["place 1", "place 2"],
            "places": [20.0, 10.0],
            "reliability": [0.9, 0.9],
            "inside": [True, True],
            "x_m": [300_000.0, 300_000.0 + APART_M],
            "y_m": [300_000.0, 300_000.0],
        },
        index=pd.Index([BRIDGE, HILL], name="listing"),
    )
    table = straight_line_distances(_points(origins), _points(listings), 3200.0, 1.3)
    return origins, listings, table


def _points(frame: pd.DataFrame) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(
        index=frame.index,
        geometry=geopandas.points_from_xy(np.asarray(frame["x_m"]), np.asarray(frame["y_m"])),
        crs=BRITISH_NATIONAL_GRID,
    )
