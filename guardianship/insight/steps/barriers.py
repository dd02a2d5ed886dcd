"""Access with the lines that young people will not cross, and without them.

Neither a run nor a release has them in it: what young people drew is confidential.
"""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import csr_array

from gis.analysis.access.catchments import catchments
from gis.analysis.access.floating import e2sfca
from gis.analysis.access.nearest import LEAST_SHARE, nearest_open_m, walks
from gis.analysis.access.origins import to_areas
from gis.analysis.contracts import BadParameter
from gis.analysis.network.barriers import phases, with_barriers
from gis.analysis.network.graph import WalkingNetwork
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import Reach, snap
from gis.analysis.network.table import OdTable, with_columns
from gis.crs import BRITISH_NATIONAL_GRID
from gis.walking.networks import network_for, network_of
from guardianship.insight.enums import Season
from guardianship.insight.frames.hours import band_slots
from guardianship.insight.models import Run
from guardianship.insight.scenarios.stored import Town, hour_of
from guardianship.insight.steps.access import middle_minutes
from places.enums import Kind

COLUMNS = ("area_code", "area_name", "season", "band")
WEEK_H, DAY_H = 168, 24
Measured = tuple[np.ndarray, np.ndarray, np.ndarray]


def with_and_without(run: Run, town: Town, barriers: geopandas.GeoDataFrame) -> pd.DataFrame:
    """By area and time: ``share_open`` (of young people with something open within the walk),
    ``places_per_100`` (E2SFCA) and ``minutes_nearest`` (of the middle young person at a middle
    hour; NaN out of reach), and all three ``_with`` the barriers that stand at each hour.

    ``barriers`` is that of ``read_barriers``. Raises ``BadParameter`` where no streets are loaded,
    and for barriers that are not near any of them.
    """
    stored = network_of(run.authority.boundary)
    if stored is None or town.table.approximate is not None:
        raise BadParameter("barriers", "need streets, and no walking network is loaded here")
    network = network_for(stored.pack)
    if not _is_near(barriers, network):
        raise BadParameter("barriers", f"cross no street of {run.authority}")
    hours = _hours_of_week(run, town)
    found = {"": _measured(town, town.table, np.arange(len(hours)))}
    with_them = [np.full(part.shape, np.nan) for part in found[""]]
    for phase in phases(barriers):
        at = np.flatnonzero(np.isin(hours, phase.slots))
        if len(at):
            cut = with_barriers(network, barriers.loc[list(phase.active)])
            for whole, part in zip(with_them, _measured(town, _table(town, cut), at), strict=True):
                whole[:, at] = part
    found["_with"] = (with_them[0], with_them[1], with_them[2])
    return _by_area(run, town, found)


def _is_near(barriers: geopandas.GeoDataFrame, network: WalkingNetwork) -> bool:
    lines = shapely.union_all(np.asarray(barriers.geometry))
    near = network.segments_near(lines.bounds, 0.0)
    return bool(shapely.intersects(lines, network.segments(near)).any())


def _hours_of_week(run: Run, town: Town) -> np.ndarray:
    """For each slot of the town, its hour from Monday midnight."""
    first = run.on_date.weekday() * DAY_H if run.on_date else 0
    return np.array([(first + hour_of(slot)) % WEEK_H for slot in town.share.columns])


def _table(town: Town, cut: WalkingNetwork) -> OdTable:
    """Walks on the cut streets; workers who come to everybody in their patch still do."""
    listings = town.listings
    patch = (listings["kind"] == Kind.DETACHED_YOUTH_WORK).to_numpy()
    sums = np.bincount(town.table.listing, town.table.metres, minlength=len(listings))
    doors = listings[~(patch & (sums == 0))]
    shapes = geopandas.points_from_xy(doors["x_m"], doors["y_m"])
    at = geopandas.GeoDataFrame(index=doors.index, geometry=shapes, crs=BRITISH_NATIONAL_GRID)
    walked = walking_distances(
        cut,
        snap(town.points(), cut, name="origins"),
        snap(at, cut, name="listings"),
        town.table.limit_m,
    )
    return with_columns(town.table, walked, town.table.listings)


def _measured(town: Town, table: OdTable, slots: np.ndarray) -> Measured:
    """Origins × slots: whether something is open within the walk, places a young person, and
    metres to the nearest open door."""
    share = town.share.iloc[:, slots].fillna(0.0)
    near = table.within(town.asked.walk_m)
    reach = csr_array(
        (np.ones(near.pair_count), (near.origin, near.listing)),
        shape=(len(near.origins), len(near.listings)),
    )
    covered = (reach @ (share.to_numpy() >= LEAST_SHARE).astype(np.float64) > 0).astype(np.float64)
    covered[near.origin_reach != Reach.ON_NETWORK] = np.nan
    here = catchments(table, town.origins["people"], town.asked.decay, limit_m=town.asked.walk_m)
    access = e2sfca(here, share.mul(town.listings["places"], axis=0))
    # A walk of any length meets the hours that the run kept: they count whoever arrives.
    nearest = nearest_open_m(walks(table, lambda _walk_min: share))
    return covered, access.to_numpy(), nearest.to_numpy()


def _by_area(run: Run, town: Town, found: dict[str, Measured]) -> pd.DataFrame:
    names, mine = town.areas(), town.inside
    area, people = town.origins.loc[mine, "area_code"], town.origins.loc[mine, "people"]
    parts = []
    for season in town.seasons:
        slots = town.share.columns.get_indexer(town.slots_of(season))
        days = [run.on_date] if run.on_date else []
        for band, hours in band_slots(Season(season), days).items():
            at = slots[np.array(hours)]
            means = {}
            for name, (covered, access, _nearest) in found.items():
                means[f"share_open{name}"] = covered[:, at].mean(axis=1)
                means[f"places_per_100{name}"] = access[:, at].mean(axis=1) * 100
            values = pd.DataFrame(means, index=town.origins.index)[mine]
            rows = to_areas(values, area, people).rename_axis("area_code").reset_index()
            for name, (_covered, _access, nearest) in found.items():
                middle = _middles(town, nearest[:, at])
                rows[f"minutes_nearest{name}"] = rows["area_code"].map(middle)
            parts.append(rows.assign(season=season, band=band))
    answer = pd.concat(parts, ignore_index=True)
    answer["area_name"] = answer["area_code"].map(names)
    order = answer["area_name"].str.casefold().sort_values(kind="stable").index
    return answer.loc[order, [*COLUMNS, *(c for c in answer.columns if c not in COLUMNS)]]


def _middles(town: Town, nearest: np.ndarray) -> dict[str, float]:
    """Minutes by area."""
    people = town.origins["people"].to_numpy()
    areas = town.origins["area_code"].where(town.inside)
    return {
        str(code): middle_minutes(nearest[at], people[at], town.asked.walk_kmh)
        for code, at in areas.groupby(areas).indices.items()
    }
